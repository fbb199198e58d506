import { isGroup, type Right } from '../../domain/access/roles.ts';
import type { Words } from '../../i18n/en.ts';
import type { Inline, Line } from '../../i18n/line.ts';

/** Channels and rights named in one sentence. */
const NAMED = 15;

/** A person or user group as Slack draws them. */
export function mention(subject: string): Inline {
  return isGroup(subject) ? { group: subject } : { user: subject };
}

export function placeLine(channel: string | undefined, t: Words): Line {
  return channel === undefined ? t.access.everywhere : t.access.in({ channel });
}

export function channelsLine(channels: Iterable<string>, t: Words): Line {
  const all = [...channels].map((channel) => ({ channel }));
  return t.access.channels(cut(all, t));
}

/** Roles and what they come from. @param candidate whose they are */
export function rightsLine(rights: readonly Right[], candidate: string, t: Words): Line {
  const all = rights.map((right) => rightLine(right, candidate, t));
  return t.access.rights(cut(all, t));
}

export function rightLine(right: Right, candidate: string, t: Words): Line {
  return t.access.right(t.access.role[right.role], throughLine(right, candidate, t));
}

export function throughLine({ through }: Right, candidate: string, t: Words): Line {
  const words = t.access.through;
  if (typeof through === 'string') return words[through];
  const place = placeLine(through.channel, t);
  if (through.subject !== candidate) return words.group(mention(through.subject), place);
  return through.by === undefined ? words.config(place) : words.own(place);
}

/** The first few, and how many more there are. */
function cut<T>(items: readonly T[], t: Words): (T | string)[] {
  const left = items.length - NAMED;
  return left > 0 ? [...items.slice(0, NAMED), t.more(left)] : [...items];
}
