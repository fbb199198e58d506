import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { Digest } from '../../../src/domain/following.ts';
import { openStore } from '../../../src/store/open.ts';
import { emptyDatabase } from '../../store/engines.ts';
import { type Bot, type DigestTown, openDigestTown } from './cluster.ts';
import { readDigestBooks } from './digest-invariants.ts';
import { keysIn } from './digests.ts';
import { answers, asks, type Sign } from './kill-points.ts';
import { passForPosts, passOnServer } from './server-time.ts';

/** Milliseconds: longer than a process that has died keeps a piece of work, or a channel. */
const LONG = 120_000;
/** Milliseconds of real time: a bot looks every 15 s for what another one has left. */
const PATIENCE = 60_000;

const MOMENTS: readonly { readonly name: string; readonly when: Sign }[] = [
  { name: 'is at a digest', when: answers('autosearch-trials?') },
  { name: 'is about to post', when: asks('chat.postMessage') },
  { name: 'has posted', when: answers('chat.postMessage') },
];

const server = inject('postgres') ?? '';

describe.skipIf(server === '')('Of two bots on a server', { timeout: 120_000 }, () => {
  it.each(MOMENTS)('one finishes what the other leaves that dies when it $name', async ({ when }) => {
    const { town, url, first } = await begin();
    const { key } = await addDue(town, url);
    await killAt(when, [first, ...town.start([1])]);
    // The second time, what was taken from the dead one is due.
    for (let time = 0; time < 2; time += 1) await passOnServer(url, LONG);
    await passForPosts(url, LONG);
    await expect.poll(() => stateOf(key, url), { timeout: PATIENCE, interval: 500 }).toBe('sent');
    expect(keysIn(town).filter((each) => each === key)).toHaveLength(1);
  });
});

/** One of them runs, and has told what was due. */
async function begin() {
  const url = await emptyDatabase(server);
  const town = await openDigestTown({ where: { url }, bots: 2, digests: 1 });
  onTestFinished(town.close);
  const [first] = town.start([0]);
  if (!first) throw new Error('There is no first bot');
  await expect.poll(() => keysIn(town), { timeout: PATIENCE }).toHaveLength(1);
  return { town, url, first };
}

/** Of this the second bot knows from its start on, and the first by what the second one leaves. */
async function addDue({ digests, searches, workspace, now }: DigestTown, url: string) {
  const [told] = digests;
  const channel = told && workspace.channels.get(told.channel);
  if (!channel) throw new Error('There is no first digest');
  workspace.channels.set('C0SECOND', { ...channel, id: 'C0SECOND', name: 'second' });
  const at = now();
  // Of a search that no bot has read yet.
  const digest: Digest = { ...told, id: 'bbbbb2', channel: 'C0SECOND', job: searches[1], at, next: at };
  const store = await openStore({ url }, { now });
  await store.digests.add(digest, {});
  await store.close();
  return { key: `digest:${digest.id}:${at.toISOString()}` };
}

/** Kills whichever comes to the moment first. */
async function killAt(when: Sign, bots: readonly Bot[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<Bot>();
  let isBrought = false;
  for (const bot of bots) {
    bot.watch((passing, past) => {
      if (isBrought || !when(passing, past)) return undefined;
      isBrought = true;
      resolve(bot);
      return 'drop';
    });
    void bot.ended.then(({ errors }) => reject(new Error(`A bot has ended by itself: ${errors}`)));
  }
  const victim = await promise;
  await victim.kill();
}

async function stateOf(key: string, url: string): Promise<string | undefined> {
  const { posts } = await readDigestBooks({ url });
  return posts.find((post) => post.key === key)?.state;
}
