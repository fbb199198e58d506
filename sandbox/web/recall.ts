const lines: string[] = [];

/** Keeps a line that was sent, for the arrow keys. */
export function remember(line: string): void {
  if (lines.at(-1) !== line) lines.push(line);
}

/** The line so many steps back; empty at none, undefined beyond the first. */
export function recall(steps: number): string | undefined {
  return steps === 0 ? '' : lines.at(-steps);
}
