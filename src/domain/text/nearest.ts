import { distance } from 'fastest-levenshtein';

/**
 * Up to `count` of the candidates, the most alike first.
 * @param within how far a candidate may be: 0 is the same word, 1 has no letter in common.
 */
export function nearest<T>(
  word: string,
  candidates: readonly T[],
  { count = 3, within = 1, text }: { count?: number; within?: number; text: (candidate: T) => string },
): T[] {
  const wanted = word.toLowerCase();
  return candidates
    .map((candidate) => ({ candidate, far: farness(wanted, text(candidate).toLowerCase()) }))
    .filter(({ far }) => far < within)
    .sort((a, b) => a.far - b.far)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** 0 for the same word, 1 for nothing in common; a word that begins or contains the other is near. */
function farness(word: string, other: string): number {
  if (word === '' || other === '') return 1;
  const relative = distance(word, other) / Math.max(word.length, other.length);
  return other.includes(word) || word.includes(other) ? relative / 2 : relative;
}
