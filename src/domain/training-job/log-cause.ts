import type { SeenTrial } from '../search/snapshot.ts';
import { errorKind, fromName, told } from './error-line.ts';
import { readTail, safeLines } from './log-tail.ts';
import { lastTraceback, type Traceback, tracebacksIn } from './log-traceback.ts';
import { type Nameable, trialFinder } from './named-trials.ts';

/** An error in a log, free of secrets. */
export interface LogError {
  /** The line that names it. */
  readonly line: string;
  /** Texts that may name its trial, nearest first: its own lines, then those before that tell of a failure. */
  readonly around: readonly string[];
}

/** Oldest first. */
export type ErrorLines = readonly LogError[];

/** Lines of the end of a log that are looked through. */
const LINES = 2_000;
const KEPT = 200;
/** Lines before an error in which it may be announced. */
const BEFORE = 3;
const ANNOUNCES =
  /\bERROR\b|\b(?:[Ff]ail(?:ed|ure)?|[Ee]rrored|[Rr]aised|[Cc]rashed|[Dd]ied|[Kk]illed)\b|失败|出错/;
const OF_A_TABLE = /^\s*[|│]/;
/** What a worker says that only another one went away or keeps it waiting: NCCL and HCCL, sockets, rendezvous. */
const OF_A_PEER =
  /NCCL|HCCL|\bgloo\b|\bEI000[26]\b|ERR02200|connection (?:was )?(?:reset|closed|refused)|ConnectionResetError|broken ?pipe|Dist(?:Backend|Network|Store)Error|Rendezvous\w*Error/i;

type Weight = 'cause' | 'signal' | 'exit';

interface Found {
  readonly at: number;
  readonly weight: Weight;
  readonly error: LogError;
}

/**
 * What the end of a log says of errors; of a traceback the exception that ends it. What launchers and shells say of how a
 * process ended counts only where nothing else does.
 * @param content a log of any size
 */
export function errorLines(content: string): ErrorLines {
  const { lines } = readTail(content, LINES);
  const found = foundIn(lines);
  const of = (weight: Weight) => found.filter((each) => each.weight === weight).map(({ error }) => error);
  const ways = [
    () => of('cause'),
    () => of('signal'),
    // A traceback may stand far before the end.
    () => farRaised(content),
    () => of('exit'),
  ];
  for (const errorsOf of ways) {
    const errors = errorsOf();
    if (errors.length > 0) return errors.slice(-KEPT);
  }
  return [];
}

function foundIn(lines: readonly string[]): Found[] {
  const tracebacks = tracebacksIn(lines);
  const taken = new Set(tracebacks.flatMap(({ places }) => places));
  const raised = tracebacks.flatMap(({ traceback, places: [at = 0] }): Found[] => {
    const before = announced(lines.slice(Math.max(0, at - BEFORE), at), (i) => taken.has(at - 1 - i));
    return raisedIn(traceback, before).map((error) => ({ at, weight: weightOf(error.line), error }));
  });
  const said = lines.flatMap((line, at): Found[] => {
    const kind = taken.has(at) ? undefined : errorKind(line);
    if (kind === undefined || kind === 'mention') return [];
    const before = announced(lines.slice(Math.max(0, at - BEFORE), at), (i) => taken.has(at - 1 - i));
    return [{ at, weight: kind, error: { line: told(line), around: [line, ...before] } }];
  });
  return [...raised, ...said].sort((a, b) => a.at - b.at);
}

function farRaised(content: string): LogError[] {
  const far = lastTraceback(content, safeLines);
  return far ? raisedIn(far, announced(far.before)) : [];
}

/** The last line of a traceback is an error whatever it is called. */
function weightOf(line: string): Weight {
  const kind = errorKind(line);
  return kind === 'signal' || kind === 'exit' ? kind : 'cause';
}

function raisedIn({ exception, ofNpu, raw }: Traceback, before: readonly string[]): LogError[] {
  const line = ofNpu ?? exception;
  return line === undefined ? [] : [{ line, around: [raw.join('\n'), ...before] }];
}

/**
 * Those of the lines directly before an error that tell of a failure, nearest first, up to what is an error itself.
 * @param isTaken by the distance from the error: what belongs to another one
 */
function announced(
  before: readonly string[],
  isTaken: (distance: number) => boolean = () => false,
): string[] {
  const nearest = before.toReversed();
  const end = nearest.findIndex((line, i) => isTaken(i) || errorKind(line) === 'cause');
  return nearest
    .slice(0, end === -1 ? BEFORE : end)
    .filter((line) => ANNOUNCES.test(line) && !OF_A_TABLE.test(line));
}

/** Whether the end of a worker's log tells why, rather than nothing or only that another worker was lost. */
export function tellsCause(errors: ErrorLines): boolean {
  const last = errors.at(-1);
  return last !== undefined && isCause(last);
}

function isCause({ line }: LogError): boolean {
  return !OF_A_PEER.test(line) && errorKind(line) !== 'exit';
}

/** Those that tell why, where there are any: who fails first often loses the others after that. */
export function ownErrors(errors: ErrorLines): ErrorLines {
  const own = errors.filter(isCause);
  return own.length > 0 ? own : errors;
}

/** The errors of the first worker, and those of another one that tells why, with its name before each. */
export function withPeer(
  first: ErrorLines,
  peer: { readonly task: string; readonly errors: ErrorLines },
): ErrorLines {
  return [
    ...first.filter(isCause),
    ...peer.errors.filter(isCause).map((error) => ({ ...error, line: `${peer.task}: ${error.line}` })),
  ];
}

/** The trials of a search, as they were seen with the log. */
type Seen = Nameable & Pick<SeenTrial, 'state'>;

/**
 * Why trials have failed, as far as the log that they share tells. An error is of the trial that it names. One that names
 * none is told of a trial only where that is no guess: it is the only one that has failed, or all that have failed
 * without a word of their own must have failed of it, since it is there as often as they are.
 * @param failed whose causes are wanted @param trials all of the search, those that have failed before among them
 */
export function likelyCauses(
  errors: ErrorLines,
  failed: readonly Pick<SeenTrial, 'id'>[],
  trials: readonly Seen[],
): ReadonlyMap<string, string> {
  const wanted = new Set(failed.map(({ id }) => id));
  const dead = new Set(
    trials.filter(({ id, state }) => state === 'failed' || wanted.has(id)).map(({ id }) => id),
  );
  const causes = new Map<string, string>();
  for (const { ids, errors: some } of byTrial(errors, { trials, dead })) {
    const left = ids.filter((id) => !causes.has(id));
    const own = ownErrors(some);
    const line = own.at(-1)?.line;
    if (line === undefined || (ids.length > 1 && !isEnough(own, left.length))) continue;
    for (const id of left) causes.set(id, line);
  }
  return new Map([...causes].filter(([id]) => wanted.has(id)));
}

interface OfTrials {
  /** Each of the errors is of one of these, which have failed. */
  readonly ids: readonly string[];
  readonly errors: readonly LogError[];
}

/**
 * The errors by the failed trials that they may be of, the surest first: by id, by process, any. Errors of trials that have
 * not failed, or are not known, are of none of them.
 */
function byTrial(
  errors: ErrorLines,
  { trials, dead }: { readonly trials: readonly Seen[]; readonly dead: ReadonlySet<string> },
): OfTrials[] {
  const namedIn = trialFinder(trials);
  const all = errors.map((error) => ({ error, named: namedIn(error.around) }));
  const by = (way: 'id' | 'pid') =>
    all.flatMap(({ error, named }) =>
      named?.by === way ? [{ error, ids: [...dead].filter((id) => named.ids.has(id)) }] : [],
    );
  const ofId = by('id').flatMap(({ error, ids }) => ids.map((id) => ({ error, ids: [id] })));
  const ofAny = all.flatMap(({ error, named }) => (named ? [] : [{ error, ids: [...dead] }]));
  return [ofId, by('pid'), ofAny].flatMap((some) =>
    [...Map.groupBy(some, ({ ids }) => ids.join(' ')).values()].map((group) => ({
      ids: group[0]?.ids ?? [],
      errors: group.map(({ error }) => error),
    })),
  );
}

/** Whether the same error is there for each of so many trials. */
function isEnough(errors: ErrorLines, trials: number): boolean {
  return (
    errors.length >= trials && new Set(errors.map(({ line }) => withoutNumbers(fromName(line)))).size === 1
  );
}

/** The same error at another time, of another process, or by another number of bytes. */
function withoutNumbers(line: string): string {
  return line.replaceAll(/\d+/g, '0');
}
