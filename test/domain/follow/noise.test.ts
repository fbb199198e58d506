import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChannelRule, QuietHours } from '../../../src/domain/follow/channel-rule.ts';
import { isCapped, planPosts, type WaitingPost } from '../../../src/domain/follow/noise.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** From one look at the channel to the next. */
const STEP = 3 * MINUTE;
const noon = new Date('2026-11-22T12:00:00Z');
const night: QuietHours = { from: 22 * 60, to: 8 * 60, timeZone: 'UTC', failuresPass: true };
const open: ChannelRule = { quiet: undefined, cap: undefined, mutes: new Map() };
const at = (time: string) => new Date(`2026-11-22T${time}:00Z`);

/** A new best that is shown in the channel, except for what is said of it. */
function event(what: string, rest: Partial<WaitingPost> = {}): WaitingPost {
  return { key: `event:C1:j:${what}`, kind: 'event', jobId: 'j', dueAt: noon, ...rest };
}

function plan(posts: readonly WaitingPost[], rule: Partial<ChannelRule> = {}, { sent = 0, now = noon } = {}) {
  const { go, wait } = planPosts(posts, { rule: { ...open, ...rule }, sent, now });
  return {
    go: go.map((each) =>
      each.kind === 'post' ? name(each.post) : `${each.fold.why}: ${each.fold.posts.map(name).join(' ')}`,
    ),
    wait: wait.map(({ post, until }) => `${name(post)} ${until.toISOString().slice(5, 16)}`),
    tells: go.flatMap((each) => (each.kind === 'fold' ? [each.fold.tells] : [])),
  };
}

const name = ({ key }: WaitingPost) => key.split(':').slice(3).join(':') || key;

describe('planPosts', () => {
  it('lets everything go at once where a channel has no rule', () => {
    const posts = [
      event('best:a'),
      event('finished:1'),
      { ...event('x'), key: 'digest:d:1', kind: 'digest' as const },
    ];
    expect(plan(posts)).toMatchObject({ go: ['best:a', 'finished:1', 'digest:d:1'], wait: [] });
  });

  it('keeps what is not due yet', () => {
    expect(plan([event('best:a', { dueAt: at('12:30') })]).wait).toEqual(['best:a 11-22T12:30']);
  });

  it('holds posts until quiet hours end, over midnight', () => {
    expect(plan([event('best:a')], { quiet: night }, { now: at('23:00') }).wait).toEqual([
      'best:a 11-23T08:00',
    ]);
    expect(plan([event('best:a')], { quiet: night }, { now: at('07:59') }).wait).toEqual([
      'best:a 11-22T12:00',
    ]);
    expect(
      plan([event('best:a', { dueAt: at('07:00') })], { quiet: night }, { now: at('07:59') }).wait,
    ).toEqual(['best:a 11-22T08:00']);
  });

  it('lets failures through quiet hours only where the channel wants that', () => {
    const failed = event('failed:1', { isUrgent: true });
    expect(plan([failed], { quiet: night }, { now: at('23:00') }).go).toEqual(['failed:1']);
    expect(plan([failed], { quiet: { ...night, failuresPass: false } }, { now: at('23:00') }).go).toEqual([]);
  });

  it('lets through quiet hours, mute and cap what was asked for', () => {
    const rule = { quiet: { ...night, failuresPass: false }, cap: 1, mutes: new Map([['j', at('23:59')]]) };
    const asked = (['digest', 'alert'] as const).map((kind) => ({
      ...event(kind),
      kind,
      isUrgent: true,
    }));
    const others = (['card', 'notice'] as const).map((kind) => ({ ...event(kind), kind }));
    const { go, wait } = plan([...asked, ...others], rule, { sent: 1, now: at('23:00') });
    expect(go).toEqual(['digest', 'alert', 'card', 'notice']);
    expect(wait).toEqual([]);
  });

  it('tells what quiet hours have held in one post, whoever set its time to their end', () => {
    const held = [
      event('best:a', { dueAt: at('01:00') }),
      event('failed:1', { dueAt: at('02:00'), isUrgent: true }),
      event('best:b', { dueAt: at('08:00'), jobId: 'k' }),
      event('finished:2', { dueAt: at('08:00') }),
      event('best:c', { dueAt: at('08:01') }),
    ];
    const { go, tells } = plan(held, { quiet: night }, { now: at('08:02') });
    expect(go).toEqual(['quiet: best:a best:b finished:2', 'failed:1', 'best:c']);
    expect(tells).toEqual([
      [
        { jobId: 'j', counts: { best: 1, finished: 1 } },
        { jobId: 'k', counts: { best: 1 } },
      ],
    ]);
  });

  it('lets a single held post go as it is', () => {
    expect(plan([event('best:a', { dueAt: at('01:00') })], { quiet: night }).go).toEqual(['best:a']);
  });

  it('holds the posts of a muted search, failures too, and no others', () => {
    const posts = [event('best:a'), event('failed:1', { isUrgent: true }), event('best:b', { jobId: 'k' })];
    expect(plan(posts, { mutes: new Map([['j', at('18:00')]]) })).toMatchObject({
      go: ['best:b'],
      wait: ['best:a 11-22T18:00', 'failed:1 11-22T18:00'],
    });
    expect(
      plan(posts.slice(0, 1), { quiet: night, mutes: new Map([['j', at('23:30')]]) }, { now: at('22:00') })
        .wait,
    ).toEqual(['best:a 11-23T08:00']);
  });

  it('takes an urgent report for that of a failed search', () => {
    const report = { ...event('report', { isUrgent: true }), kind: 'report' as const };
    const { wait } = plan([report], { quiet: { ...night, failuresPass: false } }, { now: at('23:00') });
    expect(wait).toHaveLength(1);
    expect(plan([report], { quiet: night, cap: 1 }, { sent: 1, now: at('23:00') }).go).toEqual(['report']);
  });

  it('counts for the cap what tells of a fold, though it is not held', () => {
    const fold = { ...event('fold'), kind: 'notice' as const };
    expect(isCapped(fold)).toBe(true);
    expect(plan([fold], { cap: 1 }, { sent: 1 }).go).toEqual(['fold']);
  });

  it('tells in one post what a mute has held that is over', () => {
    const mutes = new Map([['j', at('12:00')]]);
    const posts = [
      event('best:a', { dueAt: at('11:00') }),
      event('best:b'),
      event('best:c', { dueAt: at('12:01') }),
    ];
    expect(plan(posts, { mutes }, { now: at('12:02') }).go).toEqual(['muted: best:a best:b', 'best:c']);
  });

  it('tells what was held in one post for the channel and one for each thread, and failures by themselves', () => {
    const dueAt = at('01:00');
    const thread = { under: 'card:C1:j', dueAt };
    const posts = [
      event('finished:1', thread),
      event('best:a', { ...thread, isBroadcast: true }),
      event('failed:1', { ...thread, isBroadcast: true, isUrgent: true }),
      event('finished:2', thread),
      event('best:b', { ...thread, isBroadcast: true }),
      event('finished:3', { under: 'card:C1:k', jobId: 'k', dueAt }),
      event('finished:4', { under: 'card:C1:k', jobId: 'k', dueAt }),
    ];
    expect(plan(posts, { quiet: { ...night, failuresPass: false } }).go).toEqual([
      'quiet: finished:1 finished:2',
      'quiet: best:a best:b',
      'failed:1',
      'quiet: finished:3 finished:4',
    ]);
    const mutes = new Map([['j', at('02:00')]]);
    expect(plan(posts.slice(0, 5), { mutes }).go).toEqual([
      'muted: finished:1 finished:2',
      'muted: best:a best:b',
      'failed:1',
    ]);
  });

  it('keeps the last place under the cap for what tells of the rest', () => {
    const posts = ['best:a', 'best:b', 'finished:1', 'best:c'].map((what) => event(what));
    expect(plan(posts, { cap: 4 }).go).toHaveLength(4);
    expect(plan(posts, { cap: 3 })).toMatchObject({
      go: ['best:a', 'best:b', 'cap: finished:1 best:c'],
      tells: [[{ jobId: 'j', counts: { finished: 1, best: 1 } }]],
    });
    expect(plan(posts, { cap: 3 }, { sent: 2 }).go).toEqual(['cap: best:a best:b finished:1 best:c']);
  });

  it('asks again in five minutes where the cap leaves no room', () => {
    const posts = [event('best:a'), event('failed:1', { isUrgent: true }), event('best:b')];
    expect(plan(posts, { cap: 3 }, { sent: 3 })).toMatchObject({
      go: ['failed:1'],
      wait: ['best:a 11-22T12:05', 'best:b 11-22T12:05'],
    });
  });

  it('folds nothing past a report or an alert, which wait for a place of their own', () => {
    const report = { ...event('report'), kind: 'report' as const };
    const posts = [event('best:a'), event('best:b'), report, event('best:c')];
    expect(plan(posts, { cap: 3 })).toMatchObject({
      go: ['best:a', 'best:b', 'report'],
      wait: ['best:c 11-22T12:05'],
    });
    expect(plan(posts, { cap: 2 })).toMatchObject({
      go: ['best:a', 'best:b'],
      wait: ['report 11-22T12:05', 'best:c 11-22T12:05'],
    });
    expect(plan(posts, { cap: 1 }).go).toEqual(['cap: best:a best:b']);
  });

  it('does not cap what stays in a thread', () => {
    const posts = [1, 2, 3].map((i) => event(`finished:${i}`, { under: 'card:C1:j' }));
    expect(plan(posts, { cap: 1 }, { sent: 1 }).go).toHaveLength(3);
    expect(isCapped(event('best:a', { under: 'card:C1:j', isBroadcast: true }))).toBe(true);
  });
});

/** What becomes of a channel's posts. */
interface Played {
  /** Each time that something went out. */
  readonly sent: readonly {
    readonly at: number;
    readonly posts: readonly WaitingPost[];
    readonly isLimited: boolean;
  }[];
  readonly left: readonly WaitingPost[];
}

function play(posts: readonly WaitingPost[], rule: ChannelRule, hours: number): Played {
  const sent: Played['sent'][number][] = [];
  let left = [...posts];
  const start = posts.reduce((first, { dueAt }) => Math.min(first, dueAt.getTime()), noon.getTime());
  for (let time = start; time < start + hours * HOUR; time += STEP) {
    const there = left.filter(({ dueAt }) => dueAt.getTime() <= time);
    if (there.length === 0) continue;
    const within = sent.filter(({ at, isLimited }) => isLimited && at > time - HOUR).length;
    const { go } = planPosts(there, { rule, sent: within, now: new Date(time) });
    for (const each of go) {
      const gone = each.kind === 'post' ? [each.post] : each.fold.posts;
      sent.push({ at: time, posts: gone, isLimited: gone.some((post) => isCapped(post) && !post.isUrgent) });
    }
    const done = new Set(go.flatMap((each) => (each.kind === 'post' ? [each.post] : each.fold.posts)));
    left = left.filter((post) => !done.has(post));
  }
  return { sent, left };
}

describe('planPosts, over two days in a channel,', () => {
  const posts = fc
    .array(
      fc.record({
        kind: fc.constantFrom<WaitingPost['kind'][]>('event', 'event', 'event', 'digest', 'alert', 'report'),
        jobId: fc.constantFrom('j', 'k'),
        isUrgent: fc.boolean(),
        isBroadcast: fc.boolean(),
        under: fc.constantFrom(undefined, 'card:C1:j'),
        minutes: fc.nat(400).map((steps) => steps * 3),
      }),
      { maxLength: 25 },
    )
    .map((all) =>
      all
        .toSorted((a, b) => a.minutes - b.minutes)
        .map(
          ({ minutes, ...post }, i): WaitingPost => ({
            ...post,
            key: `event:C1:${post.jobId}:best:${i}`,
            dueAt: new Date(noon.getTime() + minutes * MINUTE),
          }),
        ),
    );
  const rules = fc.record({
    quiet: fc.option(
      fc.record({
        from: fc.constantFrom(22 * 60, 60),
        to: fc.constantFrom(8 * 60, 150),
        timeZone: fc.constantFrom('UTC', 'Asia/Shanghai'),
        failuresPass: fc.boolean(),
      }),
      { nil: undefined },
    ),
    cap: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    mutes: fc.constantFrom(new Map<string, Date>(), new Map([['k', new Date('2026-11-22T19:30:00Z')]])),
  });
  const check = (judge: (played: Played, posts: readonly WaitingPost[], rule: ChannelRule) => void) =>
    fc.assert(
      fc.property(posts, rules, (all, rule) => judge(play(all, rule, 48), all, rule)),
      { numRuns: 60 },
    );

  it('loses no post and sends none twice', () => {
    check(({ sent, left }, all) => {
      const keys = sent.flatMap(({ posts: gone }) => gone.map(({ key }) => key));
      expect(left).toEqual([]);
      expect(keys.toSorted()).toEqual(all.map(({ key }) => key).toSorted());
    });
  });

  it('sends no more than the cap in any hour, apart from urgent posts', () => {
    check(({ sent }, _, { cap = Infinity }) => {
      const times = sent.filter(({ isLimited }) => isLimited).map(({ at }) => at);
      for (const time of times)
        expect(times.filter((each) => each > time - HOUR && each <= time).length).toBeLessThanOrEqual(cap);
    });
  });

  it('keeps the order of the posts of one search that the same rules hold', () => {
    check(({ sent }, all) => {
      const places = new Map(sent.flatMap(({ posts: gone }, i) => gone.map(({ key }) => [key, i] as const)));
      const limited = all.filter((post) => isCapped(post) && !post.isUrgent);
      for (const job of ['j', 'k']) {
        // A fold stands where the first of it stood, so only single posts can be compared.
        const order = limited
          .filter(({ jobId, key }) => jobId === job && sent[places.get(key) ?? -1]?.posts.length === 1)
          .map(({ key }) => places.get(key) ?? -1);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }
    });
  });

  it('sends urgent posts when they are due, unless they are failures that the channel holds', () => {
    check(({ sent }, all, rule) => {
      const times = new Map(sent.flatMap(({ at, posts: gone }) => gone.map(({ key }) => [key, at] as const)));
      const mayWait = ({ kind, jobId = '' }: WaitingPost) =>
        kind !== 'alert' &&
        kind !== 'digest' &&
        (rule.mutes.has(jobId) || (rule.quiet && !rule.quiet.failuresPass));
      for (const post of all.filter((each) => each.isUrgent && !mayWait(each)))
        expect(times.get(post.key)).toBe(post.dueAt.getTime());
    });
  });
});
