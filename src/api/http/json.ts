import { wellFormed } from '../../domain/text/well-formed.ts';

/** Rare, and looked for first: such an integer parses without a fault, but not to what it is. */
const LONG_INTEGER = /[[:,\s]-?[1-9]\d{15,}[\s,\]}]/;
/** Strings, which stay as they are, and bare words and integers that a number cannot hold. */
const PIECE = /"(?:[^"\\]|\\.)*"|(?<![\w.+-])(?<number>-?(?:[1-9]\d{15,}|Infinity|NaN))(?![\w.+-])/g;

/**
 * Parses JSON as services really write it. What no number can hold becomes its own text, which is read like every other
 * number that comes as text: long integers with all their digits, and NaN and Infinity, which Python writes bare. Texts
 * are well-formed and free of NUL.
 * @throws SyntaxError for anything else that is not JSON, and for what is nested beyond what can be read
 */
export function readJson(text: string): unknown {
  try {
    const value = parsed(text);
    return ODD_TEXT.test(text) ? cleaned(value) : value;
  } catch (error) {
    if (error instanceof RangeError) throw new SyntaxError('JSON is nested too deeply', { cause: error });
    throw error;
  }
}

/** How JSON spells NUL and half a character, or a text that looks like it. */
const ODD_TEXT = /\\u(?:0000|d[89a-f])/i;

/** Such texts are rare, and everything else is left as it was parsed. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [wellFormed(name), cleaned(each)]));
}

function parsed(text: string): unknown {
  if (LONG_INTEGER.test(text)) return JSON.parse(quoted(text));
  try {
    return JSON.parse(text);
  } catch (error) {
    const requoted = quoted(text);
    if (requoted === text) throw error;
    return JSON.parse(requoted);
  }
}

function quoted(text: string): string {
  return text.replace(PIECE, (found, number?: string) =>
    number === undefined || Number.isSafeInteger(Number(number)) ? found : `"${number}"`,
  );
}
