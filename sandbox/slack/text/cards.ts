import { type Fields, fieldsOf, listOf, textOf } from '../json.ts';
import type { Reader } from './reader.ts';
import { richText } from './rich-text.ts';
import { controls, lines } from './text-object.ts';

export function card(block: Fields, reader: Reader): string {
  const { hero_image, title, subtitle, body, subtext, actions } = block;
  const words = lines([hero_image, title, subtitle, body, subtext], reader);
  return [...words, ...(actions === undefined ? [] : [controls(actions, reader)])].join('\n');
}

export function carousel({ elements }: Fields, reader: Reader): string {
  return listOf(elements)
    .map((each) => card(fieldsOf(each), reader))
    .join('\n‖\n');
}

const MARKS: Readonly<Record<string, string>> = { pending: '○', in_progress: '◐', complete: '●', error: '✕' };

export function taskCard({ title, status, details, output }: Fields, reader: Reader): string {
  const inside = [details, output].filter((each) => each !== undefined);
  return [
    `${MARKS[textOf(status)] ?? ''} ${textOf(title)}`,
    ...inside.map((each) => richText(fieldsOf(each), reader)),
  ].join('\n');
}

export function plan({ title, tasks }: Fields, reader: Reader): string {
  return [textOf(title), ...listOf(tasks).map((task) => taskCard(fieldsOf(task), reader))].join('\n');
}

export function video({ title, alt_text, description }: Fields, reader: Reader): string {
  return [...lines([title, description], reader), `(${textOf(alt_text)})`].join('\n');
}
