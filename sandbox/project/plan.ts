import { chance, hexId } from './chance.ts';
import { drawCurves } from './curve.ts';
import type { Parameter } from './job.ts';
import type { SearchSpec } from './spec.ts';

export interface TrialPlan {
  readonly index: number;
  readonly id: string;
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly secondsPerEpoch: number;
  /** How many epochs it reports if nobody stops it. */
  readonly epochs: number;
  readonly fails: boolean;
  /** By metric: the value after each epoch; index 0 is the first report. */
  readonly curves: Readonly<Record<string, readonly number[]>>;
}

const DEFAULT_EPOCHS = 20;
const DEFAULT_SECONDS = 30;
const WIDE_RANGE = 20;

export function planTrials(spec: SearchSpec): TrialPlan[] {
  return Array.from({ length: spec.trials }, (_, index) => planTrial(spec, index));
}

function planTrial(spec: SearchSpec, index: number): TrialPlan {
  const { seed = 1, epochs = DEFAULT_EPOCHS, secondsPerEpoch = DEFAULT_SECONDS, failureRate = 0 } = spec;
  const draw = (what: string) => chance(seed, index, what);
  const fails = draw('fails') < failureRate;
  const parameters = Object.fromEntries(
    spec.parameters.map((parameter) => [parameter.name, sample(parameter, draw(parameter.name))]),
  );
  return {
    index,
    id: hexId(spec.name, seed, index),
    parameters,
    secondsPerEpoch: secondsPerEpoch * (0.8 + 0.4 * draw('speed')),
    epochs: fails ? Math.floor(epochs * draw('failsAt')) : epochs,
    fails,
    curves: drawCurves(spec, { index, parameters, epochs }),
  };
}

/** A range over more than a decade is searched by its logarithm, as people set up learning rates. */
function sample(parameter: Parameter, luck: number): number | string {
  if (parameter.kind === 'discrete') {
    return parameter.values[Math.floor(luck * parameter.values.length)] ?? '';
  }
  const { lower, upper } = parameter;
  const wide = lower > 0 && upper / lower >= WIDE_RANGE;
  return wide ? lower * (upper / lower) ** luck : lower + (upper - lower) * luck;
}
