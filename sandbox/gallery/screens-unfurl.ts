import type { Message } from '../../src/blocks/kit/message.ts';
import { jobPreview } from '../../src/blocks/search/preview.ts';
import { progressOf } from '../../src/domain/search/progress.ts';
import { type Ranking, rank } from '../../src/domain/search/ranking.ts';
import type { Job } from '../../src/domain/search/search.ts';
import type { TrialTable } from '../../src/domain/search/trial.ts';
import type { Words } from '../../src/i18n/en.ts';

interface World {
  readonly job: Job;
  readonly table: TrialTable;
  readonly ranking: Ranking;
  readonly stopped: ReadonlySet<string>;
}

const NOW = new Date('2026-11-22T08:00:00Z');

/** The previews of links to the console. */
export function unfurlScreens(world: World, t: Words): Record<string, Message> {
  const { job, table } = world;
  const { objectives, parameters } = job.search ?? { objectives: [], parameters: [] };
  const plain: Job = { ...job, search: undefined };
  const planned: Job = { ...job, search: { objectives, parameters, planned: 2 * table.trials.length } };
  const live = table.trials.filter(({ state }) => state !== 'finished');
  return {
    preview: preview(world, t),
    previewPlanned: preview({ ...world, job: planned }, t),
    previewEnded: preview({ ...world, job: { ...planned, phase: 'Completed' } }, t),
    previewNoBest: preview({ ...world, ...withTrials(live, world) }, t),
    previewNoTrials: preview({ ...world, ...withTrials([], world) }, t),
    previewPlain: preview({ ...world, job: plain, ...withTrials([], world) }, t),
    previewBare: preview(
      {
        ...world,
        job: { ...plain, name: '', phase: 'Unknown', createdAt: undefined, ranFor: undefined },
        ...withTrials([], world),
      },
      t,
    ),
  };
}

function preview({ stopped, ...world }: World, t: Words): Message {
  const { job, table, ranking } = world;
  const progress = progressOf({ job, trials: table.trials, ranking, stopped });
  return jobPreview({ ...world, progress, now: NOW }, t);
}

function withTrials(
  trials: TrialTable['trials'],
  { table, ranking }: World,
): Pick<World, 'table' | 'ranking'> {
  return {
    table: { ...table, trials },
    ranking: rank(trials, { criterion: ranking.criterion, by: 'final' }),
  };
}
