import { setTimeout } from 'node:timers/promises';
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { type Message, message } from '../blocks/message.ts';
import { paragraph } from '../blocks/parts.ts';
import { wordsFor } from '../i18n/index.ts';
import { ask, type Bot, spread } from './bot.ts';

type SlashArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

const PRIVATE = { response_type: 'ephemeral', replace_original: false } as const;

/** `/modelarts …`: the answer goes into the acknowledgement when it is ready in time, else it follows "Looking…". */
export async function onSlash({ command, ack, respond, client }: SlashArgs, bot: Bot): Promise<void> {
  const tell = async (answer: Message) => bot.sending.respond(respond, answer, PRIVATE);
  const where = { channel: command.channel_id };
  const answering = bot.track(answer());
  const early = await Promise.race([answering, setTimeout(bot.patience, undefined, { ref: false })]);
  if (!early) {
    await ack({ response_type: 'ephemeral', ...looking() });
    return bot.sending.respond(respond, await answering, { ...PRIVATE, replace_original: true });
  }
  const payload = bot.sending.forAck(early);
  if (payload) return ack({ response_type: 'ephemeral', ...payload });
  await ack();
  return tell(early);

  async function answer(): Promise<Message> {
    const { reply } = await ask({ line: command.text, user: command.user_id, audience: 'private' }, bot);
    // A typed line has to be answered even where the channel's own message says the same.
    return (await spread(reply, { client, where, user: command.user_id, tell }, bot)) ?? reply;
  }

  function looking() {
    const text = wordsFor(bot.people.languageOf(command.user_id)).looking;
    return bot.sending.forAck(message(text, [paragraph(text)]));
  }
}
