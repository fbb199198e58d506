type Rule = readonly [isBroken: boolean, sentence: string];

/** The sentences of the rules that are broken. */
export function broken(rules: readonly Rule[]): string[] {
  return rules.filter(([isBroken]) => isBroken).map(([, sentence]) => sentence);
}
