/** A name without what people write differently: `scikit-learn` for `Scikit_Learn`. */
export function bareName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
