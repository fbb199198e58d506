import type { Asked } from '../../src/blocks/asked.ts';
import { bestTrials } from '../../src/blocks/best.ts';
import { helpAll, helpOne } from '../../src/blocks/help.ts';
import { jobList, pickJob } from '../../src/blocks/jobs.ts';
import type { Message } from '../../src/blocks/message.ts';
import { pickTrial } from '../../src/blocks/pick-trial.ts';
import { apology, cannotPost, problemMessage } from '../../src/blocks/problem.ts';
import { confirmStop, notRunning, told } from '../../src/blocks/stop.ts';
import {
  alreadyStopping,
  ownStop,
  stopAsked,
  stopChanged,
  stopMessage,
  tooLate,
} from '../../src/blocks/stop-message.ts';
import { oneTrial } from '../../src/blocks/trial.ts';
import { trialList } from '../../src/blocks/trials.ts';
import { commands } from '../../src/commands/index.ts';
import { chooseCriterion } from '../../src/domain/criterion.ts';
import { placeOf, rank } from '../../src/domain/ranking.ts';
import type { Job } from '../../src/domain/search.ts';
import { STOP_STATES, type Stop } from '../../src/domain/stops.ts';
import type { Trial, TrialTable } from '../../src/domain/trial.ts';
import type { Fault, ModelArtsProblem, Problem } from '../../src/errors.ts';
import type { Words } from '../../src/i18n/en.ts';

export interface Data {
  readonly job: Job;
  readonly jobs: readonly Job[];
  readonly trials: readonly Trial[];
  /** Any text from outside: a word that was typed, a metric, a message of ModelArts. */
  readonly text: string;
}

const now = new Date('2026-11-22T08:00:00Z');

/** Every screen the bot can show, made of the given data. */
export function everyScreen(world: Data, t: Words): Record<string, Message> {
  return {
    ...tables(world, t),
    ...stops(world, t),
    ...pickers(world, t),
    ...helps(t),
    ...problems(world, t),
  };
}

function ranked({ job, trials, text }: Data, settled = true) {
  const metrics = [...new Set(trials.flatMap((trial) => Object.keys(trial.metrics)))];
  const table: TrialTable = { trials, metrics, settled };
  const criterion = chooseCriterion(job.search?.objectives ?? [{ metric: text, mode: undefined }], table, {});
  return {
    job,
    table,
    stopped: new Set([trials[0]?.id ?? '']),
    isDryRun: false,
    ranking: rank(trials, { criterion, by: 'final' }),
  };
}

function tables(world: Data, t: Words): Record<string, Message> {
  const gathered = ranked(world);
  const asked: Asked = { line: `best ${world.job.id}`, audience: 'private' };
  const [trial] = world.trials;
  const list = { ...gathered, trials: world.trials, state: undefined, asked };
  return {
    best: bestTrials({ ...gathered, top: 50, asked }, t),
    bestByPeak: bestTrials(
      {
        ...gathered,
        ranking: rank(world.trials, { criterion: gathered.ranking.criterion, by: 'peak' }),
        top: 5,
        asked,
      },
      t,
    ),
    bestShared: bestTrials({ ...ranked(world, false), top: 5, asked: { ...asked, audience: 'channel' } }, t),
    trials: trialList({ ...list, page: 1 }, t),
    trialsNextPage: trialList({ ...list, page: 2 }, t),
    trialsPastEnd: trialList({ ...list, page: 9_999 }, t),
    trialsEmpty: trialList({ ...list, trials: [], state: 'running', page: 1 }, t),
    ...(trial && {
      trial: oneTrial(
        {
          ...gathered,
          trial,
          reports: [
            { ...trial, iteration: 1 },
            { ...trial, iteration: 2 },
          ],
          asked,
        },
        t,
      ),
    }),
    jobs: jobList({ jobs: world.jobs, now, asked }, t),
    noJobs: jobList({ jobs: [], now, asked }, t),
  };
}

function stops(world: Data, t: Words): Record<string, Message> {
  const { job, ranking } = ranked(world);
  const trial = world.trials.find(({ state }) => state === 'running') ?? world.trials[0];
  if (!trial) return {};
  const stop: Stop = {
    id: '5d0c1f0e-3b5a-4d0e-9a51-6c1d3f1b2a77',
    jobId: job.id,
    jobName: job.name,
    trialId: trial.id,
    by: 'U0OPERATOR',
    at: now,
    language: 'en',
    channel: 'C0TRAINING',
    isDryRun: false,
    reasons: [],
    undoSeconds: 10,
    state: 'requested',
    heldUntil: new Date(now.getTime() + 10_000),
    posts: 1,
    isUnclear: false,
    message: undefined,
    told: undefined,
  };
  const asking: Stop = {
    ...stop,
    reasons: [
      { kind: 'rank', place: 2, of: 20 },
      { kind: 'age', hours: 6 },
      { kind: 'count', count: 4 },
    ],
    lapsesAt: new Date(now.getTime() + 30 * 60_000),
  };
  const problem: ModelArtsProblem = {
    kind: 'unavailable',
    endpoint: 'ShowAutoSearchTrialEarlyStop',
    detail: world.text,
  };
  const ends = STOP_STATES.map((state): Stop => ({ ...stop, state, settledBy: 'U0ADMIN', settledAt: now }));
  const target = { job, trial, ranking, place: placeOf(trial, ranking) };
  return {
    confirmStop: confirmStop({ ...target, isDryRun: false }, t),
    confirmDryRun: confirmStop({ ...target, isDryRun: true }, t),
    stopAsked: stopAsked(stop, 'channel', t),
    stopFollowedDirectly: stopAsked(stop, 'direct', t),
    stopFollowedNowhere: stopAsked(stop, 'nowhere', t),
    stopAskedOfAnother: stopAsked(asking, 'channel', t),
    stopAskedOfAnotherDirectly: stopAsked(asking, 'direct', t),
    alreadyStopping: alreadyStopping(stop, t),
    alreadyAsking: alreadyStopping(asking, t),
    alreadyStopped: alreadyStopping({ ...stop, state: 'ended' }, t),
    notRunning: notRunning(trial, t),
    ownStop: ownStop(asking, t),
    nothingToUndo: told(t.stop.none.undo),
    stopUndone: stopChanged('undo', stop, t),
    stopApproved: stopChanged('approve', stop, t),
    stopDeclined: stopChanged('decline', stop, t),
    'stop asking': stopMessage(asking, t),
    'stop unclear': stopMessage({ ...stop, state: 'sent', isUnclear: true }, t),
    'stop endedAlone': stopMessage({ ...stop, state: 'ended', posts: 0, settledAt: now }, t),
    'stop dry run': stopMessage({ ...stop, state: 'rehearsed', isDryRun: true, settledAt: now }, t),
    'stop held dry': stopMessage({ ...stop, state: 'held', isDryRun: true }, t),
    ...Object.fromEntries(
      ends.flatMap((each) => [
        [
          `stop ${each.state}`,
          stopMessage(each.state === 'refused' || each.state === 'failed' ? { ...each, problem } : each, t),
        ],
        [`too late ${each.state}`, tooLate('undo', each, t)],
      ]),
    ),
  };
}

function pickers(world: Data, t: Words): Record<string, Message> {
  const { job, ranking } = ranked(world);
  const lineFor = (id: string) => `stop ${id}`;
  const pick = { job, ranking, lineFor, onlyRunning: true };
  return {
    pickJob: pickJob({ jobs: world.jobs, now, lineFor, command: 'best' }, t),
    pickNoJob: pickJob({ jobs: [], now, lineFor, command: 'best' }, t),
    pickTrial: pickTrial({ ...pick, trials: world.trials }, t),
    pickNoTrial: pickTrial({ ...pick, trials: [] }, t),
  };
}

function helps(t: Words): Record<string, Message> {
  return {
    help: helpAll(commands, t),
    ...Object.fromEntries(commands.map((each) => [`help ${each.name}`, helpOne(each, t)])),
  };
}

function problems({ job, jobs, trials, text }: Data, t: Words): Record<string, Message> {
  const describe = (name: string) => commands.find((command) => command.name === name);
  const ids = trials.map(({ id }) => id);
  const faults: Fault[] = [
    { kind: 'missing', name: 'job' },
    { kind: 'surplus', word: text },
    { kind: 'unknownOption', option: text, nearest: '--top' },
    { kind: 'unknownOption', option: text, nearest: undefined },
    { kind: 'needsValue', option: '--top' },
    { kind: 'badValue', name: 'top', value: text, expected: { kind: 'integer', min: 1, max: 50 } },
    { kind: 'badValue', name: 'by', value: text, expected: { kind: 'oneOf', values: ['final', 'peak'] } },
    { kind: 'badValue', name: 'job', value: text, expected: { kind: 'text' } },
    { kind: 'openQuote' },
  ];
  const kinds = Object.keys(t.problem.modelarts).filter(
    (kind): kind is ModelArtsProblem['kind'] => kind in t.problem.modelarts,
  );
  const all: Problem[] = [
    { kind: 'unknownCommand', word: text, nearest: ['best', 'trial', 'trials'] },
    ...faults.map((fault): Problem => ({ kind: 'badArguments', command: 'best', fault })),
    { kind: 'notAllowed', permission: 'view' },
    { kind: 'notAllowed', permission: 'admin' },
    { kind: 'notHere', channels: ['C0TRAINING', 'C0RANDOM'] },
    { kind: 'storeUnavailable' },
    { kind: 'unknownPerson' },
    { kind: 'tookTooLong' },
    { kind: 'restarting' },
    { kind: 'notAllowed', permission: 'operate' },
    { kind: 'jobNotFound', word: text, nearest: jobs.slice(0, 3) },
    { kind: 'jobAmbiguous', word: text, candidates: jobs },
    { kind: 'trialNotFound', trial: text, job, nearest: ids.slice(0, 3) },
    { kind: 'trialAmbiguous', trial: text, job, candidates: ids },
    { kind: 'metricNotFound', metric: text, metrics: Array.from({ length: 30 }, (_, i) => `${text}${i}`) },
    { kind: 'metricNotFound', metric: text, metrics: [] },
    ...kinds.map(
      (kind): Problem => ({
        kind,
        endpoint: 'ShowAutoSearchTrials',
        status: 500,
        code: text,
        detail: text,
        requestId: text,
      }),
    ),
  ];
  const screen = (problem: Problem) =>
    problemMessage({ problem, describe, lineWith: (_, to) => `best ${to}` }, t);
  return {
    apology: apology('1a2b3c4d', t),
    cannotPost: cannotPost('restricted_action', t),
    ...Object.fromEntries(all.map((problem, i) => [`${problem.kind} ${i}`, screen(problem)])),
  };
}
