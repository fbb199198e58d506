/** Numbers the way the training code's Python prints them into the table. */

export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return Number.isInteger(value) ? value.toFixed(1) : padExponent(String(value));
}

/** PyTorch's default of 4 decimals: what is read back from the table is rounded. */
export function tensorText(value: number): string {
  return `tensor(${tensorNumber(value)}, device='cuda:0', requires_grad=True)`;
}

function tensorNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const tiny = value !== 0 && Math.abs(value) < 1e-4;
  return tiny ? padExponent(value.toExponential(4)) : value.toFixed(4);
}

/** Python writes `1e-07` where JavaScript writes `1e-7`. */
function padExponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}
