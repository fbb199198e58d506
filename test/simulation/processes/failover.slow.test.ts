import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { Digest } from '../../../src/domain/follow/following.ts';
import { openStore } from '../../../src/store/open.ts';
import { emptyDatabase } from '../../store/db/engines.ts';
import type { Bot } from './cluster.ts';
import { readDigests } from './digest-invariants.ts';
import { type DigestWorkload, keysIn, openDigestWorkload } from './digests.ts';
import { hears, type Sign, sends } from './kill-points.ts';
import { passForPosts, passOnServer } from './server-time.ts';

/** Longer than the lease of a dead process on a job, or on a channel. */
const PAST_LEASES_MS = 120_000;

const POINTS: readonly { readonly name: string; readonly when: Sign }[] = [
  { name: 'while it composes a digest', when: hears('autosearch-trials?') },
  { name: 'before a post', when: sends('chat.postMessage') },
  { name: 'after a post', when: hears('chat.postMessage') },
];

const server = inject('postgres') ?? '';

describe.skipIf(server === '')('of two bots on a Postgres server', () => {
  it.each(POINTS)('one finishes the digest of the other that is killed $name', async ({ when }) => {
    const url = await emptyDatabase(server);
    const workload = await openDigestWorkload({ where: { url }, bots: 2, digests: 1 });
    const { cluster } = workload;
    onTestFinished(cluster.close);
    const first = cluster.start([0]);
    await expect.poll(() => keysIn(cluster)).toHaveLength(1);
    const { key } = await addDue(workload, url);

    await killFirstAt(when, [...first, ...cluster.start([1])]);
    // The second time, what was taken over from the dead one is due.
    for (let time = 0; time < 2; time += 1) await passOnServer(url, PAST_LEASES_MS);
    await passForPosts(url, PAST_LEASES_MS);

    await expect.poll(() => stateOf(key, url), { interval: 500 }).toBe('sent');
    expect(keysIn(cluster).filter((each) => each === key)).toHaveLength(1);
  });
});

/** A digest that the second bot knows of from its start on, and the first by what the second one leaves. */
async function addDue({ digests: [digest], searches, cluster }: DigestWorkload, url: string) {
  const { workspace, now } = cluster;
  const channel = digest && workspace.channels.get(digest.channel);
  if (!channel) throw new Error('There is no first digest');
  workspace.channels.set('C0SECOND', { ...channel, id: 'C0SECOND', name: 'second' });
  const at = now();
  // Of a search that no bot has read yet.
  const added: Digest = { ...digest, id: 'bbbbb2', channel: 'C0SECOND', job: searches[1], at, next: at };
  const store = await openStore({ url }, { now });
  await store.digests.add(added, {});
  await store.close();
  return { key: `digest:${added.id}:${at.toISOString()}` };
}

/** Kills the bot that comes to the point first. */
async function killFirstAt(when: Sign, bots: readonly Bot[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<Bot>();
  let isDone = false;
  for (const bot of bots) {
    bot.watch((exchange, past) => {
      if (isDone || !when(exchange, past)) return undefined;
      isDone = true;
      resolve(bot);
      return 'drop';
    });
    void bot.ended.then(({ errors }) => reject(new Error(`A bot has ended by itself: ${errors}`)));
  }
  const victim = await promise;
  await victim.kill();
}

async function stateOf(key: string, url: string): Promise<string | undefined> {
  const { posts } = await readDigests({ url });
  return posts.find((post) => post.key === key)?.state;
}
