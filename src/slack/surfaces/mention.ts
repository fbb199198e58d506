import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Message } from '../../blocks/kit/message.ts';
import { cannotPost } from '../../blocks/kit/problem.ts';
import { wordsFor } from '../../i18n/index.ts';
import { withFile } from '../transport/attach.ts';
import { answerFollows, ask, type Bot, inTime } from '../transport/bot.ts';
import { codeOf, verdictOf } from '../transport/errors.ts';
import { tellPrivately } from '../transport/telling.ts';

type MentionArgs = SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs;

/** `@ModelArts …`: the same words where slash commands do not work. The answer goes to the thread, problems to the asker. */
export async function onMention({ event, client, context }: MentionArgs, bot: Bot): Promise<void> {
  const { user, channel } = event;
  if (user === undefined) return;
  const where = { channel, thread_ts: event.thread_ts ?? event.ts };
  // Slack shows a private message in a thread only where there is a reply already.
  const tell = async (answer: Message) =>
    tellPrivately(
      answer,
      { respond: undefined, user, source: { channel, thread: event.thread_ts } },
      client,
      bot,
    );
  const line = afterMention(event.text, context.botUserId);
  const source = { channel, thread: where.thread_ts };
  const asking = ask({ line, user, audience: 'channel', source }, bot);
  if (!(await inTime(asking, bot))) await tell(answerFollows(user, bot));
  const { reply, isPrivate } = await asking;
  // A file goes to the asker, and so do the words about it.
  if (isPrivate || reply.file) return tell(await withFile(reply, { client, user }, bot));
  try {
    await bot.sending.post(client, reply, where);
  } catch (error) {
    const code = codeOf(error);
    // A clear refusal is told; else the post may be there, and a word against it would confuse.
    if (code === undefined || verdictOf(error) === 'unsure') throw error;
    await tell(cannotPost(code, wordsFor(bot.people.languageOf(user))));
  }
}

/** What follows the bot's name and the colon or comma after it, whatever comes before. */
function afterMention(text: string, botUserId: string | undefined): string {
  return text
    .replace(new RegExp(`^.*?<@${botUserId}(?:\\|[^>]*)?>`, 's'), '')
    .replace(/^[\s:,;\uFF1A\uFF0C\u3001]+/, '')
    .trim();
}
