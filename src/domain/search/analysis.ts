import type { Reading } from './reading.ts';

/** How much one searched parameter has to do with the outcome, by ModelArts' own analysis (fANOVA). */
export interface Importance {
  readonly parameter: string;
  /** Mostly between 0 and 1. Those of all parameters need not add up to 1. */
  readonly mean: Reading;
  /** Standard deviation of the same; may be larger than the mean. */
  readonly spread: Reading;
}

/** The most important first; what has no number comes last. */
export function byImportance(importances: readonly Importance[]): Importance[] {
  const size = ({ mean }: Importance) => (mean.kind === 'number' ? mean.value : Number.NEGATIVE_INFINITY);
  return importances.toSorted((a, b) => size(b) - size(a));
}

/** Whether ModelArts can be asked about it: a slash in a name would end the path, and dots lead out of it. */
export function canBeAsked(parameter: string): boolean {
  return parameter !== '' && !/^\.{1,2}$|\//.test(parameter);
}

/** The parameter that `word` names, whatever the case unless that tells two apart. */
export function parameterNamed(word: string, names: readonly string[]): string | undefined {
  if (names.includes(word)) return word;
  const [only, ...others] = names.filter((name) => name.toLowerCase() === word.toLowerCase());
  return others.length === 0 ? only : undefined;
}
