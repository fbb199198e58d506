import type { Settings } from '../../domain/access/settings.ts';
import type { ApprovalReason } from '../../domain/stop/stops.ts';
import type { Words } from '../../i18n/en.ts';
import { clip, LIMITS, NAME } from '../kit/limits.ts';

/** Whether a stop will need a second operator, as far as that is known before it is asked for. */
export function secondOperator(
  reasons: readonly ApprovalReason[],
  { count }: Pick<Settings['approval'], 'count'>,
  t: Words,
): string[] {
  if (reasons.length > 0) return [t.stop.secondOperator.needed(t.join(reasons.map((each) => why(each, t))))];
  return count === undefined ? [] : [t.stop.secondOperator.beyond(count)];
}

export function why(reason: ApprovalReason, t: Words): string {
  if (reason.kind === 'rank') return t.stop.why.rank(reason.place, reason.of);
  if (reason.kind === 'whole') return t.stop.why.whole;
  return reason.kind === 'age' ? t.stop.why.age(reason.hours) : t.stop.why.count(reason.count);
}

interface Losing {
  readonly facts: readonly string[];
  /** Of the job. */
  readonly name: string;
  readonly warnings: readonly string[];
}

/** What would be lost. A long name gives way to the warnings behind it. */
export function confirmText({ facts, name, warnings }: Losing, t: Words): string {
  const short = clip(name, NAME);
  const over = t.stop.confirmText(facts, short, warnings).length - LIMITS.confirmText;
  const fitting = over > 0 ? clip(short, Math.max(1, short.length - over)) : short;
  return t.stop.confirmText(facts, fitting, warnings);
}
