import { describe, expect, it } from 'vitest';
import { aJob, aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import { jobPreview, previewTitle } from '../../../src/blocks/search/preview.ts';
import { chooseCriterion } from '../../../src/domain/search/criterion.ts';
import { progressOf } from '../../../src/domain/search/progress.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import type { Job } from '../../../src/domain/search/search.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';
import { wordsFor } from '../../../src/i18n/index.ts';

const now = new Date('2026-11-22T08:00:00Z');
const t = wordsFor('en');

function previewOf(job: Job, trials: readonly Trial[]) {
  const table = { trials, metrics: [], settled: true };
  const criterion = chooseCriterion(job.search?.objectives ?? [], table, {});
  const ranking = rank(trials, { criterion, by: 'final' });
  const progress = progressOf({ job, trials, ranking, stopped: new Set() });
  const { text, blocks } = jobPreview({ job, table, ranking, progress, now }, t);
  return { text, shown: JSON.stringify(blocks) };
}

function planned(count: number): Job {
  return {
    ...aSearch(),
    search: { objectives: [{ metric: 'acc', mode: 'max' }], parameters: [], planned: count },
  };
}

describe('the preview of a search', () => {
  const trials = [
    aTrial({ id: 'first', reward: '0.5' }),
    aTrial({ id: 'second', reward: '0.9' }),
    aTrial({ id: 'broken', state: 'failed', reward: '' }),
    aTrial({ id: 'ahead', state: 'running', reward: '0.95' }),
  ];

  it('has its state, how far it is, its counts and its best so far', () => {
    const { text, shown } = previewOf(planned(10), trials);
    expect(text).toBe('resnet-lr: 3 of 10 trials ended, best acc so far 0.9 (trial second).');
    expect(shown).toContain('███░░░░░░░ 3 of 10 trials ended');
    expect(shown).toContain('2 finished, 1 running, 1 failed');
    expect(shown).toContain('Leading so far: trial ');
  });

  it('says nothing of “so far” once the search has ended', () => {
    const over = previewOf({ ...aSearch(), phase: 'Completed' }, trials.slice(0, 3));
    expect(over.text).toBe('resnet-lr: 3 of 3 trials ended, best acc 0.9 (trial second).');
    expect(over.shown).toContain('Best of the search: trial ');
    expect(over.shown).not.toContain('so far');
    const none = previewOf({ ...planned(1), phase: 'Failed' }, trials.slice(2, 3));
    expect(none.shown).not.toContain('yet');
  });

  it('says “about” where the plan is a sum of several algorithms', () => {
    const { search } = planned(10);
    const job = { ...aSearch(), search: search && { ...search, isPlanAbout: true } };
    expect(previewOf(job, trials).text).toContain('3 of about 10 trials ended');
    expect(previewOf({ ...job, phase: 'Completed' }, trials).text).toContain('3 of 10 trials ended');
  });

  it('leads to the best trial and to the progress of that job', () => {
    const { shown } = previewOf(planned(10), trials);
    expect(shown).toContain('"value":"best 11111111-2222-4333-8444-555555555555"');
    expect(shown).toContain('"value":"progress 11111111-2222-4333-8444-555555555555"');
  });

  it('has no bar where nobody knows how many trials there will be', () => {
    const { shown } = previewOf(aSearch(), trials);
    expect(shown).toContain('3 of the 4 trials so far ended');
    expect(shown).not.toMatch(/[█░]/);
  });

  it('has a full bar only when all trials have ended', () => {
    const many = Array.from({ length: 99 }, (_, i) => aTrial({ id: `t${i}`, index: i }));
    expect(previewOf(planned(100), many).shown).toContain('█████████░ 99 of 100');
    expect(previewOf(planned(99), many).shown).toContain('██████████ 99 of 99');
  });

  it('says so when there is no best yet, or no trial', () => {
    const running = aTrial({ id: 'r', state: 'running', reward: '' });
    expect(previewOf(planned(10), [running]).shown).toContain(
      'No trial has finished with a usable value yet.',
    );
    const { text, shown } = previewOf(planned(10), []);
    expect(text).toBe('resnet-lr: 0 of 10 trials ended.');
    expect(shown).toContain('It has no trials yet.');
    expect(shown).not.toContain('usable value');
  });

  it('says what is in doubt', () => {
    const assumed = { ...aSearch(), search: { objectives: [], parameters: [] } };
    expect(previewOf(assumed, trials).shown).toContain('assumed higher');
  });
});

describe('the preview of a plain job', () => {
  it('has its state, and leads to the job', () => {
    const { text, shown } = previewOf({ ...aJob(), phase: 'Failed' }, []);
    expect(text).toBe('plain-job is a training job, failed.');
    expect(shown).toContain('Ran for 1h');
    expect(shown).toContain('"value":"job 11111111-2222-4333-8444-555555555555"');
    expect(shown).not.toContain('"value":"best');
  });

  it('leaves out what ModelArts does not tell', () => {
    const bare: Job = { ...aJob(''), phase: 'Unknown', createdAt: undefined, ranFor: undefined };
    const { text, shown } = previewOf(bare, []);
    expect(text).toBe('– is a training job, unknown.');
    expect(shown).not.toMatch(/undefined|NaN|created|Ran for/);
  });
});

describe('the title of a preview', () => {
  it('is a name, cut where it is long, and a state', () => {
    expect(previewTitle(aSearch(), t)).toBe('resnet-lr · running');
    expect(previewTitle(aSearch('x'.repeat(3_000)), t).length).toBeLessThan(100);
  });
});
