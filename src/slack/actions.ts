import type {
  AllMiddlewareArgs,
  BlockAction,
  BlockElementAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { extend, type Message } from '../blocks/message.ts';
import { paragraph } from '../blocks/parts.ts';
import { wordsFor } from '../i18n/index.ts';
import { ask, type Bot, spread } from './bot.ts';

type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** The id of every button and menu begins with what a press does; see `Press` in blocks/parts.ts. */
export const PRESSABLE = /^(ask|turn|share):/;

/** A press stands for the command line in the button's value, run with the rights of whoever pressed. */
export async function onPress({ ack, body, action, respond, client }: ActionArgs, bot: Bot): Promise<void> {
  await ack();
  const press = PRESSABLE.exec(action.action_id)?.[1];
  const line = lineOf(action);
  const user = body.user.id;
  const thread = threadOf(body);
  const answering = { response_type: 'ephemeral', replace_original: press === 'turn', ...thread } as const;
  const tell = async (answer: Message) => bot.sending.respond(respond, answer, answering);
  const audience = press === 'share' ? 'channel' : 'private';
  const { reply, isPrivate } = await ask({ line, user, audience }, bot);
  if (press === 'share' && !isPrivate) {
    const t = wordsFor(bot.people.languageOf(user));
    const shared = extend(reply, [paragraph(t.shared({ user }))]);
    return bot.sending.respond(respond, shared, { ...answering, response_type: 'in_channel' });
  }
  const where = { channel: body.channel?.id ?? user, ...thread };
  const left = await spread(reply, { client, where, user, tell }, bot);
  if (left) await tell(left);
}

function threadOf({ container }: BlockAction): { thread_ts?: string } {
  const thread_ts: unknown = container.thread_ts;
  return typeof thread_ts === 'string' ? { thread_ts } : {};
}

function lineOf(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  return action.type === 'static_select' ? action.selected_option.value : '';
}
