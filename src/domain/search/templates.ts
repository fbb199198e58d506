import { bareName } from '../text/bare-name.ts';
import { nearest } from '../text/nearest.ts';

/** The search algorithms of one kind for which ModelArts has a template, such as `hpo` with `Bayes` and `TPE`. */
export interface TemplateFamily {
  readonly type: string;
  readonly algorithms: readonly string[];
}

/** A YAML file to begin a search with. */
export interface Template {
  readonly file: string | undefined;
  /** As ModelArts gives it, to the letter. */
  readonly content: string;
}

interface Named {
  readonly type: string;
  /** Absent: the whole family. */
  readonly algorithm?: string | undefined;
}

export type TemplateLookup =
  | { readonly kind: 'family'; readonly family: TemplateFamily }
  | { readonly kind: 'template'; readonly type: string; readonly algorithm: string }
  /** Several have that name, or none has and these are most like it. */
  | { readonly kind: 'which'; readonly isGuess: boolean; readonly choices: readonly Named[] };

/** What `hpo Bayes`, `hpo` or just `bayes` means. */
export function findTemplate(
  families: readonly TemplateFamily[],
  [first, second]: readonly [string, string | undefined],
): TemplateLookup {
  const family = families.find(({ type }) => isSame(type, first));
  if (family && second === undefined) return { kind: 'family', family };
  const word = second ?? first;
  const all = families.flatMap(({ type, algorithms }) =>
    algorithms.map((algorithm) => ({ type, algorithm })),
  );
  const alike = all.filter(({ algorithm }) => isSame(algorithm, word));
  const fitting = family ? alike.filter(({ type }) => type === family.type) : alike;
  const [only, ...others] = fitting;
  // A type that is not there makes even a good name of an algorithm a guess.
  const isGuess = second !== undefined && !family;
  if (only && others.length === 0 && !isGuess) return { kind: 'template', ...only };
  if (alike.length > 0) return { kind: 'which', isGuess: isGuess || fitting.length === 0, choices: alike };
  const types: Named[] = second === undefined ? families.map(({ type }) => ({ type })) : [];
  const near = nearest(word, [...types, ...all], {
    text: ({ type, algorithm }: Named) => algorithm ?? type,
    within: 0.6,
  });
  return { kind: 'which', isGuess: true, choices: near };
}

function isSame(name: string, word: string): boolean {
  return name === word || (bareName(name) !== '' && bareName(name) === bareName(word));
}
