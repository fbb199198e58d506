import { openDatabase, type Where } from '../../../src/store/database.ts';
import type { DigestTown } from './cluster.ts';
import { keyAt, keysIn } from './digests.ts';

interface PostRow {
  readonly key: string;
  readonly state: string;
}

/** What the bot has written down. */
export interface DigestBooks {
  readonly posts: readonly PostRow[];
  readonly told: readonly {
    readonly id: string;
    readonly told_at: Date | null;
    readonly paused_at: Date | null;
  }[];
}

export async function readDigestBooks(where: Where): Promise<DigestBooks> {
  const { db, close } = await openDatabase(where);
  const posts = await db.selectFrom('outbox').select(['key', 'state']).orderBy('seq').execute();
  const told = await db.selectFrom('digests').select(['id', 'told_at', 'paused_at']).execute();
  await close();
  return { posts, told };
}

/** What was lost, doubled or left, a sentence each. @param seen keys that the bot could look for in Slack */
export function digestFaults(books: DigestBooks, town: DigestTown, seen: ReadonlySet<string>): string[] {
  const standing = Map.groupBy(keysIn(town), (key) => key);
  const known = new Set(books.posts.map(({ key }) => key));
  return [
    ...books.posts.flatMap(({ key, state }) => {
      const count = standing.get(key)?.length ?? 0;
      if (state === 'lost' && !seen.has(key) && count <= 1) return [];
      return state === 'sent' && count === 1 ? [] : [`${key} is ${state}, and stands there ${count} times`];
    }),
    ...[...standing.keys()].filter((key) => !known.has(key)).map((key) => `Nobody knows of ${key}`),
    ...books.told.flatMap((row) => faultsOfDigest(row, town)),
  ];
}

/** What may be missing in Slack, and is noted as that. */
export function lostIn({ posts }: DigestBooks): string[] {
  return posts.flatMap(({ key, state }) => (state === 'lost' ? [key] : []));
}

/** Slots that passed while no bot ran are told of together, by the last of them. */
function faultsOfDigest(
  { id, told_at: told, paused_at: paused }: DigestBooks['told'][number],
  town: DigestTown,
) {
  if (paused) return [`${id} is paused`];
  const digest = town.digests.find((each) => each.id === id);
  const last = digest && keyAt(digest, town.now());
  return `digest:${id}:${told?.toISOString()}` === last
    ? []
    : [`${id} was told last at ${told?.toISOString()}`];
}
