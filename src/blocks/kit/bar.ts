const WIDTH = 10;

/** A bar for the eye: the numbers stand beside it. Only what is full looks so. @param share from 0; beyond 1 counts as 1 */
export function bar(share: number): string {
  const full = share >= 1 ? WIDTH : Math.min(WIDTH - 1, Math.round(share * WIDTH));
  return '█'.repeat(full) + '░'.repeat(WIDTH - full);
}
