import type { ChannelRule } from './channel-rule.ts';
import { type Going, going, type Held, together, withinCap } from './folding.ts';
import { quietUntil } from './quiet-hours.ts';

/** As much of a post that waits in a channel as decides when it may go. */
export interface WaitingPost {
  readonly key: string;
  readonly kind: 'digest' | 'card' | 'event' | 'alert' | 'report' | 'notice';
  /** In the thread of another post. */
  readonly under?: string | undefined;
  /** In a thread: shown in the channel as well. */
  readonly isBroadcast?: boolean;
  readonly isUrgent?: boolean;
  readonly jobId?: string | undefined;
  /** No earlier than this. A post that is held may be given the end of that. */
  readonly dueAt: Date;
}

/** Every post of a channel is in exactly one place. */
export interface NoisePlan<P extends WaitingPost> {
  /** In the order they are to be sent, now. */
  readonly go: readonly Going<P>[];
  /** To be looked at again then; not necessarily to be sent. */
  readonly wait: readonly { readonly post: P; readonly until: Date }[];
}

interface Now {
  readonly rule: ChannelRule;
  /** Posts of the kinds that `isCapped` names which went out within the last hour. */
  readonly sent: number;
  readonly now: Date;
}

/** Milliseconds after which room under the cap is asked for again. */
const RECHECK = 5 * 60_000;

/**
 * What of a channel's posts may go now. Failures pass the cap, and quiet hours where the channel wants that; whatever
 * else is urgent was asked for and passes everything. What quiet hours or a mute have held is told together at their
 * end, in one post for the channel and one for each thread, and so is what the cap leaves no room for. What goes only
 * into a thread does not count for the cap.
 * @param posts in the order they were put in
 */
export function planPosts<P extends WaitingPost>(
  posts: readonly P[],
  { rule, sent, now }: Now,
): NoisePlan<P> {
  const quiet = quietUntil(rule.quiet, now);
  const held = posts.map((post) => ({ post, until: heldUntil(post, { rule, quiet, now }) }));
  const free = held.flatMap(({ post, until }) => (until === undefined ? [post] : []));
  const room = rule.cap === undefined ? Infinity : Math.max(0, rule.cap - sent);
  const units = together(free, (post) => (isFoldable(post) ? heldBy(post, rule) : undefined));
  const { go, wait } = withinCap(units, { room, isLimited, isFoldable });
  const full = new Date(now.getTime() + RECHECK);
  const waits = new Map<P, Date>(wait.map((post) => [post, full]));
  return {
    go: go.map(going),
    wait: held.flatMap(({ post, until = waits.get(post) }) => (until === undefined ? [] : [{ post, until }])),
  };
}

/**
 * Whether a post uses up the cap. Those that a schedule or a person asked for do not, nor does what stays in a thread. A
 * notice does, since that is what a fold is told by, but is never held.
 */
export function isCapped({ kind, under, isBroadcast }: Omit<WaitingPost, 'key' | 'dueAt'>): boolean {
  const isDisturbing = kind !== 'digest' && kind !== 'card';
  return isDisturbing && (under === undefined || isBroadcast === true);
}

function heldUntil(
  post: WaitingPost,
  { rule, quiet, now }: { readonly rule: ChannelRule; readonly quiet: Date | undefined; readonly now: Date },
): Date | undefined {
  const until = [
    post.dueAt,
    ...(isQuietFor(post, rule) ? [quiet] : []),
    ...(isAsked(post) ? [] : [muteOf(post, rule)]),
  ]
    .filter((each) => each !== undefined && each > now)
    .map(Number);
  return until.length === 0 ? undefined : new Date(Math.max(...until));
}

function isQuietFor(post: WaitingPost, { quiet }: ChannelRule): boolean {
  return !isAsked(post) && !(isFailure(post) && quiet?.failuresPass === true);
}

/** A card is posted because somebody watches, and its thread hangs on it. */
function isAsked({ kind, isUrgent }: WaitingPost): boolean {
  return kind === 'card' || kind === 'notice' || (isUrgent === true && !isAboutSearch(kind));
}

/** Nobody asks for an event or a report: urgent ones tell that something failed. */
function isFailure({ kind, isUrgent }: WaitingPost): boolean {
  return isAboutSearch(kind) && isUrgent === true;
}

function isAboutSearch(kind: WaitingPost['kind']): boolean {
  return kind === 'event' || kind === 'report';
}

function muteOf({ jobId }: WaitingPost, { mutes }: ChannelRule): Date | undefined {
  return jobId === undefined ? undefined : mutes.get(jobId);
}

function heldBy(post: WaitingPost, rule: ChannelRule): Held | undefined {
  const why = wasHeld(post, rule);
  return why && { why, thread: post.isBroadcast === true ? undefined : post.under };
}

/** Whoever holds a post may leave its time as it was, or set it to the end of the hold. */
function wasHeld(post: WaitingPost, rule: ChannelRule): 'quiet' | 'muted' | undefined {
  const mute = muteOf(post, rule);
  if (mute !== undefined && post.dueAt <= mute) return 'muted';
  return quietUntil(rule.quiet, new Date(post.dueAt.getTime() - 1)) === undefined ? undefined : 'quiet';
}

/** The cap counts urgent posts, but does not hold them. */
function isLimited(post: WaitingPost): boolean {
  return isCapped(post) && !isAsked(post) && !isFailure(post);
}

/** A report says more than a count can, an alert names somebody, and a failure is to be seen. */
function isFoldable(post: WaitingPost): boolean {
  return post.kind === 'event' && !isFailure(post);
}
