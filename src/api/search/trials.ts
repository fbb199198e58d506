import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { unlessAborted } from '../../abort.ts';
import type { Clock } from '../../clock.ts';
import type { Trial, TrialTable } from '../../domain/search/trial.ts';
import { EARLY_STOP } from '../../domain/stop/stops.ts';
import { NotFound } from '../http/errors.ts';
import type { Http } from '../http/http.ts';
import { looseText } from '../http/loose.ts';
import { path } from '../http/path.ts';
import { readWholeTable } from './trial-pages.ts';
import { type Row, readTrials, readTrialsInPieces } from './trial-rows.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

const LIST = 'ShowAutoSearchTrials';
const ONE = 'ShowAutoSearchPerTrial';

const MAX_AGE_MS = 5_000;
const TABLES = 20;

const absent = (value: unknown) => (Array.isArray(value) && value.length === 0 ? undefined : value);
const Count = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.int().min(0));
// Cells are checked where they are read: zod on each would cost more than the parsing of the JSON.
const Table = z.object({
  header: z.array(z.string().catch('')).nullish(),
  data: z.array(z.custom<Row>((row) => Array.isArray(row), 'expected an array of cells')).nullish(),
});
const Page = z
  .object({ total: Count.nullish(), items: z.preprocess(absent, Table.nullish()) })
  .transform(({ total, items }) => ({ ...table(items), total: total ?? undefined }));

/** Whatever else it says, the request has been taken. */
const Stopped = z
  .object({ earlystop_trial: looseText })
  .catch({ earlystop_trial: undefined })
  .transform(({ earlystop_trial }) => earlystop_trial);

/** The trials of searches. */
export function trialsApi(http: Http, clock: Pick<Clock, 'now'>) {
  // No asker's signal goes in here: the request is everybody's.
  async function readTable(jobId: string): Promise<TrialTable> {
    const trials = path`/v2/{project_id}/training-jobs/${jobId}/autosearch-trials`;
    const { settled, ...raw } = await readWholeTable(
      (query) => http.get(trials, Page, { endpoint: LIST, query }),
      LIST,
    );
    return { ...(await readTrialsInPieces(raw)), settled };
  }

  const tables = new LRUCache<string, TrialTable>({
    max: TABLES,
    ttl: MAX_AGE_MS,
    ttlResolution: 0,
    // A large table takes memory, and is of no use once it is old.
    ttlAutopurge: true,
    perf: { now: () => clock.now().getTime() },
    // A table that is dropped while it is read still belongs to those who wait for it.
    ignoreFetchAbort: true,
    fetchMethod: (jobId) => readTable(jobId),
  });

  return {
    /**
     * Every trial of a search, in table order; none for a job that has not got any. Shared by all who ask at the same
     * time, and up to 5 s old unless `fresh`.
     */
    async list(jobId: string, { signal, fresh }: Asking & { fresh?: boolean } = {}): Promise<TrialTable> {
      signal?.throwIfAborted();
      if (fresh) tables.delete(jobId);
      const table = await unlessAborted(tables.fetch(jobId), signal);
      return table ?? readTable(jobId);
    },

    /** One trial with all of its reports. @throws NotFound when there is no such trial. */
    async get(jobId: string, trialId: string, { signal }: Asking = {}): Promise<Trial> {
      const one = path`/v2/{project_id}/training-jobs/${jobId}/autosearch-trials/${trialId}`;
      const raw = table(await http.get(one, Table, { endpoint: ONE, signal }));
      const found = readTrials(raw, trialId).trials.find((trial) => trial.id === trialId);
      if (!found) throw new NotFound({ endpoint: ONE });
      return found;
    },

    /**
     * Asks ModelArts to end a trial; whether it has ended, only reading tells. Changes state in spite of the API's
     * name, so it is sent once and never again.
     * @returns the id under which the vendor's support finds the request, and the trial that the answer names
     * @throws Unavailable when it is open whether the request arrived; an error of another endpoint when it never left.
     */
    async stop(
      jobId: string,
      trialId: string,
      { signal }: Asking = {},
    ): Promise<{ readonly requestId: string | undefined; readonly named?: string | undefined }> {
      const earlyStop = path`/v2/{project_id}/training-jobs/${jobId}/autosearch-trial-earlystop/${trialId}`;
      try {
        const { data, requestId } = await http.post(earlyStop, Stopped, { endpoint: EARLY_STOP, signal });
        return { requestId, named: data };
      } finally {
        tables.delete(jobId);
      }
    },
  };
}

function table(read: z.output<typeof Table> | null | undefined) {
  return { header: read?.header ?? [], data: read?.data ?? [] };
}
