/**
 * A number in [0, 1) that depends on nothing but `parts`: the same question always gets the same answer, in any
 * order, so a search needs no generator whose state would have to be carried along.
 */
export function chance(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const char of parts.join('/')) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  return scramble(hash) / 2 ** 32;
}

/** Eight hex characters, the form of a trial id. */
export function hexId(...parts: readonly (string | number)[]): string {
  return Math.floor(chance(...parts) * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
}

// The last step of MurmurHash3: without it neighbouring parts give neighbouring numbers.
function scramble(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
