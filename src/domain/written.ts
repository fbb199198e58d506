/**
 * A value that is no plain text, as people may read it: JSON, but for what says nothing: null, and numbers that JSON
 * can write and nobody can read, such as 1e999.
 */
export function written(value: unknown): string {
  const text = JSON.stringify(value, (_, each: unknown) => {
    if (Array.isArray(each)) return each.filter((item) => !saysNothing(item));
    return saysNothing(each) ? undefined : each;
  });
  // The typings leave out that nothing becomes nothing.
  return text ?? '';
}

function saysNothing(value: unknown): boolean {
  return value === null || (typeof value === 'number' && !Number.isFinite(value));
}
