import { stopMessage } from '../../../src/blocks/stop-message.ts';
import type { AuditAction, AuditEntry } from '../../../src/domain/audit.ts';
import { isSettled, type Stop } from '../../../src/domain/stops.ts';
import { wordsFor } from '../../../src/i18n/index.ts';
import { isNowhere, type Scene } from './cluster.ts';
import { wrongInAnswers } from './invariants-answers.ts';
import { wrongInMessages } from './invariants-messages.ts';
import type { Target } from './modelarts.ts';
import { ENTITLED } from './people.ts';
import { broken } from './rules.ts';
import type { Arrival } from './snapshot.ts';

/** Everything that should never be so once a scene has come to rest, a sentence each. */
export async function findings(scene: Scene): Promise<string[]> {
  const [stops, audit] = await Promise.all([scene.stops(), scene.audit()]);
  return [
    ...scene.errors.map((error) => `logged as a fault: ${error}`),
    ...scene.posts.flatMap((post) => wrongInPost(post, scene)),
    ...[undefined, ...scene.trialIds].flatMap((target) => wrongInDeeds(target, scene)),
    ...stops.flatMap((stop) => wrongInStop(stop, scene)),
    ...stops.flatMap((stop) => wrongInAudit(stop, audit)),
    ...wrongInMessages(stops, scene),
    ...wrongInAnswers(stops, scene),
  ];
}

/** A request is written down before it goes out, is due by then, and is somebody's who may. */
function wrongInPost({ target = 'the job', stop, at, entries }: Arrival, { slack }: Scene): string[] {
  if (!stop) return [`${target}: a request that nobody had written down`];
  const approved = timeOf('stop.approved', entries);
  const from = approved ?? timeOf('stop.requested', entries) ?? at;
  const sent = entries.filter(({ action }) => action === 'stop.sent').length;
  const isByTwo = ENTITLED.includes(stop.approvedBy) && stop.approvedBy !== stop.by;
  const shown = slack.messages().find(({ ts }) => ts === stop.message?.ts)?.at;
  const held = timeOf('stop.held', entries);
  // It may take a while until there is a message; the window begins when there is, unless that takes too long.
  const isShown = shown !== undefined && held !== undefined && shown <= held;
  const undoable = stop.undoSeconds * 1000;
  return broken([
    [stop.state !== 'sent', `${target}: a request for a stop that is ${stop.state}`],
    [sent !== stop.posts, `${target}: ${stop.posts} requests, of which the audit has ${sent}`],
    [at < (stop.heldUntil ?? at), `${target}: a request before its time`],
    [at.getTime() - from.getTime() < undoable, `${target}: no time to undo`],
    [isShown && at.getTime() - shown.getTime() < undoable - GRACE, `${target}: no time to press Undo`],
    [stop.isDryRun, `${target}: a request in a dry run`],
    [!ENTITLED.includes(stop.by), `${target}: a request of ${stop.by}, who may not`],
    [stop.reasons.length > 0 && !isByTwo, `${target}: a request without a second operator`],
  ]);
}

/** Milliseconds that the way of the message may take of the undo window. */
const GRACE = 2_000;

function timeOf(action: AuditAction, entries: readonly AuditEntry[]): Date | undefined {
  return entries.find((entry) => entry.action === action)?.at;
}

function wrongInDeeds(target: Target, { modelarts }: Scene): string[] {
  const deeds = modelarts.deeds.filter((deed) => deed.target === target);
  const posts = deeds.flatMap(({ kind }, i) => (kind === 'post' ? [i] : []));
  return posts.slice(1).flatMap((to, i) => {
    const between = deeds.slice(posts[i], to);
    const isSeen = between.some((deed) => deed.kind === 'read' && deed.isRunning);
    return isSeen ? [] : [`${target ?? 'the job'}: a second request, though no read had shown it running`];
  });
}

function wrongInStop(stop: Stop, { posts }: Scene): string[] {
  const name = `${stop.trialId} ${stop.state}`;
  const arrived = posts.filter((post) => post.stop?.id === stop.id).length;
  const text = stopMessage(stop, wordsFor(stop.language)).text;
  return broken([
    [!isSettled(stop), `${name}: has come to no end`],
    [!isNowhere(stop) && stop.told === undefined, `${name}: was never told: ${text}`],
    [stop.posts > 2, `${name}: ${stop.posts} requests`],
    [arrived > stop.posts, `${name}: ${arrived} requests arrived, ${stop.posts} were written down`],
    [stop.posts > 0 && UNSENT.has(stop.state), `${name}: and yet sent`],
    [stop.state === 'declined' && stop.settledBy === undefined, `${name}: by nobody`],
  ]);
}

const UNSENT: ReadonlySet<string> = new Set(['undone', 'declined', 'lapsed', 'rehearsed']);

/** One entry opens a stop and one closes it, and each step between follows from the one before. */
function wrongInAudit(stop: Stop, audit: readonly AuditEntry[]): string[] {
  const entries = audit.filter(({ stopId }) => stopId === stop.id);
  const actions = entries.map(({ action }) => action.replace('stop.', ''));
  const closing = actions.filter((action) => CLOSING.has(action));
  const told = `${stop.trialId} ${stop.state}: in the audit ${actions.join(', ')}`;
  const approved = entries.find(({ action }) => action === 'stop.approved');
  const isLate = approved !== undefined && stop.lapsesAt !== undefined && approved.at >= stop.lapsesAt;
  return broken([
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
]);
