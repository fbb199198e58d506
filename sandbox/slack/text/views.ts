import { type Fields, fieldsOf, listOf, textOf } from '../json.ts';
import { asText } from '../text.ts';
import type { View } from '../views.ts';
import type { Reader } from './reader.ts';

/** A modal or Home tab as a person reads it: what is entered after `=`, what is wrong after `⚠`. */
export function viewText(view: View, reader: Reader): string {
  const { content, blocks, values, errors } = view;
  const written = blocks.flatMap((block) => {
    const id = textOf(block.block_id);
    const entered = block.type === 'input' ? Object.values(values[id] ?? {}).map(entryText) : [];
    return [
      asText({ text: '', blocks: [block] }, reader),
      ...entered.filter(Boolean).map((each) => `= ${each}`),
      ...warning(errors[id]),
    ];
  });
  const [title, submit] = [content.title, content.submit].map((each) => textOf(fieldsOf(each).text));
  return [
    ...(title ? [title] : []),
    ...written,
    ...warning(errors['']),
    ...(submit ? [`[ ${submit} ]`] : []),
  ].join('\n');
}

function warning(error: string | undefined): string[] {
  return error === undefined ? [] : [`⚠ ${error}`];
}

function entryText({ type: _, ...slots }: Fields): string {
  return Object.values(slots)
    .flatMap((slot) => (Array.isArray(slot) ? listOf(slot) : [slot]))
    .map((each) =>
      typeof each === 'number' ? String(each) : textOf(each) || textOf(fieldsOf(fieldsOf(each).text).text),
    )
    .filter(Boolean)
    .join(', ');
}
