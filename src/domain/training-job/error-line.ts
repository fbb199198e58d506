/**
 * What a line of a log says of an error. `cause`: it names one. `signal`: a process was ended by one that tells why, such
 * as 9 where memory ran out. `exit`: a launcher says that a process has failed, and not why. `mention`: it speaks of an
 * error without naming any.
 */
export type ErrorKind = 'cause' | 'signal' | 'exit' | 'mention';

/** Exceptions that are named without their module. Any other name may be one of a metric. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'ArithmeticError',
  'AssertionError',
  'AttributeError',
  'BlockingIOError',
  'BrokenPipeError',
  'BufferError',
  'ChildProcessError',
  'ConnectionAbortedError',
  'ConnectionError',
  'ConnectionRefusedError',
  'ConnectionResetError',
  'EOFError',
  'EnvironmentError',
  'Exception',
  'FileExistsError',
  'FileNotFoundError',
  'FloatingPointError',
  'IOError',
  'ImportError',
  'IndentationError',
  'IndexError',
  'InterruptedError',
  'IsADirectoryError',
  'KeyError',
  'KeyboardInterrupt',
  'LookupError',
  'MemoryError',
  'ModuleNotFoundError',
  'NameError',
  'NotADirectoryError',
  'NotImplementedError',
  'OSError',
  'OverflowError',
  'PermissionError',
  'ProcessLookupError',
  'RecursionError',
  'ReferenceError',
  'RuntimeError',
  'SyntaxError',
  'SystemError',
  'TabError',
  'TimeoutError',
  'TypeError',
  'UnboundLocalError',
  'UnicodeDecodeError',
  'UnicodeEncodeError',
  'UnicodeError',
  'ValueError',
  'ZeroDivisionError',
]);

/** An exception as Python, C++ and Java print it, with its message or at the end of the line. */
const NAMED =
  /(?<![\w.])((?:[A-Za-z_]\w*\.)+\w*(?:Error|Exception|Interrupt|Exit|ExceptionGroup)|[A-Za-z_]\w*(?:Error|Exception|Interrupt|Exit|ExceptionGroup)|Exception)(?:\([\w.]+\))?\s*(?::\s*|$)/g;
/** Nothing but the name, or a prefix such as `[rank0]: ` before it. */
const NAME_ALONE = /^(?:.{0,200}[\])]:?\s+)?[A-Za-z_]\w*$/;
/** Errors of NPUs begin with a code: `EJ0001: `, `E19999: `. What Pylint says of a place in a file looks the same. */
const CANN = /(?:^|[\s\])])(?<!:\d{1,5}: )E[A-Z]?\d{4,5}[:：]/;
const FATE =
  /\b(?:FATAL|CRITICAL|Segmentation fault|core dumped|[Bb]us error|[Oo]ut of memory|OOM)\b|段错误|总线错误/;
const STATES =
  'Killed|已杀死|Segmentation fault|段错误|Aborted|已放弃|Bus error|总线错误|Illegal instruction|非法指令|Floating point exception|浮点数例外';
const STATE_ALONE = new RegExp(String.raw`^(?:[[(].{1,80}[\])]:?\s+)?(?:${STATES})(?:\s*[(（].{0,60})?$`);
/** A shell tells of each process that a signal ended: `./run.sh: line 7:   233 Killed   python train.py`. */
const OF_A_SHELL = new RegExp(
  String.raw`(?:[:：]\s?(?:line|行)\s?\d+\s?[:：]|^\[\d+\][-+]?)\s*(?:\d+\s+)?((?:${STATES})(?![A-Za-z]).*)`,
);

/** What launchers say once one of their processes has ended, whatever it said itself. */
const OF_A_LAUNCHER = /\b(?:ChildFailedError|SignalException|SystemExit|CalledProcessError: Command)\b/;
const EXIT_CODE =
  /(?:\bexit(?:ed)?(?:[ _-]?(?:code|status)|\s+with(?:\s+(?:a|non-?zero|exit|return|error|status))*(?:\s+(?:code|status))?)|\breturn(?:ed)?[ _-]?code|退出码)["']?\s*(?:[:：=]|is\b|of\b)?\s*["']?\(?(-?\d{1,9})\b/i;
const SIGNAL = /\bSignals?[ .](?:\d+ \()?SIG(KILL|ABRT|SEGV|BUS|ILL|FPE)\b/;
/** Those by which a process ends of its own fault, or of its machine's; 15 only says that a person wanted so. */
const SIGNALS: ReadonlySet<number> = new Set([4, 6, 7, 8, 9, 11]);

/** A word for an error that need not be followed by a colon. */
const MENTIONED = /\b([A-Z]\w*(?:Error|Exception)|ERROR|[Ee]rror(?=:))\b\s*[:=]?\s*/g;
const OF_A_METRIC = /(?:Squared|Absolute|Percentage|Logarithmic|Relative|Mean|Scaled)Error$/;

const NUMBER = String.raw`(?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|nan|NaN|[-+]?inf)`;
const DECIMAL = String.raw`(?:[-+]?(?:\d*\.\d+|\d+\.|\d+(?=[eE]))(?:[eE][-+]?\d+)?|nan|NaN|[-+]?inf)`;
const SCALAR = String.raw`(?:[\w.]{1,20}\()?[[(]?`;
const BETWEEN = String.raw`[-–—|,;/(±[\]·→)]`;
/** What stands behind the name of a metric: a number, a number and where it was measured, a number and other metrics. */
const MEASURED = new RegExp(
  `^(?:${[
    String.raw`${SCALAR}${NUMBER}[\])]*\s*%?\s*$`,
    String.raw`${SCALAR}${DECIMAL}\s*%?(?:\s*${BETWEEN}|\s+(?:at|after|on|in|for|over|vs|to)\b|\s+[\w./]+\s*[:=])`,
    String.raw`${NUMBER}(?:\s*${BETWEEN}\s*|\s+)[\w./ ]{1,40}[:=]\s*${NUMBER}`,
  ].join('|')})`,
);

/** The kind of error that a line speaks of; nothing where it speaks of none. @param line of any length, free of prefixes or not */
export function errorKind(line: string): ErrorKind | undefined {
  const text = line.trim();
  const isOfLauncher = OF_A_LAUNCHER.test(text);
  if (!isOfLauncher && namesCause(text)) return 'cause';
  return exitKind(text) ?? (isOfLauncher ? 'exit' : mentionKind(text));
}

/** What is told of a line that names an error: of what a shell says, from the fate of the process on. */
export function told(line: string): string {
  return OF_A_SHELL.exec(line)?.[1]?.trim() ?? line.trim();
}

/** From the name of the error on, so that the same error of two processes reads the same. */
export function fromName(line: string): string {
  const at = [...line.matchAll(NAMED)].find((found) => isException(found, line))?.index;
  return at === undefined ? line : line.slice(at);
}

/** Whether the line begins what NPUs say of an error. */
export function isOfNpu(line: string): boolean {
  return CANN.test(line);
}

function namesCause(text: string): boolean {
  return (
    CANN.test(text) ||
    FATE.test(text) ||
    STATE_ALONE.test(text) ||
    OF_A_SHELL.test(text) ||
    [...text.matchAll(NAMED)].some((found) => isException(found, text))
  );
}

/** A metric may be called an error too: such a name is one only where its message is more than a value. */
function isException(found: RegExpExecArray, text: string): boolean {
  const [all, name = ''] = found;
  if (BUILT_IN.has(name) || name.includes('.')) return true;
  const message = text.slice(found.index + all.length);
  return all.includes(':') ? !MEASURED.test(message) : NAME_ALONE.test(text);
}

function exitKind(text: string): ErrorKind | undefined {
  if (SIGNAL.test(text)) return 'signal';
  const code = Number(EXIT_CODE.exec(text)?.[1] ?? 0);
  if (code === 0) return undefined;
  // Shells add 128, Python makes it negative.
  return SIGNALS.has(code < 0 ? -code : code - 128) ? 'signal' : 'exit';
}

function mentionKind(text: string): ErrorKind | undefined {
  const isMention = [...text.matchAll(MENTIONED)].some(
    ({ 0: all, 1: name = '', index }) =>
      !OF_A_METRIC.test(name) && !MEASURED.test(text.slice(index + all.length)),
  );
  return isMention ? 'mention' : undefined;
}
