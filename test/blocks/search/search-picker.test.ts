import { describe, expect, it } from 'vitest';
import { aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import { refusalOf } from '../../../sandbox/slack/blocks.ts';
import { fieldsOf, listOf, textOf } from '../../../sandbox/slack/json.ts';
import { suggestionsIn } from '../../../sandbox/slack/suggestions.ts';
import {
  FINDING,
  findIn,
  HOLE,
  jobInput,
  lineWith,
  searchMenu,
  wordsIn,
} from '../../../src/blocks/search/search-picker.ts';
import { jobOffer, NO_OFFER, type Offer, trialOffer } from '../../../src/blocks/search/suggestions.ts';
import { findJobs, findTrials } from '../../../src/domain/search/finding.ts';
import { rank } from '../../../src/domain/search/ranking.ts';
import { readLine, writeLine } from '../../../src/domain/text/command-line.ts';
import { wordsFor } from '../../../src/i18n/index.ts';

const t = wordsFor('en');
const now = new Date('2026-11-22T08:00:00Z');
const menu = (line: string) => searchMenu({ finds: 'job', line, placeholder: 'Which?' });

describe('searchMenu', () => {
  it('carries its line, into which the chosen id goes', () => {
    const block = fieldsOf(menu(writeLine('best', HOLE, '--metric', 'a b')));
    const line = lineWith('1a2b', textOf(block.block_id));
    expect(readLine(line)).toEqual(['best', '1a2b', '--metric', 'a b']);
    expect(refusalOf([block])).toBeUndefined();
  });

  it('tells which words stand before the place of the chosen id', () => {
    expect(wordsIn(`fill:${writeLine('compare', 'job-1', 't1', HOLE, '--mode', 'min')}`)).toEqual([
      'job-1',
      't1',
    ]);
    expect(wordsIn('something else')).toEqual([]);
  });

  it('is left out where its line does not fit, rather than carry half a command', () => {
    expect(menu(writeLine('best', HOLE, 'x'.repeat(300)))).toBeUndefined();
  });

  it.each(['', 'fill:', 'fill:best', 'fill:best "', 'job'])('makes no line of %j', (blockId) => {
    expect(lineWith('id', blockId)).toBe('');
  });

  it('makes no line where nothing was chosen', () => {
    expect(lineWith('', `fill:${writeLine('best', HOLE)}`)).toBe('');
  });

  it('is told from other controls by its id, in a message, in an answer inside a modal and as an input', () => {
    expect(findIn('ask:find:trial:running')).toEqual({ finds: 'trial', onlyRunning: true });
    expect(findIn('modal:ask:find:job')).toEqual({ finds: 'job', onlyRunning: false });
    expect(findIn('find:job')).toEqual({ finds: 'job', onlyRunning: false });
    expect(findIn('ask:pick')).toBeUndefined();
    expect(FINDING.test('ask:find:jobs')).toBe(false);
  });

  it('is an input of a modal', () => {
    const input = jobInput('job', 'Job', { placeholder: 'Which?' });
    expect(refusalOf([input])).toBeUndefined();
    expect(input).toMatchObject({
      block_id: 'job',
      element: { type: 'external_select', action_id: 'find:job' },
    });
  });
});

const labels = (offer: Offer) =>
  'options' in offer ? [] : offer.option_groups.map(({ label, options }) => [label.text, options.length]);

const searches = (count: number, phase: 'Running' | 'Completed') =>
  Array.from({ length: count }, (_, i) => ({ ...aSearch(`s-${i}`), id: `${phase}-${i}`, phase }));

describe('jobOffer, the options of a job menu,', () => {
  const offer = (jobs: Parameters<typeof findJobs>[0], typed = '', isOpen = false) =>
    jobOffer({ found: findJobs(jobs, typed), typed, now, isOpen }, t);

  it('shows state and age of each', () => {
    expect(offer([aSearch('lr')])).toMatchObject({
      option_groups: [{ options: [{ text: { text: 'lr' }, description: { text: 'running, 8h ago' } }] }],
    });
  });

  it('shows a hundred at the most, and says how many more there are', () => {
    expect(labels(offer([...searches(60, 'Running'), ...searches(60, 'Completed')]))).toEqual([
      ['Running searches', 60],
      ['Ended searches (…and 20 more: type to find them)', 40],
    ]);
    expect(labels(offer(searches(300, 'Running')))).toEqual([
      ['Running searches (…and 200 more: type to find them)', 100],
    ]);
  });

  it('says that there are older jobs', () => {
    expect(labels(offer([aSearch()], '', true))).toEqual([
      ['Running searches (older jobs: type a part of the name)', 1],
    ]);
  });

  it('says that what it offers is a guess', () => {
    expect(labels(offer([aSearch('resnet')], 'resnte'))).toEqual([
      ['No match for “resnte”; the nearest are', 1],
    ]);
  });

  it('offers nothing where there is nothing, or only what Slack cannot carry', () => {
    expect(offer([])).toEqual(NO_OFFER);
    expect(
      offer([
        { ...aSearch(), id: 'x'.repeat(151) },
        { ...aSearch(), id: ' ' },
      ]),
    ).toEqual(NO_OFFER);
  });

  it.each(['en', 'zh'] as const)('is accepted by Slack whatever the names, in %s', (language) => {
    const words = wordsFor(language);
    const evil = ['x'.repeat(3_000), '', ' ', '<!channel>', '\u{1F600}'.repeat(60), '\u0001'];
    const jobs = evil.flatMap((name, i) =>
      searches(40, i % 2 ? 'Running' : 'Completed').map((job) => ({ ...job, name, id: `${i}-${job.id}` })),
    );
    const offers = ['', ...evil].flatMap((typed) => [
      jobOffer({ found: findJobs(jobs, typed), typed, now, isOpen: true }, words),
      jobOffer({ found: { ...findJobs(jobs, ''), isGuess: true }, typed, now, isOpen: true }, words),
    ]);
    for (const each of offers) expect(suggestionsIn(each).errors).toEqual([]);
  });
});

describe('trialOffer, the options of a trial menu,', () => {
  it('shows state, value and parameters, and counts what is left out', () => {
    const trials = Array.from({ length: 5_000 }, (_, i) =>
      aTrial({ id: `t${i}`, index: i, reward: String(i), parameters: { lr: i, optimizer: 'adam' } }),
    );
    const ranking = rank(trials, {
      criterion: { metric: 'acc', column: 'reward', mode: 'max', assumedMode: false },
      by: 'final',
    });
    const best = ranking.ranked.map(({ trial }) => trial);
    const found = findTrials({ running: [], best, rest: [] }, '');
    const offer = trialOffer({ found, typed: '', ranking }, t);
    expect(labels(offer)).toEqual([['Finished, best first (…and 4900 more: type to find them)', 100]]);
    const [first] = listOf(fieldsOf(listOf(fieldsOf(offer).option_groups)[0]).options);
    expect(first).toMatchObject({
      text: { text: 't4999' },
      description: { text: 'finished, acc 4999, lr 4999, optimizer adam' },
      value: 't4999',
    });
    expect(suggestionsIn(offer).errors).toEqual([]);
  });
});
