import type { AllMiddlewareArgs, App, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { answerModal, lookingModal, MODAL_PRESSABLE } from '../blocks/answer-modal.ts';
import type { Message } from '../blocks/message.ts';
import { wordsFor } from '../i18n/index.ts';
import { lineOf } from './actions.ts';
import { withFile } from './attach.ts';
import { ask, type Bot, inTime } from './bot.ts';
import { openModal, updateModal } from './modal.ts';

interface Question {
  readonly line: string;
  readonly user: string;
}

interface First extends Question {
  /** Must only look: Back runs it again. */
  readonly line: string;
  readonly triggerId: string;
}

type PressArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/**
 * Answers a command line in a modal, for a press that has no conversation to answer in, such as one in App Home. Opens
 * at once with "Looking…", since a trigger is good for three seconds, and fills in the answer. Where the modal does not
 * open, or has been closed before, the answer comes as a direct message. What counts is what holds everywhere: a modal
 * is in no channel.
 */
export async function answerInModal(
  { triggerId, ...question }: First,
  client: WebClient,
  bot: Bot,
): Promise<void> {
  const { line, user } = question;
  const loading = lookingModal(line, wordsFor(bot.people.languageOf(user)));
  const [reply, id] = await Promise.all([
    answer(question, client, bot),
    openModal(loading, triggerId, client, bot),
  ]);
  await show({ ...question, id, reply, first: line }, client, bot);
}

/** The buttons and menus inside those modals: each answer takes the place of the one before. */
export function listenAnswerModals(app: App, bot: Bot): void {
  app.action({ type: 'block_actions', action_id: MODAL_PRESSABLE }, async (args) =>
    bot.track(onPress(args, bot)),
  );
}

async function onPress({ ack, body, action, client }: PressArgs, bot: Bot): Promise<void> {
  await ack();
  const question = { line: lineOf(action), user: body.user.id };
  // A menu that was emptied asks nothing.
  if (!body.view || question.line === '') return;
  const { id, private_metadata: first } = body.view;
  const asking = answer(question, client, bot);
  if (!(await inTime(asking, bot)))
    await updateModal(lookingModal(first, wordsFor(bot.people.languageOf(question.user))), id, client, bot);
  await show({ ...question, id, reply: await asking, first }, client, bot);
}

interface Shown extends Question {
  /** Of the modal; nothing where it did not open. */
  readonly id: string | undefined;
  readonly reply: Message;
  /** What the modal was opened with. */
  readonly first: string;
}

async function show({ id, reply, line, user, first }: Shown, client: WebClient, bot: Bot): Promise<void> {
  const back = line === first ? undefined : first;
  const view = answerModal({ reply, back, memory: first }, wordsFor(bot.people.languageOf(user)));
  if (id !== undefined && (await updateModal(view, id, client, bot))) return;
  try {
    await bot.sending.post(client, reply, { channel: user });
  } catch (error) {
    bot.log.error({ err: error, user }, 'an answer could not be shown');
  }
}

async function answer({ line, user }: Question, client: WebClient, bot: Bot): Promise<Message> {
  const { reply } = await ask({ line, user, audience: 'private', source: { channel: user } }, bot);
  return withFile(reply, { client, user }, bot);
}
