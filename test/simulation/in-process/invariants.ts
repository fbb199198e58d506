import type { Message } from '../../../src/blocks/kit/message.ts';
import { stopMessage } from '../../../src/blocks/stop/stop-message.ts';
import type { AuditAction, AuditEntry } from '../../../src/domain/access/audit.ts';
import { faceOf, isSettled, type Stop } from '../../../src/domain/stop/stops.ts';
import { wordsFor } from '../../../src/i18n/index.ts';
import { type Cluster, isNowhere, type Press, type StopAnswer } from './cluster.ts';
import type { Target } from './modelarts.ts';
import { ENTITLED } from './people.ts';
import type { Standing } from './slack.ts';
import type { Arrival } from './snapshot.ts';

/** The invariants that are broken once a cluster has settled, a sentence each. */
export async function violations(cluster: Cluster): Promise<string[]> {
  const [stops, audit] = await Promise.all([cluster.stops(), cluster.audit()]);
  return [
    ...cluster.errors.map((error) => `logged as a fault: ${error}`),
    ...cluster.posts.flatMap((post) => violationsOfPost(post, cluster)),
    ...[undefined, ...cluster.trialIds].flatMap((target) => violationsOfRequests(target, cluster)),
    ...stops.flatMap((stop) => violationsOfStop(stop, cluster)),
    ...stops.flatMap((stop) => violationsOfAudit(stop, audit)),
    ...violationsOfMessages(stops, cluster),
    ...violationsOfAnswers(stops, cluster),
  ];
}

/** A request is recorded before it goes out, is due by then, and is of a person with permission. */
function violationsOfPost(
  { target = 'the job', stop, at, entries, revoked }: Arrival,
  { slack }: Cluster,
): string[] {
  if (!stop) return [`${target}: a request that was not recorded`];
  const approved = timeOf('stop.approved', entries);
  const from = approved ?? timeOf('stop.requested', entries) ?? at;
  const sent = entries.filter(({ action }) => action === 'stop.sent').length;
  const isByTwo = ENTITLED.includes(stop.approvedBy) && stop.approvedBy !== stop.by;
  const shown = slack.messages().find(({ ts }) => ts === stop.message?.ts)?.at;
  const held = timeOf('stop.held', entries);
  // It may take a while until there is a message; the window begins when there is, unless that takes too long.
  const isShown = shown !== undefined && held !== undefined && shown <= held;
  const undoable = stop.undoSeconds * 1000;
  return violated([
    [stop.state !== 'sent', `${target}: a request for a stop that is ${stop.state}`],
    [sent !== stop.posts, `${target}: ${stop.posts} requests, of which the audit has ${sent}`],
    [at < (stop.heldUntil ?? at), `${target}: a request before its time`],
    [at.getTime() - from.getTime() < undoable, `${target}: no time to undo`],
    [
      isShown && at.getTime() - shown.getTime() < undoable - UNDO_TOLERANCE_MS,
      `${target}: no time to press Undo`,
    ],
    [stop.isDryRun, `${target}: a request in a dry run`],
    [!ENTITLED.includes(stop.by), `${target}: a request of ${stop.by}, who may not`],
    ...[stop.by, stop.approvedBy].map((person): Invariant => {
      const since = revoked.get(person ?? '');
      const isLong = since !== undefined && at.getTime() - since.getTime() > RIGHTS_TOLERANCE_MS;
      return [isLong, `${target}: a request of ${person}, whose role was taken back`];
    }),
    [stop.reasons.length > 0 && !isByTwo, `${target}: a request without a second operator`],
  ]);
}

/** Milliseconds that the way of the message may take of the undo window. */
const UNDO_TOLERANCE_MS = 2_000;
/** Milliseconds from reading the first role until the request arrives, with the longest delay of each message between. */
const RIGHTS_TOLERANCE_MS = 20_000;

function timeOf(action: AuditAction, entries: readonly AuditEntry[]): Date | undefined {
  return entries.find((entry) => entry.action === action)?.at;
}

function violationsOfRequests(target: Target, { modelarts }: Cluster): string[] {
  const served = modelarts.served.filter((each) => each.target === target);
  const posts = served.flatMap(({ kind }, i) => (kind === 'post' ? [i] : []));
  return posts.slice(1).flatMap((to, i) => {
    const between = served.slice(posts[i], to);
    const isSeen = between.some((each) => each.kind === 'read' && each.isRunning);
    return isSeen ? [] : [`${target ?? 'the job'}: a second request, though no read had shown it running`];
  });
}

function violationsOfStop(stop: Stop, { posts }: Cluster): string[] {
  const name = `${stop.trialId} ${stop.state}`;
  const arrived = posts.filter((post) => post.stop?.id === stop.id).length;
  const text = stopMessage(stop, wordsFor(stop.language)).text;
  return violated([
    [!isSettled(stop), `${name}: has not reached an end state`],
    [!isNowhere(stop) && stop.told === undefined, `${name}: was never shown: ${text}`],
    [stop.posts > 2, `${name}: ${stop.posts} requests`],
    [arrived > stop.posts, `${name}: ${arrived} requests arrived, ${stop.posts} were recorded`],
    [stop.posts > 0 && UNSENT.has(stop.state), `${name}: but it was sent`],
    [stop.state === 'declined' && stop.settledBy === undefined, `${name}: by nobody`],
  ]);
}

const UNSENT: ReadonlySet<string> = new Set(['undone', 'declined', 'lapsed', 'rehearsed', 'revoked']);

/** One entry opens a stop and one closes it, and each step between follows from the one before. */
function violationsOfAudit(stop: Stop, audit: readonly AuditEntry[]): string[] {
  const entries = audit.filter(({ stopId }) => stopId === stop.id);
  const actions = entries.map(({ action }) => action.replace('stop.', ''));
  const closing = actions.filter((action) => CLOSING.has(action));
  const told = `${stop.trialId} ${stop.state}: in the audit ${actions.join(', ')}`;
  const approved = entries.find(({ action }) => action === 'stop.approved');
  const isLate = approved !== undefined && stop.lapsesAt !== undefined && approved.at >= stop.lapsesAt;
  return violated([
    [actions[0] !== 'requested' || actions.lastIndexOf('requested') !== 0, told],
    [closing.length !== 1 || actions.at(-1) !== stop.state, told],
    [actions.filter((action) => action === 'sent').length !== stop.posts, told],
    [entries.some(({ by, role }) => by !== undefined && role !== roleOf(by)), `${told}: with another role`],
    [isLate, `${told}: approved after it had lapsed`],
  ]);
}

function roleOf(by: string): string | undefined {
  if (!ENTITLED.includes(by)) return 'none';
  return by === 'U0ADMIN' ? 'admin' : 'operator';
}

const CLOSING: ReadonlySet<string> = new Set([
  'ended',
  'undone',
  'declined',
  'lapsed',
  'refused',
  'failed',
  'unknown',
  'rehearsed',
  'revoked',
]);

/** Every press is answered once, and with what then turns out to be so. */
function violationsOfAnswers(stops: readonly Stop[], { presses, stopAnswers }: Cluster): string[] {
  return [
    ...presses.flatMap((press) => violationsOfPress(press)),
    ...stopAnswers.flatMap((outcome) => violationsOfOutcome(outcome, stops)),
    ...stops.flatMap(({ id, trialId }) => {
      const first = stopAnswers.filter(
        (outcome) => outcome.what === 'request' && outcome.id === id && outcome.stop,
      );
      return violated([
        [first.length > 1, `${trialId}: ${first.length} people were told that they were first`],
      ]);
    }),
  ];
}

function violationsOfPress({ who, line, instance, answers, failures }: Press): string[] {
  const answered = answers.length + failures.length;
  return violated([
    [failures.length > 0, `${who}: ${line} threw ${failures.join()}`],
    [answered > 1 || (answered === 0 && !instance.proxy.isDead()), `${who}: ${line} got ${answered} answers`],
    [answers.some(({ reply }) => reply.text === ''), `${who}: ${line} got an empty answer`],
  ]);
}

function violationsOfOutcome(
  { what, id, by, stop, stood, at }: StopAnswer,
  stops: readonly Stop[],
): string[] {
  const end = stops.find((each) => each.id === id);
  const name = `${by} was told about ${what} of ${end?.trialId ?? id}`;
  if (!ENTITLED.includes(by)) return [`${name}, and may not`];
  if (what === 'request') return violated([[!end, `${name}, of which nothing is left`]]);
  if (stop) return violated([[!HELD_TO[what](end, by), `${name} that it is done, and it is ${end?.state}`]]);
  return violated([
    [isStillOpen(what, { by, stood, at }), `${name} that it is too late, and it is ${stood?.state}`],
  ]);
}

const HELD_TO: Readonly<
  Record<'undo' | 'approve' | 'decline', (end: Stop | undefined, by: string | undefined) => boolean>
> = {
  undo: (end, by) => (end?.state === 'undone' || end?.state === 'declined') && end.settledBy === by,
  approve: (end, by) => end?.approvedBy === by,
  decline: (end, by) => end?.state === 'declined' && end.settledBy === by,
};

function isStillOpen(
  what: 'undo' | 'approve' | 'decline',
  { by, stood, at }: Pick<StopAnswer, 'by' | 'stood' | 'at'>,
): boolean {
  if (!stood) return false;
  if (what === 'undo') return stood.state === 'held' || stood.state === 'requested';
  if (stood.state !== 'requested') return false;
  if (what === 'decline') return true;
  return stood.reasons.length > 0 && stood.by !== by && at < (stood.lapsesAt ?? at);
}

/** Every stop's message says how it ended, and no other message is about it, but for those that a crash left behind. */
function violationsOfMessages(stops: readonly Stop[], cluster: Cluster): string[] {
  const standing = cluster.slack.messages().filter(({ isDeleted }) => !isDeleted);
  const stray = standing.filter((each) => !stops.some((stop) => isOf(stop, each)));
  const deaths = cluster.instances.filter(({ proxy }) => proxy.isDead()).length;
  // An instance that crashes can have been posting about each of the trials and the job at that moment.
  const cutOff = deaths * (cluster.trialIds.length + 1) + cluster.slack.unheard.standing;
  return [
    ...violated([
      [stray.length > cutOff, `${stray.length} messages that belong to no stop, ${cutOff} at most`],
    ]),
    ...stops.flatMap((stop) => violationsOfMessage(stop, { cluster, standing, cutOff })),
  ];
}

interface Seen {
  readonly cluster: Cluster;
  readonly standing: readonly Standing[];
  readonly cutOff: number;
}

function violationsOfMessage(stop: Stop, { cluster, standing, cutOff }: Seen): string[] {
  if (isNowhere(stop)) return [];
  const outcome = stopMessage(stop, wordsFor(stop.language));
  const saying = standing.filter(({ message }) => isSame(message, outcome)).length;
  const own = cluster.slack.messages().filter((each) => isOf(stop, each));
  const replies = standing.filter((each) => isOf(stop, each) && each.ts !== stop.message?.ts);
  // Where Slack did not say whether a message arrived, none is posted again.
  const isUnheard = cluster.slack.unheard.standing + cluster.slack.unheard.lost > 0;
  const isThere = own.some(({ message }) => isSame(message, outcome));
  const name = `${stop.trialId} ${stop.state}`;
  return violated([
    [stop.told !== faceOf(stop), `${name}: told as ${stop.told}`],
    [
      !isThere && !isUnheard,
      `${name}: but its message says ${own.map(({ message }) => message.text).join()}`,
    ],
    [saying > 1 + cutOff, `${name}: and ${saying} messages say so`],
    [replies.length > 1 + cutOff, `${name}: ${replies.length} answers in its thread`],
  ]);
}

/** The message of a stop, or an answer to it: in its thread, or in the one that it stands in itself. */
function isOf({ message, thread }: Stop, standing: Standing): boolean {
  const threads = [message?.ts, thread].filter((each) => each !== undefined);
  return standing.ts === message?.ts || (standing.thread !== undefined && threads.includes(standing.thread));
}

/** Blocks included: a button that is left behind promises what can no longer be done. */
function isSame(one: Message, other: Message): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type Invariant = readonly [isBroken: boolean, sentence: string];

/** The sentences of the rules that are violated. */
function violated(rules: readonly Invariant[]): string[] {
  return rules.filter(([isBroken]) => isBroken).map(([, sentence]) => sentence);
}
