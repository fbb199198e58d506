import type { WorldJob } from '../project/job.ts';
import { logText } from '../project/log-text.ts';
import type { LogRecord } from '../project/records.ts';
import type { Project } from '../project.ts';
import { tasksOf } from './job-life-view.ts';
import { header, type Reply, type WireRequest } from './request.ts';
import type { Call } from './routes.ts';

/** As long as the links of ModelArts work. */
const LASTS_MS = 5 * 60_000;

/** The log of a task as it stands now. */
export function logAt(
  { job, task }: { readonly job: WorldJob; readonly task: string },
  project: Project,
): LogRecord {
  const now = project.now();
  const record = project.records.of(job.id);
  if (!tasksOf(job, record, now).includes(task)) return { code: '2818' };
  return record.logs?.[task] ?? record.log ?? logText(job, task, now);
}

/** A new link to a log. It leads to this very server, which stands in for OBS too: nothing leaves the machine. */
export function linkToLog(
  log: { readonly jobId: string; readonly task: string },
  { project, request }: Pick<Call, 'project' | 'request'>,
): string {
  const expiresAt = new Date(project.now().getTime() + LASTS_MS);
  return `http://${header(request, 'host') ?? ''}${project.records.mint({ ...log, expiresAt })}`;
}

/** Serves the log behind a link to whoever has it; undefined where the request is for no log. */
export function openLog({ method, path, query }: WireRequest, project: Project): Reply | undefined {
  if (method !== 'GET' || !path.startsWith('/logs/')) return undefined;
  const link = project.records.minted(`${path}?${query}`);
  if (!link) return refused('SignatureDoesNotMatch', 'This is no link that ModelArts has given out.');
  if (project.now() >= link.expiresAt) return refused('AccessDenied', 'Request has expired');
  const job = project.job(link.jobId);
  const log = job && logAt({ job, task: link.task }, project);
  if (typeof log !== 'string')
    return { status: 404, headers: XML, body: errorXml('NoSuchKey', 'The log is gone.') };
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
    body: log,
  };
}

const XML = { 'Content-Type': 'application/xml' };

function refused(code: string, message: string): Reply {
  return { status: 403, headers: XML, body: errorXml(code, message) };
}

/** As OBS words its errors. */
function errorXml(code: string, message: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
}
