import { type Fields, fieldsOf, isFields, listOf, textOf } from '../json.ts';
import { control } from './controls.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { Reader } from './reader.ts';

/** A text object or an image, as words. */
export function textObject(value: unknown, reader: Reader): string {
  const { type, text, alt_text } = fieldsOf(value);
  if (type === 'image') return `(${textOf(alt_text)})`;
  return type === 'mrkdwn' ? mrkdwn(textOf(text), reader) : textOf(text);
}

/** One line for each that there is. */
export function lines(values: readonly unknown[], reader: Reader): string[] {
  return values.filter(isFields).map((each) => textObject(each, reader));
}

export function controls(elements: unknown, reader: Reader): string {
  return listOf(elements)
    .map((element): Fields => fieldsOf(element))
    .map((element) => control(element, reader))
    .join('  ');
}
