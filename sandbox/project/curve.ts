import { chance } from './chance.ts';
import type { Parameter } from './job.ts';
import { objectivesOf, type SearchSpec } from './spec.ts';

interface Subject {
  readonly index: number;
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly epochs: number;
}

const RATE = /(?:^|_)(?:lr|learning_rate)$/;
/** Widths of the peak: at one step from the best learning rate (a factor of about 4) a third of the gain is gone. */
const PEAK_WIDTH = 2.2;

/** Metric columns of a search: `acc` and `loss` as in the published sample, and whatever else it optimises. */
export function metricsOf(spec: SearchSpec): readonly string[] {
  return [...new Set(['acc', 'loss', ...objectivesOf(spec).map(({ metric }) => metric)])];
}

/** Whether a metric falls while the training goes well; such metrics are printed as tensors, as `loss` is. */
export function falls(metric: string, spec: SearchSpec): boolean {
  return (
    metric === 'loss' || objectivesOf(spec).some((each) => each.metric === metric && each.mode === 'min')
  );
}

/** By metric, the value after each epoch. */
export function drawCurves(spec: SearchSpec, subject: Subject): Record<string, number[]> {
  const quality = qualityOf(spec, subject);
  const divergesAt = divergence(spec, subject);
  return Object.fromEntries(
    metricsOf(spec).map((metric) => {
      const shape = falls(metric, spec) ? falling : rising;
      const values = Array.from({ length: subject.epochs }, (_, epoch) =>
        epoch >= divergesAt
          ? Number.NaN
          : shape(quality, (epoch + 1) / subject.epochs, wobble(spec, subject, `${metric}${epoch}`)),
      );
      return [metric, values];
    }),
  );
}

/** 0 to 1: one peak in the learning rate, and a smaller say for each other parameter. */
function qualityOf(spec: SearchSpec, { parameters }: Subject): number {
  const rate = rateOf(spec);
  return spec.parameters.reduce((quality, parameter) => {
    const value = parameters[parameter.name];
    if (parameter === rate && typeof value === 'number') return quality * peak(parameter, value);
    return quality * (0.94 + 0.06 * chance(spec.seed ?? 1, parameter.name, value ?? ''));
  }, 1);
}

function rateOf({ parameters }: SearchSpec): Parameter | undefined {
  return (
    parameters.find(({ name }) => RATE.test(name)) ?? parameters.find(({ kind }) => kind === 'continuous')
  );
}

function peak(parameter: Parameter, value: number): number {
  if (parameter.kind === 'discrete' || parameter.lower <= 0) return 1;
  const best = Math.sqrt(parameter.lower * parameter.upper);
  return Math.exp(-((Math.log(value / best) / PEAK_WIDTH) ** 2));
}

/** The first epoch that reports nan. */
function divergence(spec: SearchSpec, { index, parameters, epochs }: Subject): number {
  const value = parameters[rateOf(spec)?.name ?? ''];
  if (typeof value !== 'number' || value <= (spec.divergesAbove ?? Number.POSITIVE_INFINITY)) return epochs;
  return Math.floor((chance(spec.seed ?? 1, index, 'diverges') * epochs) / 3);
}

/** From chance level to at most 0.97; in steps of 1/10000, as with ten thousand validation images. */
function rising(quality: number, progress: number, noise: number): number {
  const ceiling = 0.1 + 0.87 * quality;
  const value = 0.1 + (ceiling - 0.1) * (1 - Math.exp(-4 * progress)) + noise * 0.01;
  return Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;
}

function falling(quality: number, progress: number, noise: number): number {
  const floor = 0.03 + 1.6 * (1 - quality);
  return floor + (2.3 - floor) * Math.exp(-4 * progress) + Math.abs(noise) * 0.02;
}

/** -1 to 1, mostly near 0. */
function wobble({ seed = 1 }: SearchSpec, { index }: Subject, what: string): number {
  return chance(seed, index, what, 'a') + chance(seed, index, what, 'b') - 1;
}
