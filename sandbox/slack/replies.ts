import { contentOf } from './content.ts';
import type { Message } from './journal.ts';
import { type Fields, textOf } from './json.ts';
import { isOn } from './methods/method.ts';
import type { Office } from './office.ts';

/** A command or a press that may still be answered without the Web API, in the ack or through its response_url. */
export interface Ticket {
  readonly channel: string;
  readonly user: string;
  /** Trigger id: marks the answers, so that the person who caused them can tell them from other posts. */
  readonly cause: string;
  /** What `replace_original` and `delete_original` mean: the message pressed, or a command's first answer. */
  original?: Pick<Message, 'channel' | 'ts'>;
  /** Of a command, whose first answer is what would be replaced. */
  readonly isCommand?: boolean;
}

/**
 * Shows what the bot answered to a ticket. It needs no scope, and no membership of the channel.
 * @throws Refused as `contentOf` does
 */
export function showReply(
  ticket: Ticket,
  reply: Fields,
  { workspace, faults }: Pick<Office, 'workspace' | 'faults'>,
): void {
  const { original, channel, user, cause, isCommand = false } = ticket;
  if (isOn(reply.delete_original)) {
    if (original) workspace.remove(original);
    return;
  }
  const content = contentOf(reply, faults);
  const isReplacing = isOn(reply.replace_original) && !(isCommand && faults.neverReplacesCommand);
  if (isReplacing && original && workspace.edit(original, { ...content, cause })) return;
  const threadTs = textOf(reply.thread_ts);
  const { ts } = workspace.post({
    channel,
    from: workspace.app.botUserId,
    cause,
    ...content,
    ...(threadTs && { threadTs }),
    ...(reply.response_type !== 'in_channel' && { onlyFor: user }),
  });
  ticket.original ??= { channel, ts };
}
