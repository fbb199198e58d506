import { type EventKind, eventKindIn } from './events.ts';

/** As much of a post as its folding needs. */
export interface FoldablePost {
  readonly key: string;
  readonly jobId?: string | undefined;
}

export type Going<P extends FoldablePost> =
  | { readonly kind: 'post'; readonly post: P }
  | { readonly kind: 'fold'; readonly fold: Fold<P> };

/** Several posts that give way to one, which counts as one for the cap. */
export interface Fold<P extends FoldablePost> {
  readonly why: 'quiet' | 'muted' | 'cap';
  /** Two at the least. */
  readonly posts: readonly P[];
  /** What the one says, by search. */
  readonly tells: readonly FoldedSearch[];
}

export interface FoldedSearch {
  readonly jobId: string | undefined;
  /** How many posts of each kind. */
  readonly counts: Readonly<Partial<Record<EventKind | 'other', number>>>;
}

/** A post by itself, or those that are told together. */
export interface Unit<P> {
  readonly why: Fold<FoldablePost>['why'] | undefined;
  readonly posts: readonly P[];
}

/** Why a post has been held, and where else it would have gone: its thread, or nothing where the channel sees it. */
export interface Held {
  readonly why: 'quiet' | 'muted';
  readonly thread: string | undefined;
}

/** Brings together posts for one place that have been held for the same reason, those of a muted search by search. */
export function together<P extends FoldablePost>(
  posts: readonly P[],
  heldBy: (post: P) => Held | undefined,
): Unit<P>[] {
  const units = new Map<string, { why: Unit<P>['why']; posts: P[] }>();
  for (const post of posts) {
    const held = heldBy(post);
    const why = held?.why;
    const place = held
      ? `${why} ${why === 'muted' ? post.jobId : ''} ${held.thread ?? ''}`
      : `post ${post.key}`;
    const unit = units.get(place) ?? { why, posts: [] };
    unit.posts.push(post);
    units.set(place, unit);
  }
  return [...units.values()];
}

/**
 * What may go of units in their order, and the posts that wait. Where there is not room for all, the last place is for
 * what tells of the rest, up to one that cannot be folded: none overtakes another.
 * @param room how many of those that the cap limits may go
 */
export function withinCap<P>(
  units: readonly Unit<P>[],
  {
    room,
    isLimited,
    isFoldable,
  }: {
    readonly room: number;
    readonly isLimited: (post: P) => boolean;
    readonly isFoldable: (post: P) => boolean;
  },
): { readonly go: readonly Unit<P>[]; readonly wait: readonly P[] } {
  const limited = units.filter(({ posts }) => posts.some(isLimited));
  if (limited.length <= room) return { go: units, wait: [] };
  const alone = limited.slice(0, Math.max(0, room - 1));
  const rest = limited.slice(alone.length);
  const last = room > 0 ? lastPlace(rest, isFoldable) : [];
  const wait = rest.slice(last.length);
  const waits = new Set(wait);
  const folded = new Set(last.slice(1));
  const fold: Unit<P> = { why: 'cap', posts: last.flatMap(({ posts }) => posts) };
  return {
    go: units
      .filter((unit) => !waits.has(unit) && !folded.has(unit))
      .map((unit) => (last.length > 1 && unit === last[0] ? fold : unit)),
    wait: wait.flatMap(({ posts }) => posts),
  };
}

/** A single held post goes as it is. */
export function going<P extends FoldablePost>({ why, posts }: Unit<P>): Going<P> {
  const [post, ...others] = posts;
  if (post && others.length === 0) return { kind: 'post', post };
  return { kind: 'fold', fold: { why: why ?? 'cap', posts, tells: tellsOf(posts) } };
}

/** The units that share the last place. */
function lastPlace<P>(rest: readonly Unit<P>[], isFoldable: (post: P) => boolean): readonly Unit<P>[] {
  const end = rest.findIndex(({ posts }) => !posts.every(isFoldable));
  if (end === 0) return rest.slice(0, 1);
  return end === -1 ? rest : rest.slice(0, end);
}

function tellsOf(posts: readonly FoldablePost[]): FoldedSearch[] {
  const searches = new Map<string | undefined, Partial<Record<EventKind | 'other', number>>>();
  for (const { key, jobId } of posts) {
    const counts = searches.get(jobId) ?? {};
    const kind = eventKindIn(key) ?? 'other';
    counts[kind] = (counts[kind] ?? 0) + 1;
    searches.set(jobId, counts);
  }
  return [...searches].map(([jobId, counts]) => ({ jobId, counts }));
}
