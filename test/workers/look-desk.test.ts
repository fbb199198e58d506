import { describe, expect, it } from 'vitest';
import { type Alert, cardKey, type Watch } from '../../src/domain/follow/following.ts';
import { UserError } from '../../src/errors.ts';
import { BEGIN, failed, finished, JOB, type LookRoom, openLookRoom, running } from './look-room.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HERE = 'C0TRAINING';
const DOWN = new UserError({ kind: 'unavailable', endpoint: 'ShowAutoSearchTrials' });
const GONE = new UserError({ kind: 'jobNotFound', word: 'job1', nearest: [] });

const watched = (more: Partial<Watch> = {}): Watch => ({
  channel: HERE,
  job: JOB,
  language: 'en',
  by: 'U0VIEWER',
  at: BEGIN,
  reach: ['best', 'finished', 'failed'],
  minGain: 0,
  bestTold: undefined,
  card: '1.000001',
  face: undefined,
  editedAt: undefined,
  isReposted: false,
  endedAt: undefined,
  ...more,
});

const alert: Alert = {
  id: 'al0001',
  channel: HERE,
  job: JOB,
  condition: { kind: 'metric', metric: 'acc', is: '>', value: 0.7 },
  by: 'U0VIEWER',
  at: BEGIN,
  raised: [],
};

/** Two trials of which one has finished, watched in one channel and looked at once. */
async function begun(): Promise<LookRoom> {
  const room = openLookRoom();
  room.watches = [watched()];
  room.trials = [finished('t0', '0.5'), running('t1')];
  await room.work();
  return room.later(MINUTE);
}

describe('A look desk', () => {
  it('reads nothing of a search that nobody follows, and does not come back to it', async () => {
    const room = openLookRoom();
    await room.work();
    expect([...room.reads, ...room.wakes]).toEqual([]);
  });

  it('tells nothing of what was there before anybody watched', async () => {
    const room = await begun();
    expect(room.looks).toMatchObject([{ after: undefined, posts: [], cards: [{ channel: HERE }] }]);
  });

  it('tells what has happened since in the thread of the card', async () => {
    const room = await begun();
    room.trials = [finished('t0', '0.5'), finished('t1', '0.75'), failed('t2')];
    await room.work();
    const [watch] = room.watches;
    expect(room.looks.at(-1)?.posts).toMatchObject([
      { kind: 'event', isBroadcast: false, isUrgent: false, under: watch && cardKey(watch), jobId: 'job1' },
      { kind: 'event', isBroadcast: true, isUrgent: true },
      { kind: 'event', isBroadcast: true, isUrgent: false },
    ]);
    expect(room.posted('event')).toEqual([
      expect.stringContaining('1 trial finished: t1'),
      expect.stringContaining('1 trial failed: t2'),
      expect.stringContaining('New best: trial t1'),
    ]);
  });

  it('lets a best that creeps up reach the channel once it is better by enough than what was told there', async () => {
    const room = await begun();
    room.watches = [watched({ minGain: 0.1 }), watched({ channel: 'C0EAGER', minGain: 0.05 })];
    const told: (readonly string[])[] = [];
    for (const reward of ['0.54', '0.58', '0.62', '0.66', '0.7', '0.74']) {
      room.trials.push(finished(`t${room.trials.length}`, reward));
      await room.later(MINUTE).work();
      const posts = room.looks.at(-1)?.posts ?? [];
      told.push(posts.filter(({ isBroadcast }) => isBroadcast).map(({ channel }) => channel));
    }
    expect(told).toEqual([[], ['C0EAGER'], [HERE], ['C0EAGER'], [], [HERE, 'C0EAGER']]);
    expect(JSON.stringify(room.looks.at(-1)?.posts)).toContain(
      'Better by 0.12 than the best that this channel heard of before.',
    );
  });

  it('names the likely cause of a failure', async () => {
    const room = await begun();
    room.trials.push(failed('t2'));
    await room.work();
    expect(JSON.stringify(room.looks.at(-1)?.posts)).toContain('CUDA out of memory');
  });

  it('tells a channel that came later only of what happens from its next look on', async () => {
    const room = await begun();
    room.watches.push(watched({ channel: 'C0RANDOM', at: room.now }));
    room.trials = [finished('t0', '0.5'), finished('t1', '0.4')];
    await room.later(SECOND).work();
    room.trials.push(finished('t2', '0.3'));
    await room.later(MINUTE).work();
    const told = room.looks.map(({ posts }) => posts.map(({ channel }) => channel));
    expect(told).toEqual([[], [HERE], [HERE, 'C0RANDOM']]);
  });

  it('reads once for hundreds of channels, and draws what they show alike once', async () => {
    const room = openLookRoom();
    room.watches = Array.from({ length: 500 }, (_, i) => watched({ channel: `C${i}` }));
    await room.work();
    expect(room.reads).toHaveLength(1);
    const [look] = room.looks;
    expect(look?.cards).toHaveLength(500);
    expect(new Set(look?.cards.map(({ message }) => message)).size).toBe(1);
  });

  it('wakes only channels in which a card shows something else', async () => {
    const room = await begun();
    const [card] = room.looks[0]?.cards ?? [];
    room.watches = room.watches.map((watch) => ({ ...watch, face: card?.face }));
    room.wakes.length = 0;
    await room.work();
    expect(room.wakes.map(({ name }) => name)).toEqual(['look']);
    room.trials = [finished('t0', '0.5'), finished('t1', '0.75')];
    await room.later(MINUTE).work();
    expect(room.wakes.map(({ name }) => name)).toEqual(['look', 'post', 'look']);
  });

  it('keeps the last change on the card while nothing else happens', async () => {
    const room = await begun();
    room.trials = [finished('t0', '0.5'), finished('t1', '0.75')];
    await room.work();
    await room.later(MINUTE).work();
    const [, told, quiet] = room.looks.map(({ cards }) => cards[0]?.face);
    expect(quiet).toBe(told);
  });

  it('looks again where somebody else was faster, and tells nothing twice', async () => {
    const room = await begun();
    room.trials = [finished('t0', '0.5'), finished('t1', '0.75')];
    let races = 0;
    room.meanwhile = () => {
      races += 1;
      if (races === 1 && room.last) room.last = { ...room.last, at: room.now };
    };
    await room.work();
    expect(races).toBe(2);
    expect(room.looks).toHaveLength(2);
    expect(room.posted('event')).toHaveLength(2);
  });

  it('lets a mute show at once', async () => {
    const room = await begun();
    room.mutes.set(HERE, new Date('2026-11-23T08:00:00Z'));
    await room.work();
    expect(room.changes).toEqual([{ channel: HERE, set: { editedAt: undefined } }]);
    const faces = room.looks.map(({ cards }) => cards[0]?.face);
    expect(new Set(faces).size).toBe(2);
  });
});

describe('An alert', () => {
  it('is raised in the thread of the card, whatever is quiet there', async () => {
    const room = await begun();
    room.alerts = [alert];
    room.trials.push(finished('t2', '0.75'));
    await room.work();
    const [watch] = room.watches;
    const look = room.looks.at(-1);
    expect(look?.raised).toEqual([{ alert: 'al0001', what: 't2' }]);
    expect(look?.posts.filter(({ kind }) => kind === 'alert')).toMatchObject([
      { key: 'alert:al0001:t2', under: watch && cardKey(watch), isUrgent: true },
    ]);
  });

  it('stands by itself where no card is', async () => {
    const room = openLookRoom();
    room.alerts = [alert];
    room.trials = [finished('t2', '0.75')];
    await room.work();
    expect(room.looks[0]?.posts).toMatchObject([{ kind: 'alert', channel: HERE, under: undefined }]);
  });

  it('speaks the language of whoever asked for it', async () => {
    const room = openLookRoom();
    room.alerts = [{ ...alert, by: 'U0CHINESE' }];
    room.trials = [finished('t2', '0.75')];
    await room.work();
    expect(room.posted('alert')[0]).toMatch(/\p{Script=Han}/u);
  });

  it('is not raised for failures from before it was asked for', async () => {
    const room = await begun();
    room.trials.push(failed('t2'));
    room.alerts = [{ ...alert, condition: { kind: 'failed' }, at: room.now }];
    await room.later(SECOND).work();
    expect(room.posted('alert')).toEqual([]);
    room.trials.push(failed('t3'));
    await room.later(MINUTE).work();
    expect(room.posted('alert')).toEqual([expect.stringContaining('t3')]);
  });
});

describe('At the end of a search, a look desk', () => {
  it('posts a final report, and comes back no more', async () => {
    const room = await begun();
    room.alerts = [{ ...alert, condition: { kind: 'ended' } }];
    room.trials = [finished('t0', '0.5'), finished('t1', '0.75')];
    room.job = { phase: 'Completed' };
    room.wakes.length = 0;
    await room.work();
    const look = room.looks.at(-1);
    expect(look?.isEnded).toBe(true);
    expect(look?.posts.map(({ kind }) => kind)).toEqual(['event', 'event', 'alert', 'report']);
    expect(look?.posts.at(-1)).toMatchObject({ isBroadcast: true, isUrgent: false });
    expect(room.wakes.map(({ name }) => name)).toEqual(['post']);
    await room.later(MINUTE).work();
    expect(room.reads).toHaveLength(2);
  });

  it('keeps the report in the thread where the channel does not want to hear of it', async () => {
    const room = await begun();
    room.watches = [watched({ reach: ['best'] })];
    room.job = { phase: 'Completed' };
    await room.work();
    expect(room.looks.at(-1)?.posts).toMatchObject([{ kind: 'report', isBroadcast: false }]);
  });
});

describe('Where ModelArts does not answer, a look desk', () => {
  it('comes back after growing pauses, and tells nobody', async () => {
    const room = await begun();
    room.problem = DOWN;
    const pauses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      await room.work();
      const pause = ((room.wakes.at(-1)?.at ?? room.now).getTime() - room.now.getTime()) / SECOND;
      pauses.push(pause);
      room.later(pause * SECOND);
    }
    expect(pauses).toEqual([30, 60, 120, 240, 300, 300]);
    expect(room.looks).toHaveLength(1);
  });

  it('tells afterwards what happened meanwhile', async () => {
    const room = await begun();
    room.problem = DOWN;
    await room.work();
    room.problem = undefined;
    room.trials = [finished('t0', '0.5'), finished('t1', '0.4')];
    await room.later(MINUTE).work();
    expect(room.posted('event')).toEqual([expect.stringContaining('t1')]);
  });

  it('gives up a search that is there no more, and says so once in each channel', async () => {
    const room = await begun();
    room.alerts = [
      { ...alert, id: 'a1', channel: HERE },
      { ...alert, id: 'a2', channel: 'C0RANDOM' },
      { ...alert, id: 'a3', channel: 'C0RANDOM' },
    ];
    room.problem = GONE;
    for (let tries = 0; tries < 3; tries += 1) await room.later(MINUTE).work();
    expect(room.posted('notice')).toEqual([]);
    await room.later(MINUTE).work();
    expect(room.posted('notice')).toEqual([
      expect.stringContaining('no longer in ModelArts'),
      expect.stringContaining('no longer in ModelArts'),
    ]);
    expect(room.looks.at(-1)).toMatchObject({ isEnded: true, snapshot: { trials: [{}, {}] } });
    await room.later(MINUTE).work();
    expect(room.looks).toHaveLength(2);
  });

  it('leaves faults of our own to the queue', async () => {
    const room = await begun();
    room.problem = new TypeError('a fault of ours');
    await expect(room.work()).rejects.toBe(room.problem);
  });
});

describe('The pace of looks', () => {
  it('slows down while nothing happens, and is back at the next news', async () => {
    const room = await begun();
    for (let look = 0; look < 8; look += 1) {
      room.later(room.next() * SECOND);
      await room.work();
    }
    expect(room.next()).toBe(15 * 60);
    room.trials = [finished('t0', '0.5'), finished('t1', '0.75')];
    await room.later(15 * MINUTE).work();
    expect(room.next()).toBeLessThanOrEqual(60);
  });

  it('is the usual one for a search that another process has looked at', async () => {
    const room = openLookRoom();
    room.last = { jobId: 'job1', at: BEGIN, phase: 'Running', metric: 'acc', mode: 'max', trials: [] };
    expect(room.next()).toBe(60);
  });
});
