import { type Fields, fieldsOf, listOf, textOf } from '../json.ts';

/** A chart as its title and its numbers. */
export function chart({ title, chart: drawn }: Fields): string {
  const { type, series, segments } = fieldsOf(drawn);
  const lines = listOf(series).map((each) => {
    const { name, data } = fieldsOf(each);
    return `${textOf(name)}: ${points(data)}`;
  });
  return [`${textOf(title)} (${textOf(type)} chart)`, ...(segments ? [points(segments)] : lines)].join('\n');
}

function points(values: unknown): string {
  return listOf(values)
    .map(fieldsOf)
    .map(({ label, value }) => `${textOf(label)} ${String(value)}`)
    .join(', ');
}
