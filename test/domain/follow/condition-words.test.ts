import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONDITION_EXAMPLES,
  readCondition,
  type Scale,
  writeCondition,
} from '../../../src/domain/follow/condition-words.ts';
import type { Condition } from '../../../src/domain/follow/following.ts';
import { wordsFor } from '../../../src/i18n/index.ts';

function told(text: string, metrics: readonly string[] = []): string {
  const read = readCondition(text, { metrics });
  if (read.kind === 'condition') return writeCondition(read.condition);
  return read.fault.kind === 'unknown' ? 'unknown' : `${read.fault.kind} ${read.fault.word}`;
}

describe('readCondition', () => {
  it.each([
    ['acc > 0.9', 'acc > 0.9'],
    ['acc>0.9', 'acc > 0.9'],
    ['when acc > 0.9', 'acc > 0.9'],
    ['acc >= 90%', 'acc >= 0.9'],
    ['acc ≥ 55 %', 'acc >= 0.55'],
    ['rate < 0.7%', 'rate < 0.007'],
    ['acc => 0.9', 'acc >= 0.9'],
    ['val.acc ＞ 0.9', 'val.acc > 0.9'],
    ['val/acc over 0.9', 'val/acc > 0.9'],
    ['acc at least .5', 'acc >= 0.5'],
    ['loss < 1e-3', 'loss < 0.001'],
    ['loss below -1.5', 'loss < -1.5'],
    ['loss 低于 0.1', 'loss < 0.1'],
    ['当 acc 大于等于 0.9', 'acc >= 0.9'],
    ['acc超过0.9', 'acc > 0.9'],
    ['准确率不低于 90%', '准确率 >= 0.9'],
    ['my metric > 3', 'my metric > 3'],
    ['acc is above 0.9', 'acc > 0.9'],
    ['acc gets above 0.9', 'acc > 0.9'],
    ['acc is greater than 0.9', 'acc > 0.9'],
    ['loss drops below 0.1', 'loss < 0.1'],
    ['loss is no more than 0.1', 'loss <= 0.1'],
    ['loss is less than 0.1', 'loss < 0.1'],
    ['acc exceeds 0.9', 'acc > 0.9'],
    ['island_is > 3', 'island_is > 3'],
    ['acc 的值大于 0.9', 'acc > 0.9'],
    ['no new best for 20 trials', 'no new best for 20 trials'],
    ['no new best in 1 trial', 'no new best for 1 trial'],
    ['No improvement for 20', 'no new best for 20 trials'],
    ['20 trials without a new best', 'no new best for 20 trials'],
    ['连续 20 个 trial 没有新的最佳', 'no new best for 20 trials'],
    ['20个试验没有更好的结果', 'no new best for 20 trials'],
    ['a trial fails', 'a trial fails'],
    ['any trial failed', 'a trial fails'],
    ['trials fail', 'a trial fails'],
    ['fails', 'a trial fails'],
    ['有 trial 失败', 'a trial fails'],
    ['失败', 'a trial fails'],
    ['it ends', 'it ends'],
    ['the search is done', 'it ends'],
    ['finished', 'it ends'],
    ['结束', 'it ends'],
    ['搜索结束时', 'it ends'],
  ])('reads %j as %j', (text, condition) => {
    expect(told(text)).toBe(condition);
  });

  it('reads a percentage on the scale of the metric, and both ways where that is not known', () => {
    const at = (scale?: Scale) => readCondition('acc > 90%', { scaleOf: () => scale });
    const condition = { kind: 'metric', metric: 'acc', is: '>', value: 0.9 };
    expect(at('unit')).toEqual({ kind: 'condition', condition });
    expect(at('percent')).toEqual({ kind: 'condition', condition: { ...condition, value: 90 } });
    expect(at()).toEqual({ kind: 'condition', condition, orElse: { ...condition, value: 90 } });
  });

  it.each([
    ['', 'unknown'],
    ['acc', 'unknown'],
    ['> 0.9', 'unknown'],
    ['tell me everything', 'unknown'],
    ['acc > high', 'number high'],
    ['acc > ', 'number '],
    ['acc > 0x10', 'number 0x10'],
    ['acc > 1,000', 'number 1,000'],
    ['acc > nan', 'number nan'],
    ['acc > 1e999', 'number 1e999'],
    ['acc > 1e2%', 'number 1e2%'],
    ['acc > 0.5 and loss < 1', 'number 0.5 and loss < 1'],
    ['acc = 0.9', 'comparison ='],
    ['acc == 0.9', 'comparison =='],
    ['acc != 0.9', 'comparison !='],
    ['no new best for 0 trials', 'count 0'],
    ['no new best for 2.5 trials', 'count 2.5'],
    ['no new best for 20000 trials', 'count 20000'],
    ['no new best for many trials', 'count many'],
  ])('refuses %j: %s', (text, fault) => {
    expect(told(text)).toBe(fault);
  });

  it('corrects the capitals of a metric, and offers the most similar one where there is none of that name', () => {
    expect(told('ACC > 0.9', ['acc', 'loss'])).toBe('acc > 0.9');
    expect(readCondition('accc > 0.9', { metrics: ['acc', 'loss'] })).toEqual({
      kind: 'fault',
      fault: { kind: 'metric', word: 'accc', nearest: ['acc'] },
    });
  });

  it('takes every example that it gives', () => {
    for (const example of CONDITION_EXAMPLES) expect(told(example)).toBe(example);
    const { examples } = wordsFor('zh').followFault.condition;
    expect(examples.map((example) => told(example))).toEqual(CONDITION_EXAMPLES);
  });

  it('reads back what it writes', () => {
    const condition: fc.Arbitrary<Condition> = fc.oneof(
      fc.record({
        kind: fc.constant('metric' as const),
        metric: fc.stringMatching(/^[a-z_][\w./@-]{0,20}$/),
        is: fc.constantFrom('>' as const, '<' as const, '>=' as const, '<=' as const),
        value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      }),
      fc.record({ kind: fc.constant('drought' as const), trials: fc.integer({ min: 1, max: 10_000 }) }),
      fc.constantFrom<Condition[]>({ kind: 'failed' }, { kind: 'ended' }),
    );
    fc.assert(
      fc.property(condition, (condition) => {
        expect(readCondition(writeCondition(condition))).toEqual({ kind: 'condition', condition });
      }),
      { numRuns: 1_000 },
    );
  });

  it('throws for no text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readCondition(text)));
  });
});
