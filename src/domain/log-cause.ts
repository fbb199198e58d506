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
/** What a worker says that only another one went away or keeps it waiting: NCCL and HCCL, sockets, rendezvous. */
const OF_A_PEER =
  /NCCL|HCCL|\bgloo\b|\bEI000[26]\b|ERR02200|connection (?:was )?(?:reset|closed|refused)|ConnectionResetError|broken ?pipe|Dist(?:Backend|Network|Store)Error|Rendezvous\w*Error/i;
/** What launchers say once one of their processes has ended, whatever it said itself. */
const OF_A_LAUNCHER = /\b(?:ChildFailedError|SignalException)\b/;

/** What the end of a log says of errors. @param content a log of any size */
export function errorLines(content: string): ErrorLines {
  const { traceback, lines } = readTail(content, LINES);
  const found = lines.map((each) => each.trim()).filter((each) => ERROR.test(each));
  const last = traceback.at(-1)?.trim();
  // A traceback may stand far before the end.
  const errors = found.length === 0 && last !== undefined && traceback.length > 1 ? [last] : found;
  const own = errors.filter((each) => !OF_A_LAUNCHER.test(each));
  return (own.length > 0 ? own : errors).slice(-KEPT);
}

/** Whether the end of a worker's log tells why, rather than nothing or only that another worker was lost. */
export function tellsCause(errors: ErrorLines): boolean {
  const last = errors.at(-1);
  return last !== undefined && !OF_A_PEER.test(last) && !OF_A_LAUNCHER.test(last);
}

/** Those that tell why, where there are any: who fails first often loses the others after that. */
export function ownErrors(errors: ErrorLines): ErrorLines {
  const own = errors.filter((line) => tellsCause([line]));
  return own.length > 0 ? own : errors;
}

/** The errors of the first worker, and those of another one that tells why, with its name before each. */
export function withPeer(
  first: ErrorLines,
  peer: { readonly task: string; readonly errors: ErrorLines },
): ErrorLines {
  return [
    ...first.filter((line) => tellsCause([line])),
    ...peer.errors.filter((line) => tellsCause([line])).map((line) => `${peer.task}: ${line}`),
  ];
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
