import { describe, expect, it } from 'vitest';
import { aTrial } from '../../../sandbox/gallery/make.ts';
import { finalReport } from '../../../src/blocks/follow/final-report.ts';
import type { Message } from '../../../src/blocks/kit/message.ts';
import { reportOf } from '../../../src/domain/search/report.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';
import { en } from '../../../src/i18n/en.ts';
import { finished, searchOf } from '../search/searched.ts';

function reported(trials: readonly Trial[]): Message {
  const search = searchOf(trials, { phase: 'Completed', ranFor: 1_000_000 });
  const report = reportOf({ job: search.job, trials, ranking: search.ranking, stopped: new Set() });
  return finalReport({ search, report, isDryRun: false, approval: { topQuarter: false } }, en);
}

function textOf({ blocks }: Message): string {
  return [...JSON.stringify(blocks).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)]
    .map(([, piece]) => piece)
    .join('');
}

describe('the final report', () => {
  it('tells the best trial and what the time went into', () => {
    const message = reported(finished);
    expect(message.text).toBe('resnet-lr has completed: best trial t3, acc 0.9.');
    expect(textOf(message)).toContain(
      '30% of that went into trials that ended worse than the middle one (0.75)',
    );
    expect(textOf(message)).toContain('The best was number 4 of 4 finished trials');
  });

  it.each([
    [1, 'That leaves out 1 trial of which it is not known how long it took.'],
    [2, 'That leaves out 2 trials of which it is not known how long they took.'],
  ])('says of %d that its time is not known', (count, sentence) => {
    const unknown = Array.from({ length: count }, (_, i) =>
      aTrial({ id: `u${i}`, index: 9 + i, reward: '0.1', seconds: undefined }),
    );
    expect(textOf(reported([...finished, ...unknown]))).toContain(sentence);
  });
});
