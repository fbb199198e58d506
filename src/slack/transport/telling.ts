import type { BlockAction, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Message } from '../../blocks/kit/message.ts';
import type { Source } from '../../commands/command.ts';
import type { Bot } from './bot.ts';

interface Telling {
  /** The way that came with a press or a shortcut; nothing where it is lost. */
  readonly respond: RespondFn | undefined;
  readonly user: string;
  readonly source: Source;
  /** In the place of the message that was pressed. */
  readonly isInPlace?: boolean;
}

/** Where something was pressed. App Home has no channel; a person's id stands for their direct message. */
export function placeOf({ channel, user, container }: BlockAction): { readonly source: Source } {
  const { thread_ts: thread, message_ts: messageTs }: Record<string, unknown> = container;
  return {
    source: {
      channel: channel?.id ?? user.id,
      ...(typeof thread === 'string' && { thread }),
      ...(typeof messageTs === 'string' && { messageTs }),
    },
  };
}

/** Never rejects. */
export async function tellDirectly(
  answer: Message,
  user: string,
  client: WebClient,
  { sending, log }: Pick<Bot, 'sending' | 'log'>,
): Promise<void> {
  try {
    await sending.post(client, answer, { channel: user });
  } catch (error) {
    log.error({ err: error, user }, 'an answer could not be shown');
  }
}

/**
 * Tells one person something, seen by nobody else: by the way that came with the press, else as a private message in the
 * channel and, where the bot may not post, as a direct message. Never rejects.
 */
export async function tellPrivately(
  answer: Message,
  { respond, user, source: { channel, thread }, isInPlace = false }: Telling,
  client: WebClient,
  { sending, log }: Pick<Bot, 'sending' | 'log'>,
): Promise<void> {
  const ways = [
    async () => {
      if (!respond) throw new Error('the press was not heard by this process');
      const where = thread === undefined ? {} : { thread_ts: thread };
      await sending.respond(respond, answer, {
        response_type: 'ephemeral',
        replace_original: isInPlace,
        ...where,
      });
    },
    async () => sending.postPrivately(client, answer, { channel, thread_ts: thread, user }),
    async () => void (await sending.post(client, answer, { channel: user })),
  ];
  for (const way of ways) {
    try {
      return await way();
    } catch (error) {
      log.warn({ err: error, user, channel }, 'answer not shown this way');
    }
  }
  log.error({ user, channel }, 'answer not shown');
}
