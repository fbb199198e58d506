import { randomUUID } from 'node:crypto';
import { foldedPost } from '../blocks/follow/folded-post.ts';
import type { Clock } from '../clock.ts';
import type { FollowDesk, StopDesk } from '../commands/command.ts';
import { composeDigest } from '../commands/compose-digest.ts';
import { createLooks } from '../commands/looks.ts';
import { searchNow } from '../commands/search-now.ts';
import type { Language } from '../domain/access/person.ts';
import type { Fold } from '../domain/follow/folding.ts';
import { likelyCauses } from '../domain/training-job/log-cause.ts';
import { wordsFor } from '../i18n/index.ts';
import type { Log } from '../log.ts';
import type { Courier, Poster, Rights } from '../poster.ts';
import type { QueuedPost } from '../store/follow/following.ts';
import type { Store } from '../store/store.ts';
import { createCardDesk } from './card-desk.ts';
import { createDigestDesk } from './digest-desk.ts';
import { createLookDesk } from './look-desk.ts';
import type { Reading } from './look-found.ts';
import { createPostOffice } from './post-office.ts';
import { createQueue } from './queue.ts';
import { createSweep, digestRows, lookRows, postRows } from './sweep.ts';

interface FollowingParts {
  readonly store: Store;
  readonly modelarts: Parameters<typeof createLooks>[0];
  readonly stops: Pick<StopDesk, 'askers'>;
  readonly poster: Poster;
  readonly courier: Courier;
  readonly rights: Rights;
  readonly clock: Clock;
  readonly log: Log;
}

export interface RunningFollowing extends FollowDesk {
  /** Goes on with what is due, be it since a former run. */
  start(): Promise<void>;
  /** Takes nothing new, and waits for what is under way; what is left the next run takes up. */
  stop(): Promise<void>;
}

/** What happens by itself: digests, cards, alerts, and the posts that come of them. */
export function createFollowing(parts: FollowingParts): RunningFollowing {
  const { store, modelarts, stops, poster, courier, rights, clock, log } = parts;
  const { digests, watches, alerts, snapshots, outbox, rules, settings } = store;
  const queue = createQueue({ statements: store.statements, clock, log });
  const looks = createLooks(modelarts, clock);

  const digestDesk = createDigestDesk({
    digests,
    rules,
    mayView: rights.mayView,
    compose: (digest) => composeDigest({ kind: 'kept', digest }, { looks, digests, stops, settings, clock }),
    queue,
    clock,
    log,
  });
  const lookDesk = createLookDesk({
    snapshots,
    watches,
    alerts,
    rules,
    read,
    causes: async ({ job }, failed, trials) => {
      const errors = await looks.errors(job.id);
      return errors ? likelyCauses(errors, failed, trials) : new Map<string, string>();
    },
    languageOf: rights.languageOf,
    queue,
    clock,
    log,
  });
  const cards = createCardDesk({ watches, outbox, poster, queue, clock, log });
  const office = createPostOffice({
    outbox,
    digests,
    watches,
    rules,
    courier,
    queue,
    folded,
    clock,
    log,
    driver: randomUUID(),
  });
  const sweep = createSweep({
    queue,
    rows: [digestRows(digests), lookRows(snapshots, lookDesk.dueAt), postRows(outbox)],
    clock,
    log,
  });

  async function read(jobId: string, since: Date): Promise<Reading> {
    const known = await looks.of(jobId);
    const look = known.at < since ? await looks.of(jobId, { fresh: true }) : known;
    const [search, { isDryRun, approval }] = await Promise.all([searchNow(look, { stops }), settings.read()]);
    return { search, at: look.at, isDryRun, approval };
  }

  /** One message in place of several, in the language of what is followed in the channel. */
  async function folded(fold: Fold<QueuedPost>, channel: string) {
    const followed = [...(await watches.list({ channel })), ...(await digests.list({ channel }))];
    const names = new Map(followed.flatMap(({ job }) => (job ? [[job.id, job.name] as const] : [])));
    const language: Language = followed[0]?.language ?? 'en';
    return foldedPost({ ...fold, names }, wordsFor(language));
  }

  /** In one channel at a time: what is to be posted, and the cards that stand there. */
  async function work(channel: string): Promise<void> {
    try {
      await office.work(channel);
    } finally {
      await cards.work(channel);
    }
  }

  /** A card whose search has ended is looked at no more, so nobody else would come back to it. */
  async function wakeCards(): Promise<void> {
    const channels = [...new Set((await watches.cards()).map(({ watch }) => watch.channel))];
    const now = clock.now();
    await Promise.all(channels.map(async (channel) => queue.wake('post', channel, now)));
  }

  return {
    looks,
    wake: queue.wake,
    async start() {
      await queue.work('digest', digestDesk.work);
      await queue.work('look', lookDesk.work);
      await queue.work('post', work);
      await queue.start();
      sweep.start();
      await wakeCards();
    },
    async stop() {
      office.stop();
      await Promise.all([sweep.stop(), queue.stop()]);
    },
  };
}
