import { describe, expect, it } from 'vitest';
import { message } from '../../src/blocks/kit/message.ts';
import { cardKey, type Watch } from '../../src/domain/follow/following.ts';
import { createLog } from '../../src/log.ts';
import type { Poster } from '../../src/poster.ts';
import type { OutgoingPost } from '../../src/store/follow/following.ts';
import { createCardDesk } from '../../src/workers/card-desk.ts';

const BEGIN = new Date('2026-11-22T08:00:00Z');
const HERE = 'C0TRAINING';

type Outcome = Awaited<ReturnType<Poster['update']>>;

const WATCH: Watch = {
  channel: HERE,
  job: { id: 'job1', name: 'resnet-lr' },
  language: 'en',
  by: 'U0VIEWER',
  at: BEGIN,
  reach: [],
  minGain: 0,
  bestTold: undefined,
  card: '1.000001',
  face: 'old',
  editedAt: undefined,
  isReposted: false,
  endedAt: undefined,
};

interface Room {
  watch: Watch | undefined;
  outcome: Outcome;
  /** What the card is to show, and its face. */
  wanted: string;
  isUnwatched: boolean;
  /** So many cards like it stand there. */
  count: number;
  now: Date;
  readonly edits: string[];
  readonly posts: OutgoingPost[];
  readonly wakes: Date[];
  work(): Promise<void>;
  later(seconds: number): Room;
}

/** One card that stands in a channel, and what becomes of it. */
function open(more: Partial<Watch> = {}, outcome: Outcome = 'edited'): Room {
  const room: Room = {
    watch: { ...WATCH, ...more },
    outcome,
    wanted: 'new',
    isUnwatched: false,
    count: 1,
    now: BEGIN,
    edits: [],
    posts: [],
    wakes: [],
    work: () => desk.work(HERE),
    later(seconds: number) {
      room.now = new Date(room.now.getTime() + seconds * 1000);
      return room;
    },
  };
  const desk = createCardDesk({
    watches: {
      async cards() {
        const wanted = { face: room.wanted, message: message(room.wanted, []) };
        const { watch, isUnwatched } = room;
        return watch ? Array.from({ length: room.count }, () => ({ watch, wanted, isUnwatched })) : [];
      },
      async forget() {
        room.watch = undefined;
      },
      async change(_, __, set) {
        if (room.watch) room.watch = { ...room.watch, ...set };
        return true;
      },
      async remove() {
        room.watch = undefined;
        return true;
      },
    },
    outbox: { put: async (posts) => void room.posts.push(...posts) },
    poster: {
      async update({ text }) {
        room.edits.push(text);
        return room.outcome;
      },
    },
    queue: { wake: async (_, __, at) => void room.wakes.push(at) },
    clock: { now: () => room.now },
    log: createLog('silent'),
  });
  return room;
}

describe('A card desk', () => {
  it('edits a card that is to show something else, once', async () => {
    const room = open();
    await room.work();
    await room.later(60).work();
    expect(room.edits).toEqual(['new']);
    expect(room.watch).toMatchObject({ face: 'new', editedAt: BEGIN });
  });

  it('edits no card oftener than every 30 seconds, and comes back for it', async () => {
    const room = open();
    await room.work();
    room.wanted = 'newer';
    await room.later(29).work();
    expect(room.edits).toEqual(['new']);
    expect(room.wakes).toEqual([new Date('2026-11-22T08:00:30Z')]);
    await room.later(1).work();
    expect(room.edits).toEqual(['new', 'newer']);
  });

  it('shows only the last of several changes', async () => {
    const room = open({ editedAt: BEGIN });
    room.wanted = 'newer';
    await room.later(10).work();
    room.wanted = 'newest';
    await room.later(20).work();
    expect(room.edits).toEqual(['newest']);
  });

  it('leaves alone what is not posted yet', async () => {
    const room = open({ card: undefined });
    await room.work();
    expect(room.edits).toEqual([]);
  });

  it('keeps a card true whose search has ended', async () => {
    const room = open({ endedAt: BEGIN });
    await room.work();
    expect(room.edits).toEqual(['new']);
  });

  it('comes back while Slack does not answer', async () => {
    const room = open({}, 'unsent');
    await room.work();
    expect(room.wakes).toEqual([new Date('2026-11-22T08:00:30Z')]);
    expect(room.watch?.face).toBe('old');
  });

  it('edits five at a time, and goes on at once, or later where Slack does not answer', async () => {
    const room = open();
    room.count = 7;
    await room.work();
    expect(room.edits).toHaveLength(5);
    expect(room.wakes).toEqual([BEGIN]);
    const dark = open({}, 'unsent');
    dark.count = 7;
    await dark.work();
    expect(dark.wakes).toEqual([new Date('2026-11-22T08:00:30Z')]);
  });

  it('posts a deleted card anew, once', async () => {
    const room = open({}, 'gone');
    await room.work();
    const anew = cardKey({ ...WATCH, isReposted: true });
    expect(anew).not.toBe(cardKey(WATCH));
    expect(room.posts).toMatchObject([{ key: anew, kind: 'card', jobId: 'job1', message: { text: 'new' } }]);
    expect(room.watch).toMatchObject({ card: undefined, face: 'new', isReposted: true });
  });

  it('takes a second deletion for an end of the watch, and says nothing', async () => {
    const room = open({ isReposted: true }, 'gone');
    await room.work();
    expect(room.watch).toBeUndefined();
    expect(room.posts).toEqual([]);
  });

  it.each<Outcome>(['edited', 'gone', 'locked'])(
    'leaves a card that nobody watches alone once %s',
    async (outcome) => {
      const room = open({ editedAt: BEGIN }, outcome);
      room.isUnwatched = true;
      await room.work();
      await room.work();
      expect(room.edits).toEqual(['new']);
      expect(room.watch).toBeUndefined();
      expect(room.posts).toEqual([]);
    },
  );

  it('comes back to a card that nobody watches until it says so', async () => {
    const room = open({}, 'unsent');
    room.isUnwatched = true;
    await room.work();
    expect(room.wakes).toEqual([new Date('2026-11-22T08:00:30Z')]);
    room.outcome = 'edited';
    await room.later(30).work();
    expect(room.edits).toEqual(['new', 'new']);
    expect(room.watch).toBeUndefined();
  });

  it('waits for the post of a card that nobody watches any more', async () => {
    const room = open({ card: undefined });
    room.isUnwatched = true;
    await room.work();
    expect(room.edits).toEqual([]);
    expect(room.watch).toBeDefined();
  });

  it('says in the thread that a card can be edited no more', async () => {
    const room = open({}, 'locked');
    await room.work();
    await room.later(60).work();
    expect(room.edits).toEqual(['new']);
    expect(room.posts).toMatchObject([{ kind: 'notice', under: cardKey(WATCH) }]);
  });
});
