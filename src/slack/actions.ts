import type {
  AllMiddlewareArgs,
  BlockAction,
  BlockElementAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { extend, type Message } from '../blocks/message.ts';
import { paragraph } from '../blocks/parts.ts';
import { wordsFor } from '../i18n/index.ts';
import { ask, type Bot, inTime, looking, spread } from './bot.ts';
import type { RespondOptions } from './sending.ts';

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
  const say = async (answer: Message, how: Partial<RespondOptions> = {}) =>
    bot.sending.respond(respond, answer, {
      response_type: 'ephemeral',
      replace_original: false,
      ...thread,
      ...how,
    });
  const asking = ask({ line, user, audience: press === 'share' ? 'channel' : 'private' }, bot);
  if (!(await inTime(asking, bot))) await say(looking(user, bot));
  const { reply, isPrivate } = await asking;
  if (press === 'share' && !isPrivate) {
    const t = wordsFor(bot.people.languageOf(user));
    return say(extend(reply, [paragraph(t.shared({ user }))]), { response_type: 'in_channel' });
  }
  const where = { channel: body.channel?.id ?? user, ...thread };
  const left = await spread(reply, { client, where, user, tell: say }, bot);
  // A problem must not take the place of an answer that is still good.
  if (left) await say(left, { replace_original: press === 'turn' && !isPrivate });
}

function threadOf({ container }: BlockAction): { thread_ts?: string } {
  const thread_ts: unknown = container.thread_ts;
  return typeof thread_ts === 'string' ? { thread_ts } : {};
}

function lineOf(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  return action.type === 'static_select' ? action.selected_option.value : '';
}
