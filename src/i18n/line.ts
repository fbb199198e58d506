/** A piece of a sentence. Strings are literal: nothing in them can ping, link or style, wherever they come from. */
export type Inline =
  | string
  | { readonly bold: string }
  | { readonly code: string }
  | { readonly user: string }
  | { readonly channel: string }
  | { readonly group: string }
  | { readonly time: Date; readonly to?: Precision };

/** How exactly a time is told; with `day` the date comes before it. */
export type Precision = 'day' | 'minute' | 'second';

/** A sentence whose pieces the screen draws as Slack's own elements. */
export type Line = readonly Inline[];

/** Writes a sentence as one reads it: line`Stopped by ${{ user }} at ${{ time }}.` */
export function line(texts: TemplateStringsArray, ...values: readonly (Inline | Line | number)[]): Line {
  return texts
    .flatMap((text, i): readonly Inline[] => {
      const value = values[i] ?? '';
      if (typeof value === 'number') return [text, String(value)];
      return isLine(value) ? [text, ...value] : [text, value];
    })
    .filter((piece) => piece !== '');
}

/** The pieces one after another, with `between` in the gaps. */
export function joined(pieces: readonly (Inline | Line)[], between: string): Line {
  return pieces.flatMap((piece, i): readonly Inline[] => [
    ...(i > 0 ? [between] : []),
    ...(isLine(piece) ? piece : [piece]),
  ]);
}

/** The same at the start of a sentence. */
export function capitalised([first, ...rest]: Line): Line {
  if (typeof first !== 'string') return first === undefined ? [] : [first, ...rest];
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest];
}

function isLine(value: Inline | Line): value is Line {
  return Array.isArray(value);
}
