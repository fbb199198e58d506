import { describe, expect, it } from 'vitest';
import { WireJob } from '../../../src/api/training-job/job.ts';

function searchWith(algo_configs: unknown) {
  const auto_search = { reward_attrs: [{ name: 'acc', mode: 'max' }], algo_configs };
  return WireJob.parse({ metadata: { id: 'i1' }, algorithm: { policies: { auto_search } } }).search;
}

function planned(algo_configs: unknown) {
  return searchWith(algo_configs)?.planned;
}

const withSamples = (value: unknown) => [
  {
    name: 'tpe_search',
    params: [
      { key: 'seed', value: '1' },
      { key: 'num_samples', value, type: 'Integer' },
    ],
  },
];

describe('how many trials a search is to make', () => {
  it.each(['20', 20])('is num_samples, as text or number: %j', (value) => {
    expect(planned(withSamples(value))).toBe(20);
  });

  it.each(['', 'many', '0', '-3', '2.5', null, {}, 1e308, '99999999'])('is not known from %j', (value) => {
    expect(planned(withSamples(value))).toBeUndefined();
  });

  it.each([[undefined], [null], [[]], ['tpe'], [[{}]], [[{ params: null }]], [[null]]])(
    'is not known from the settings %j, and everything else is still read',
    (settings) => {
      expect(planned(settings)).toBeUndefined();
    },
  );

  it.each([
    ['two algorithms', [20, 30], 50],
    ['three', ['10', 5, '5'], 20],
    ['one that says nothing beside two', [20, '', 4], 24],
  ])('is about the sum where several plan their own: %s', (_, values, sum) => {
    expect(searchWith(values.flatMap(withSamples))).toMatchObject({ planned: sum, isPlanAbout: true });
  });

  it('is exact where one alone plans', () => {
    expect(searchWith([...withSamples(20), ...withSamples('')])).toMatchObject({ planned: 20 });
    expect(searchWith(withSamples(20))).not.toHaveProperty('isPlanAbout');
  });

  it('is not known from a sum beyond all reason', () => {
    expect(planned([...withSamples(99_999), ...withSamples(2)])).toBeUndefined();
  });
});

describe('how a search picks its trials', () => {
  const auto_search = {
    reward_attrs: [{ name: 'acc', mode: 'max', regex: 'acc: ([\\d.]+)' }],
    search_params: [
      { name: 'lr', param_type: 'continuous', discrete_points_num: '5' },
      { name: 'batch', param_type: 'discrete', discrete_points_num: '' },
      { name: 'depth', discrete_points_num: 'many' },
    ],
    skip_search_params: '[{"lr": 0.1}]',
    algo_configs: [
      {
        name: 'bayes',
        params: [
          { key: 'n_initial_points', value: '20' },
          { key: 'seed', value: 7 },
        ],
      },
      { name: 'tpe', params: [{ key: 'seed', value: '8' }] },
    ],
  };
  const read = (settings: object) =>
    WireJob.parse({ metadata: { id: 'i1' }, algorithm: { policies: { auto_search: settings } } }).search;

  it("is kept: initial points, seed, grid, what is left out, and the metric's regex", () => {
    expect(read(auto_search)).toMatchObject({
      objectives: [{ metric: 'acc', mode: 'max', regex: 'acc: ([\\d.]+)' }],
      settings: { initialPoints: 20, seed: 7, gridPoints: { lr: 5 }, skipped: '[{"lr": 0.1}]' },
    });
  });

  it('costs nothing else where it cannot be read', () => {
    const odd = {
      ...auto_search,
      skip_search_params: 7,
      algo_configs: [{ params: [{ key: 'seed', value: '-1' }] }],
    };
    expect(read(odd)).toMatchObject({
      objectives: [{ metric: 'acc' }],
      parameters: ['lr', 'batch', 'depth'],
      settings: { initialPoints: undefined, seed: undefined, gridPoints: { lr: 5 } },
    });
  });
});
