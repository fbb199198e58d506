import { describe, expect, it } from 'vitest';
import { rowsOfCsv } from '../csv.ts';
import { begin } from '../journeys/begin.ts';
import { finished, given, givenBody, HEADER } from './given.ts';

const RUNNING = { phase: 'Running', header: HEADER } as const;

async function bestOf(data: readonly (readonly unknown[])[], header: readonly string[] = HEADER) {
  const { viewer } = await given({ phase: 'Running', header, data });
  return viewer.types('/modelarts best JOB');
}

/** Trials of one search, told apart by nothing but their rewards. */
async function bestByReward(...rewards: readonly unknown[]) {
  return bestOf(
    rewards.map((reward, at) => finished(at, `trial00${at}`, { lr: 0.01, trial_index: at }, reward)),
  );
}

async function compared(configs: readonly unknown[]) {
  const data = configs.map((config, at) => finished(at, `trial00${at}`, config, String(0.5 + at / 10)));
  const { viewer } = await given({ ...RUNNING, data });
  return viewer.types('/modelarts compare JOB trial000 trial001');
}

describe('a password that is a number', () => {
  it('is masked in parameters, and other numbers are not', async () => {
    const config = { auth: { password: 12345678 }, pad_token: 0, max_tokens: 512, trial_index: 0 };
    const { viewer } = await given({ header: HEADER, data: [finished(0, 'c3000009', config, '0.9')] });
    const { shown } = await viewer.types('/modelarts best JOB');
    expect(shown).not.toContain('12345678');
    expect(shown).toContain('512');
  });
});

describe('a config with a value that has no plain meaning', () => {
  it('keeps its index and its other values beside scalars of NumPy', async () => {
    const { text, shown } = await bestOf([
      finished(
        0,
        'a1000002',
        "{'base': np.int64(12), 'lr': np.float64(0.0008), 'bias': np.False_, 'trial_index': 2}",
        '0.9',
      ),
      finished(
        1,
        'a1000001',
        "{'base': np.int64(16), 'lr': np.float64(0.0001), 'bias': np.True_, 'trial_index': 0}",
        '0.9',
      ),
      finished(
        2,
        'a1000003',
        "{'base': np.int64(8), 'lr': np.float64(0.01), 'bias': np.True_, 'trial_index': 1}",
        '0.7',
      ),
    ]);
    expect(text).toContain('a1000001, acc 0.9');
    expect(shown).toContain('base 16 · lr 0.0001 · bias true');
  });

  it('keeps its index and its other values beside classes and functions', async () => {
    const { text, shown } = await bestOf([
      finished(
        0,
        'a3000001',
        "{'lr': 0.001, 'act': <class 'nn.ReLU'>, 'opt': <function adam at 0x7f0c>, 'trial_index': 1}",
        '0.9',
      ),
      finished(
        1,
        'a3000002',
        "{'lr': 0.002, 'act': <class 'nn.GELU'>, 'opt': <function sgd at 0x7f0c>, 'trial_index': 0}",
        '0.9',
      ),
    ]);
    expect(text).toContain('a3000002');
    expect(shown).toContain("lr 0.002 · act <class 'nn.GELU'> · opt <function sgd at 0x7f0c>");
  });

  it('keeps them beside a bare name, a call and a tensor', async () => {
    const { text, shown } = await bestOf([
      finished(
        0,
        'late',
        "{'act': ReLU, 'opt': Adam(lr=0.1, eps=1e-8), 'w': tensor(0.25), 'trial_index': 1}",
        '0.9',
      ),
      finished(
        1,
        'soon',
        "{'act': GELU, 'opt': Adam(lr=0.2, eps=1e-8), 'w': tensor(0.75), 'trial_index': 0}",
        '0.9',
      ),
    ]);
    expect(text).toContain('soon');
    expect(shown).toContain('act GELU · opt Adam(lr=0.2, eps=1e-8) · w 0.75');
  });
});

describe('what was tried', () => {
  it('is shown by its path where the config is nested', async () => {
    const loop = (lr: number, num_kernels: number) => ({
      train_loop_config: { lr, num_kernels, test_mode: false },
    });
    const { shown } = await bestOf([
      finished(0, 'a2000000', { ...loop(0.0014743438069844037, 18), trial_index: 0 }, '0.5'),
      finished(1, 'a2000001', { ...loop(0.0029486876139688074, 19), trial_index: 1 }, '0.6'),
    ]);
    expect(shown).toContain(
      'train_loop_config/lr 0.002949 · train_loop_config/num_kernels 19 · train_loop_config/test_mode false',
    );
  });

  it.each([
    ['Python text', (seed: string) => `{'seed': ${seed}, 'lr': 1e-07, 'trial_index': 0}`],
    ['NumPy integers', (seed: string) => `{'seed': np.int64(${seed}), 'lr': 1e-07, 'trial_index': 0}`],
    ['text', (seed: string) => ({ seed, lr: 1e-7 })],
  ])('is compared digit by digit where seeds have 64 bits: %s', async (_, config) => {
    const { shown } = await compared(
      ['1798406481619217041', '1798406481619217099'].map((seed) => config(seed)),
    );
    expect(shown).toContain('1798406481619217041');
    expect(shown).toContain('1798406481619217099');
    expect(shown).toContain('1 parameter and');
  });

  it('is compared digit by digit where seeds are numbers of JSON', async () => {
    const rows = ['1798406481619217041', '1798406481619217099'].map(
      (seed, at) => `["c600000${at}","TERMINATED","0.${9 - at}",{"seed":${seed},"lr":1e-07}]`,
    );
    const header = '["trial_id","status","reward_attr","config"]';
    const { viewer } = await givenBody(
      {},
      `{"total":2,"items":{"header":${header},"data":[${rows.join()}]}}`,
    );
    const { shown } = await viewer.types('/modelarts compare JOB c6000000 c6000001');
    expect(shown).toContain('1798406481619217041');
    expect(shown).toContain('1798406481619217099');
    expect((await viewer.types('/modelarts best JOB')).shown).toContain('seed 1798406481619217041 · lr 1e-7');
  });

  it('is told in full in a file', async () => {
    const data = [finished(0, 'c6000001', "{'seed': -1798406481619217041, 'lr': 1e-07}", '0.9')];
    const { viewer, workspace } = await given({ ...RUNNING, data });
    await viewer.types('/modelarts trials JOB --csv');
    const { files = [] } = await viewer.sees('modelarts-trials-');
    const [header, row] = rowsOfCsv(Buffer.from(workspace.files.get(files[0]?.id ?? '') ?? []).toString());
    expect(row?.[header?.indexOf('param/seed') ?? -1]).toBe('-1798406481619217041');
  });

  it('hides nothing that differs from what was searched', async () => {
    const { shown } = await bestOf([finished(0, 'aa', { lr: 0.1, 'param/lr': 0.2, trial_index: 0 }, '0.9')]);
    expect(shown).toContain('lr 0.1 · param/lr 0.2');
  });
});

describe('a credential in a config', () => {
  const KEY = '5f2c9d1ab34e6078c5d2e1f0a9b8c7d6e5f4a3b2';
  const TOKEN = 'hf_AbCdEf1234567890AbCdEf1234567890';
  const CONFIGS = [
    ['an object', { lr: 0.002, wandb: { project: 'p', api_key: KEY }, hf_token: TOKEN, trial_index: 0 }],
    ['Python text', `{'lr': 0.002, 'wandb': {'project': 'p', 'api_key': '${KEY}'}, 'hf_token': '${TOKEN}'}`],
    [
      'Python text that is damaged',
      `{'lr': 0.002, 'wandb': {'project': 'p', 'api_key': '${KEY}'}, 'hf_token': '${TOKEN}'`,
    ],
    ['a call', `{'lr': 0.002, 'logger': WandB(api_key='${KEY}', hf_token='${TOKEN}')}`],
  ] as const;

  it.each(CONFIGS)('is seen nowhere: %s', async (_, config) => {
    const rows = ['c3000001', 'c3000002'].map((id, at) => ({ id, reward: 0.9 - at / 10, cells: { config } }));
    const journey = await begin((project) => project.addTable({ name: 'JOB', rows, phase: 'Running' }));
    const { viewer, workspace } = journey;
    const seen = [
      await viewer.types('/modelarts best JOB'),
      await viewer.types('/modelarts trial JOB c3000001'),
      await viewer.types('/modelarts trials JOB'),
      await viewer.types('/modelarts compare JOB c3000001 c3000002'),
      await viewer.mentions('@ModelArts best JOB'),
      await viewer.types('/modelarts digest JOB daily 09:00'),
      await viewer.types('/modelarts digest now'),
      await viewer.types('/modelarts trials JOB --csv'),
    ];
    expect(seen.map(({ shown }) => shown).join()).toContain('[masked');
    const { files = [] } = await viewer.sees('modelarts-trials-');
    const file = Buffer.from(workspace.files.get(files[0]?.id ?? '') ?? []).toString();
    expect(file).toContain('[masked]');
    for (const text of [JSON.stringify(seen), file, JSON.stringify(viewer.screen())])
      for (const secret of [KEY, TOKEN]) expect(text).not.toContain(secret.slice(0, 12));
  });

  it('is no number of tokens', async () => {
    const { shown } = await bestOf([
      finished(0, 'aa', { token_dim: 64, max_tokens: 512, tokenizer: 'bpe' }, '0.9'),
    ]);
    expect(shown).toContain('token_dim 64 · max_tokens 512 · tokenizer bpe');
  });
});

describe('precision', () => {
  it('is that of the decimals which were printed', async () => {
    const { text, shown } = await bestByReward('tensor(0.98116000)', 'tensor(0.98123456)', 'tensor(0.5000)');
    expect(text).toContain('trial001');
    expect(shown).not.toContain('tied');
  });

  it.each([
    ['of four decimals with one of eight', 'tensor(0.9812)', 'tensor(0.98123456)'],
    ['of four decimals each', 'tensor(0.9812)', "tensor(0.9812, device='cuda:0')"],
  ])('ties two trials %s', async (_, a, b) => {
    const { text, shown } = await bestByReward(a, b);
    expect(text).toContain('trial000');
    expect(shown).toContain('2 trials are tied for first');
  });

  it.each(['0.99996', '99.996', '0.99999999', '100.00001'])('shows %s as what it is', async (value) => {
    const { text, shown } = await bestByReward(value, '0.5');
    expect(text).toContain(`acc ${value}.`);
    expect(shown).toContain(value);
  });
});

describe('a number as its library prints it', () => {
  it.each([
    [
      'MindSpore',
      'Tensor(shape=[], dtype=Float32, value= 0.9312)',
      'Tensor(shape=[], dtype=Float32, value= 0.8812)',
      '0.9312',
    ],
    ['NumPy', 'np.int64(99)', 'np.float64(98.0)', '99'],
    [
      'TensorFlow',
      '<tf.Tensor: shape=(), dtype=float32, numpy=0.93>',
      'tf.Tensor(0.88, shape=(), dtype=float32)',
      '0.93',
    ],
    ['PyTorch', 'tensor([0.9312])', 'tensor(0.8812)', '0.9312'],
  ])('is ranked: %s', async (_, better, worse, value) => {
    const { text, shown } = await bestByReward(worse, better);
    expect(text).toBe(`Best trial of JOB: trial001, acc ${value}.`);
    expect(shown).toContain('among 2 finished trials');
  });

  it.each(['tensor([0.93, 0.94])', 'np.True_', '93%', '0x5D', '1,000'])('is none in %s', async (cell) => {
    const { text, shown } = await bestByReward('0.1', cell);
    expect(text).toContain('trial000');
    expect(shown).toContain('1 text');
  });
});

describe('a bare NaN in the answer', () => {
  const body = (word: string) =>
    `{"total":2,"count":2,"limit":50,"offset":0,"items":{"header":["trial_id","status","reward_attr","config"],"data":[["c9000001","TERMINATED","0.9",{"lr":0.1,"clip":${word}}],["c9000002","TERMINATED",${word},{"lr":0.2,"clip":1}]]}}`;

  it.each([
    ['NaN', '1 NaN'],
    ['Infinity', '1 infinite'],
    ['-Infinity', '1 infinite'],
  ])('costs only the cell it stands in: %s', async (word, counted) => {
    const { viewer } = await givenBody({}, body(word));
    const { text, shown } = await viewer.types('/modelarts best JOB');
    expect(text).toContain('c9000001, acc 0.9');
    expect(shown).toContain(`lr 0.1 · clip ${word}`);
    expect(shown).toContain(counted);
  });
});

describe('an entry that cannot be read', () => {
  const ODD = [null, { values: ['x'] }];

  it.each([
    ['tags', 'ShowNotebookTags', { tags: [...ODD, { key: 'team', values: ['nlp'] }] }, 'team — nlp'],
    [
      'quotas',
      'ShowTrainingQuotas',
      { quotas: [...ODD, { resource: 'job-num', quota: 'many' }] },
      'Training jobs',
    ],
    [
      'runtimes',
      'ShowModelEngineAndRuntime',
      { count: 3, engine_runtimes: [...ODD, { ai_engine: 'PyTorch', runtimes: ['pt-1.8'] }] },
      'pt-1.8',
    ],
  ] as const)('is counted, and costs no other: %s', async (command, api, body, kept) => {
    const { viewer, modelarts } = await begin(() => undefined);
    modelarts.faults.inject({ kind: 'body', api, body });
    const { shown } = await viewer.types(`/modelarts ${command}`);
    expect(shown).toContain(kept);
    expect(shown).toContain('2 entries that cannot be read');
  });
});

describe('columns that Ray fills by itself', () => {
  const header = [
    'trial_id',
    'status',
    'done',
    'reward_attr',
    'acc',
    'time_this_iter_s',
    'experiment_tag',
    'date',
    'timestamp',
    'hostname',
    'config/lr',
    'config/batch_size',
  ];
  const row = (id: string, acc: string, at: number) => [
    id,
    'TERMINATED',
    'True',
    acc,
    acc,
    '6.4',
    `${at}_lr=0.0${at}`,
    `2026-11-30_10-00-0${at}`,
    `179600000${at}`,
    'worker-0',
    `0.0${at}`,
    String(32 * at),
  ];
  const data = [row('1db54_00000', '0.8', 1), row('1db54_00001', '0.81', 2)];

  it('are no metrics, and those of the config are parameters', async () => {
    const { viewer } = await given({ header, data });
    const { text, shown } = await viewer.types('/modelarts compare JOB 1db54_00000 1db54_00001');
    expect(text).toContain('differ in 2 parameters and 1 metric');
    expect(shown).toContain('lr');
    expect(shown).not.toContain('timestamp');
  });

  it('are shown beside the best trial as what was tried', async () => {
    const { text, shown } = await bestOf(data, header);
    expect(text).toContain('1db54_00001, acc 0.81');
    expect(shown).toContain('lr 0.02 · batch_size 64');
  });
});
