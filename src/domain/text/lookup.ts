import { nearest } from './nearest.ts';

/** What a word may have meant. */
export type Lookup<T> =
  | { readonly kind: 'one'; readonly item: T }
  | { readonly kind: 'several'; readonly items: readonly T[] }
  /** With those that are most like it. */
  | { readonly kind: 'none'; readonly nearest: readonly T[] };

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Finds by whole id or name, whatever the case unless that tells two apart. */
export function lookUp<T extends Named>(word: string, items: readonly T[]): Lookup<T> {
  const wanted = word.toLowerCase();
  const alike = items.filter(({ id, name }) => [id, name].some((each) => each.toLowerCase() === wanted));
  const exact = alike.filter(({ id, name }) => id === word || name === word);
  const [item, ...others] = exact.length > 0 ? exact : alike;
  if (!item) return { kind: 'none', nearest: distinct(nearest(word, items, { text: ({ name }) => name })) };
  return others.length === 0 ? { kind: 'one', item } : { kind: 'several', items: [item, ...others] };
}

function distinct<T extends Named>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
