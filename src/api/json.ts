/** Rare, and looked for first: such an integer parses without a fault, but not to what it is. */
const LONG_INTEGER = /[[:,\s]-?[1-9]\d{15,}[\s,\]}]/;
/** Strings, which stay as they are, and bare words and integers that a number cannot hold. */
const PIECE = /"(?:[^"\\]|\\.)*"|(?<![\w.+-])(?<number>-?(?:[1-9]\d{15,}|Infinity|NaN))(?![\w.+-])/g;

/**
 * Parses JSON as services really write it. What no number can hold becomes its own text, which is read like every other
 * number that comes as text: long integers with all their digits, and NaN and Infinity, which Python writes bare.
 * @throws SyntaxError for anything else that is not JSON
 */
export function readJson(text: string): unknown {
  if (LONG_INTEGER.test(text)) return JSON.parse(quoted(text));
  try {
    return JSON.parse(text);
  } catch (error) {
    const mended = quoted(text);
    if (mended === text) throw error;
    return JSON.parse(mended);
  }
}

function quoted(text: string): string {
  return text.replace(PIECE, (found, number?: string) =>
    number === undefined || Number.isSafeInteger(Number(number)) ? found : `"${number}"`,
  );
}
