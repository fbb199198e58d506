import { readFileSync } from 'node:fs';
import type { WorldJob } from '../project/job.ts';
import type { LogRecord } from '../project/records.ts';
import { jobNotFound, Refusal } from './errors.ts';
import { eventsOf, stagesView, tasksOf } from './job-life-view.ts';
import { linkToLog, logAt } from './log-files.ts';
import type { Reply } from './request.ts';
import type { Call, Route } from './routes.ts';

const JOB = '/v2/{project_id}/training-jobs/{training_job_id}';

export const jobLifeRoutes: readonly Route[] = [
  { api: 'ListTrainingJobEvents', method: 'GET', path: `${JOB}/events`, answer: listEvents },
  { api: 'ListTrainingJobStages', method: 'GET', path: `${JOB}/stages`, answer: listStages },
  { api: 'ListTrainingJobTasks', method: 'GET', path: `${JOB}/tasks`, answer: listTasks },
  {
    api: 'ShowTrainingJobLogsPreview',
    method: 'GET',
    path: `${JOB}/tasks/{task_id}/logs/preview`,
    answer: showPreview,
  },
  {
    api: 'ShowObsUrlOfTrainingJobLogs',
    method: 'GET',
    path: `${JOB}/tasks/{task_id}/logs/url`,
    answer: showLink,
  },
];

/** The job of the published samples; its link is the published one, to the byte. */
const SAMPLE_ID = 'e346206c-6fde-4c33-9dcd-55be17858ceb';
const SAMPLE = readFileSync(new URL('samples/training-job-log-url.json', import.meta.url), 'utf8');
/** ModelArts shows no more of a log than its last 5 MB. */
const PREVIEW = 5 * 1024 * 1024;

function listEvents(call: Call): Reply {
  const job = jobOf(call);
  const query = new URLSearchParams(call.request.query);
  const limit = Number(query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) throw new Refusal(400, 'ModelArts.50004000', 'Bad request.');
  const wanted = query.get('level');
  const events = eventsOf(job, recordOf(call), call.project.now())
    .filter(({ level }) => wanted === null || level === wanted)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return ok({
    total: events.length,
    limit,
    offset: 0,
    order: 'desc',
    events: events.slice(0, limit).map(({ at, level, message }) => ({
      time: at.toISOString().replace('Z', '+00:00'),
      level,
      message,
      source: 'Job',
    })),
  });
}

function listStages(call: Call): Reply {
  return ok(stagesView(jobOf(call), call.project.now()));
}

/** A bare list. */
function listTasks(call: Call): Reply {
  const names = tasksOf(jobOf(call), recordOf(call), call.project.now());
  return ok(
    names.map((task, at) => ({
      task,
      ip: `172.16.24.${51 + at}`,
      host_ip: `192.168.0.${11 + at}`,
      schedule_count: 1,
    })),
  );
}

function showPreview(call: Call): Reply {
  const log = logOf(call);
  if (typeof log !== 'string') return refusal(log);
  const bytes = Buffer.from(log);
  const content = bytes.subarray(-PREVIEW).toString('utf8');
  return ok({ content, current_size: Math.min(bytes.length, PREVIEW), full_size: bytes.length });
}

function showLink(call: Call): Reply {
  const { params } = call;
  const log = logOf(call);
  if (typeof log !== 'string') return refusal(log);
  const job = jobOf(call);
  if (job.id === SAMPLE_ID) return ok(SAMPLE);
  return ok({ obs_url: linkToLog({ jobId: job.id, task: params.task_id ?? '' }, call) });
}

function logOf(call: Call): LogRecord {
  return logAt({ job: jobOf(call), task: call.params.task_id ?? '' }, call.project);
}

/** Not ready comes as 204, which has no body, and all else as 400. */
function refusal({ code }: Exclude<LogRecord, string>): Reply {
  if (code === '2776') return { status: 204, body: '' };
  throw new Refusal(400, `ModelArts.${code}`, 'The log cannot be obtained.');
}

function recordOf({ project, params }: Call) {
  return project.records.of(params.training_job_id ?? '');
}

function jobOf({ project, params }: Call): WorldJob {
  const id = params.training_job_id ?? '';
  const job = project.job(id);
  if (!job) throw jobNotFound(id);
  return job;
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}
