import { readTail } from './log-tail.ts';
import type { SeenTrial } from './snapshot.ts';

/** Lines that name an error, oldest first, free of secrets. */
export type ErrorLines = readonly string[];

/** Lines of the end of a log that are looked through. */
const LINES = 2_000;
const KEPT = 200;
/** The line that ends a Python traceback, and what launchers, shells and kernels say; some put a prefix before it. */
const ERROR =
  /\b(?:[A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Exit)\b\s*(?::|$)|FATAL\b|CRITICAL\b|Segmentation fault|core dumped|[Oo]ut of memory|OOM)|^Killed$/;

/** What the end of a log says of errors. @param content a log of any size */
export function errorLines(content: string): ErrorLines {
  const { traceback, lines } = readTail(content, LINES);
  const found = lines.map((each) => each.trim()).filter((each) => ERROR.test(each));
  const last = traceback.at(-1)?.trim();
  // A traceback may stand far before the end.
  return found.length === 0 && last !== undefined && traceback.length > 1 ? [last] : found.slice(-KEPT);
}

/**
 * Why trials have failed, as far as the log that they share tells: the last error that names the trial; where none does,
 * the one error that all of the log is about, or for the trial that was made last the last one.
 * @param failed in the order they were made
 */
export function likelyCauses(
  errors: ErrorLines,
  failed: readonly Pick<SeenTrial, 'id'>[],
): ReadonlyMap<string, string> {
  const last = errors.at(-1);
  if (last === undefined) return new Map();
  const isOnly = new Set(errors.map(withoutNumbers)).size === 1;
  return new Map(
    failed.flatMap(({ id }, i): [string, string][] => {
      const own = errors.findLast((line) => line.includes(id));
      const shared = isOnly || i === failed.length - 1 ? last : undefined;
      const cause = own ?? shared;
      return cause === undefined ? [] : [[id, cause]];
    }),
  );
}

/** The same error at another time, of another process, or by another number of bytes. */
function withoutNumbers(line: string): string {
  return line.replaceAll(/\d+/g, '0');
}
