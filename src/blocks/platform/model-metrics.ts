import type { Metrics, ModelDetail } from '../../domain/platform/model.ts';
import type { Reading } from '../../domain/search/reading.ts';
import type { Words } from '../../i18n/en.ts';
import { clip, NAME } from '../kit/limits.ts';
import type { Part } from '../kit/message.ts';
import { note, paragraph } from '../kit/parts.ts';
import { type Cell, table } from '../kit/table.ts';
import { readingText } from '../search/trial-table.ts';

/** Where each of the two stands in ModelArts' answer, by which people know them. */
const FIELD = { own: 'model_metrics', config: 'config.metrics' } as const;
const SHOWN = 20;

/** The metrics under the name of where they are from; side by side where there are two that disagree. */
export function metricsParts(
  { metrics: { own, config }, unreadable }: Pick<ModelDetail, 'metrics' | 'unreadable'>,
  t: Words,
): Part[] {
  const words = t.models;
  const sources = [
    { field: FIELD.own, metrics: own },
    { field: FIELD.config, metrics: config },
  ].flatMap(({ field, metrics }) => (metrics && Object.keys(metrics).length > 0 ? [{ field, metrics }] : []));
  const names = [...new Set(sources.flatMap(({ metrics }) => Object.keys(metrics)))].toSorted();
  const [first] = sources;
  // Where they may have been cannot be read, nobody can say that there are none.
  if (!first) return [unreadable.length > 0 ? undefined : paragraph(words.noMetrics)];
  const differ = sources.length > 1 && names.some((name) => areTwo(own, config, name));
  const shown = differ ? sources : [first];
  return [
    table({
      caption: words.metricsFrom(t.join(shown.map(({ field }) => field))),
      columns: [
        { title: words.column.metric },
        ...shown.map(({ field }) => ({ title: field, align: 'right' as const })),
      ],
      rows: names
        .slice(0, SHOWN)
        .map((name): Cell[] => [
          clip(name, NAME),
          ...shown.map(({ metrics }) => cell(valueIn(metrics, name), t)),
        ]),
      named: 0,
      more: t.more,
    }),
    note(names.length > SHOWN ? t.more(names.length - SHOWN) : undefined),
    note(differ ? words.metricsDiffer : undefined),
  ];
}

function areTwo(own: Metrics | undefined, config: Metrics | undefined, name: string): boolean {
  return JSON.stringify(valueIn(own, name)) !== JSON.stringify(valueIn(config, name));
}

function valueIn(metrics: Metrics | undefined, name: string): Reading {
  return (metrics && Object.hasOwn(metrics, name) ? metrics[name] : undefined) ?? { kind: 'missing' };
}

function cell(reading: Reading, t: Words): Cell {
  const text = readingText(reading, t);
  return reading.kind === 'number' ? { value: reading.value, text } : text;
}
