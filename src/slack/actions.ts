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
  const thread_ts: unknown = body.container.thread_ts;
  const thread = typeof thread_ts === 'string' ? thread_ts : undefined;
  const { reply, isPrivate } = await ask(
    { line, user, audience: press === 'share' ? 'channel' : 'private' },
    bot,
  );

  const tell = async (answer: Message) =>
    bot.sending.respond(respond, answer, {
      response_type: 'ephemeral',
      replace_original: false,
      thread_ts: thread,
    });
  if (press === 'share' && !isPrivate) {
    const t = wordsFor((await bot.people.get(user)).language);
    const shared = extend(reply, [paragraph(t.shared({ user }))]);
    return bot.sending.respond(respond, shared, {
      response_type: 'in_channel',
      replace_original: false,
      thread_ts: thread,
    });
  }
  const channel = body.channel?.id ?? user;
  const left = await spread(reply, { client, where: { channel, thread_ts: thread }, user, tell }, bot);
  if (!left) return;
  if (press !== 'turn') return tell(left);
  return bot.sending.respond(respond, left, {
    response_type: 'ephemeral',
    replace_original: true,
    thread_ts: thread,
  });
}

function lineOf(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  return action.type === 'static_select' ? action.selected_option.value : '';
}
