import { describe, expect, it } from 'vitest';
import { aDigest } from '../../../sandbox/gallery/following-data.ts';
import { aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import { type OneDigest, searchDigest } from '../../../src/blocks/follow/digest.ts';
import { allDigest } from '../../../src/blocks/follow/digest-all.ts';
import type { Message } from '../../../src/blocks/kit/message.ts';
import { digestOf, type SearchDigest, type SearchNow } from '../../../src/domain/follow/digest.ts';
import { chooseCriterion } from '../../../src/domain/search/criterion.ts';
import { progressOf } from '../../../src/domain/search/progress.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import type { Job } from '../../../src/domain/search/search.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';
import { en } from '../../../src/i18n/en.ts';
import { zh } from '../../../src/i18n/zh.ts';

const before = new Date('2026-11-21T01:00:00Z');
const now = new Date('2026-11-22T01:00:00Z');
const next = new Date('2026-11-23T01:00:00Z');

function seconds(date: Date): number {
  return date.getTime() / 1000;
}

function searchOf(
  trials: readonly Trial[],
  more: Partial<Job> = {},
  stopped: readonly string[] = [],
): SearchNow {
  const plain = aSearch();
  const job: Job = {
    ...plain,
    search: { objectives: plain.search?.objectives ?? [], parameters: [], planned: 10 },
    ...more,
  };
  const table = { trials, metrics: [], settled: true };
  const criterion = chooseCriterion(job.search?.objectives ?? [], table, {});
  const ids = new Set(stopped);
  const ranking = rank(trials, { criterion, by: 'final', stopped: ids });
  return {
    job,
    table,
    ranking,
    progress: progressOf({ job, trials, ranking, stopped: ids }),
    stopped: ids,
    stoppedBy: new Map(stopped.map((id) => [id, 'U0OPERATOR'])),
  };
}

const waiting = (i: number) => aTrial({ id: `t${i}`, index: i, state: 'pending', reward: '' });
const done = (i: number, reward: string) => aTrial({ id: `t${i}`, index: i, reward, seconds: 600 });
const failed = (i: number) => aTrial({ id: `t${i}`, index: i, state: 'failed', reward: '' });
const running = (i: number) =>
  aTrial({ id: `t${i}`, index: i, state: 'running', reward: '0.5', seconds: 60 });

/** From a search with one result to one in which everything has happened. */
function told(): SearchDigest {
  const first = searchOf([done(0, '0.80'), running(1), running(2), waiting(3), waiting(4)]);
  const { snapshot } = digestOf(first, undefined, before);
  const then = searchOf([done(0, '0.80'), done(1, '0.85'), failed(2), done(3, '0.7'), running(4)], {}, [
    't3',
  ]);
  return digestOf(then, snapshot, now);
}

function shown(more: Partial<OneDigest> = {}): OneDigest {
  const digest = aDigest({ job: told().job }, { next });
  return {
    told: told(),
    causes: new Map(),
    digest,
    isAsked: false,
    isDryRun: false,
    approval: { topQuarter: false },
    now,
    ...more,
  };
}

/** Everything that can be read in it. */
function textOf({ blocks }: Pick<Message, 'blocks'>): string {
  return [...JSON.stringify(blocks).matchAll(/"(?:text|user_id)":"((?:[^"\\]|\\.)*)"/g)]
    .map(([, text]) => text)
    .join('')
    .replaceAll('\\n', '\n');
}

function linesIn({ blocks }: Pick<Message, 'blocks'>): string[] {
  return [...JSON.stringify(blocks).matchAll(/"value":"([^"]*)"/g)].map(([, line = '']) => line);
}

describe('the digest of a search', () => {
  it('says the news first', () => {
    expect(searchDigest(shown(), en).text).toBe(
      'resnet-lr: new best acc 0.85, better by 0.05, 1 finished, 1 failed, 1 stopped, 1 started.',
    );
    expect(searchDigest(shown(), zh).text).toBe(
      'resnet-lr：最佳 acc 刷新为 0.85，提升 0.05，1 个已完成，1 个失败，1 个被停止，1 个开始。',
    );
  });

  it('says why a trial failed, as far as the log tells', () => {
    const why = new Map([['t2', 'RuntimeError: CUDA out of\n  memory']]);
    const text = textOf(searchDigest(shown({ causes: why }), en));
    expect(text).toContain('Failed: 1 (t2): RuntimeError: CUDA out of memory\n');
    expect(text).toContain('likely, not certain');
    expect(textOf(searchDigest(shown(), en))).toContain('Failed: 1 (t2): the log does not say why.');
  });

  it('tells a cause once, however many trials failed of it', () => {
    const first = searchOf([running(0)]);
    const { snapshot } = digestOf(first, undefined, before);
    const then = digestOf(searchOf([running(0), ...[1, 2, 3, 4, 5, 6].map(failed)]), snapshot, now);
    const causes = ['OOM', 'OOM', 'no disk', 'no net', 'no node'].map(
      (cause, i) => [`t${i + 1}`, cause] as const,
    );
    const text = textOf(searchDigest(shown({ told: then, causes: new Map(causes) }), en));
    expect(text).toContain('Failed: 6\nt1, t2: OOM\nt3: no disk\nt4: no net\n…and 2 more');
    const none = textOf(searchDigest(shown({ told: then }), en));
    expect(none).toContain('Failed: 6 (t1, t2, t3, t4, t5, …and 1 more): the log does not say why.');
  });

  it('says nothing of a log that could not be read', () => {
    const text = textOf(searchDigest(shown({ causes: undefined }), en));
    expect(text).toContain('Failed: 1 (t2)\n');
    expect(text).not.toContain('log');
  });

  it('says who stopped a trial', () => {
    expect(textOf(searchDigest(shown(), en))).toContain('Stopped: t3 by U0OPERATOR');
  });

  it('tells the best so far, its curve, and the chance of going so long without a better one', () => {
    const { blocks, plain } = searchDigest(shown(), en);
    expect(textOf({ blocks })).toContain('New best: trial t1, acc 0.85, better by 0.05');
    expect(textOf({ blocks })).toContain('No new best in the last 1 of 3 finished trials');
    expect(blocks.map(({ type }) => type)).toContain('data_visualization');
    expect(plain?.map(({ type }) => type)).not.toContain('data_visualization');
  });

  it('lists the best trials, and those that run with a Stop button', () => {
    const lines = linesIn(searchDigest(shown(), en)).filter((line) => line.startsWith('stop '));
    expect(lines).toEqual([`stop ${told().job.id} t4 --yes`]);
  });

  it.each([
    ['Best and running trials of resnet-lr', [done(0, '0.8'), running(1)]],
    ['Best trials of resnet-lr', [done(0, '0.8')]],
    ['Running trials of resnet-lr', [running(0)]],
  ] as const)('has the caption above its table: %s', (caption, trials) => {
    const { blocks } = searchDigest(shown({ told: digestOf(searchOf(trials), undefined, now) }), en);
    expect(JSON.stringify(blocks)).toContain(`"caption":"${caption}"`);
  });

  it('says when the next one comes, in the time of whoever reads it', () => {
    const message = searchDigest(shown(), en);
    expect(JSON.stringify(message.blocks)).toContain(`"timestamp":${seconds(next)}`);
    expect(textOf(message)).toContain('on weekdays at 09:00 (Asia/Shanghai)');
    expect(linesIn(message)).toEqual(expect.arrayContaining(['digest pause k3x9ab', 'digest list']));
  });

  it.each([
    [1, '1 trial ends in an hour on average.'],
    [2, '2 trials end in an hour on average.'],
  ])('counts the trials that end in an hour, where %d did', (count, sentence) => {
    const trials = [...Array.from({ length: count }, (_, i) => done(i, '0.8')), running(9)];
    const search = searchOf(trials, { ranFor: 3_600_000 });
    expect(textOf(searchDigest(shown({ told: digestOf(search, undefined, now) }), en))).toContain(sentence);
  });

  it('estimates in whole minutes what is more than two of them', () => {
    const ends = [217, 333, 341, 355].map((took, i) =>
      aTrial({ id: `t${i}`, index: i, reward: '0.8', seconds: took }),
    );
    const search = searchOf([...ends, ...[4, 5, 6, 7, 8, 9].map(running)]);
    const text = textOf(searchDigest(shown({ told: digestOf(search, undefined, now) }), en));
    expect(text).toMatch(/About \d+m to \d+m left/);
  });

  it('shows everything to whoever asks, even where nothing has changed', () => {
    const quiet = digestOf(told(), told().snapshot, now);
    const asked = searchDigest(shown({ told: quiet, isAsked: true }), en);
    expect(asked.text).toContain('nothing has changed since');
    expect(textOf(asked)).toContain('Nothing has changed since');
    expect(textOf(asked)).toContain('4 of 10 trials ended');
  });

  it('takes one line where nothing has changed', () => {
    const quiet = digestOf(told(), told().snapshot, now);
    const { text, blocks } = searchDigest(shown({ told: quiet }), en);
    expect(blocks).toHaveLength(1);
    expect(text).toBe(
      `resnet-lr: nothing has changed since <!date^${seconds(now)}^{date_num} {time}|2026-11-22 01:00 UTC>. 4 of 10 trials ended, best acc 0.85.`,
    );
  });

  it('says that it is the last one', () => {
    const over = searchOf([done(0, '0.8'), done(1, '0.85')], { phase: 'Completed' });
    const message = searchDigest(shown({ told: digestOf(over, told().snapshot, now) }), en);
    expect(message.text).toMatch(/^resnet-lr: the search has completed/);
    expect(textOf(message)).toContain(':\n🏁 The search has completed.\n');
    expect(textOf(message)).toContain('this is the last digest of it');
    expect(linesIn(message)).not.toContain('digest pause k3x9ab');
  });

  it('says where the best of before does not count any more', () => {
    const fewer = searchOf([waiting(0), done(1, '0.7')]);
    const { text } = searchDigest(shown({ told: digestOf(fewer, told().snapshot, now) }), en);
    expect(text).toMatch(/^resnet-lr: best acc is now 0.7,/);
  });
});

describe('the digest of all searches', () => {
  const digest = aDigest({ job: told().job }, { job: undefined, next });
  const all = { unread: [], since: before, digest, isAsked: false, now };
  const named = (name: string, more: Partial<SearchDigest> = {}): SearchDigest => {
    const one = { ...told(), ...more };
    return { ...one, job: { ...one.job, name } };
  };

  it('tells first of those that have ended', () => {
    const over = digestOf(searchOf([done(0, '0.8')], { phase: 'Failed' }), undefined, now);
    const message = allDigest({ ...all, searches: [named('first'), named('over', over)] }, en);
    expect(message.text).toBe('over has failed, first has a new best acc 0.85, 1 search is running.');
    expect(linesIn(message)).toContain('digest list');
    expect(textOf(message)).toMatch(/over · failed.*first/s);
  });

  it('tells of ten, and how many more there are', () => {
    const searches = Array.from({ length: 13 }, (_, i) => named(`search-${i}`));
    const message = allDigest({ ...all, searches }, en);
    expect(linesIn(message).filter((line) => line.startsWith('best '))).toHaveLength(10);
    expect(textOf(message)).toContain('…and 3 more searches: see Recent searches.');
  });

  it('names the searches that could not be read', () => {
    const message = allDigest(
      { ...all, searches: [named('a')], unread: [{ id: 'b', name: 'b-search' }] },
      en,
    );
    expect(textOf(message)).toContain('b-search: ModelArts did not answer');
  });

  it('takes one line where nothing has changed, and where nothing runs', () => {
    const quiet = digestOf(told(), told().snapshot, now);
    const unchanged = allDigest({ ...all, searches: [quiet] }, en);
    expect(unchanged.blocks).toHaveLength(1);
    expect(unchanged.text).toMatch(/^Nothing has changed since .* in 1 running search\.$/);
    expect(allDigest({ ...all, searches: [] }, en).text).toBe('No search is running just now.');
  });

  it('shows the state of all to whoever asks, even where nothing has changed', () => {
    const quiet = digestOf(told(), told().snapshot, now);
    const asked = allDigest({ ...all, searches: [quiet], isAsked: true }, en);
    expect(asked.text).toBe('1 search is running.');
    expect(textOf(asked)).toContain('Best so far: trial t1, acc 0.85');
    expect(allDigest({ ...all, searches: [], isAsked: true }, en).text).toBe(
      'No search is running just now.',
    );
  });
});
