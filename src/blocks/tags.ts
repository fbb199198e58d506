import type { Tag } from '../domain/tags.ts';
import type { Words } from '../i18n/en.ts';
import { type Asked, refreshAndShare } from './asked.ts';
import { clip, filled, VALUE } from './limits.ts';
import { type Message, message } from './message.ts';
import { actions, heading, note, paragraph } from './parts.ts';
import { type Cell, table } from './table.ts';

interface Tags {
  readonly tags: readonly Tag[];
  readonly asked: Asked;
}

export function tagList({ tags, asked }: Tags, t: Words): Message {
  const words = t.platform.tags;
  const buttons = actions(...refreshAndShare(asked, t));
  if (tags.length === 0) return message(words.none, [paragraph(words.none), buttons]);
  const headline = words.headline(tags.length);
  return message(headline, [
    heading(words.title),
    table({
      caption: headline,
      columns: [
        { title: words.column.key },
        { title: words.column.count, align: 'right' },
        { title: words.column.values },
      ],
      rows: tags.map(({ key, values }): Cell[] => [
        clip(filled(key), VALUE),
        { value: values.length, text: String(values.length) },
        fitting(values, t),
      ]),
      named: 0,
      more: t.more,
    }),
    note(words.whole),
    buttons,
  ]);
}

/** As many values as a cell holds, and how many more there are. */
function fitting(values: readonly string[], t: Words): string {
  if (values.length === 0) return t.none;
  for (let count = values.length; count > 1; count -= 1) {
    const shown = values.slice(0, count);
    const text = t.join(count < values.length ? [...shown, t.more(values.length - count)] : shown);
    if (text.length <= VALUE) return text;
  }
  const [first = ''] = values;
  if (values.length === 1) return clip(first, VALUE);
  const more = t.more(values.length - 1);
  return t.join([clip(first, VALUE - more.length - 2), more]);
}
