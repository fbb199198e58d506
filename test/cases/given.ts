import { headerOf } from '../../sandbox/modelarts/trials-view.ts';
import type { JobStatus, SearchObjective } from '../../sandbox/project/job.ts';
import { begin, type Journey } from '../journeys/begin.ts';

/** A search as a public report or data file has it. */
export interface Given {
  /** Default `Running`. */
  readonly phase?: JobStatus['phase'];
  /** Default: `acc`, larger is better. */
  readonly objectives?: readonly SearchObjective[];
  /** How many trials it is to make; default: its settings do not say. */
  readonly samples?: number;
  /** Column names, then rows of cells as ModelArts sends them. */
  readonly header: readonly string[];
  readonly data: readonly (readonly unknown[])[];
}

/** The columns that ModelArts' own example has. */
export const HEADER = headerOf(['acc', 'loss']);

/** A finished trial under `HEADER`. */
export function finished(row: number, id: string, config: unknown, reward: unknown): unknown[] {
  return [
    String(row),
    'True',
    String(300 + row),
    config,
    id,
    '3',
    '10.5',
    '',
    reward,
    'TERMINATED',
    reward,
    '0.5',
    reward,
  ];
}

/** The real bot in front of a search called JOB whose table is just this. */
export async function given(search: Given): Promise<Journey> {
  const { header, data } = search;
  return givenBody(search, {
    total: data.length,
    count: data.length,
    limit: 50,
    offset: 0,
    group_by: '',
    items: { header, data },
  });
}

/** As `given`, with the whole answer of ShowAutoSearchTrials as text or as a value. */
export async function givenBody(
  { phase, objectives, samples }: Omit<Given, 'header' | 'data'>,
  body: unknown,
): Promise<Journey> {
  const journey = await begin((project) => {
    project.addTable({
      name: 'JOB',
      rows: [],
      ...(phase && { phase }),
      ...(objectives && { objectives }),
      ...(samples !== undefined && { samples }),
    });
  });
  journey.modelarts.faults.inject({ kind: 'body', api: 'ShowAutoSearchTrials', body });
  return journey;
}
