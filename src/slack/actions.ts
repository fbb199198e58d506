import type {
  AllMiddlewareArgs,
  BlockAction,
  BlockElementAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { extend, type Message } from '../blocks/message.ts';
import { paragraph } from '../blocks/parts.ts';
import { lineWith } from '../blocks/search-picker.ts';
import { wordsFor } from '../i18n/index.ts';
import { withFile } from './attach.ts';
import { answerFollows, ask, type Bot, inTime } from './bot.ts';
import type { RespondOptions } from './sending.ts';

type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** The id of every button and menu begins with what a press does; see `Press` in blocks/parts.ts and blocks/link-button.ts. */
export const PRESSABLE = /^(ask|turn|share|open):/;

/** A press stands for the command line in the button's value, run with the rights of whoever pressed. */
export async function onPress({ ack, body, action, respond, client }: ActionArgs, bot: Bot): Promise<void> {
  await ack();
  const press = PRESSABLE.exec(action.action_id)?.[1];
  // The person's own browser has opened the link.
  if (press === 'open') return;
  const line = lineOf(action);
  // A menu that was emptied asks nothing.
  if (line === '') return;
  const user = body.user.id;
  const thread = threadOf(body);
  const say = async (answer: Message, how: Partial<RespondOptions> = {}) =>
    bot.sending.respond(respond, answer, {
      response_type: 'ephemeral',
      replace_original: false,
      ...thread,
      ...how,
    });
  const source = { channel: body.channel?.id ?? user, thread: thread.thread_ts, messageTs: messageOf(body) };
  const asking = ask({ line, user, audience: press === 'share' ? 'channel' : 'private', source }, bot);
  const isLate = !(await inTime(asking, bot));
  if (isLate) await say(answerFollows(user, bot));
  const { reply, isPrivate } = await asking;
  if (press === 'share' && (!isPrivate || reply.isShareable)) {
    const t = wordsFor(bot.people.languageOf(user));
    return say(extend(reply, [paragraph(t.shared({ user }))]), { response_type: 'in_channel' });
  }
  // The channel's own message answers the press, but not the word that I am looking.
  if (reply.isInChannel && !isLate) return;
  // A problem must not take the place of an answer that is still good.
  await say(await withFile(reply, { client, user }, bot), {
    replace_original: press === 'turn' && !isPrivate,
  });
}

function messageOf({ container }: BlockAction): string | undefined {
  const ts: unknown = container.message_ts;
  return typeof ts === 'string' ? ts : undefined;
}

function threadOf({ container }: BlockAction): { thread_ts?: string } {
  const thread_ts: unknown = container.thread_ts;
  return typeof thread_ts === 'string' ? { thread_ts } : {};
}

/** The command line that a press or a choice stands for; empty where nothing was chosen. */
export function lineOf(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  // What was chosen goes into the line that the block carries.
  if (action.type === 'external_select')
    return lineWith(action.selected_option?.value ?? '', action.block_id);
  return action.type === 'static_select' ? action.selected_option.value : '';
}
