import { helpAll, helpOne } from '../../src/blocks/home/help.ts';
import type { Asked } from '../../src/blocks/kit/asked.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import { apology, cannotPost, problemMessage } from '../../src/blocks/kit/problem.ts';
import { bestTrials } from '../../src/blocks/search/best.ts';
import { oneTrial } from '../../src/blocks/search/trial.ts';
import { trialList } from '../../src/blocks/search/trials.ts';
import { jobList } from '../../src/blocks/training-job/jobs.ts';
import { grouped } from '../../src/commands/groups.ts';
import { commands } from '../../src/commands/index.ts';
import type { Access } from '../../src/domain/access/access.ts';
import type { AuditEntry } from '../../src/domain/access/audit.ts';
import { chooseCriterion } from '../../src/domain/search/criterion.ts';
import { rank } from '../../src/domain/search/ranking.ts';
import type { Job } from '../../src/domain/search/search.ts';
import type { Trial, TrialTable } from '../../src/domain/search/trial.ts';
import type { Fault, ModelArtsProblem, Problem } from '../../src/errors.ts';
import type { Words } from '../../src/i18n/en.ts';
import { accessScreens } from './screens-access.ts';
import { auditScreens } from './screens-audit.ts';
import { digestScreens } from './screens-digest.ts';
import { doctorScreens } from './screens-doctor.ts';
import { followingScreens } from './screens-following.ts';
import { jobScreens } from './screens-job.ts';
import { hereScreens } from './screens-options.ts';
import { pickerScreens } from './screens-pickers.ts';
import { platformScreens } from './screens-platform.ts';
import { reasonScreens } from './screens-reason.ts';
import { resourceScreens } from './screens-resources.ts';
import { searchScreens } from './screens-search.ts';
import { settingsScreens } from './screens-settings.ts';
import { stopScreens } from './screens-stop.ts';
import { unfurlScreens } from './screens-unfurl.ts';
import { bindingScreens } from './screens-use.ts';

export interface Data {
  readonly job: Job;
  readonly jobs: readonly Job[];
  readonly trials: readonly Trial[];
  /** Any text from outside: a word that was typed, a metric, a message of ModelArts. */
  readonly text: string;
  readonly access: Access;
  /** What the audit has, newest first. */
  readonly audit: readonly AuditEntry[];
}

const now = new Date('2026-11-22T08:00:00Z');

/** Every screen the bot can show, made of the given data. */
export function everyScreen(world: Data, t: Words): Record<string, Message> {
  const running = world.trials.find(({ state }) => state === 'running') ?? world.trials[0];
  return {
    ...tables(world, t),
    ...(running && stopScreens({ ...world, ...ranked(world), trial: running }, t)),
    ...pickerScreens(world, t),
    ...helps(t),
    ...accessScreens(world.access, t),
    ...settingsScreens(world.text, t),
    ...auditScreens(world, t),
    ...jobScreens(world, t),
    ...platformScreens(world, t),
    ...searchScreens({ ...ranked(world), text: world.text }, t),
    ...unfurlScreens(ranked(world), t),
    ...resourceScreens(world, t),
    ...problems(world, t),
    ...bindingScreens(world, t),
    ...hereScreens(world, t),
    ...doctorScreens(world.text, t),
    ...digestScreens({ ...ranked(world), text: world.text }, t),
    ...followingScreens(world, t),
    ...reasonScreens(world.text, t),
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
    approval: { topQuarter: false },
    ranking: rank(trials, { criterion, by: 'final' }),
  };
}

function tables(world: Data, t: Words): Record<string, Message> {
  const gathered = ranked(world);
  const asked: Asked = { line: `best ${world.job.id}`, audience: 'private' };
  const [trial] = world.trials;
  const list = { ...gathered, trials: world.trials, order: 'index' as const, chosen: {}, asked };
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
    trialsEmpty: trialList({ ...list, trials: [], chosen: { status: 'running' }, page: 1 }, t),
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
    ...jobLists(world, t),
  };
}

function jobLists({ jobs, text }: Data, t: Words): Record<string, Message> {
  const scope = { name: undefined, running: false, page: 1 };
  const asked: Asked = { line: 'jobs', audience: 'private' };
  const list = { jobs, scope, more: false, refused: [], now, asked };
  return {
    jobs: jobList({ ...list, more: true }, t),
    jobsWithout: jobList({ ...list, refused: Array.from({ length: 9 }, () => text) }, t),
    jobsNamed: jobList({ ...list, scope: { name: text, running: true, page: 2 } }, t),
    noJobs: jobList({ ...list, jobs: [] }, t),
    noJobsNamed: jobList({ ...list, jobs: [], scope: { name: text, running: true, page: 1 } }, t),
    noOlderJobs: jobList({ ...list, jobs: [], scope: { ...scope, page: 3 } }, t),
  };
}

function helps(t: Words): Record<string, Message> {
  return {
    help: helpAll(grouped(commands), t),
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
    { kind: 'unknownPerson', why: 'justNow' },
    { kind: 'unknownPerson', why: 'missingScope' },
    { kind: 'unknownPerson', why: 'notVisible' },
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
