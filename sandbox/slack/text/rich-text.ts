import { type Fields, fieldsOf, listOf, textOf } from '../json.ts';
import { localTime } from './dates.ts';
import type { Reader } from './reader.ts';

/** A `rich_text` block, or a table's cell of that kind, as it reads. */
export function richText({ elements }: Fields, reader: Reader): string {
  return listOf(elements)
    .map((element) => part(fieldsOf(element), reader))
    .join('\n');
}

function part(element: Fields, reader: Reader): string {
  const { type, elements } = element;
  if (type === 'rich_text_list') return bullets(element, reader);
  const line = inline(elements, reader);
  return type === 'rich_text_quote' ? line.replaceAll(/^/gm, '> ') : line;
}

function bullets({ elements, style, indent }: Fields, reader: Reader): string {
  const margin = '  '.repeat(typeof indent === 'number' ? indent : 0);
  return listOf(elements)
    .map((item, i) => {
      const mark = style === 'ordered' ? `${i + 1}.` : '•';
      return `${margin}${mark} ${inline(fieldsOf(item).elements, reader)}`;
    })
    .join('\n');
}

function inline(elements: unknown, reader: Reader): string {
  return listOf(elements)
    .map((each) => piece(fieldsOf(each), reader))
    .join('');
}

const PIECES: Readonly<Record<string, (element: Fields, reader: Reader) => string>> = {
  text: ({ text }) => textOf(text),
  link: ({ text, url }) => textOf(text) || textOf(url),
  user: ({ user_id }, { nameOf }) => `@${nameOf(textOf(user_id))}`,
  usergroup: ({ usergroup_id }, { nameOf }) => `@${nameOf(textOf(usergroup_id))}`,
  channel: ({ channel_id }, { nameOf }) => `#${nameOf(textOf(channel_id))}`,
  broadcast: ({ range }) => `@${textOf(range)}`,
  emoji: ({ name }) => `:${textOf(name)}:`,
  date: ({ timestamp, format }, reader) => localTime(Number(timestamp), textOf(format), reader),
};

function piece(element: Fields, reader: Reader): string {
  const type = textOf(element.type);
  return PIECES[type]?.(element, reader) ?? `(${type})`;
}
