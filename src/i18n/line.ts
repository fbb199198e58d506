/** A piece of a sentence. Strings are literal: nothing in them can ping, link or style, wherever they come from. */
export type Inline =
  | string
  | { readonly bold: string }
  | { readonly code: string }
  | { readonly user: string }
  | { readonly time: Date };

/** A sentence whose pieces the screen draws as Slack's own elements. */
export type Line = readonly Inline[];

/** Writes a sentence as one reads it: line`Stopped by ${{ user }} at ${{ time }}.` */
export function line(texts: TemplateStringsArray, ...values: readonly (Inline | number)[]): Line {
  return texts
    .flatMap((text, i) => {
      const value = values[i];
      return [text, typeof value === 'number' ? String(value) : (value ?? '')];
    })
    .filter((piece) => piece !== '');
}
