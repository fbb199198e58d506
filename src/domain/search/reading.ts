/**
 * What a table cell that should be a number turned out to be.
 *
 * `step` is the distance between two values the cell could have told apart, present only where it is coarser than
 * a double: `tensor(0.0754)` is known in steps of 0.0001, and `tensor(0.07540001)` in steps of 0.00000001.
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

/** One element by itself or as the only one of a list. */
const ELEMENT = String.raw`(?:\[\s*(?<only>[^\s,()[\]]+)\s*\]|(?<bare>[^\s,()[\]=]+))`;
/** What a library says of a value beside it: `, device='cuda:0', shape=(1,)`. A second value is no such thing. */
const ABOUT = String.raw`(?:,\s*[a-z_]\w*\s*=(?:[^(),[\]]|\([^()]*\)|\[[^[\]]*\])*)*`;
const NUMPY = String.raw`(?:numpy|np)\.(?:(?:float|u?int)\d*_?|half|single|double|longdouble|byte|ubyte|u?short|u?intc|u?intp|u?long|u?longlong)`;
/** The printed forms of one number. PyTorch's comes first and alone, since it rounds. */
const PRINTED: readonly RegExp[] = [
  new RegExp(String.raw`^(?<rounds>tensor)\(\s*${ELEMENT}\s*${ABOUT},?\s*\)$`),
  new RegExp(String.raw`^(?:(?:(?:numpy|np)\.)?array|tf\.Tensor|${NUMPY})\(\s*${ELEMENT}\s*${ABOUT},?\s*\)$`),
  new RegExp(String.raw`^Tensor\(\s*shape=\[1?\],\s*dtype=\w+,\s*value=\s*${ELEMENT}\s*\)$`),
  /^<tf\.Tensor:\s*shape=\(\),\s*dtype=\w+,\s*numpy=(?<bare>[^\s,()[\]<>]+)>$/,
];
const MANTISSA = /^[+-]?\d*\.?(\d*)(?:e([+-]?\d+))?$/i;
/** What PyTorch prints unless it is told otherwise. */
const TENSOR_DECIMALS = 4;

/**
 * Reads a number the way ModelArts tables write one: a JSON number, decimal or exponent text, or the printed form of one
 * number in a common library. Text is never evaluated, and an empty cell is never 0.
 */
export function readNumber(cell: unknown): Reading {
  if (typeof cell === 'number') return finite(cell);
  if (cell === null || cell === undefined) return MISSING;
  if (typeof cell !== 'string') return { kind: 'text', text: JSON.stringify(cell) };
  return readText(cell);
}

interface Scalar {
  readonly inner: string;
  /** The library has rounded it to the decimals that are there. */
  readonly isRounded: boolean;
}

/** What stands inside the printed form of one value, such as `np.float64(0.5)`; nothing for any other text. */
export function scalarIn(text: string): Scalar | undefined {
  for (const pattern of PRINTED) {
    const groups = pattern.exec(text)?.groups;
    const inner = groups?.only ?? groups?.bare;
    if (inner !== undefined) return { inner, isRounded: groups?.rounds !== undefined };
  }
  return undefined;
}

function readText(cell: string): Reading {
  if (NUMBER.test(cell)) return finite(Number(cell));
  const text = cell.trim();
  if (text === '' || text === 'None') return MISSING;
  const { inner, isRounded } = scalarIn(text) ?? { inner: text, isRounded: false };
  if (NUMBER.test(inner)) {
    const read = finite(Number(inner));
    return isRounded && read.kind === 'number' ? { ...read, step: stepOf(inner) } : read;
  }
  const special = NOT_FINITE.exec(inner);
  if (special) return { kind: special[1] ? 'nan' : 'infinite' };
  return { kind: 'text', text };
}

/** A value too small or large for plain decimals is printed as `1.2000e-05`: the decimals are those of the mantissa. */
function stepOf(text: string): number {
  const [, decimals = '', exponent = '0'] = MANTISSA.exec(text) ?? [];
  return Number(`1e${Number(exponent) - Math.max(TENSOR_DECIMALS, decimals.length)}`);
}

function finite(value: number): Reading {
  if (Number.isNaN(value)) return { kind: 'nan' };
  return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'infinite' };
}
