import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { JobStatus, SearchObjective, TrialRow, WorldJob, WorldSearch } from './job.ts';
import { reportsOf } from './reports.ts';
import { statusOf } from './table.ts';

/** The job behind the published sample replies. */
export interface SampleSpec {
  /** Default `sample`. */
  readonly name?: string;
  /** Default `max`. */
  readonly mode?: SearchObjective['mode'];
  /** Default `Completed`. */
  readonly phase?: JobStatus['phase'];
  readonly user?: string;
}

export interface SampleSearch extends WorldJob {
  readonly search: WorldSearch;
}

interface Identity {
  readonly createdAt: Date;
  readonly endedAt: Date;
}

const SAMPLE_ID = 'e346206c-6fde-4c33-9dcd-55be17858ceb';
const METRICS = ['acc', 'loss'];
const Table = z.object({
  items: z.object({ header: z.array(z.string()), data: z.array(z.array(z.unknown())) }),
});

export function createSample(spec: SampleSpec, { createdAt, endedAt }: Identity): SampleSearch {
  const table = readSample('autosearch-trials.json');
  const rows = rowsOf(table);
  return {
    id: SAMPLE_ID,
    name: spec.name ?? 'sample',
    user: spec.user ?? 'ml-team',
    createdAt,
    status: () => statusOf(spec.phase ?? 'Completed', createdAt, endedAt),
    search: {
      settings: {
        objectives: [{ metric: 'acc', mode: spec.mode ?? 'max' }],
        parameters: [
          { name: 'batch_size', kind: 'discrete', values: [16, 32, 64] },
          { name: 'learning_rate', kind: 'continuous', lower: 0.001, upper: 0.1 },
        ],
        samples: rows.length,
      },
      table: () => ({ metrics: METRICS, rows }),
      reports: (trialId) => reportsOf(rows.find((row) => row.id === trialId)),
      stop() {
        throw new Error('Every trial of the sample has ended.');
      },
      recorded: { table, trials: new Map([['ae544174', readSample('autosearch-trial.json')]]) },
    },
  };
}

function readSample(name: string): string {
  return readFileSync(new URL(`../modelarts/samples/${name}`, import.meta.url), 'utf8');
}

function rowsOf(table: string): TrialRow[] {
  const { header, data } = Table.parse(JSON.parse(table)).items;
  return data.map((row) => {
    const cells = Object.fromEntries(header.map((name, column) => [name, row[column]]));
    return { id: String(cells.trial_id), ended: true, cells };
  });
}
