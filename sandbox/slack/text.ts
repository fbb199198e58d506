import type { Message } from './journal.ts';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './json.ts';
import { chart } from './text/charts.ts';
import { control } from './text/controls.ts';
import { mrkdwn } from './text/mrkdwn.ts';
import type { Reader } from './text/reader.ts';
import { richText } from './text/rich-text.ts';
import { table } from './text/tables.ts';

/** A message as a person reads it: its blocks, or its text where it has none. */
export function asText({ text, blocks }: Pick<Message, 'text' | 'blocks'>, reader: Reader): string {
  if (blocks.length === 0) return mrkdwn(text, reader);
  return blocks.map((block) => blockText(block, reader)).join('\n');
}

type Show = (block: Fields, reader: Reader) => string;

const SHOWS: Readonly<Record<string, Show>> = {
  header: ({ text }, reader) => textObject(text, reader),
  section: ({ text, fields, accessory }, reader) =>
    [...lines([text, ...listOf(fields)], reader), ...beside(accessory, reader)].join('\n'),
  context: ({ elements }, reader) => lines(listOf(elements), reader).join('  '),
  actions: ({ elements }, reader) => controls(elements, reader),
  context_actions: ({ elements }, reader) => controls(elements, reader),
  divider: () => '─'.repeat(20),
  image: ({ title, alt_text }, reader) => `(${textObject(title, reader) || textOf(alt_text)})`,
  markdown: ({ text }) => textOf(text),
  input: ({ label, element, hint }, reader) =>
    [...lines([label], reader), ...beside(element, reader), ...lines([hint], reader)].join('\n'),
  rich_text: richText,
  table,
  data_table: table,
  data_visualization: chart,
};

function blockText(block: Fields, reader: Reader): string {
  const type = textOf(block.type);
  return SHOWS[type]?.(block, reader) ?? `(${type})`;
}

function textObject(value: unknown, reader: Reader): string {
  const { type, text, alt_text } = fieldsOf(value);
  if (type === 'image') return `(${textOf(alt_text)})`;
  return type === 'mrkdwn' ? mrkdwn(textOf(text), reader) : textOf(text);
}

function lines(values: readonly unknown[], reader: Reader): string[] {
  return values.filter(isFields).map((each) => textObject(each, reader));
}

function beside(element: unknown, reader: Reader): string[] {
  if (!isFields(element)) return [];
  return [element.type === 'image' ? textObject(element, reader) : control(element, reader)];
}

function controls(elements: unknown, reader: Reader): string {
  return listOf(elements)
    .map((element) => control(fieldsOf(element), reader))
    .join('  ');
}
