import type { Tag, TagList } from '../../domain/platform/tags.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { clip, filled, VALUE } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, heading, note, paragraph } from '../kit/parts.ts';

/** Told on one screen. */
const KEYS = 40;
/** Told of one key, together with no more than so many characters. */
const VALUES = 20;
const VALUE_TEXT = 170;

interface Tags extends TagList {
  readonly asked: Asked;
}

export function tagList({ tags, damaged, asked }: Tags, t: Words): Message {
  const words = t.platform.tags;
  const buttons = actions(...refreshAndShare(asked, t));
  const leftOut = damaged > 0 ? t.damaged(damaged) : undefined;
  if (tags.length === 0) return message(words.none, [paragraph(words.none), note(leftOut), buttons]);
  const headline = words.headline(tags.length);
  const shown = tags.slice(0, KEYS);
  return message(headline, [
    heading(words.title),
    paragraph(...shown.map((tag) => tagLine(tag, t))),
    note(tags.length > shown.length ? t.more(tags.length - shown.length) : undefined, leftOut, words.whole),
    buttons,
  ]);
}

/** Not in a table: the values of one key are more than a cell shows. */
function tagLine({ key, values }: Tag, t: Words): Line {
  const texts = values.slice(0, VALUES).map((value) => clip(filled(value), VALUE));
  const shown = texts.filter((_, i) => texts.slice(0, i + 1).join().length <= VALUE_TEXT);
  const left = values.length - shown.length;
  const named = left > 0 ? [...shown, t.more(left)] : shown;
  return ['• ', { bold: clip(filled(key), VALUE) }, ` — ${named.length > 0 ? t.join(named) : t.none}`];
}
