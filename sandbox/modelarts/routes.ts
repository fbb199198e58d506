import type { WorldJob, WorldSearch } from '../project/job.ts';
import type { Project } from '../project.ts';
import { jobNotFound, Refusal } from './errors.ts';
import { jobLifeRoutes } from './job-life-routes.ts';
import { detailView } from './job-life-view.ts';
import { searchJobs } from './job-search.ts';
import { jobView } from './job-view.ts';
import { platformRoutes } from './platform-routes.ts';
import { type ApiName, jsonBody, type Reply, type WireRequest } from './request.ts';
import { resourceRoutes } from './resource-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { stopRoutes } from './stop-routes.ts';
import { trialsView, trialView } from './trials-view.ts';

/** What an endpoint knows of the request it answers, once that is matched and let in. */
export interface Call {
  readonly project: Project;
  readonly request: WireRequest;
  /** Decoded path parameters, by name. */
  readonly params: Readonly<Record<string, string>>;
  readonly paging: Paging;
}

/** The undocumented sides of paging. */
export interface Paging {
  offsetMeans: 'page' | 'entry';
  /** A larger `limit` is cut to this. */
  maxLimit: number;
}

export interface Route {
  readonly api: ApiName;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly answer: (call: Call) => Reply;
}

const JOBS = '/v2/{project_id}/training-jobs';
const DEFAULT_LIMIT = 50;

export const routes: readonly Route[] = [
  {
    api: 'ListTrainingJobs',
    method: 'POST',
    path: '/v2/{project_id}/training-job-searches',
    answer: listJobs,
  },
  { api: 'ShowTrainingJobDetails', method: 'GET', path: `${JOBS}/{training_job_id}`, answer: showJob },
  {
    api: 'ShowAutoSearchTrials',
    method: 'GET',
    path: `${JOBS}/{training_job_id}/autosearch-trials`,
    answer: showTrials,
  },
  {
    api: 'ShowAutoSearchPerTrial',
    method: 'GET',
    path: `${JOBS}/{training_job_id}/autosearch-trials/{trial_id}`,
    answer: showTrial,
  },
  {
    api: 'ShowAutoSearchTrialEarlyStop',
    method: 'POST',
    path: `${JOBS}/{training_job_id}/autosearch-trial-earlystop/{trial_id}`,
    answer: stopTrial,
  },
  ...searchRoutes,
  ...stopRoutes,
  ...jobLifeRoutes,
  ...platformRoutes,
  ...resourceRoutes,
];

function listJobs({ project, request }: Call): Reply {
  return ok(searchJobs(project.jobs, readJson(request), project.now()));
}

function showJob(call: Call): Reply {
  const [job, now] = [jobOf(call), call.project.now()];
  return ok(detailView(jobView(job, now), job, call.project.records.of(job.id), now));
}

function showTrials(call: Call): Reply {
  const search = searchOf(jobOf(call));
  const query = new URLSearchParams(call.request.query);
  const limit = Math.min(readCount(query, 'limit', DEFAULT_LIMIT), call.paging.maxLimit);
  const offset = readCount(query, 'offset', 0);
  if (limit < 1) throw badQuery('limit');
  if (search.recorded && limit === DEFAULT_LIMIT && offset === 0) return ok(search.recorded.table);
  return ok(trialsView(search, call.project.now(), { limit, offset, offsetMeans: call.paging.offsetMeans }));
}

function showTrial(call: Call): Reply {
  const search = searchOf(jobOf(call));
  const id = call.params.trial_id ?? '';
  const recorded = search.recorded?.trials.get(id);
  if (recorded !== undefined) return ok(recorded);
  const reports = search.reports(id, call.project.now());
  if (reports.length === 0) throw trialNotFound(id);
  return ok(trialView(search, call.project.now(), reports));
}

/**
 * The page says only that the search must be in progress. Undocumented and chosen here: 200 means that the stop was
 * taken, and the trial ends a little later; an ended job answers as it does to its own termination, and an ended
 * trial with "operation not supported".
 */
function stopTrial(call: Call): Reply {
  const job = jobOf(call);
  const search = searchOf(job);
  const now = call.project.now();
  const id = call.params.trial_id ?? '';
  const trial = search.table(now).rows.find((row) => row.id === id);
  if (!trial) throw trialNotFound(id);
  if (job.status(now).phase !== 'Running') {
    throw new Refusal(409, 'ModelArts.2796', 'The job is not in a state in which it can be stopped.');
  }
  if (trial.ended)
    throw new Refusal(400, 'ModelArts.2858', 'The operation is not supported: the trial ended.');
  search.stop(id, now);
  return ok({ earlystop_trial: id });
}

function jobOf({ project, params }: Call): WorldJob {
  const id = params.training_job_id ?? '';
  const job = project.job(id);
  if (!job) throw jobNotFound(id);
  return job;
}

/** What a job without a search answers is not documented. */
function searchOf({ search }: WorldJob): WorldSearch {
  if (!search) throw new Refusal(400, 'ModelArts.2858', 'The operation is not supported: not a search job.');
  return search;
}

/** Not documented either; told apart from an unknown job by its code. */
function trialNotFound(id: string): Refusal {
  return new Refusal(400, 'ModelArts.2764', `The trial ${id} does not exist.`);
}

function readJson(request: WireRequest): unknown {
  try {
    return jsonBody(request);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new Refusal(400, 'ModelArts.2787', 'The request body is not valid JSON.');
  }
}

function readCount(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  if (!/^\d+$/.test(text)) throw badQuery(name);
  return Number(text);
}

function badQuery(name: string): Refusal {
  return new Refusal(400, 'ModelArts.2764', `Invalid query parameter ${name}.`);
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}
