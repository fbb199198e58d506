import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Message } from '../blocks/message.ts';
import { cannotPost } from '../blocks/problem.ts';
import { wordsFor } from '../i18n/index.ts';
import { ask, type Bot, inTime, looking, spread } from './bot.ts';

type MentionArgs = SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs;

/** `@ModelArts …`: the same words where slash commands do not work. The answer goes to the thread, problems to the asker. */
export async function onMention({ event, client, context }: MentionArgs, bot: Bot): Promise<void> {
  const { user, channel } = event;
  if (user === undefined) return;
  const where = { channel, thread_ts: event.thread_ts ?? event.ts };
  const tell = async (answer: Message) => bot.sending.postPrivately(client, answer, { ...where, user });
  const line = afterMention(event.text, context.botUserId);
  const asking = ask({ line, user, audience: 'channel' }, bot);
  if (!(await inTime(asking, bot))) await tell(looking(user, bot));
  const { reply, isPrivate } = await asking;
  const left = await spread(reply, { client, where, user, tell }, bot);
  if (!left) return;
  if (isPrivate) return tell(left);
  try {
    await bot.sending.post(client, left, where);
  } catch (error) {
    // Slack's clear refusal is told; after silence the post may be there, and a word against it would confuse.
    if (!(error instanceof WebAPIPlatformError)) throw error;
    await tell(cannotPost(error.data.error, wordsFor(bot.people.languageOf(user))));
  }
}

/** What follows the bot's name, whoever and whatever stands before it. */
function afterMention(text: string, botUserId: string | undefined): string {
  return text.replace(new RegExp(`^.*?<@${botUserId}(?:\\|[^>]*)?>`, 's'), '').trim();
}
