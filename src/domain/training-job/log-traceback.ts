import { isOfNpu } from './error-line.ts';

const TITLE = 'Traceback (most recent call last)';
/** Characters that are read from the title on. */
const SEGMENT = 64 * 1024;
/** Characters that a launcher may put before each line, such as `[rank0]: ` or a time. */
const PREFIX = 200;
const MOST_LINES = 400;
/** Lines from the title on among which those of its process are looked for. */
const REACH = 1_000;
/** Lines that others may write into the midst of a traceback. */
const STRAY = 5;
const MOST_OF_MESSAGE = 100;
/** Lines before a title that may say whose it is. */
const BEFORE = 3;

/** What Python says when an exception ends a program: where it was raised, and why, down to the last of a chain. */
export interface Traceback {
  /** From the title to the last line of the message, without the prefix of a launcher. */
  readonly lines: readonly string[];
  /** Where among them the line stands that names the exception; nothing where the log is cut before it. */
  readonly exceptionAt: number | undefined;
  /** That line; where it ends in a colon, with what follows it. */
  readonly exception: string | undefined;
  /** What NPUs say within the message of the exception, which tells more than the exception does. */
  readonly ofNpu: string | undefined;
  /** The same lines as they stand in the log. */
  readonly raw: readonly string[];
  /** Lines directly before, oldest first. */
  readonly before: readonly string[];
}

/** @param linesOf how the text is taken apart */
export function lastTraceback(content: string, linesOf: (text: string) => string[]): Traceback | undefined {
  const at = startOfLast(content);
  if (at === -1) return undefined;
  const from = Math.max(content.lastIndexOf('\n', at) + 1, at - PREFIX);
  const { traceback } = tracebackAt(linesOf(content.slice(from, from + SEGMENT)), 0);
  return { ...traceback, before: linesOf(content.slice(linesBefore(content, from), from)).slice(-BEFORE) };
}

/** Of a group of exceptions, each of which has a traceback of its own, the title of all. */
function startOfLast(content: string): number {
  const at = content.lastIndexOf(TITLE);
  const line = content.slice(content.lastIndexOf('\n', at) + 1, Math.max(at, 0));
  const group = /\| $/.test(line) ? content.lastIndexOf(GROUP_TITLE, at) : -1;
  return group !== -1 && at - group < SEGMENT ? group : at;
}

function linesBefore(content: string, from: number): number {
  let start = from;
  for (let count = 0; count < BEFORE && start > 0; count += 1)
    start = start < 2 ? 0 : content.lastIndexOf('\n', start - 2) + 1;
  return Math.max(start, from - BEFORE * PREFIX * 2);
}

interface Placed {
  readonly traceback: Traceback;
  /** Of its lines among all. */
  readonly places: readonly number[];
}

/** All tracebacks among the lines of a log, oldest first. */
export function tracebacksIn(lines: readonly string[]): Placed[] {
  const found: Placed[] = [];
  const taken = new Set<number>();
  for (const [at, line] of lines.entries()) {
    if (taken.has(at) || !line.includes(TITLE)) continue;
    const one = tracebackAt(lines, at);
    for (const place of one.places) taken.add(place);
    found.push(one);
  }
  return found;
}

/** A line of the process that wrote the title, and its place among all lines. */
interface Own {
  readonly at: number;
  readonly text: string;
}

function tracebackAt(lines: readonly string[], at: number): Placed {
  const title = lines[at] ?? '';
  const [opening = TITLE] =
    /(?: {2}\+ Exception Group |Original )?Traceback \(most recent call last\).*$/.exec(title) ?? [];
  const prefix = title.slice(0, Math.max(0, title.length - opening.length));
  const own = ofSameProcess(lines, at, prefix);
  const { kept, exceptionAt, end } = walk([{ at, text: opening }, ...own]);
  const body = kept.slice(1);
  const first = opening.includes('+') ? opening : `${TITLE}:`;
  const all = [first, ...body.map(({ text }) => text)];
  // The call that failed and the exception are at the end.
  const left = Math.max(0, all.length - MOST_LINES);
  const shown = [first, ...all.slice(1 + left)];
  const message = exceptionAt === undefined ? [] : all.slice(exceptionAt, end);
  const traceback: Traceback = {
    lines: shown,
    exceptionAt: exceptionAt === undefined ? undefined : Math.max(0, exceptionAt - left),
    exception: exceptionOf(message.map(withoutBars)),
    ofNpu: message.slice(1).map(withoutBars).find(isOfNpu)?.trim(),
    raw: kept.map((each) => lines[each.at] ?? ''),
    before: lines.slice(Math.max(0, at - BEFORE), at),
  };
  return { traceback, places: kept.map((each) => each.at) };
}

const FRAME = /^\s*\|?\s*File ".*", line \d+/;
/** An exception with its message, or alone; levels of logging look like one. Those in small letters have a module. */
const EXCEPTION =
  /^(?!(?:INFO|DEBUG|WARN|WARNING|ERROR|NOTE|Node)\b)(?:[A-Z_][\w.<>]*|[a-z]\w*\.[\w.<>]+|[a-z]\w*(?:Error|Exception))(?:\([\w.]+\))?(?::|$)/;
/** What Python, Ray and PyTorch put between an exception and the next one of its chain. */
const CHAIN =
  /^(?:During handling of the above exception, another exception occurred:|The above exception was the direct cause of the following exception:|-- Process \d+ terminated with the following error:|Original Traceback \(most recent call last\))/;
/** The text of a traceback that came from another process stands between these. */
const QUOTES = /^"""$/;
const GROUP_TITLE = '+ Exception Group Traceback (most recent call last)';

interface Walked {
  readonly kept: readonly Own[];
  /** Places among those kept: the line that names the exception that ends it, and where its message ends. */
  readonly exceptionAt: number | undefined;
  readonly end: number;
}

/** From the title through the whole chain. An empty line ends nothing: some launchers put one after each. */
function walk(own: readonly Own[]): Walked {
  const kept: Own[] = [];
  let exceptionAt: number | undefined;
  let end = 0;
  let at = 0;
  const take = (until: number) => {
    kept.push(...own.slice(at, until));
    at = until;
  };
  while (at < own.length) {
    const raised = raisedAt(own, at);
    if (raised) {
      exceptionAt = kept.length + raised.at - at;
      end = kept.length + raised.messageEnd - at;
      take(raised.until);
      const next = chainedAt(own, at);
      if (next === undefined) break;
      take(next);
    } else if (isWithin(own[at]?.text ?? '')) take(at + 1);
    else at = afterStray(own, at);
  }
  const last = kept.findLastIndex(({ text }) => text.trim() !== '');
  return { kept: kept.slice(0, last + 1), exceptionAt, end };
}

/** An exception by the place that names it, where its message ends, and what is drawn around it. */
interface Raised {
  readonly at: number;
  readonly messageEnd: number;
  readonly until: number;
}

function raisedAt(own: readonly Own[], at: number): Raised | undefined {
  const text = own[at]?.text ?? '';
  if (text.includes(GROUP_TITLE)) return groupAt(own, at);
  if (!EXCEPTION.test(text)) return undefined;
  const messageEnd = messageEndAt(own, at);
  return { at, messageEnd, until: messageEnd };
}

function isWithin(text: string): boolean {
  return /^(?:\s|$|ray::|(?:Original )?Traceback \(most recent call last\))/.test(text);
}

/** Where the chain goes on behind an exception and its message, if it does. */
function chainedAt(own: readonly Own[], from: number): number | undefined {
  const textAt = (place: number) => own[place]?.text ?? '';
  let at = firstFilled(own, from);
  // The frames below a `RayTaskError` lead to the exception that the worker raised.
  if (FRAME.test(textAt(at))) return at;
  if (QUOTES.test(textAt(at))) at = firstFilled(own, at + 1);
  if (!CHAIN.test(textAt(at))) return undefined;
  const next = textAt(at).includes(TITLE) ? at : firstFilled(own, at + 1);
  return /^ray::/.test(textAt(next)) || textAt(next).includes(TITLE) || FRAME.test(textAt(next))
    ? next
    : undefined;
}

/** Where the traceback goes on behind what another process wrote into it; the end of all where it does not. */
function afterStray(own: readonly Own[], at: number): number {
  for (let place = at + 1; place <= at + STRAY && place < own.length; place += 1) {
    const text = own[place]?.text ?? '';
    if (text.includes(TITLE)) return own.length;
    if (FRAME.test(text) || (EXCEPTION.test(text) && /^[\w.]*(?:Error|Exception)\b/.test(text))) return place;
  }
  return own.length;
}

function firstFilled(own: readonly Own[], from: number): number {
  const found = own.findIndex(({ text }, place) => place >= from && text.trim() !== '');
  return found === -1 ? own.length : found;
}

/**
 * The line behind a message of several lines. Those after the first are indented; of TensorFlow's only the last one is,
 * and NPUs put lines of their own below.
 */
function messageEndAt(own: readonly Own[], at: number): number {
  const graph = graphEnd(own, at);
  if (graph !== undefined) return graph;
  const hasNpu = OVER_NPU.test(own[at]?.text ?? '');
  let end = at + 1;
  for (let next = firstFilled(own, end); next < Math.min(own.length, at + MOST_OF_MESSAGE); ) {
    const text = own[next]?.text ?? '';
    if (FRAME.test(text) || text.includes(TITLE)) break;
    if (!/^\s/.test(text) && !(hasNpu && (text.startsWith('[ERROR]') || isOfNpu(text)))) break;
    end = next + 1;
    next = firstFilled(own, end);
  }
  return end;
}

/** What PyTorch raises where an NPU has said more. */
const OVER_NPU = /^RuntimeError\b|npu|hccl|\bacl|ascend/i;
const OF_A_GRAPH = /Graph execution error:|^tensorflow\.|^[\w.]*errors_impl\./;
const NODE = /\{\{(?:node|function_node) /;

/** TensorFlow's message ends with the operation that failed. */
function graphEnd(own: readonly Own[], at: number): number | undefined {
  if (!OF_A_GRAPH.test(own[at]?.text ?? '')) return undefined;
  const rest = own.slice(at, at + MOST_OF_MESSAGE).map(({ text }) => text);
  const other = rest.findIndex((text) => text.includes(TITLE));
  const texts = other === -1 ? rest : rest.slice(0, other);
  const last = texts.findIndex((text) => /\[Op:\w+\]/.test(text));
  const node = last === -1 ? texts.findLastIndex((text) => NODE.test(text)) : last;
  return node === -1 ? undefined : at + node + 1;
}

/** A group of exceptions, drawn as a tree. What is told is the last one that is no group itself. */
function groupAt(own: readonly Own[], at: number): Raised | undefined {
  const behind = own.findIndex(({ text }, place) => place > at && !/^\s*[|+]/.test(text));
  const end = behind === -1 ? own.length : behind;
  const texts = own.slice(at, end).map(({ text }) => withoutBars(text));
  const found = texts.findLastIndex(
    (text) => EXCEPTION.test(text) && !text.startsWith(TITLE) && !/ \(\d+ sub-exceptions?\)$/.test(text),
  );
  if (found === -1) return undefined;
  const next = texts.findIndex((text, place) => place > found && !/^\s/.test(text));
  return { at: at + found, messageEnd: next === -1 ? end : at + next, until: end };
}

function withoutBars(text: string): string {
  return text.replace(/^\s*\| ?/, '');
}

/** The line that names the exception. Where that only announces what follows, with the line that says it. */
function exceptionOf(message: readonly string[]): string | undefined {
  const [first, ...rest] = message;
  if (first === undefined) return undefined;
  const name = first.trim();
  if (!name.endsWith(':')) return name;
  const node = rest.findIndex((text) => NODE.test(text));
  const ofGraph = rest.slice(0, Math.max(0, node)).findLast((text) => /^(?!Node: )\S/.test(text));
  const says = ofGraph ?? rest.find((text) => text.trim() !== '');
  return says === undefined ? name : `${name} ${says.trim()}`;
}

/** Several processes may write into one log, each with its own prefix; times in it go on counting. */
function ofSameProcess(lines: readonly string[], at: number, prefix: string): readonly Own[] {
  const rest = lines.slice(at + 1, at + 1 + REACH).map((text, i) => ({ at: at + 1 + i, text }));
  if (prefix.trim() === '') return rest;
  const pattern = patternOf(prefix);
  const own = rest.flatMap((line) => {
    const found = pattern.exec(line.text);
    return found ? [{ ...line, text: line.text.slice(found[0].length) }] : [];
  });
  // The prefix stands before the title alone, as after a progress bar.
  return own.length > 0 ? own : rest;
}

/**
 * The prefix with any number in the place of each of its own, but those that name the process. Cleaned lines have lost the
 * spaces at their ends.
 */
function patternOf(prefix: string): RegExp {
  const words = prefix.trimEnd();
  const spaces = prefix.length - words.length;
  const parts = words.split(/((?<![A-Za-z])(?:pid|rank|worker|process|node|actor)[=: _-]?\d+)|\d+/i);
  // Each second part is a name with its number, or nothing in the place of another number.
  const pattern = parts.map((part, i) =>
    i % 2 === 1 && part === undefined ? String.raw`\d+` : literal(part),
  );
  return new RegExp(`^${pattern.join('')}(?!\\d) {0,${spaces}}`);
}

function literal(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
