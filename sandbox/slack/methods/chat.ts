import { type Channel, directChannel, findChannel } from '../../workspace.ts';
import { type Content, contentOf } from '../content.ts';
import type { Message } from '../journal.ts';
import { type Fields, fieldsOf, textOf } from '../json.ts';
import type { Office } from '../office.ts';
import { Refused } from '../refused.ts';
import { asApiMessage } from './api-message.ts';
import { isOn, type Methods } from './method.ts';

/** Slack's reference calls for less; beyond this `chat.update` refuses. */
const UPDATED_TEXT = 4_000;

export const chat: Methods = {
  'chat.postMessage'(args, office) {
    const channel = postable(args.channel, office);
    const post = draft(args, channel, office);
    // A refused post is not counted, so that trying again in a plainer form is not punished.
    office.countPost(channel.id);
    const message = office.workspace.post(post);
    return { channel: channel.id, ts: message.ts, message: asApiMessage(message, office.workspace) };
  },

  'chat.postEphemeral'(args, office) {
    const channel = postable(args.channel, office);
    const onlyFor = textOf(args.user);
    if (!channel.members.has(onlyFor)) throw new Refused('user_not_in_channel');
    const post = draft(args, channel, office);
    // "Ephemeral messages in threads are only shown if there is already an active thread": chat.postEphemeral.
    const isUnseen =
      post.threadTs !== undefined &&
      !office.workspace.messages.some((each) => each.threadTs === post.threadTs && !each.onlyFor);
    const { ts } = office.workspace.post({ ...post, onlyFor, ...(isUnseen && { isUnseen }) });
    return { message_ts: ts };
  },

  'chat.update'(args, office) {
    const { workspace, faults } = office;
    const before = ownMessage(args, office, 'cant_update_message');
    if (textOf(args.text).length > UPDATED_TEXT) throw new Refused('msg_too_long');
    // Text without blocks takes the blocks away.
    const message = workspace.edit(before, measured(contentOf(args, faults), faults));
    if (!message) throw new Refused('message_not_found');
    const { channel, ts, text } = message;
    return { channel, ts, text, message: asApiMessage(message, workspace) };
  },

  'chat.delete'(args, office) {
    const { channel, ts } = ownMessage(args, office, 'cant_delete_message');
    office.workspace.remove({ channel, ts });
    return { channel, ts };
  },

  'chat.getPermalink'(args, { workspace }) {
    const channel = findChannel(workspace, textOf(args.channel));
    if (!channel) throw new Refused('channel_not_found');
    const message = workspace.find(channel.id, textOf(args.message_ts));
    if (!message || message.onlyFor) throw new Refused('message_not_found');
    return { channel: channel.id, permalink: permalink(message, workspace.team.domain) };
  },
};

function draft(args: Fields, { id }: Channel, { workspace, faults }: Office) {
  const threadTs = textOf(args.thread_ts);
  return {
    channel: id,
    from: workspace.app.botUserId,
    ...measured(contentOf(args, faults), faults),
    ...(threadTs && { threadTs }),
    ...(threadTs && isOn(args.reply_broadcast) && { isBroadcast: true }),
    ...(args.metadata !== undefined && { metadata: metadataOf(args.metadata) }),
  };
}

/**
 * A response_url takes the same blocks: slackapi/bolt-js#2867, where the sum of every `text` was 11,341. Whether cells of
 * a `data_table` count is not known; they have a limit of their own.
 * @throws Refused where the blocks have too many characters altogether
 */
function measured(content: Content, { blockText }: Office['faults']): Content {
  const counted = content.blocks.filter(({ type }) => type !== 'data_table');
  if (wordsIn(counted) > blockText) throw new Refused('msg_blocks_too_long');
  return content;
}

function wordsIn(value: unknown, key = ''): number {
  if (typeof value === 'string') return key === 'text' ? value.length : 0;
  const entries = Array.isArray(value)
    ? value.map((each) => [key, each] as const)
    : Object.entries(fieldsOf(value));
  return entries.reduce((sum, [name, each]) => sum + wordsIn(each, name), 0);
}

/** @throws Refused where it has no type, or no payload */
function metadataOf(given: unknown): Fields {
  const metadata = fieldsOf(given);
  const isWhole = textOf(metadata.event_type) !== '' && typeof metadata.event_payload === 'object';
  if (!isWhole) throw new Refused('invalid_metadata_format');
  return metadata;
}

/** The conversation the bot may write to. A user id stands for the direct one with that person. */
export function postable(name: unknown, { workspace, scopes }: Office): Channel {
  const wanted = textOf(name);
  const channel = workspace.people.has(wanted)
    ? directChannel(workspace, wanted)
    : findChannel(workspace, wanted);
  // A private channel is invisible to a bot outside it, so it does not say that it exists.
  if (!channel || (channel.isPrivate && !channel.botIsMember)) throw new Refused('channel_not_found');
  if (channel.isArchived) throw new Refused('is_archived');
  if (!channel.botIsMember && !scopes.has('chat:write.public')) throw new Refused('not_in_channel');
  return channel;
}

function ownMessage(args: Fields, { workspace }: Office, otherwise: string): Message {
  const channel = findChannel(workspace, textOf(args.channel));
  if (!channel) throw new Refused('channel_not_found');
  const message = workspace.find(channel.id, textOf(args.ts));
  if (!message || message.onlyFor) throw new Refused('message_not_found');
  if (message.from !== workspace.app.botUserId) throw new Refused(otherwise);
  return message;
}

function permalink({ channel, ts, threadTs }: Message, domain: string): string {
  const page = `https://${domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  return threadTs ? `${page}?thread_ts=${threadTs}&cid=${channel}` : page;
}
