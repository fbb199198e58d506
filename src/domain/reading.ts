/**
 * What a table cell that should be a number turned out to be.
 *
 * `step` is the distance between two values the cell could have told apart, present only where it is coarser than
 * a double: PyTorch prints a tensor to 4 decimals, so `tensor(0.0754)` is known in steps of 0.0001.
 */
export type Reading =
  | { readonly kind: 'number'; readonly value: number; readonly step?: number }
  | { readonly kind: 'nan' }
  | { readonly kind: 'infinite' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' };

const MISSING: Reading = { kind: 'missing' };
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const NOT_FINITE = /^[+-]?(?:(nan)|inf|infinity)$/i;
const WRAPPED =
  /^(tensor|array|(?:numpy|np)\.float(?:16|32|64|128))\(\s*([^\s,()[\]]+)\s*(?:,[^()]*(?:\([^()]*\)[^()]*)*)?\)$/;
const EXPONENT = /e([+-]?\d+)$/i;
const TENSOR_DECIMALS = 4;
const TENSOR_STEP = 1e-4;

/**
 * Reads a number the way ModelArts tables write one: a JSON number, decimal or exponent text, or the printed form of a
 * one-element tensor, array or NumPy float. Text is never evaluated, and an empty cell is never 0.
 */
export function readNumber(cell: unknown): Reading {
  if (typeof cell === 'number') return finite(cell);
  if (cell === null || cell === undefined) return MISSING;
  if (typeof cell !== 'string') return { kind: 'text', text: JSON.stringify(cell) };
  return readText(cell);
}

function readText(cell: string): Reading {
  if (NUMBER.test(cell)) return finite(Number(cell));
  const text = cell.trim();
  if (text === '' || text === 'None') return MISSING;
  const wrapped = WRAPPED.exec(text);
  const inner = wrapped?.[2] ?? text;
  if (NUMBER.test(inner)) {
    const read = finite(Number(inner));
    return wrapped?.[1] === 'tensor' && read.kind === 'number' ? { ...read, step: tensorStep(inner) } : read;
  }
  const special = NOT_FINITE.exec(inner);
  if (special) return { kind: special[1] ? 'nan' : 'infinite' };
  return { kind: 'text', text };
}

/** A tensor too small or large for plain decimals is printed as `1.2000e-05`: 4 decimals of the mantissa. */
function tensorStep(text: string): number {
  const exponent = EXPONENT.exec(text)?.[1];
  return exponent === undefined ? TENSOR_STEP : Number(`1e${Number(exponent) - TENSOR_DECIMALS}`);
}

function finite(value: number): Reading {
  if (Number.isNaN(value)) return { kind: 'nan' };
  return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'infinite' };
}
