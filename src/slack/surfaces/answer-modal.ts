import type { AllMiddlewareArgs, App, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { answerModal, FIND_AGAIN, lookingModal, MODAL_PRESSABLE } from '../../blocks/home/answer-modal.ts';
import type { Message } from '../../blocks/kit/message.ts';
import { finderForm } from '../../blocks/search/finder.ts';
import { wordsFor } from '../../i18n/index.ts';
import { withFile } from '../transport/attach.ts';
import { ask, type Bot, inTime } from '../transport/bot.ts';
import { openModal, updateModal } from '../transport/modal.ts';
import { createPresses } from '../transport/presses.ts';
import { tellDirectly } from '../transport/telling.ts';
import { lineOf } from './actions.ts';

interface Question {
  readonly line: string;
  readonly user: string;
}

interface First extends Question {
  /** Must only look: Back runs it again. */
  readonly line: string;
}

interface Pressed extends First {
  readonly triggerId: string;
}

interface Submitted extends First {
  /** Of the modal that was submitted. */
  readonly id: string;
  readonly ack: (response: { response_action: 'update'; view: ModalView }) => Promise<void>;
}

type PressArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/**
 * Answers a command line in a modal, for a press that has no conversation to answer in, such as one in App Home. Opens
 * at once with "Looking…", since a trigger is good for three seconds, and fills in the answer. Where the modal does not
 * open, or has been closed before, the answer comes as a direct message. What counts is what holds everywhere: a modal
 * is in no channel.
 */
export async function answerInModal(
  { triggerId, ...question }: Pressed,
  client: WebClient,
  bot: Bot,
): Promise<void> {
  const { line, user } = question;
  const loading = lookingModal(line, wordsFor(bot.people.languageOf(user)));
  const [{ reply }, id] = await Promise.all([
    answer(question, client, bot),
    openModal(loading, triggerId, client, bot),
  ]);
  await show({ ...question, id, reply, first: line }, client, bot);
}

/** Answers a command line in the modal whose submission asked it, with "Looking…" before where it is late. */
export async function answerSubmission(
  { id, ack, ...question }: Submitted,
  client: WebClient,
  bot: Bot,
): Promise<void> {
  const { line: first, user } = question;
  const asking = answer(question, client, bot);
  const early = await inTime(asking, bot);
  const t = wordsFor(bot.people.languageOf(user));
  const view = early ? answerModal({ reply: early.reply, memory: first }, t) : lookingModal(first, t);
  const isTaken = await acknowledge();
  if (!early || !isTaken) await show({ ...question, id, reply: (await asking).reply, first }, client, bot);

  /** A socket may close between question and answer. */
  async function acknowledge(): Promise<boolean> {
    try {
      await ack({ response_action: 'update', view });
      return true;
    } catch (error) {
      bot.log.warn({ err: error }, 'a submission could not be acknowledged');
      return false;
    }
  }
}

/** The buttons and menus inside those modals: each answer takes the place of the one before. */
export function listenAnswerModals(app: App, bot: Bot): void {
  const pressIn = createPresses();
  app.action({ type: 'block_actions', action_id: MODAL_PRESSABLE }, async (args) =>
    bot.track(onPress(args, pressIn, bot)),
  );
}

async function onPress(
  { ack, body, action, client }: PressArgs,
  pressIn: ReturnType<typeof createPresses>,
  bot: Bot,
): Promise<void> {
  const question = { line: lineOf(action), user: body.user.id };
  // A menu that was emptied asks nothing.
  if (!body.view || question.line === '') return ack();
  const { id, private_metadata: first } = body.view;
  // Counted before anything is waited for: the order is that in which they came.
  const showing = pressIn(id);
  await ack();
  const words = () => wordsFor(bot.people.languageOf(question.user));
  if (action.action_id === FIND_AGAIN)
    return void (await showing(async () => updateModal(finderForm(words()), id, client, bot)));
  const asking = answer(question, client, bot);
  if (!(await inTime(asking, bot)))
    await showing(async () => updateModal(lookingModal(first, words()), id, client, bot));
  const { reply, isOwed } = await asking;
  const isShown = await showing(async () => {
    await show({ ...question, id, reply, first }, client, bot);
    return true;
  });
  // Another press has the modal now.
  if (!isShown && isOwed) await tellDirectly(reply, question.user, client, bot);
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
  await tellDirectly(reply, user, client, bot);
}

interface Answer {
  readonly reply: Message;
  /** To be told even where nobody waits for it any more: a stop that was refused must not go unsaid. */
  readonly isOwed: boolean;
}

async function answer({ line, user }: Question, client: WebClient, bot: Bot): Promise<Answer> {
  const { reply, isPrivate } = await ask({ line, user, audience: 'private', source: { channel: user } }, bot);
  const isOwed = isPrivate && !reply.isInChannel;
  return { reply: await withFile(reply, { client, user }, bot), isOwed };
}
