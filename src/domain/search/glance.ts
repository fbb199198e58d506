import type { Criterion } from './criterion.ts';
import type { Progress } from './progress.ts';
import type { Ranking, ScoredTrial } from './ranking.ts';

interface Leading {
  readonly trial: string;
  readonly value: number;
}

/** What a few lines tell of a search: how far it has come, and its best trial so far. Small enough to be kept. */
export interface Glance extends Pick<Progress, 'done' | 'total' | 'isPlanned' | 'isAbout' | 'remaining'> {
  readonly criterion: Pick<Criterion, 'metric' | 'mode' | 'assumedMode'>;
  /** Nothing where no trial has finished with a usable value. */
  readonly best: Leading | undefined;
  /** A trial that still runs and is better than that. */
  readonly leader: Leading | undefined;
}

export function glanceOf(
  { done, total, isPlanned, isAbout, remaining }: Progress,
  { ranked: [best], leader, criterion: { metric, mode, assumedMode } }: Ranking,
): Glance {
  return {
    done,
    total,
    isPlanned,
    isAbout,
    remaining,
    criterion: { metric, mode, assumedMode },
    best: best && leading(best),
    leader: leader && leading(leader),
  };
}

function leading({ trial, value }: ScoredTrial): Leading {
  return { trial: trial.id, value };
}
