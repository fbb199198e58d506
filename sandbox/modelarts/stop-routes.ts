import { jobNotFound, Refusal } from './errors.ts';
import { jobView } from './job-view.ts';
import { jsonBody, type Reply } from './request.ts';
import type { Call, Route } from './routes.ts';

export const stopRoutes: readonly Route[] = [
  {
    api: 'StopTrainingJob',
    method: 'POST',
    path: '/v2/{project_id}/training-jobs/{training_job_id}/actions',
    answer: stopJob,
  },
];

const CAN_BE_STOPPED = new Set(['Creating', 'Pending', 'Running']);

/** 202 with the whole job, which then is `Terminating`. */
function stopJob({ project, params, request }: Call): Reply {
  const id = params.training_job_id ?? '';
  const job = project.job(id);
  if (!job) throw jobNotFound(id);
  const body = jsonBody(request);
  const isTerminate =
    typeof body === 'object' && body !== null && 'action_type' in body && body.action_type === 'terminate';
  if (!isTerminate) throw new Refusal(400, 'ModelArts.2812', 'The action is not supported.');
  const now = project.now();
  if (!CAN_BE_STOPPED.has(job.status(now).phase))
    throw new Refusal(409, 'ModelArts.2796', 'The job is not in a state in which it can be stopped.');
  project.terminate(id);
  return { status: 202, body: jobView(job, now) };
}
