import type {
  AllMiddlewareArgs,
  BlockAction,
  BlockElementAction,
  RespondFn,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { extend, type Message, message } from '../../blocks/kit/message.ts';
import { paragraph } from '../../blocks/kit/parts.ts';
import { lineWith } from '../../blocks/search/search-picker.ts';
import type { Source } from '../../commands/command.ts';
import { wordsFor } from '../../i18n/index.ts';
import { withFile } from '../transport/attach.ts';
import { answerFollows, ask, type Bot, inTime } from '../transport/bot.ts';
import { placeOf, tellPrivately } from '../transport/telling.ts';

type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** The id of every button and menu begins with what a press does; see `Press` in blocks/kit/parts.ts and blocks/kit/link-button.ts. */
export const PRESSABLE = /^(ask|turn|share|open):/;

/** A press stands for the command line in the button's value, run with the rights of the person who pressed. */
export async function onPress({ ack, body, action, respond, client }: ActionArgs, bot: Bot): Promise<void> {
  await ack();
  const press = PRESSABLE.exec(action.action_id)?.[1];
  // The person's own browser has opened the link.
  if (press === 'open') return;
  const line = lineOf(action);
  // A menu that was emptied asks nothing.
  if (line === '') return;
  const user = body.user.id;
  const { source } = placeOf(body);
  const tell = async (answer: Message, isInPlace = false) =>
    tellPrivately(answer, { respond, user, source, isInPlace }, client, bot);
  const asking = ask({ line, user, audience: press === 'share' ? 'channel' : 'private', source }, bot);
  const isLate = !(await inTime(asking, bot));
  if (isLate) await tell(answerFollows(user, bot));
  const { reply, isPrivate } = await asking;
  if (press === 'share' && (!isPrivate || reply.isShareable))
    return shareInChannel(reply, { respond, user, source }, client, bot);
  // The channel's own message answers the press, but not the word that I am looking.
  if (reply.isInChannel && !isLate) return;
  // A problem must not take the place of an answer that is still good.
  await tell(await withFile(reply, { client, user }, bot), press === 'turn' && !isPrivate);
}

/** Needs no membership of the channel. Where Slack does not take it, the presser is told. */
async function shareInChannel(
  reply: Message,
  { respond, user, source }: { readonly respond: RespondFn; readonly user: string; readonly source: Source },
  client: WebClient,
  bot: Bot,
): Promise<void> {
  const t = wordsFor(bot.people.languageOf(user));
  const { thread } = source;
  try {
    await bot.sending.respond(respond, extend(reply, [paragraph(t.shared({ user }))]), {
      response_type: 'in_channel',
      replace_original: false,
      ...(thread !== undefined && { thread_ts: thread }),
    });
  } catch (error) {
    bot.log.warn({ err: error, channel: source.channel }, 'answer not shared');
    await tellPrivately(
      message(t.notShared, [paragraph(t.notShared)]),
      { respond: undefined, user, source },
      client,
      bot,
    );
  }
}

/** The command line that a press or a choice stands for; empty where nothing was chosen. */
export function lineOf(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  // What was chosen goes into the line that the block carries.
  if (action.type === 'external_select')
    return lineWith(action.selected_option?.value ?? '', action.block_id);
  return action.type === 'static_select' ? action.selected_option.value : '';
}
