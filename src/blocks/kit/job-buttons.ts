import type { Button } from '@slack/types';
import type { Job } from '../../domain/search/search.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { button } from './parts.ts';

/** Lead to the job itself, and to what it has written. */
export function jobButtons(
  { id }: Pick<Job, 'id'>,
  t: Words,
): { readonly job: Button | undefined; readonly logs: Button | undefined } {
  return {
    job: button({ key: 'job', label: t.button.job, line: writeLine('job', id) }),
    logs: button({ key: 'logs', label: t.job.logs, line: writeLine('logs', id) }),
  };
}
