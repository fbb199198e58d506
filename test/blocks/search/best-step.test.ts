import { describe, expect, it } from 'vitest';
import { aJob, aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import {
  noBestTrial,
  stepOutputs,
  stepProblem,
  stepWithoutPerson,
} from '../../../src/blocks/search/best-step.ts';
import type { Language } from '../../../src/domain/access/person.ts';
import { chooseCriterion } from '../../../src/domain/search/criterion.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import type { Job } from '../../../src/domain/search/search.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';
import type { Problem } from '../../../src/errors.ts';
import { wordsFor } from '../../../src/i18n/index.ts';

const long = '长a&<!channel>*_`'.repeat(250).slice(0, 3_000);

function found(job: Job, trials: readonly Trial[]) {
  const table = { trials, metrics: [], settled: true };
  const criterion = chooseCriterion(job.search?.objectives ?? [], table, {});
  return { job, table, ranking: rank(trials, { criterion, by: 'final' }) };
}

/** The best of trials whose every name and value is 3,000 characters long. */
function worst() {
  const parameters = Object.fromEntries(
    Array.from({ length: 200 }, (_, i) => [`${i}${long}`, i % 3 ? long : null]),
  );
  return found(aSearch(long, [{ metric: long, mode: 'max' }]), [aTrial({ id: long, parameters })]);
}

const PROBLEMS: readonly Problem[] = [
  { kind: 'jobNotFound', word: long, nearest: [] },
  { kind: 'jobAmbiguous', word: long, candidates: Array.from({ length: 300 }, () => aJob(long)) },
  { kind: 'metricNotFound', metric: long, metrics: Array.from({ length: 300 }, () => long) },
  { kind: 'badArguments', command: 'best', fault: { kind: 'missing', name: 'job' } },
  { kind: 'notAllowed', permission: 'view' },
  { kind: 'storeUnavailable' },
  { kind: 'tookTooLong' },
  { kind: 'unavailable', endpoint: 'ShowAutoSearchTrials', status: 503, code: long, detail: long },
];

/** Slack's markup at work, or the marks of a value that was not there. */
const WRONG = /<[!@#]|undefined|NaN|\[object/;

describe.each(['en', 'zh'] satisfies Language[])('the workflow step for the best trial in %s', (language) => {
  const t = wordsFor(language);

  it('returns text that is free of markup and short enough to post', () => {
    const best = worst();
    const [winner] = best.ranking.ranked;
    if (!winner) throw new Error('Nothing is ranked.');
    const { value, ...texts } = stepOutputs({ ...best, link: undefined }, winner, t);
    expect(value).toBe(0.5);
    expect(Object.keys(texts)).toEqual(['trial_id', 'metric', 'parameters', 'sentence']);
    for (const text of Object.values(texts)) {
      expect(text).not.toMatch(WRONG);
      expect(text.length).toBeLessThan(4_000);
    }
    const shown = texts.parameters.split(', ').length - 1;
    expect(shown).toBeGreaterThan(10);
    expect(texts.parameters).toMatch(new RegExp(`, ${t.more(200 - shown)}$`));
  });

  it('returns the address in the console where it is known', () => {
    const best = found(aSearch(), [aTrial()]);
    const [winner] = best.ranking.ranked;
    expect(winner && stepOutputs({ ...best, link: 'https://console' }, winner, t).link).toBe(
      'https://console',
    );
    expect(winner && stepOutputs({ ...best, link: undefined }, winner, t)).not.toHaveProperty('link');
  });

  it('names what it was chosen by where nothing tells the metric', () => {
    const best = found(aSearch('yaml', []), [aTrial()]);
    const [winner] = best.ranking.ranked;
    expect(winner && stepOutputs({ ...best, link: undefined }, winner, t)).toMatchObject({
      metric: t.reward,
      parameters: t.none,
    });
  });

  it.each(PROBLEMS)('says of $kind what to do, free of markup', (problem) => {
    const sentence = stepProblem(problem, t);
    expect(sentence).not.toMatch(WRONG);
    expect(sentence.length).toBeLessThan(4_000);
    expect(sentence).toMatch(/[.。)）]$/);
  });

  it('says why there is no best trial, and what to do', () => {
    expect(noBestTrial(found(aSearch(long), []), t)).not.toMatch(WRONG);
    expect(noBestTrial(found(aSearch(), []), t)).toContain(t.best.noTrials('resnet-lr'));
    expect(noBestTrial(found(aJob(), []), t)).toContain(t.workflow.changeJob);
    expect(stepWithoutPerson(t)).not.toBe('');
  });
});
