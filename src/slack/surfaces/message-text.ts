/** Under which a message holds what people read or press, in its blocks, attachments and previews. */
const TOLD: ReadonlySet<string> = new Set([
  'text',
  'value',
  'url',
  'caption',
  'title',
  'title_link',
  'pretext',
  'fallback',
  'footer',
  'from_url',
  'alt_text',
  // The line of a menu that the bot fills.
  'block_id',
]);
/** Characters; a message of tables may be longer than anybody has read. */
const MOST = 40_000;

/** All words of a message, whoever wrote it: also those in its buttons, where the bot's own messages have job ids. */
export function textIn(message: unknown): string {
  return stringsIn(message).join('\n').slice(0, MOST);
}

function stringsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return TOLD.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => stringsIn(each));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => stringsIn(each, name));
}
