import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../sandbox/slack/blocks.ts';
import { chart } from '../../../src/blocks/kit/chart.ts';
import { message } from '../../../src/blocks/kit/message.ts';

const spec = {
  type: 'bar' as const,
  title: 'Importance',
  series: ['Mean', 'Spread'],
  points: [
    { label: 'learning_rate', values: [0.8, 0.4] },
    { label: 'batch', values: [0.2, 0.3] },
  ],
  axes: { y: 'Importance' },
  format: String,
  more: (count: number) => `…and ${count} more`,
};

const textsIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        key === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner),
      )
    : [];

describe('chart', () => {
  it('is what Slack documents: each series with one point for each category', () => {
    expect(chart(spec).native).toEqual([
      {
        type: 'data_visualization',
        title: 'Importance',
        chart: {
          type: 'bar',
          series: [
            {
              name: 'Mean',
              data: [
                { label: 'learning_rate', value: 0.8 },
                { label: 'batch', value: 0.2 },
              ],
            },
            {
              name: 'Spread',
              data: [
                { label: 'learning_rate', value: 0.4 },
                { label: 'batch', value: 0.3 },
              ],
            },
          ],
          axis_config: { categories: ['learning_rate', 'batch'], y_label: 'Importance' },
        },
      },
    ]);
  });

  it('has bars with their numbers in its plain form', () => {
    expect(textsIn(chart(spec).plain)).toEqual([
      'Importance',
      [
        '                                     Mean  Spread',
        'learning_rate  ████████████████████   0.8     0.4',
        'batch          █████                  0.2     0.3',
      ].join('\n'),
    ]);
  });

  it('has a sparkline between its first and last number in its plain form', () => {
    const line = {
      ...spec,
      type: 'line' as const,
      series: ['Best'],
      points: [0.1, 0.1, 0.5, 0.9].map((value, i) => ({ label: String(i + 1), values: [value] })),
      axes: { x: 'Trials' },
    };
    expect(textsIn(chart(line).plain)).toEqual(['Importance', '0.1  ▁▁▅█  0.9\nTrials: 1 … 4']);
  });

  it('draws a line that does not move, and one between the largest numbers there are', () => {
    const line = (values: readonly number[]) =>
      textsIn(
        chart({
          ...spec,
          type: 'line',
          series: ['Best'],
          points: values.map((value, i) => ({ label: String(i), values: [value] })),
        }).plain,
      )[1];
    expect(line([5, 5])).toContain('▁▁');
    expect(line([-1.7e308, 0, 1.7e308])).toMatch(/▁[▄▅]█/);
  });

  it('is left out where there are no points', () => {
    expect(chart({ ...spec, points: [] })).toEqual({ native: [], plain: [] });
  });

  it('says in both forms how many points it leaves out', () => {
    const points = Array.from({ length: 33 }, (_, i) => ({ label: `p${i}`, values: [i, i] }));
    const { native, plain } = chart({ ...spec, points });
    expect(textsIn(native)).toEqual(['…and 13 more']);
    expect(textsIn(plain).at(-1)).toBe('…and 13 more');
  });

  it('keeps names different that Slack would shorten to the same', () => {
    const label = 'backbone.encoder.layer';
    const points = [1, 2, 3].map((i) => ({ label: `${label}.${i}`, values: [i, i] }));
    const [native] = chart({ ...spec, points }).native;
    expect(native).toMatchObject({
      chart: {
        axis_config: {
          categories: ['backbone.encoder.la…', 'backbone.encode… (2)', 'backbone.encode… (3)'],
        },
      },
    });
  });

  it('is accepted by Slack whatever it is made of', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', ' ', 'a'.repeat(3_000), 'x (2)', 'x'),
    );
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    const point = fc.record({ label: text, values: fc.tuple(value, value) });
    fc.assert(
      fc.property(
        fc.constantFrom('line' as const, 'bar' as const),
        text,
        text,
        fc.array(point, { minLength: 1, maxLength: 40 }),
        (type, title, name, points) => {
          const drawn = chart({
            ...spec,
            type,
            title,
            series: [name, name],
            points,
            axes: { x: title, y: name },
          });
          const { blocks, plain = [] } = message('A chart.', [drawn]);
          expect(refusalOf(blocks)).toBeUndefined();
          expect(refusalOf(plain)).toBeUndefined();
        },
      ),
    );
  });
});
