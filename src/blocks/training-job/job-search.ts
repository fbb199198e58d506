import type { JobDetail, SearchRange } from '../../domain/training-job/job-detail.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import type { Part } from '../kit/message.ts';
import { paragraph } from '../kit/parts.ts';

const OBJECTIVES = 5;
const RANGES = 20;
const VALUES = 8;

/** What a search aims at and may choose from; nothing for an ordinary job. */
export function jobSearch(detail: JobDetail, t: Words): Part[] {
  const { job, ranges, algorithms } = detail;
  if (!job.search) return [];
  return [
    paragraph(
      objectives(detail, t),
      algorithms.length > 0 ? t.job.algorithms(some(algorithms, t)) : undefined,
    ),
    rangeList(ranges, t),
  ];
}

/** Not in a table: the values to choose from are more than a cell shows. */
function rangeList(ranges: readonly SearchRange[], t: Words): Part {
  if (ranges.length === 0) return undefined;
  const shown = ranges.slice(0, RANGES);
  return paragraph(
    [{ bold: t.job.ranges }],
    ...shown.map(
      (range): Line => ['• ', { code: filled(clip(range.name, NAME)) }, ` — ${rangeText(range, t)}`],
    ),
    ranges.length > shown.length ? t.more(ranges.length - shown.length) : undefined,
  );
}

function objectives({ job: { search } }: JobDetail, t: Words): string {
  const all = search?.objectives ?? [];
  if (all.length === 0) return t.job.noObjective;
  return t.job.objectives(
    some(
      all.map(({ metric, mode }) => {
        const name = clip(metric, NAME);
        return mode ? t.job.objective(name, t.goal[mode]) : name;
      }),
      t,
      OBJECTIVES,
    ),
  );
}

function rangeText(range: SearchRange, t: Words): string {
  if (range.kind === 'discrete') return t.join(some(range.values, t));
  const { lower, upper } = range;
  return lower === undefined && upper === undefined
    ? t.none
    : t.job.between(clip(lower ?? '-∞', 20), clip(upper ?? '∞', 20));
}

function some(items: readonly string[], t: Words, most = VALUES): string[] {
  const shown = items.slice(0, most).map((item) => clip(item, NAME));
  return items.length > shown.length ? [...shown, t.more(items.length - shown.length)] : shown;
}
