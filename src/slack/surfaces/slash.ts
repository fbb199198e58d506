import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Message } from '../../blocks/kit/message.ts';
import type { Reply } from '../../commands/command.ts';
import { withFile } from '../transport/attach.ts';
import { answerFollows, ask, type Bot, inTime } from '../transport/bot.ts';
import { isCovered } from '../transport/people.ts';
import type { Payload } from '../transport/sending.ts';
import { tellPrivately } from '../transport/telling.ts';
import type { DigestForms } from './digest-form.ts';

/** In both languages: who that is cannot be asked. */
const ELSEWHERE =
  'This bot serves another workspace. Ask your bot admin to install it here. 此机器人服务于另一个工作区，请联系其运维人员在此安装。';

type SlashArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** `/modelarts …`: the answer goes into the acknowledgement when it is ready in time, else it follows. */
export async function onSlash(
  { command, ack, respond, client }: SlashArgs,
  forms: DigestForms,
  bot: Bot,
): Promise<void> {
  const user = command.user_id;
  if (!isCovered(command, bot.own())) return ack({ response_type: 'ephemeral', text: ELSEWHERE });
  const source = { channel: command.channel_id };
  const tell = async (reply: Message, isInPlace = false) =>
    tellPrivately(reply, { respond, user, source, isInPlace }, client, bot);
  const answering = answer();
  const early = bot.isBusy() ? undefined : await inTime(answering, bot);
  if (!early) {
    // Whether the answer takes the place of an acknowledgement is doubtful, so this has to be true beside it as well.
    const isAcknowledged = await acknowledge(bot.sending.forAck(answerFollows(user, bot)));
    return tell(await answering, isAcknowledged);
  }
  if (await opensForm(early)) return void (await acknowledge(undefined));
  const payload = bot.sending.forAck(early);
  const isAcknowledged = await acknowledge(payload);
  if (!payload || !isAcknowledged) await tell(early);

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

  /** Whoever gets a form to fill needs no answer beside it; it is a matter of the trigger's three seconds. */
  async function opensForm({ opens }: Pick<Reply, 'opens'>): Promise<boolean> {
    if (!opens) return false;
    const opening = { triggerId: command.trigger_id, user, source, job: opens.job, respond };
    return forms.open(opening, client);
  }

  async function answer(): Promise<Reply> {
    const { reply } = await ask({ line: command.text, user, audience: 'private', source }, bot);
    return withFile(reply, { client, user }, bot);
  }
}
