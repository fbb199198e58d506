import fc from 'fast-check';

/** When the job started, in epoch milliseconds. */
export const START = Date.UTC(2026, 10, 22, 8);

/** A job that fills every field that is read, and those that must not be. */
export const FULL = {
  kind: 'job',
  metadata: {
    id: 'i1',
    name: 'resnet-lr',
    create_time: START - 60_000,
    description: 'mail ming.li@example.com, token=abc123',
    annotations: { job_template: 'Template DL' },
  },
  status: {
    phase: 'Failed',
    duration: 7_200_000,
    start_time: START,
    node_count_metrics: [[START, 2]],
    tasks: ['worker-0', 'worker-1'],
    task_statuses: [
      { task: 'worker-1', exit_code: 137, message: 'OOMKilled password=hunter2' },
      { task: 'worker-0', exit_code: 0, message: '' },
    ],
    running_records: [
      { start_at: START / 1_000, end_at: START / 1_000 + 60, start_type: 'init_or_rescheduled' },
      { start_at: START / 1_000 + 90, end_at: START / 1_000 + 7_290, start_type: 'restarted' },
    ],
  },
  algorithm: {
    parameters: [{ name: 'db_password', value: 'par4meter-secret', constraint: { sensitive: true } }],
    environments: { DB_PASSWORD: 'envir0nment-secret' },
    policies: {
      auto_search: {
        reward_attrs: [{ name: 'acc', mode: 'max' }],
        search_params: [
          { name: 'lr', param_type: 'continuous', lower_bound: '0.001', upper_bound: '0.1' },
          { name: 'batch', param_type: 'discrete', discrete_values: ['16', '32'] },
        ],
        algo_configs: [{ name: 'bayes_opt_search', params: [] }],
      },
    },
    engine: { engine_name: 'PyTorch', engine_version: 'pytorch_1.8.0-cuda_10.2' },
  },
  spec: {
    resource: {
      flavor_id: 'modelarts.p3.large.public',
      node_count: 2,
      pool_id: 'pool-a1',
      flavor_detail: { flavor_info: { npu: { unit_num: '8', product_name: 'Ascend 910' } } },
    },
  },
  endpoints: { jupyter_lab: { url: 'https://x', token: 'endp0int-secret' } },
};

/** The same with one of its values, however deep, replaced by something else or dropped. */
export function damaged(whole: unknown): fc.Arbitrary<unknown> {
  const wrong = fc.constantFrom<unknown>(null, undefined, '', 'text', -1, 1e300, true, [], {}, [[]], [null]);
  return fc.tuple(fc.nat(), wrong).map(([pick, value]) => {
    const places = pathsIn(whole);
    return replaced(whole, places[pick % places.length] ?? [], value);
  });
}

function pathsIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [
    [],
    ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner).map((rest) => [key, ...rest])),
  ];
}

function replaced(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined || typeof whole !== 'object' || whole === null) return value;
  const change = (inner: unknown) => replaced(inner, rest, value);
  if (Array.isArray(whole)) return whole.map((inner, at) => (String(at) === key ? change(inner) : inner));
  return Object.fromEntries(
    Object.entries(whole).map(([name, inner]) => [name, name === key ? change(inner) : inner]),
  );
}
