import type { Block as AnyBlock } from '@slack/types';
import stringWidth from 'string-width';
import { clip, filled, LIMITS } from './limits.ts';
import type { Block, TwoForms } from './message.ts';
import { note } from './parts.ts';
import { preformatted } from './preformatted.ts';
import { pad } from './table.ts';

/** `data_visualization` as Slack documents it; the published types lack it. A message may have two. */
export interface DataVisualization extends AnyBlock {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: ChartSpec['type'];
    readonly series: readonly { readonly name: string; readonly data: readonly NativePoint[] }[];
    readonly axis_config: {
      readonly categories: readonly string[];
      readonly x_label?: string;
      readonly y_label?: string;
    };
  };
}

interface NativePoint {
  readonly label: string;
  readonly value: number;
}

interface ChartSpec {
  readonly type: 'line' | 'bar';
  readonly title: string;
  readonly series: readonly string[];
  /** A finite number for each series, in their order: Slack knows no gaps. */
  readonly points: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly axes: { readonly x?: string; readonly y?: string };
  /** A number as the plain form shows it. */
  readonly format: (value: number) => string;
  /** Says how many points had to be left out. */
  readonly more: (count: number) => string;
}

const SPARKS = '▁▂▃▄▅▆▇█';
const BAR = 20;

/** A chart that Slack draws; in its plain form bars or a sparkline in fixed width, with the numbers. Nothing without points. */
export function chart(spec: ChartSpec): TwoForms {
  if (spec.points.length === 0) return { native: [], plain: [] };
  const points = spec.points.slice(0, LIMITS.chartPoints);
  const labels = distinct(points.map(({ label }) => label));
  const series = distinct(spec.series.slice(0, LIMITS.chartSeries));
  const shown = {
    ...spec,
    series,
    points: points.map(({ values }, i) => ({ label: labels[i] ?? '', values })),
  };
  const cut = note(
    spec.points.length > points.length ? spec.more(spec.points.length - points.length) : undefined,
  );
  const below = cut ? [cut] : [];
  return { native: [native(shown), ...below], plain: [...plain(shown), ...below] };
}

function native({ type, title, series, points, axes: { x, y } }: ChartSpec): DataVisualization {
  return {
    type: 'data_visualization',
    title: clip(filled(title), LIMITS.chartTitle),
    chart: {
      type,
      series: series.map((name, i) => ({
        name,
        data: points.map(({ label, values }) => ({ label, value: values[i] ?? 0 })),
      })),
      axis_config: {
        categories: points.map(({ label }) => label),
        ...(x && { x_label: clip(x, LIMITS.chartAxis) }),
        ...(y && { y_label: clip(y, LIMITS.chartAxis) }),
      },
    },
  };
}

function plain(spec: ChartSpec): Block[] {
  const title = note(spec.title);
  const lines = spec.type === 'line' ? sparklines(spec) : bars(spec);
  return [...(title ? [title] : []), ...preformatted(lines)];
}

/** How each series ran, between its first number and its last. */
function sparklines({ series, points, axes, format }: ChartSpec): string[] {
  const [from, to] = [points[0]?.label ?? '', points.at(-1)?.label ?? ''];
  const names = series.length > 1 ? padded(series) : series.map(() => '');
  const lines = series.map((_, i) => {
    const values = points.map((point) => point.values[i] ?? 0);
    const [first, last] = [format(values[0] ?? 0), format(values.at(-1) ?? 0)];
    return [names[i] ?? '', first, sparkline(values), last].filter((text) => text !== '').join('  ');
  });
  return [...lines, `${axes.x ? `${axes.x}: ` : ''}${from} … ${to}`];
}

function sparkline(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // Halves, since the span between two huge numbers may be too large for one.
  const span = most / 2 - least / 2;
  return values
    .map((value) => (span > 0 ? (value / 2 - least / 2) / span : 0))
    .map((part) => SPARKS[Math.round(part * (SPARKS.length - 1))])
    .join('');
}

/** The first series as bars; the others by their numbers alone. */
function bars({ series, points, format }: ChartSpec): string[] {
  const most = Math.max(0, ...points.map(({ values }) => values[0] ?? 0));
  const labels = padded(points.map(({ label }) => label));
  const columns = series.map((name, i) =>
    padded([name, ...points.map(({ values }) => format(values[i] ?? 0))], 'right'),
  );
  const width = stringWidth(labels[0] ?? '');
  const line = (start: string, bar: string, row: number) =>
    [pad(start, width, undefined), pad(bar, BAR, undefined), ...columns.map((column) => column[row] ?? '')]
      .join('  ')
      .trimEnd();
  return [
    line('', '', 0),
    ...points.map(({ values }, i) => line(labels[i] ?? '', barOf(values[0] ?? 0, most), i + 1)),
  ];
}

function barOf(value: number, most: number): string {
  return most > 0 && value > 0 ? '█'.repeat(Math.max(1, Math.round((value / most) * BAR))) : '';
}

function padded(texts: readonly string[], align?: 'right'): string[] {
  const width = Math.max(...texts.map((text) => stringWidth(text)));
  return texts.map((text) => pad(text, width, align));
}

/** Cut to what Slack takes, and yet no two the same: it knows points and series by their names. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const text = filled(name.replaceAll(/\s+/g, ' '));
    let shown = clip(text, LIMITS.chartName);
    for (let count = 2; taken.has(shown); count += 1) {
      const mark = ` (${count})`;
      shown = `${clip(text, LIMITS.chartName - mark.length)}${mark}`;
    }
    taken.add(shown);
    return shown;
  });
}
