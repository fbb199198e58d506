import type { JobEvent, JobStage } from '../../domain/training-job/job-detail.ts';
import { type Inline, type Line, line } from '../line.ts';

/** One training job: where it runs, how it goes and what it has cost. */
export const enJob = {
  kind: { search: 'a hyperparameter search', job: 'a training job' },
  headline: (job: string, kind: string, phase: string) => `${job} is ${kind}, ${phase}.`,
  state: (phase: Inline) => line`${phase}`,
  stateSince: (phase: Inline, time: Inline) => line`${phase} since ${time}`,
  by: (user: string) => `by ${user}`,
  created: (time: Inline) => line`created ${time}`,
  id: (id: Inline) => line`id ${id}`,
  restarts: (count: number) => (count === 1 ? 'started again once' : `started again ${count} times`),
  runsOn: (facts: readonly string[]) => `Runs on ${facts.join(' · ')}`,
  nodes: (count: number) => `${count} ${count === 1 ? 'node' : 'nodes'}`,
  cards: (count: number, kind: string) => `${count} × ${kind} each`,
  card: 'accelerator',
  pool: (id: string) => `pool ${id}`,
  publicPool: 'public pool',
  engine: (name: string) => `Engine ${name}`,
  ran: (span: string) => `Ran for ${span}`,
  cost: (span: string, nodeHours: string) => `Ran for ${span}: ${nodeHours} node-hours`,
  costWithCards: (span: string, nodeHours: string, cardHours: string) =>
    `Ran for ${span}: ${nodeHours} node-hours, ${cardHours} accelerator-hours`,
  stage: {
    scheduling: 'scheduling',
    preparing: 'preparing',
    running: 'running',
    end: 'ending',
  } satisfies Record<NonNullable<JobStage['name']>, string>,
  stages: (stages: readonly string[]) => `Stages: ${stages.join(' → ')}`,
  stageSays: (message: string) => `The platform says: ${message}`,

  objectives: (objectives: readonly string[]) => `Aims at ${objectives.join(', ')}`,
  objective: (metric: string, goal: string) => `${metric} (${goal})`,
  noObjective:
    'What it aims at stands in its YAML file, which cannot be read from here: say --metric and --mode when you ask for its best trial.',
  algorithms: (names: readonly string[]) => `Chooses by ${names.join(', ')}`,
  ranges: 'What it chooses from',
  between: (lower: string, upper: string) => `${lower} to ${upper}`,

  task: (task: Inline, facts: readonly (Inline | Line)[]) =>
    facts.reduce<Line>((all, fact) => line`${all} · ${fact}`, line`${task}`),
  exit: (code: number) => `exit code ${code}`,
  /** What codes mean that shells and the kernel give. */
  exitMeaning: (code: number) =>
    ({
      126: 'the command cannot be run',
      127: 'the command was not found',
      134: 'aborted',
      137: 'killed, often for want of memory',
      139: 'segmentation fault',
      143: 'asked to end',
    })[code],
  host: (host: string) => `on ${host}`,
  placements: (count: number) => `placed ${count} times`,
  noTasks: 'No task has been started yet.',

  events: 'What happened, errors first',
  noEvents: 'ModelArts tells of no events.',
  level: { error: 'Error', warning: 'Warning', info: 'Info' } satisfies Record<JobEvent['level'], string>,
  unread: (parts: readonly string[]) =>
    `Could not be read this time: ${parts.join(', ')}. The rest is complete.`,
  part: { errors: 'errors', events: 'events', stages: 'stages', instances: 'nodes' },

  logs: 'Logs',
  progress: 'Progress',
  stop: 'Stop job…',
  console: 'Open in console',
};
