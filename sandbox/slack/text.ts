import type { Message, SharedFile } from './journal.ts';
import { type Fields, isFields, listOf, textOf } from './json.ts';
import { card, carousel, plan, taskCard, video } from './text/cards.ts';
import { chart } from './text/charts.ts';
import { control } from './text/controls.ts';
import { mrkdwn } from './text/mrkdwn.ts';
import type { Reader } from './text/reader.ts';
import { richText } from './text/rich-text.ts';
import { table } from './text/tables.ts';
import { controls, lines, textObject } from './text/text-object.ts';

/** A message as a person reads it: its blocks, or its text where it has none, what came with it and what came of its links. */
export function asText(
  { text, blocks, unfurls = [], files = [] }: Pick<Message, 'text' | 'blocks' | 'unfurls' | 'files'>,
  reader: Reader,
): string {
  const own = blocks.length === 0 ? mrkdwn(text, reader) : blocksText(blocks, reader);
  const shared = files.map(fileText);
  const above = own === '' && shared.length > 0 ? [] : [own];
  return [...above, ...shared, ...unfurls.map((unfurl) => indented(asText(unfurl, reader)))].join('\n');
}

function fileText({ name, size, preview }: SharedFile): string {
  return `(file ${name}, ${size} bytes)\n${indented(preview)}`;
}

function blocksText(blocks: readonly Fields[], reader: Reader): string {
  return blocks.map((block) => blockText(block, reader)).join('\n');
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '┃ ');
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
  alert: ({ text }, reader) => textObject(text, reader),
  card,
  carousel,
  container: ({ title, rich_text_title, subtitle, child_blocks }, reader) =>
    [
      ...lines([title, subtitle], reader),
      blocksText([rich_text_title, ...listOf(child_blocks)].filter(isFields), reader),
    ].join('\n'),
  plan,
  task_card: taskCard,
  video,
};

function blockText(block: Fields, reader: Reader): string {
  const type = textOf(block.type);
  return SHOWS[type]?.(block, reader) ?? `(${type})`;
}

function beside(element: unknown, reader: Reader): string[] {
  if (!isFields(element)) return [];
  return [element.type === 'image' ? textObject(element, reader) : control(element, reader)];
}
