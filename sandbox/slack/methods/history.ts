import { type Channel, findChannel } from '../../workspace.ts';
import type { Message } from '../journal.ts';
import { type Fields, textOf } from '../json.ts';
import type { Office } from '../office.ts';
import { Refused } from '../refused.ts';
import { asApiMessage } from './api-message.ts';
import { isOn, type Methods } from './method.ts';

/** What was said in a conversation. */
export const history: Methods = {
  'conversations.history'(args, office) {
    const { id } = readable(args, office);
    const said = heard(id, args, office).filter(({ threadTs, isBroadcast }) => !threadTs || isBroadcast);
    return paged(said.toReversed(), args, office);
  },

  'conversations.replies'(args, office) {
    const { id } = readable(args, office);
    const parent = textOf(args.ts);
    const first = office.workspace.find(id, parent);
    if (!first || first.onlyFor) throw new Refused('thread_not_found');
    // The first message comes whatever the limits of time.
    const replies = heard(id, args, office).filter(({ threadTs }) => threadTs === parent);
    return paged([first, ...replies], args, office);
  },
};

function readable(args: Fields, { workspace, scopes }: Office): Channel {
  const channel = findChannel(workspace, textOf(args.channel));
  if (!channel || (channel.isPrivate && !channel.botIsMember)) throw new Refused('channel_not_found');
  const needed = channel.isIm ? 'im:history' : channel.isPrivate ? 'groups:history' : 'channels:history';
  if (!scopes.has(needed)) throw new Refused('missing_scope', { needed, provided: [...scopes].join(',') });
  if (!channel.botIsMember) throw new Refused('not_in_channel');
  return channel;
}

function heard(channel: string, { oldest, latest }: Fields, { workspace }: Office): Message[] {
  const [from, to] = [Number(textOf(oldest)) || 0, Number(textOf(latest)) || Infinity];
  return workspace.messages.filter(
    (message) =>
      message.channel === channel && !message.onlyFor && Number(message.ts) > from && Number(message.ts) < to,
  );
}

const PAGE = 100;
const LONGEST_PAGE = 999;

function paged(said: readonly Message[], args: Fields, { workspace }: Office): Fields {
  const from = Number(textOf(args.cursor).replace('next:', '')) || 0;
  const to = from + Math.min(Number(args.limit) || PAGE, LONGEST_PAGE);
  const withMetadata = isOn(args.include_all_metadata);
  return {
    messages: said.slice(from, to).map((message) => ({
      ...asApiMessage(message, workspace),
      ...(withMetadata && message.metadata && { metadata: message.metadata }),
    })),
    has_more: to < said.length,
    ...(to < said.length && { response_metadata: { next_cursor: `next:${to}` } }),
  };
}
