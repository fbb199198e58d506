import { masked } from '../text/secrets.ts';
import { errorKind } from './error-line.ts';
import { cleanLines, shortened } from './log-lines.ts';
import { lastTraceback } from './log-traceback.ts';

/** What is worth reading of a log. Free of credentials, terminal codes and control characters. */
export interface LogTail {
  /** The last Python traceback with the whole message of its exception, wherever it stands in the log. */
  readonly traceback: readonly string[];
  /** The exception that ends it, with its message on one line; nothing where the log is cut before it. */
  readonly exception: string | undefined;
  /** Where in the traceback the line stands that names it. */
  readonly exceptionAt: number | undefined;
  /** Where there is no traceback: the last lines that speak of an error. */
  readonly errors: readonly string[];
  /** The last lines, oldest first. */
  readonly lines: readonly string[];
  /** How many lines stand before these. */
  readonly before: number;
}

/**
 * Characters that are read of the end. Far more than is shown: a private key of several lines is recognised by its
 * first, so that cutting must come after masking.
 */
const WINDOW = 128 * 1024;
const ERRORS = 5;

/** @param content a log of any size @param most lines to keep */
export function readTail(content: string, most = 80): LogTail {
  const { text, skipped } = windowOf(content);
  const all = safeLines(text);
  const lines = all.slice(-most);
  const traceback = lastTraceback(content, safeLines);
  return {
    traceback: traceback?.lines ?? [],
    exception: traceback?.exception,
    exceptionAt: traceback?.exceptionAt,
    errors: traceback ? [] : all.filter((line) => errorKind(line) !== undefined).slice(-ERRORS),
    lines,
    before: skipped + all.length - lines.length,
  };
}

/** The end of the log from the start of a line on, and how many lines come before it. */
function windowOf(content: string): { readonly text: string; readonly skipped: number } {
  if (content.length <= WINDOW) return { text: content, skipped: 0 };
  const from = content.length - WINDOW;
  const start = content.indexOf('\n', from) + 1;
  // One line that is longer than all that is read: what is left of it has no beginning, and may begin in a secret.
  if (start === 0 || start >= content.length) return { text: content.slice(from), skipped: 0 };
  return { text: content.slice(start), skipped: countLines(content, start) };
}

function countLines(content: string, end: number): number {
  let lines = 0;
  for (let at = content.indexOf('\n'); at !== -1 && at < end; at = content.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** The lines of a text as they may be shown. Terminal codes go before masking, since one in the midst of a secret would hide it; cutting comes after. */
export function safeLines(text: string): string[] {
  const lines = masked(cleanLines(text).join('\n')).split('\n');
  const end = lines.findLastIndex((each) => each.trim() !== '');
  return lines.slice(0, end + 1).map(shortened);
}
