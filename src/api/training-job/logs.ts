import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { LogLink, LogPreview } from '../../domain/training-job/logs.ts';
import type { Http } from '../http/http.ts';
import { looseList, looseNumber } from '../http/loose.ts';
import { path } from '../http/path.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

// `content` was called `context` before March 2022. Null is a log without a line.
const Preview = z
  .object({
    content: z.string().nullish(),
    context: z.string().nullish(),
    current_size: looseNumber,
    full_size: looseNumber,
  })
  .refine(({ content, context }) => content !== undefined || context !== undefined, {
    path: ['content'],
    error: 'is missing',
  })
  .transform(
    ({ content, context, current_size = 0, full_size = 0 }): LogPreview => ({
      content: content ?? context ?? '',
      mayBeCut: full_size > current_size,
    }),
  );

const Address = z.string().regex(/^https?:\/\/\S+$/i, 'is no address');

// Newer editions hand out a long log in pieces, and then perhaps no address of the whole.
const Link = z
  .object({
    obs_url: Address.nullish(),
    shards: z.object({ object_urls: looseList(Address), total: looseNumber }).nullish(),
  })
  .transform(({ obs_url, shards }) => {
    if (obs_url) return { addresses: [obs_url], total: 1 };
    const addresses = shards?.object_urls ?? [];
    // `total` counts the pieces that there are, `count` those of this answer.
    return { addresses, total: Math.max(addresses.length, shards?.total ?? 0) };
  })
  .refine(({ addresses }) => addresses.length > 0, { path: ['obs_url'], error: 'is missing' });

/** By the SDKs and older editions of the API page; the newest leaves it out. */
const LINK_LASTS_MS = 5 * 60_000;
/** Asks for a link that downloads. `text/plain` would give one that shows the log in the browser. */
const DOWNLOAD = 'application/octet-stream';

/** The logs of training jobs. Logs belong to tasks, of which each node has one; all trials of a task write into one. */
export function logsApi(http: Http, clock: Pick<Clock, 'now'>) {
  return {
    /**
     * The log, or of a long one the last part, up to 5 MB. May hold secrets that the training code has printed.
     * @throws ModelArtsError of reason `logNotWritten`, `logCleared` and others
     */
    preview: (jobId: string, task: string, { signal }: Asking = {}): Promise<LogPreview> =>
      http.get(path`/v2/{project_id}/training-jobs/${jobId}/tasks/${task}/logs/preview`, Preview, {
        endpoint: 'ShowTrainingJobLogsPreview',
        // One long text, which is parsed in no time.
        most: Number.POSITIVE_INFINITY,
        signal,
      }),

    /**
     * A link to the whole log, for whoever has it. Minted anew each time, since it lasts minutes; for the eyes of
     * whoever asked alone.
     * @throws Forbidden also where previews are permitted: this needs a right of its own
     */
    async link(jobId: string, task: string, { signal }: Asking = {}): Promise<LogLink> {
      const expiresAt = new Date(clock.now().getTime() + LINK_LASTS_MS);
      const { addresses, total } = await http.get(
        path`/v2/{project_id}/training-jobs/${jobId}/tasks/${task}/logs/url`,
        Link,
        {
          endpoint: 'ShowObsUrlOfTrainingJobLogs',
          // The vendor's table calls it a header, and its example puts it into the query.
          headers: { 'content-type': DOWNLOAD },
          query: { 'Content-Type': DOWNLOAD },
          signal,
        },
      );
      return { expiresAt, total, reveal: () => addresses };
    },
  };
}
