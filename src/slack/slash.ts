import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Message } from '../blocks/message.ts';
import { withFile } from './attach.ts';
import { ask, type Bot, inTime, looking } from './bot.ts';
import type { Payload } from './sending.ts';

type SlashArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

const PRIVATE = { response_type: 'ephemeral', replace_original: false } as const;

/** `/modelarts …`: the answer goes into the acknowledgement when it is ready in time, else it follows "Looking…". */
export async function onSlash({ command, ack, respond, client }: SlashArgs, bot: Bot): Promise<void> {
  const user = command.user_id;
  const tell = async (answer: Message) => bot.sending.respond(respond, answer, PRIVATE);
  const answering = bot.track(answer());
  const early = await inTime(answering, bot);
  if (!early) {
    const told = await acknowledge(bot.sending.forAck(looking(user, bot)));
    return bot.sending.respond(respond, await answering, { ...PRIVATE, replace_original: told });
  }
  const payload = bot.sending.forAck(early);
  const told = await acknowledge(payload);
  if (!payload || !told) await tell(early);

  /** A socket may close between question and answer; the answer then goes by the other road. */
  async function acknowledge(words: Payload | undefined): Promise<boolean> {
    try {
      await (words ? ack({ response_type: 'ephemeral', ...words }) : ack());
      return true;
    } catch (error) {
      bot.log.warn({ err: error }, 'a command could not be acknowledged');
      return false;
    }
  }

  async function answer(): Promise<Message> {
    const source = { channel: command.channel_id };
    const { reply } = await ask({ line: command.text, user, audience: 'private', source }, bot);
    return withFile(reply, { client, user }, bot);
  }
}
