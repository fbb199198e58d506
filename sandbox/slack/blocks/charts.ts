import { fieldsOf, listOf, textOf } from '../json.ts';
import {
  all,
  byType,
  type Check,
  type Fault,
  fault,
  list,
  number,
  positive,
  shape,
  text,
  typed,
} from './check.ts';
import { LIMITS } from './limits.ts';

const name = text(LIMITS.chartName);

const pie = typed('pie', {
  segments: list(shape({ label: name, value: positive }), LIMITS.chartSeries),
});

const series = shape({
  name,
  data: list(shape({ label: name, value: number() }), LIMITS.chartPoints),
});

const axes = shape(
  { categories: list(name, LIMITS.chartPoints) },
  { x_label: text(LIMITS.chartAxis), y_label: text(LIMITS.chartAxis) },
);

function plotted(type: string): Check {
  return all(
    typed(type, { series: list(series, LIMITS.chartSeries), axis_config: axes }),
    distinctNames,
    completeSeries,
  );
}

export const chart = typed(
  'data_visualization',
  {
    title: text(LIMITS.chartTitle),
    chart: byType({ pie, bar: plotted('bar'), area: plotted('area'), line: plotted('line') }),
  },
  { block_id: text(LIMITS.id) },
);

function distinctNames(value: unknown, at: string): readonly Fault[] {
  const { series: all, axis_config } = fieldsOf(value);
  const names = listOf(all).map((each) => fieldsOf(each).name);
  const categories = listOf(fieldsOf(axis_config).categories);
  return [
    ...(repeats(names) ? fault(`${at}/series`, 'series names must be unique') : []),
    ...(repeats(categories) ? fault(`${at}/axis_config/categories`, 'categories must be unique') : []),
  ];
}

/** Every series has one point for each category: Slack knows no gaps. */
function completeSeries(value: unknown, at: string): readonly Fault[] {
  const { series: all, axis_config } = fieldsOf(value);
  const wanted = listOf(fieldsOf(axis_config).categories).map(textOf).toSorted().join('\n');
  return listOf(all).flatMap((each, i) => {
    const labels = listOf(fieldsOf(each).data).map((point) => textOf(fieldsOf(point).label));
    return labels.toSorted().join('\n') === wanted
      ? []
      : fault(`${at}/series/${i}/data`, 'must have exactly one point for each category');
  });
}

function repeats(values: readonly unknown[]): boolean {
  return new Set(values).size < values.length;
}
