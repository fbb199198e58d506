import { cardLocked } from '../blocks/follow/desk.ts';
import type { Message } from '../blocks/kit/message.ts';
import type { Clock } from '../clock.ts';
import { cardKey, type Watch } from '../domain/follow/following.ts';
import { wordsFor } from '../i18n/index.ts';
import type { Log } from '../log.ts';
import type { Poster } from '../poster.ts';
import type { FollowingStore, OutgoingPost, Wanted, WatchedCard } from '../store/follow/following.ts';
import type { Queue } from './queue-contract.ts';

export interface CardDeskParts {
  readonly watches: Pick<FollowingStore['watches'], 'cards' | 'change' | 'remove' | 'forget'>;
  readonly outbox: Pick<FollowingStore['outbox'], 'put'>;
  readonly poster: Pick<Poster, 'update'>;
  readonly queue: Pick<Queue, 'wake'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

export interface CardDesk {
  /** Brings the cards of one channel up to date. To be called by one at a time for each channel. */
  work(channel: string): Promise<void>;
}

interface Edit {
  readonly watch: Watch;
  /** Where the card stands. */
  readonly ts: string;
  readonly wanted: Wanted;
}

/** Cards edited in one go, so that a channel with many does not keep others from their turn. */
const TURN = 5;
/** Milliseconds between two edits of one card. */
const SPACING = 30_000;

/** Keeps cards true: each is edited only when what it is to show has changed, and not too often. */
export function createCardDesk(parts: CardDeskParts): CardDesk {
  const { watches, outbox, poster, queue, clock, log } = parts;

  /** What a card has to become; nothing where it shows that, or is not posted yet. */
  function editOf({ watch, wanted }: WatchedCard): Edit | undefined {
    const { card: ts, face } = watch;
    return ts !== undefined && wanted && wanted.face !== face ? { watch, ts, wanted } : undefined;
  }

  /** What is to be done with a card, and no earlier than when; it tells when to come back. */
  function taskOf(card: WatchedCard) {
    if (card.isUnwatched) return { from: new Date(0), run: () => bidFarewell(card) };
    const edit = editOf(card);
    const edited = edit?.watch.editedAt?.getTime() ?? 0;
    return edit && { from: new Date(edited + SPACING), run: () => bring(edit) };
  }

  /** Once, however it comes out: nobody asks any more what it shows. @returns when to come back */
  async function bidFarewell({ watch, wanted }: WatchedCard): Promise<Date | undefined> {
    const { channel, job, card: ts } = watch;
    if (ts === undefined) return undefined;
    const outcome = wanted && (await poster.update(wanted.message, { channel, ts }));
    if (outcome === 'unsent') return new Date(clock.now().getTime() + SPACING);
    await watches.forget(channel, job.id);
    return undefined;
  }

  /** @returns when to come back */
  async function bring(edit: Edit): Promise<Date | undefined> {
    const { watch, ts, wanted } = edit;
    const { channel, job } = watch;
    const now = clock.now();
    const outcome = await poster.update(wanted.message, { channel, ts });
    if (outcome === 'unsent') return new Date(now.getTime() + SPACING);
    if (outcome === 'gone') return replace(edit);
    if (outcome === 'locked') await explain(watch);
    await watches.change(channel, job.id, { face: wanted.face, editedAt: now });
    return undefined;
  }

  /** Somebody has deleted it. The first time that may have been by mistake. */
  async function replace({ watch, wanted }: Edit): Promise<undefined> {
    const { channel, job } = watch;
    if (watch.isReposted) {
      log.info({ channel, job: job.id }, 'a card was deleted twice, so the search is watched there no more');
      await watches.remove(channel, job.id, {});
      return;
    }
    // First the post: where the process dies in between, the card is found to be gone again.
    await put({ ...watch, isReposted: true }, { kind: 'card', message: wanted.message });
    await watches.change(channel, job.id, { card: undefined, face: wanted.face, isReposted: true });
  }

  async function explain(watch: Watch): Promise<void> {
    const message = cardLocked(watch.job, wordsFor(watch.language));
    await put(watch, { kind: 'notice', message, under: cardKey(watch) });
  }

  async function put(
    watch: Watch,
    post: { readonly kind: 'card' | 'notice'; readonly message: Message; readonly under?: string },
  ): Promise<void> {
    const { channel, job } = watch;
    const now = clock.now();
    const key = post.kind === 'card' ? cardKey(watch) : `locked:${cardKey(watch)}`;
    await outbox.put([{ ...post, key, channel, jobId: job.id, dueAt: now } satisfies OutgoingPost]);
    await queue.wake('post', channel, now);
  }

  return {
    async work(channel) {
      const tasks = (await watches.cards(channel)).flatMap((card) => taskOf(card) ?? []);
      const now = clock.now();
      const ready = tasks.filter(({ from }) => from <= now);
      const later: Date[] = [];
      for (const { run } of ready.slice(0, TURN)) {
        const again = await run();
        if (again) later.push(again);
      }
      // Where Slack does not take some of them, it is left alone for a while.
      if (ready.length > TURN && later.length === 0) later.push(clock.now());
      const [next] = [...later, ...tasks.map(({ from }) => from).filter((from) => from > now)].toSorted(
        (a, b) => a.getTime() - b.getTime(),
      );
      if (next) await queue.wake('post', channel, next);
    },
  };
}
