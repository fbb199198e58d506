import { createHash } from 'node:crypto';
import type { Clock } from '../src/clock.ts';
import { createInsights, type Insights } from './project/insights.ts';
import type { JobStatus, WorldJob } from './project/job.ts';
import { createPlatform, type Platform } from './project/platform.ts';
import { createRecords, type JobRecords } from './project/records.ts';
import { createResources, type Resources } from './project/resources.ts';
import { createSample, type SampleSearch, type SampleSpec } from './project/sample.ts';
import { createSearch, type LiveSearch } from './project/search.ts';
import type { SearchSpec } from './project/spec.ts';
import { createTable, statusOf, type TableSearch, type TableSpec } from './project/table.ts';
import { createTerminations } from './project/termination.ts';

/** An ordinary training job, without trials. */
interface JobSpec {
  readonly name: string;
  /** Default `Running`. */
  readonly phase?: JobStatus['phase'];
  /** Default: an hour ago. */
  readonly createdAt?: Date;
  readonly user?: string;
}

interface OrdinaryJob extends WorldJob {
  phase: JobStatus['phase'];
}

/** One ModelArts project: the state that the fake shows over HTTP, and that scenarios and tests edit. */
export interface Project {
  /** 32 hex characters. */
  readonly id: string;
  readonly region: string;
  readonly jobs: readonly WorldJob[];
  readonly platform: Platform;
  readonly resources: Resources;
  readonly insights: Insights;
  /** Tasks, events, logs and environment of its jobs. */
  readonly records: JobRecords;
  now(): Date;
  job(id: string): WorldJob | undefined;
  /** Ends a job, as whoever owns it may. */
  terminate(id: string): void;
  /** A search that progresses with the clock. */
  addSearch(spec: SearchSpec): LiveSearch;
  /** A search whose table is written by hand, and can be edited later. */
  addTable(spec: TableSpec): TableSearch;
  addJob(spec: JobSpec): OrdinaryJob;
  /** The search of the published sample replies, served byte for byte. */
  addSample(spec?: SampleSpec): SampleSearch;
}

interface Identity {
  readonly id: string;
  readonly createdAt: Date;
  readonly endedAt: Date;
}

const PROJECT_ID = '0123456789abcdef0123456789abcdef';
const REGION = 'cn-north-4';
const HOUR = 3_600_000;

export function createProject(clock: Pick<Clock, 'now'>): Project {
  const jobs: WorldJob[] = [];
  const terminations = createTerminations();

  function add<Job extends WorldJob>(job: Job): Job {
    jobs.push(job);
    return terminations.watch(job);
  }

  function identity(name: string, createdAt = new Date(clock.now().getTime() - HOUR)): Identity {
    return { id: jobId(`${name}#${jobs.length}`), createdAt, endedAt: clock.now() };
  }

  return {
    id: PROJECT_ID,
    region: REGION,
    jobs,
    platform: createPlatform(),
    resources: createResources(),
    insights: createInsights(),
    records: createRecords(),
    now: () => clock.now(),
    job: (id) => jobs.find((job) => job.id === id),
    terminate(id) {
      const job = jobs.find((each) => each.id === id);
      if (job) terminations.terminate(job, clock.now());
    },
    addSearch: (spec) => add(createSearch(spec, identity(spec.name, spec.createdAt ?? clock.now()))),
    addTable: (spec) => add(createTable(spec, identity(spec.name, spec.createdAt))),
    addJob: (spec) => add(createJob(spec, identity(spec.name, spec.createdAt))),
    addSample: (spec = {}) => add(createSample(spec, identity('sample'))),
  };
}

function createJob(spec: JobSpec, { id, createdAt, endedAt }: Identity): OrdinaryJob {
  const job: OrdinaryJob = {
    id,
    name: spec.name,
    user: spec.user ?? 'ml-team',
    createdAt,
    phase: spec.phase ?? 'Running',
    status: () => statusOf(job.phase, createdAt, endedAt),
  };
  return job;
}

/** A UUID that is the same in every run. */
function jobId(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
