import type { Job } from '../../src/domain/search/search.ts';
import type { Trial } from '../../src/domain/search/trial.ts';
import { aJob, aSearch, aTrial } from './make.ts';
import { MUCH_ACCESS, NO_ACCESS, someEntries, USUAL_ACCESS } from './rights.ts';
import type { Data } from './screens.ts';

const LONG = '长a&<!channel>*_`'.repeat(250).slice(0, 3_000);
const STATES = ['finished', 'finished', 'running', 'failed', 'pending', 'unknown'] as const;

/** What the screens are made of; `specimens` are blocks that no screen uses yet. */
export const DATA = { usual, empty, worst } as const;

/** A search halfway through, with a trial of each kind in it. */
function usual(): Data {
  const job = { ...aSearch(), search: { objectives: aSearch().search?.objectives ?? [], parameters: [] } };
  const trials = [
    ...Array.from({ length: 24 }, (_, i) => usualTrial(i)),
    aTrial({ id: '9d0a77e2', index: 24, reward: 'nan', parameters: usualParameters(24) }),
    aTrial({ id: 'c41be0f3', index: 25, reward: 'diverged', parameters: usualParameters(25) }),
    aTrial({ id: '5e2f8a11', index: 26, state: 'failed', reward: '', parameters: usualParameters(26) }),
  ];
  const jobs = [
    job,
    { ...aSearch('bert-tune', [{ metric: 'loss', mode: 'min' }]), id: 'b2', user: 'nlp-team' },
    { ...aJob('resnet-baseline'), id: 'b3', phase: 'Completed', user: 'vision-team' },
    { ...aSearch('vit-yaml', []), id: 'b4', phase: 'Failed', ranFor: undefined },
  ] as const satisfies readonly Job[];
  return { job, jobs, trials, text: 'resnet', access: USUAL_ACCESS, audit: someEntries(10) };
}

function usualTrial(i: number): Trial {
  const accuracy = 0.62 + 0.31 * Math.abs(Math.sin(i * 1.7));
  return aTrial({
    id: `${((i * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0')}`,
    index: i,
    reward: accuracy.toFixed(6),
    parameters: usualParameters(i),
    metrics: { acc: accuracy.toFixed(6), loss: `tensor(${(1.2 - accuracy).toFixed(4)})` },
    state: i % 6 === 2 ? 'running' : 'finished',
    seconds: 300 + i * 37,
  });
}

function usualParameters(i: number) {
  return {
    learning_rate: 0.0004 * (i + 1),
    batch_size: 16 * 2 ** (i % 4),
    optimizer: i % 3 ? 'adam' : 'sgd',
  };
}

/** A search that has not begun, in a project with nothing else. */
function empty(): Data {
  return { job: aSearch(), jobs: [], trials: [], text: 'resnet', access: NO_ACCESS, audit: [] };
}

/** 500 trials whose every name and value is 3,000 characters long. */
function worst(): Data {
  const job: Job = { ...aSearch(LONG, [{ metric: LONG, mode: 'max' }]), user: LONG };
  const parameters = worstCells((i) => (i % 2 ? i / 7 : LONG));
  const metrics = worstCells((i) => (i % 2 ? String(i / 7) : LONG));
  const trials = Array.from({ length: 500 }, (_, i) =>
    aTrial({
      id: `${i}${LONG}`,
      index: i,
      reward: i % 5 ? String(Math.sin(i)) : LONG,
      parameters,
      metrics,
      state: STATES[i % 6] ?? 'finished',
    }),
  );
  const jobs = Array.from({ length: 300 }, (_, i) => ({ ...(i % 2 ? job : aJob(LONG)), id: `${i}` }));
  return { job, jobs, trials, text: LONG, access: MUCH_ACCESS, audit: someEntries(500, LONG) };
}

function worstCells<T>(cell: (i: number) => T): Record<string, T> {
  return Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}${LONG}`, cell(i)]));
}
