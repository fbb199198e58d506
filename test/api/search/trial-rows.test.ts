import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTrials, readTrialsInPieces } from '../../../src/api/search/trial-rows.ts';
import { MASK } from '../../../src/domain/text/secrets.ts';
import one from '../../samples/autosearch-trial.json' with { type: 'json' };
import list from '../../samples/autosearch-trials.json' with { type: 'json' };

const HEADER = ['', 'done', 'config', 'trial_id', 'reward_attr', 'status', 'acc', 'best_reward'];

/** A table of rows that say only what is given; everything else is an empty cell. */
function tableOf(...rows: readonly Readonly<Record<string, unknown>>[]) {
  const header = [...new Set([...HEADER, ...rows.flatMap((row) => Object.keys(row))])];
  return { header, data: rows.map((row) => header.map((name) => row[name] ?? '')) };
}

function trialOf(row: Readonly<Record<string, unknown>>) {
  return readTrials(tableOf({ trial_id: 'a', ...row })).trials[0];
}

describe('the published tables of trials', () => {
  it('are read to the last cell', () => {
    const { trials, metrics } = readTrials(list.items);
    expect(metrics).toEqual(['acc', 'loss']);
    expect(trials).toHaveLength(8);
    expect(trials[0]).toEqual({
      id: 'ae544174',
      index: 0,
      pid: '314',
      row: 0,
      state: 'finished',
      disputed: false,
      parameters: { batch_size: 32, learning_rate: 0.05512301741232006 },
      reward: { kind: 'number', value: 0.0625 },
      bestReward: { kind: 'number', value: 0.0625 },
      metrics: {
        acc: { kind: 'number', value: 0.0625 },
        loss: { kind: 'number', value: 0.0754, step: 0.0001 },
      },
      iteration: 2,
      seconds: 19.477163314819336,
      earlier: [],
    });
  });

  it('of one trial become one trial with its earlier report', () => {
    const { trials, metrics } = readTrials(one);
    expect(metrics).toEqual(['acc', 'loss']);
    expect(trials).toHaveLength(1);
    expect(trials[0]).toMatchObject({ id: 'ae544174', state: 'finished', row: 0, index: 0 });
    expect(trials[0]?.earlier).toEqual([
      {
        reward: { kind: 'number', value: 0.0625 },
        bestReward: { kind: 'number', value: 0.0625 },
        metrics: trials[0]?.metrics,
        iteration: 2,
        seconds: 19.477163314819336,
      },
    ]);
  });
});

describe('the state of a trial row', () => {
  it.each([
    ['TERMINATED', 'True', 'finished', false],
    ['TERMINATED', '', 'finished', false],
    ['TERMINATED', 'False', 'finished', true],
    ['terminated', 'TRUE', 'finished', false],
    [' Running ', 'False', 'running', false],
    ['RUNNING', 'True', 'running', true],
    ['PENDING', '', 'pending', false],
    ['PAUSED', true, 'paused', true],
    ['ERROR', 'False', 'failed', false],
    ['ERROR', 'True', 'failed', false],
    ['HIBERNATING', 'True', 'unknown', false],
    ['', 'True', 'finished', false],
    ['None', 'False', 'running', false],
    ['', false, 'running', false],
    [null, null, 'unknown', false],
    ['', 'maybe', 'unknown', false],
  ])('of status %j and done %j is %s, disputed: %s', (status, done, state, disputed) => {
    expect(trialOf({ status, done })).toMatchObject({ state, disputed });
  });
});

describe('the parameters of a trial row', () => {
  it.each([
    ['keeps those that occur twice', { lr: 1, seed: 7, trial_index: 3, 'param/lr': 1 }, { lr: 1 }],
    ['keeps all when none does', { lr: 1, seed: 7, trial_index: 3 }, { lr: 1, seed: 7 }],
    ['strips the prefix where the plain name is missing', { 'param/lr': 1, trial_index: 3 }, { lr: 1 }],
    ['takes a lone prefixed one beside twins', { lr: 1, 'param/lr': 1, 'param/b': 2, c: 3 }, { lr: 1, b: 2 }],
    [
      'writes nested dicts as paths and lists as text',
      { a: [1, '1798406481619217041'], b: { c: null, d: { e: 1 } }, f: {}, g: [{ h: 1 }] },
      { a: '[1,1798406481619217041]', 'b/c': null, 'b/d/e': 1, f: '{}', g: '[{"h":1}]' },
    ],
    [
      'reads nested dicts of Python text as paths',
      "{'loop': {'lr': 0.1, 'act': <class 'nn.ReLU'>}, 'trial_index': 0}",
      { 'loop/lr': 0.1, 'loop/act': "<class 'nn.ReLU'>" },
    ],
    ['hides no value behind a path of the same name', { 'a/b': 1, a: { b: 2 } }, { 'a/b': 1, a: '{"b":2}' }],
    ['shows both of twins that differ', { lr: 1, 'param/lr': 2 }, { lr: 1, 'param/lr': 2 }],
    [
      'shows both of twins that differ in any order',
      { 'param/lr': 2, lr: 1, c: 3 },
      { lr: 1, 'param/lr': 2 },
    ],
    ['shows one of twins that are lists', { a: [1, 2], 'param/a': [1, 2] }, { a: '[1,2]' }],
    ['shows one of nested twins', { t: { lr: 1 }, 'param/t/lr': 1, seed: 3 }, { 't/lr': 1 }],
    ['keeps every digit', "{'seed': 1798406481619217041}", { seed: '1798406481619217041' }],
    ['says what is no number', { a: Number.NaN, b: Number.NEGATIVE_INFINITY }, { a: 'NaN', b: '-Infinity' }],
    [
      'masks what is named as a secret',
      { wandb: { project: 'p', api_key: 'k1' }, hf_token: 't1', secrets: { a: 'b' }, api_keys: ['k2'] },
      { 'wandb/project': 'p', 'wandb/api_key': MASK, hf_token: MASK, 'secrets/a': MASK, api_keys: MASK },
    ],
    [
      'masks in Python text, however it was written',
      "{'password': u'x y', 'param/token': 't2', 'opt': Adam(api_key='k3', lr=1)}",
      { password: MASK, token: MASK, opt: "Adam(api_key='[masked]', lr=1)" },
    ],
    ['masks what looks like a credential', { a: `Bearer ${'a1'.repeat(12)}` }, { a: 'Bearer [masked]' }],
    ['masks text that it cannot read', "{'api_key': 'k4'", { config: "{'api_key': '[masked]'" }],
    [
      'masks no number, no boolean and no mark of a language model',
      { token: 3, secret: true, api_key: null, pad_token: '<pad>', mask_token: '[MASK]', password: '' },
      { token: 3, secret: true, api_key: null, pad_token: '<pad>', mask_token: '[MASK]', password: '' },
    ],
    [
      'masks no name that only sounds like one',
      { token_dim: 64, num_tokens: 8, max_tokens: '8', tokenizer: 'bpe', secret_ratio: 0.1 },
      { token_dim: 64, num_tokens: 8, max_tokens: '8', tokenizer: 'bpe', secret_ratio: 0.1 },
    ],
    ['reads Python text', "{'lr': 0.1, 'param/lr': 0.1, 'x': True}", { lr: 0.1 }],
    ['shows a value without a plain meaning as its text', "{'lr': f(x), 'b': 1}", { lr: 'f(x)', b: 1 }],
    ['shows text that it cannot read', "{'lr': f(x)", { config: "{'lr': f(x)" }],
    ['are none for an empty cell', '', {}],
    ['are none for a cell of another kind', 7, {}],
  ])('%s', (_, config, parameters) => {
    expect(trialOf({ config })?.parameters).toEqual(parameters);
  });

  it.each([
    ['are those of the columns', { 'config/lr': '0.01', 'config/act': 'ReLU' }, { lr: 0.01, act: 'ReLU' }],
    [
      'are those of the config first',
      { config: { lr: 1 }, 'config/lr': '2', 'config/b': 'True' },
      { lr: 1, b: true },
    ],
    [
      'are paths',
      { 'config/t/lr': '0.01', 'config/seed': '1798406481619217041' },
      { 't/lr': 0.01, seed: '1798406481619217041' },
    ],
    [
      'have no secret in a column',
      { 'config/api_key': 'k1', 'config/a': "{'token': 't'}" },
      { api_key: MASK, 'a/token': MASK },
    ],
    ['leave out empty cells', { 'config/lr': '', 'config/b': 'np.int64(3)' }, { b: 3 }],
    [
      'hide what the twins of the config hide',
      { config: { lr: 1, 'param/lr': 1 }, 'config/seed': '7' },
      { lr: 1 },
    ],
  ])('%s, where Ray has written some', (_, row, parameters) => {
    const trial = trialOf(row);
    expect(trial?.parameters).toEqual(parameters);
    expect(Object.keys(trial?.metrics ?? {})).toEqual(['acc']);
  });

  it('have their index in a column, too', () => {
    expect(trialOf({ 'config/trial_index': '4', 'config/lr': '1' })).toMatchObject({
      index: 4,
      parameters: { lr: 1 },
    });
  });

  it('are right where the keys differ from row to row', () => {
    const configs = [{ a: 1, 'param/a': 1 }, { b: 2, 'param/b': 2 }, { a: 3 }, { a: 4, 'param/a': 4, c: 5 }];
    const { trials } = readTrials(tableOf(...configs.map((config, at) => ({ trial_id: `t${at}`, config }))));
    expect(trials.map(({ parameters }) => parameters)).toEqual([{ a: 1 }, { b: 2 }, { a: 3 }, { a: 4 }]);
  });

  it.each([
    [{ trial_index: 3 }, 3],
    [{ trial_index: '3' }, 3],
    [{ trial_index: 0 }, 0],
    [{ trial_index: '' }, undefined],
    [{ trial_index: 1.5 }, undefined],
    [{}, undefined],
    ["{'trial_index': 12}", 12],
  ])('of %j have the index %s', (config, index) => expect(trialOf({ config })?.index).toBe(index));
});

describe('metrics', () => {
  it('are none of the columns that Ray fills by itself', () => {
    const { metrics } = readTrials({
      header: [
        'trial_id',
        'acc',
        'time_this_iter_s',
        'date',
        'timestamp',
        'hostname',
        'node_ip',
        'experiment_tag',
        'mean_loss',
        'config/lr',
        'config/',
      ],
      data: [],
    });
    expect(metrics).toEqual(['acc', 'mean_loss', 'config/']);
  });

  it('show no credential in the place of a number', () => {
    expect(trialOf({ reward_attr: "api_key='abc'", api_key: 'abc' })).toMatchObject({
      reward: { kind: 'text', text: "api_key='[masked]'" },
      metrics: { api_key: { kind: 'text', text: MASK } },
    });
  });
});

describe('readTrials', () => {
  it('does not read an empty cell as 0', () => {
    expect(trialOf({ reward_attr: '', training_iteration: '', time_total_s: ' ' })).toMatchObject({
      reward: { kind: 'missing' },
      iteration: undefined,
      seconds: undefined,
    });
  });

  it('survives rows that are shorter or longer than the header', () => {
    const { trials } = readTrials({
      header: ['trial_id', 'status', 'reward_attr', 'acc'],
      data: [['a', 'RUNNING'], ['b', 'TERMINATED', '1', '2', 'and', 'more'], []],
    });
    expect(
      trials.map(({ id, state, reward, metrics }) => [id, state, reward.kind, metrics.acc?.kind]),
    ).toEqual([
      ['a', 'running', 'missing', 'missing'],
      ['b', 'finished', 'number', 'number'],
      ['', 'unknown', 'missing', 'missing'],
    ]);
  });

  it('is empty for an empty table', () => {
    expect(readTrials({ header: [], data: [] })).toEqual({ trials: [], metrics: [] });
  });

  it('makes one trial of its rows: the last done one counts, the others are earlier', () => {
    const { trials } = readTrials(
      tableOf(
        { trial_id: 'a', done: 'False', reward_attr: '1' },
        { trial_id: 'b', done: 'False', reward_attr: '9' },
        { trial_id: 'a', done: 'True', reward_attr: '2' },
        { trial_id: 'a', done: 'False', reward_attr: '3' },
      ),
    );
    expect(trials.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(trials[0]).toMatchObject({ state: 'finished', reward: { value: 2 } });
    expect(trials[0]?.earlier.map(({ reward }) => reward)).toMatchObject([{ value: 1 }, { value: 3 }]);
  });

  it('makes one trial of rows none of which is done: the last counts', () => {
    const rows = ['1', '2'].map((reward_attr) => ({ trial_id: 'a', done: 'False', reward_attr }));
    expect(readTrials(tableOf(...rows)).trials).toMatchObject([{ state: 'running', reward: { value: 2 } }]);
  });

  it('keeps rows without an id apart', () => {
    expect(readTrials(tableOf({ acc: '1' }, { acc: '2' })).trials).toHaveLength(2);
  });

  it('numbers rows as the table does', () => {
    const { trials } = readTrials(tableOf({ trial_id: 'a', '': '7' }, { trial_id: 'b', '': '3' }));
    expect(trials.map(({ row }) => row)).toEqual([7, 3]);
  });

  it('numbers rows by their place where the table does not, or counts from 0 on each page', () => {
    const { trials } = readTrials(tableOf({ trial_id: 'a', '': '0' }, { trial_id: 'b', '': '0' }));
    expect(trials.map(({ row }) => row)).toEqual([0, 1]);
    expect(readTrials({ header: ['trial_id'], data: [['a'], ['b']] }).trials.map(({ row }) => row)).toEqual([
      0, 1,
    ]);
  });

  it('takes the first of two columns with one name', () => {
    const { trials, metrics } = readTrials({ header: ['trial_id', 'acc', 'acc'], data: [['a', '1', '2']] });
    expect(metrics).toEqual(['acc']);
    expect(trials[0]?.metrics.acc).toEqual({ kind: 'number', value: 1 });
  });

  it('reads a metric or parameter called __proto__ like any other', () => {
    const config: unknown = JSON.parse('{"__proto__": null, "lr": 1}');
    const { trials, metrics } = readTrials({
      header: ['trial_id', '__proto__', 'constructor', 'config'],
      data: [['a', '1', '2', config]],
    });
    expect(metrics).toEqual(['constructor']);
    expect(trials[0]?.parameters).toEqual({ lr: 1 });
  });

  it('reads any table, and never loses a trial', () => {
    const cell = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.object());
    const name = fc.oneof(fc.constantFrom(...HEADER), fc.string());
    const raw = fc.record({ header: fc.array(name), data: fc.array(fc.array(cell)) });
    fc.assert(
      fc.property(raw, ({ header, data }) => {
        const { trials } = readTrials({ header, data });
        const column = header.indexOf('trial_id');
        const ids = data.map((row) => row[column]).filter((id) => typeof id === 'string' && id !== '');
        for (const id of ids) expect(trials.some((trial) => trial.id === id)).toBe(true);
        expect(trials.length).toBeLessThanOrEqual(data.length);
      }),
    );
  });

  it('reads the same trials from rows and columns in any order', () => {
    const { header, data } = list.items;
    const columns = fc.shuffledSubarray([...header.keys()], { minLength: header.length });
    const rows = fc.shuffledSubarray([...data.keys()], { minLength: data.length });
    const expected = readTrials(list.items).trials;
    fc.assert(
      fc.property(columns, rows, (places, order) => {
        const { trials } = readTrials({
          header: places.map((at) => header[at] ?? ''),
          data: order.map((row) => places.map((at) => data[row]?.[at])),
        });
        expect(trials.toSorted((a, b) => a.row - b.row)).toEqual(expected);
      }),
    );
  });
});

describe('a table read in pieces', () => {
  const table = {
    header: ['trial_id', 'reward_attr', 'param'],
    data: Array.from({ length: 5_001 }, (_, i) => [`t${i % 5_000}`, String(i / 7), i]),
  };

  it('is the same as one that is read at once', async () => {
    expect(await readTrialsInPieces(table)).toEqual(readTrials(table));
  });

  it('lets other work go on in between', async () => {
    let turns = 0;
    const reading = readTrialsInPieces(table).then(() => true);
    while (!(await Promise.race([reading, setImmediate(false)]))) turns += 1;
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});
