import { measure, type Ranking } from '../search/ranking.ts';
import type { Objective } from '../search/search.ts';
import type { Trial } from '../search/trial.ts';
import { meetsNow } from './alerts.ts';
import type { Scale } from './condition-words.ts';
import type { Condition } from './following.ts';

type MetricCondition = Extract<Condition, { kind: 'metric' }>;

/**
 * Why an alert is not set without asking. `unknown`: neither the job nor a trial has the metric. `always`: every trial so
 * far meets it. `never`: its bound is beyond the scale of all values so far. `percent`: a percentage, on an unknown scale.
 */
export type AlertDoubt =
  | { readonly kind: 'unknown'; readonly condition: MetricCondition; readonly known: readonly string[] }
  | {
      readonly kind: 'always';
      readonly condition: MetricCondition;
      readonly trials: number;
      readonly instead?: MetricCondition;
    }
  | {
      readonly kind: 'never';
      readonly condition: MetricCondition;
      readonly highest: number;
      readonly instead: MetricCondition;
    }
  | {
      readonly kind: 'percent';
      readonly condition: MetricCondition;
      readonly instead: MetricCondition;
      /** Values there are, but beyond 0 to 100. */
      readonly hasValues: boolean;
    };

interface Seen {
  readonly trials: readonly Trial[];
  readonly ranking: Ranking;
  readonly objectives: readonly Objective[];
  /** Names of the metric columns. */
  readonly metrics: readonly string[];
}

/** Fewer trials than this say little about all that follow. */
const ENOUGH = 3;

/** @param orElse the same condition with another bound, where the typed words can mean both */
export function doubtOf(condition: Condition, seen: Seen, orElse?: Condition): AlertDoubt | undefined {
  if (condition.kind !== 'metric') return undefined;
  const values = valuesOf(condition.metric, seen);
  if (orElse?.kind === 'metric')
    return { kind: 'percent', condition, instead: orElse, hasValues: values.length > 0 };
  if (values.length === 0) return unknown(condition, seen);
  const scale = scaleIn(values);
  const wantsHigh = condition.is === '>' || condition.is === '>=';
  const met = values.filter((value) => meetsNow(condition, value)).length;
  const highest = Math.max(...values);
  const bound = condition.value;
  if (
    wantsHigh &&
    met === 0 &&
    values.length >= ENOUGH &&
    scale === 'unit' &&
    bound > 1 &&
    bound <= 100 &&
    !isToBeLow(condition.metric, seen)
  )
    return { kind: 'never', condition, highest, instead: { ...condition, value: bound / 100 } };
  if (met < values.length || met < ENOUGH) return undefined;
  const isShare = wantsHigh && scale === 'percent' && bound > 0 && bound <= 1;
  return {
    kind: 'always',
    condition,
    trials: met,
    ...(isShare && { instead: { ...condition, value: Number(`${bound}e2`) } }),
  };
}

/** On which scale a metric's values are; nothing where there are none, or larger ones than a percentage can be. */
export function scaleOf(metric: string, seen: Seen): Scale | undefined {
  return scaleIn(valuesOf(metric, seen));
}

function scaleIn(values: readonly number[]): Scale | undefined {
  if (values.length === 0 || values.some((value) => value < 0)) return undefined;
  const highest = Math.max(...values);
  if (highest <= 1) return 'unit';
  return highest <= 100 ? 'percent' : undefined;
}

function valuesOf(metric: string, { trials, ranking }: Seen): number[] {
  const { criterion } = ranking;
  const isJudged = criterion.metric === metric || (criterion.metric === undefined && metric === 'reward');
  return trials.flatMap((trial) => {
    const reading = isJudged ? measure(trial, criterion, 'final') : trial.metrics[metric];
    return reading?.kind === 'number' ? [reading.value] : [];
  });
}

function unknown(condition: MetricCondition, { objectives, metrics }: Seen): AlertDoubt | undefined {
  const known = [...new Set([...objectives.map(({ metric }) => metric), ...metrics])];
  return known.includes(condition.metric) ? undefined : { kind: 'unknown', condition, known };
}

/** A loss that rises far above all before is worth waiting for. */
function isToBeLow(metric: string, { objectives }: Seen): boolean {
  const objective = objectives.find((each) => each.metric === metric);
  return objective ? objective.mode === 'min' : /loss|err|perplexity|ppl/i.test(metric);
}
