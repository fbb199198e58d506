import { byType, type Check, flag, list, number, shape, text, typed, whole, word } from './check.ts';
import { LIMITS } from './limits.ts';

const id = text(LIMITS.id);
const style = {
  style: shape({}, { bold: flag, code: flag, italic: flag, strike: flag, underline: flag }),
};
const border = { border: whole(0, 1) };

/** Empty text is refused here too, though nothing of it would show. */
const words = typed('text', { text: text(LIMITS.text) }, style);
const link = typed('link', { url: text(LIMITS.url) }, { text: text(LIMITS.text), unsafe: flag, ...style });

const inline: Readonly<Record<string, Check>> = {
  text: words,
  link,
  user: typed('user', { user_id: id }, style),
  usergroup: typed('usergroup', { usergroup_id: id }, style),
  channel: typed('channel', { channel_id: id }, style),
  team: typed('team', { team_id: id }, style),
  emoji: typed('emoji', { name: id }, { unicode: id, url: text(LIMITS.url), ...style }),
  date: typed(
    'date',
    { timestamp: number(0), format: text(LIMITS.text) },
    { fallback: text(LIMITS.text), url: text(LIMITS.url), ...style },
  ),
  broadcast: typed('broadcast', { range: word('here', 'channel', 'everyone') }, style),
  color: typed('color', { value: id }, style),
};

const inlines = { elements: list(byType(inline)) };
const section = typed('rich_text_section', inlines);

/** A `rich_text` block, or a table's cell of that kind. */
export const richText = typed(
  'rich_text',
  {
    elements: list(
      byType({
        rich_text_section: section,
        rich_text_quote: typed('rich_text_quote', inlines, border),
        rich_text_list: typed(
          'rich_text_list',
          { elements: list(section), style: word('bullet', 'ordered') },
          { indent: whole(0, LIMITS.listIndent), offset: whole(0, Number.MAX_SAFE_INTEGER), ...border },
        ),
        rich_text_preformatted: typed(
          'rich_text_preformatted',
          { elements: list(byType({ text: words, link })) },
          { language: id, ...border },
        ),
      }),
    ),
  },
  { block_id: id },
);
