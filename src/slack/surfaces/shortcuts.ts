import type { AllMiddlewareArgs, App, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Message } from '../../blocks/kit/message.ts';
import { noneMentioned } from '../../blocks/search/best-here.ts';
import { bestHere } from '../../commands/best-here.ts';
import type { Source } from '../../commands/command.ts';
import { wordsFor } from '../../i18n/index.ts';
import { withFile } from '../transport/attach.ts';
import { answerFollows, ask, type Bot, inTime, limited, whoAsks } from '../transport/bot.ts';
import { explain } from '../transport/explain.ts';
import { tellPrivately } from '../transport/telling.ts';
import { listenFinder, openFinder } from './finder.ts';
import { textIn } from './message-text.ts';

/** What the shortcuts of manifest.yml are known by. */
export const SHORTCUT = { find: 'find_search', here: 'best_here' } as const;

type HereArgs = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

/** Ways in that need no channel and no command: a search to look for, and a message that names one. */
export function listenShortcuts(app: App, bot: Bot): void {
  listenFinder(app, bot);
  app.shortcut({ type: 'shortcut', callback_id: SHORTCUT.find }, async ({ ack, shortcut, client }) => {
    await ack();
    const { trigger_id: triggerId, user } = shortcut;
    await bot.track(openFinder({ triggerId, user: user.id, from: 'shortcut' }, client, bot));
  });
  app.shortcut<MessageShortcut>({ type: 'message_action', callback_id: SHORTCUT.here }, async (args) =>
    bot.track(onBestHere(args, bot)),
  );
}

/** Answers whoever used it, and nobody else, beside the message: in its thread where it is a reply. */
async function onBestHere({ ack, shortcut, respond, client }: HereArgs, bot: Bot): Promise<void> {
  await ack();
  const { user, channel, message } = shortcut;
  const source = { channel: channel.id, ...threadOf(message) };
  const tell = async (answer: Message) =>
    tellPrivately(answer, { respond, user: user.id, source }, client, bot);
  const answering = answer(textIn(message), { user: user.id, source, client }, bot);
  if (!(await inTime(answering, bot))) await tell(answerFollows(user.id, bot));
  await tell(await answering);
}

interface Asking {
  readonly user: string;
  readonly source: Source;
  readonly client: WebClient;
}

/** Never rejects. */
async function answer(text: string, { user, source, client }: Asking, bot: Bot): Promise<Message> {
  const { modelarts, people, log } = bot;
  try {
    const who = await whoAsks(user, source, bot);
    const t = wordsFor(who.asker.language);
    const found = await limited(async (signal) => bestHere(text, { ...who, source, modelarts, signal, t }));
    if (found.kind === 'several') return found.question;
    // Without a job it is the channel's own search or, where there is none, a question for one.
    const line = found.kind === 'one' ? found.line : 'best';
    const { reply } = await ask({ line, user, audience: 'private', source }, bot);
    const told = await withFile(reply, { client, user }, bot);
    return found.kind === 'one' ? told : noneMentioned(told, t);
  } catch (error) {
    return explain(error, log, wordsFor(people.languageOf(user)));
  }
}

/** The first message of a thread stands in the channel, and so does the answer to it. */
function threadOf({ ts, thread_ts }: MessageShortcut['message']): { readonly thread?: string } {
  const thread: unknown = thread_ts;
  return typeof thread === 'string' && thread !== ts ? { thread } : {};
}
