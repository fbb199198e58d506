import { openDatabase, type Where } from '../../../src/store/db/database.ts';
import { type DigestWorkload, keyAt, keysIn } from './digests.ts';

interface PostRow {
  readonly key: string;
  readonly state: string;
}

/** What the database holds about digests and their posts. */
export interface DigestSnapshot {
  readonly posts: readonly PostRow[];
  readonly digests: readonly {
    readonly id: string;
    readonly told_at: Date | null;
    readonly paused_at: Date | null;
  }[];
}

export async function readDigests(where: Where): Promise<DigestSnapshot> {
  const { db, close } = await openDatabase(where);
  const posts = await db.selectFrom('outbox').select(['key', 'state']).orderBy('seq').execute();
  const digests = await db.selectFrom('digests').select(['id', 'told_at', 'paused_at']).execute();
  await close();
  return { posts, digests };
}

/** What was lost, doubled or left undone, a sentence each. @param findable keys that the bot could search for in Slack */
export function digestViolations(
  { posts, digests }: DigestSnapshot,
  { workload, findable }: { readonly workload: DigestWorkload; readonly findable: ReadonlySet<string> },
): string[] {
  const posted = Map.groupBy(keysIn(workload.cluster), (key) => key);
  const known = new Set(posts.map(({ key }) => key));
  return [
    ...posts.flatMap(({ key, state }) => {
      const count = posted.get(key)?.length ?? 0;
      if (state === 'lost' && !findable.has(key) && count <= 1) return [];
      return state === 'sent' && count === 1 ? [] : [`${key} is ${state}, and is in Slack ${count} times`];
    }),
    ...[...posted.keys()]
      .filter((key) => !known.has(key))
      .map((key) => `${key} is in Slack, but not in the outbox`),
    ...digests.flatMap((row) => violationsOfDigest(row, workload)),
  ];
}

/** What may be missing in Slack, and is recorded as that. */
export function lostIn({ posts }: DigestSnapshot): string[] {
  return posts.flatMap(({ key, state }) => (state === 'lost' ? [key] : []));
}

/** Slots that passed while no bot ran are posted as one digest, under the last of them. */
function violationsOfDigest(
  { id, told_at: last, paused_at: paused }: DigestSnapshot['digests'][number],
  { digests, cluster }: DigestWorkload,
): string[] {
  if (paused) return [`${id} is paused`];
  const digest = digests.find((each) => each.id === id);
  const due = digest && keyAt(digest, cluster.now());
  return `digest:${id}:${last?.toISOString()}` === due
    ? []
    : [`the last post of ${id} is of ${last?.toISOString()}`];
}
