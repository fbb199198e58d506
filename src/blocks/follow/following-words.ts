import type { Alert, Digest, Followed, Pause, Watch } from '../../domain/follow/following.ts';
import type { Cadence, WallTime } from '../../domain/follow/schedule.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Inline, Line } from '../../i18n/line.ts';
import { clip, filled, NAME } from '../kit/limits.ts';

/** When a digest comes, in words and in its own zone: a wall-clock time of one place is no moment. */
export function whenText({ cadence, timeZone }: Pick<Digest, 'cadence' | 'timeZone'>, t: Words): string {
  return t.follow.inZone(cadenceText(cadence, t), timeZone);
}

/** `09:00`, as typed. */
function clockText({ hour, minute }: WallTime): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** What a digest is about. */
export function digestOf({ job }: Pick<Digest, 'job'>, t: Words): Inline {
  return job ? jobName(job) : t.follow.all;
}

export function jobName({ name }: Pick<Followed, 'name'>): Inline {
  return { bold: filled(clip(name, NAME)) };
}

/** When it comes next, or why it does not. */
export function stateOfDigest({ paused, next }: Pick<Digest, 'paused' | 'next'>, t: Words): Inline | Line {
  if (paused) return pauseText(paused, t);
  return next ? t.follow.next({ time: next, to: 'day' }) : t.follow.paused.ended;
}

export function pauseText({ why }: Pick<Pause, 'why'>, t: Words): string {
  return t.follow.paused[why];
}

const SIGNS = { '>': '>', '<': '<', '>=': '≥', '<=': '≤' } as const;

/** After “when”. */
export function conditionText({ condition }: Pick<Alert, 'condition'>, t: Words): string {
  const words = t.follow.condition;
  if (condition.kind === 'metric')
    return words.metric(clip(condition.metric, NAME), SIGNS[condition.is], String(condition.value));
  return condition.kind === 'drought' ? words.drought(condition.trials) : words[condition.kind];
}

/** `acc ≥ 0.9` */
export function boundText(condition: Extract<Alert['condition'], { readonly kind: 'metric' }>): string {
  return `${clip(condition.metric, NAME)} ${SIGNS[condition.is]} ${String(condition.value)}`;
}

/** The command lines behind buttons. In its own channel, a watch goes by its search alone. */
export const lines = {
  digest: (what: 'pause' | 'resume' | 'remove' | 'now', { id }: Pick<Digest, 'id'>) =>
    writeLine('digest', what, id),
  unwatch: (watch: Pick<Watch, 'channel' | 'job'>, here?: string) =>
    writeLine('unwatch', watch.job.id, ...elsewhere(watch, here)),
  mute: (watch: Pick<Watch, 'channel' | 'job'>, here?: string) =>
    writeLine('mute', watch.job.id, '--until', 'tomorrow', ...elsewhere(watch, here)),
  unmute: (watch: Pick<Watch, 'channel' | 'job'>, here?: string) =>
    writeLine('mute', watch.job.id, '--off', ...elsewhere(watch, here)),
  endAlert: ({ id }: Pick<Alert, 'id'>) => writeLine('alert', 'remove', id),
} as const;

function elsewhere({ channel }: Pick<Watch, 'channel'>, here: string | undefined): string[] {
  return channel === here ? [] : ['--channel', channel];
}

function cadenceText(cadence: Cadence, t: Words): string {
  const words = t.follow.cadence;
  if (cadence.kind === 'hours') return words.hours(cadence.every);
  const time = clockText(cadence.at);
  if (cadence.kind !== 'weekly') return words[cadence.kind](time);
  return words.weekly(t.follow.day[cadence.day - 1] ?? String(cadence.day), time);
}
