import { type Channel, directChannel, findChannel } from '../../workspace.ts';
import { textOf } from '../json.ts';
import type { Office } from '../office.ts';
import { Refused } from '../refused.ts';
import { isOn, type Methods } from './method.ts';

/** The channels and direct conversations. */
export const conversations: Methods = {
  'conversations.open'(args, { workspace }) {
    const people = textOf(args.users).split(',').filter(Boolean);
    const [personId] = people;
    if (!personId) throw new Refused('users_list_not_supplied');
    if (people.length > 1) throw new Refused('method_not_supported_for_channel_type');
    if (!workspace.people.has(personId)) throw new Refused('user_not_found');
    const { id } = directChannel(workspace, personId);
    return { channel: { id } };
  },

  'conversations.info'(args, { workspace, scopes }) {
    const channel = findChannel(workspace, textOf(args.channel));
    if (!channel || (channel.isPrivate && !channel.botIsMember)) throw new Refused('channel_not_found');
    const needed = channel.isIm ? 'im:read' : channel.isPrivate ? 'groups:read' : 'channels:read';
    if (!scopes.has(needed)) throw new Refused('missing_scope', { needed, provided: [...scopes].join(',') });
    return { channel: asConversation(channel, isOn(args.include_locale)) };
  },

  'users.conversations'(args, office) {
    const types = (textOf(args.types) || 'public_channel').split(',').map((type) => type.trim());
    for (const type of types) checkType(type, office);
    const all = conversationsOf(textOf(args.user), office)
      .filter((channel) => types.includes(typeOf(channel)))
      .filter(({ isArchived }) => !isArchived || !isOn(args.exclude_archived));
    const from = offsetOf(args.cursor);
    const to = from + Math.min(Number(args.limit) || PAGE, LONGEST_PAGE);
    return {
      channels: all.slice(from, to).map((channel) => asConversation(channel, false)),
      response_metadata: { next_cursor: to < all.length ? btoa(`next:${to}`) : '' },
    };
  },
};

const PAGE = 100;
const LONGEST_PAGE = 999;

const NEEDS: Readonly<Record<string, string>> = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

function checkType(type: string, { scopes }: Office): void {
  const needed = NEEDS[type];
  if (needed === undefined) throw new Refused('invalid_types');
  if (!scopes.has(needed)) throw new Refused('missing_scope', { needed, provided: [...scopes].join(',') });
}

function typeOf({ isIm, isPrivate }: Channel): string {
  if (isIm) return 'im';
  return isPrivate ? 'private_channel' : 'public_channel';
}

/** The bot's own, or those of a person as far as the bot may know of them. */
function conversationsOf(personId: string, { workspace: { channels, people } }: Office): Channel[] {
  const all = [...channels.values()];
  if (personId === '') return all.filter(({ botIsMember }) => botIsMember);
  if (!people.has(personId)) throw new Refused('user_not_found');
  return all.filter(
    ({ members, isPrivate, botIsMember }) => members.has(personId) && (!isPrivate || botIsMember),
  );
}

function offsetOf(cursor: unknown): number {
  const text = textOf(cursor);
  if (text === '') return 0;
  const [, offset] = /^next:(\d+)$/.exec(Buffer.from(text, 'base64').toString()) ?? [];
  if (offset === undefined) throw new Refused('invalid_cursor');
  return Number(offset);
}

function asConversation(
  { id, name, isPrivate, isIm, isArchived, botIsMember, members }: Channel,
  locale: boolean,
) {
  const [user] = members;
  return {
    id,
    ...(isIm ? { user } : { name }),
    is_channel: !isIm,
    is_group: false,
    is_im: isIm,
    is_mpim: false,
    is_private: isPrivate,
    is_archived: isArchived,
    is_member: botIsMember,
    is_shared: false,
    is_ext_shared: false,
    ...(locale && { locale: 'en-US' }),
  };
}
