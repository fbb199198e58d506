import { localTime } from './dates.ts';
import type { Reader } from './reader.ts';

/** Slack's markup as it looks: markers gone, ids as names, escapes undone. */
export function mrkdwn(text: string, reader: Reader): string {
  return text
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((piece, i) => (i % 2 === 1 ? piece.replaceAll(/^`+|`+$/g, '') : unmarked(piece)))
    .map((piece) => unescaped(unreferenced(piece, reader)))
    .join('');
}

/** Bold, italic and struck words. A marker counts only at the border of a word, as for Slack. */
function unmarked(text: string): string {
  return text.replaceAll(/(?<![\w*_~])([*_~])(?=\S)([^\n]*?\S)\1(?!\w)/g, (_, _marker, inner: string) =>
    unmarked(inner),
  );
}

/** `<@U1>`, `<#C1|name>`, `<!here>`, `<!date^…|fallback>`, `<https://…|label>`. */
function unreferenced(text: string, reader: Reader): string {
  return text.replaceAll(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_, target: string, label?: string) =>
    reference(target, label, reader),
  );
}

function reference(target: string, label: string | undefined, reader: Reader): string {
  const id = target.slice(1);
  if (target.startsWith('@')) return `@${reader.nameOf(id)}`;
  if (target.startsWith('#')) return `#${reader.nameOf(id)}`;
  if (!target.startsWith('!')) return label ?? target;
  const [kind = '', first = '', format = ''] = id.split('^');
  if (kind === 'date') return localTime(Number(first), format, reader);
  return `@${kind === 'subteam' ? reader.nameOf(first) : (label ?? kind)}`;
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
