import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { lookingModal } from '../blocks/answer-modal.ts';
import { FINDER, finderForm, foundView } from '../blocks/finder.ts';
import { type Message, message } from '../blocks/message.ts';
import { paragraph } from '../blocks/parts.ts';
import { FIND } from '../blocks/search-picker.ts';
import { writeLine } from '../domain/command-line.ts';
import { wordsFor } from '../i18n/index.ts';
import { lineOf } from './actions.ts';
import { withFile } from './attach.ts';
import { ask, type Bot, inTime } from './bot.ts';
import { openModal, updateModal } from './modal.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

interface Opening {
  readonly triggerId: string;
  readonly user: string;
}

/**
 * Opens the modal in which a search is looked for and looked at, for a press or a shortcut. What it shows is what the
 * person may see everywhere, since a modal is in no channel.
 */
export async function openFinder({ triggerId, user }: Opening, client: WebClient, bot: Bot): Promise<void> {
  const before = bot.people.languageOf(user);
  const id = await openModal(finderForm(wordsFor(before)), triggerId, client, bot);
  const { language } = await bot.people.get(user, []);
  if (id === undefined) {
    const { notOpened } = wordsFor(language).shortcuts.find;
    return sendDirectly(message(notOpened, [paragraph(notOpened)]), user, client, bot);
  }
  // Whose language it is may take longer to find out than a trigger is good for.
  if (language !== before) await updateModal(finderForm(wordsFor(language)), id, client, bot);
}

export function listenFinder(app: App, bot: Bot): void {
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: FINDER.form }, async (args) =>
    bot.track(onSubmit(args, bot)),
  );
  app.action({ type: 'block_actions', action_id: FINDER.press }, async (args) =>
    bot.track(onPress(args, bot)),
  );
}

async function onSubmit({ ack, body, view, client }: SubmitArgs, bot: Bot): Promise<void> {
  const user = body.user.id;
  const jobId = view.state.values[FINDER.job]?.[FIND.job]?.selected_option?.value ?? '';
  const answering = answer(writeLine('best', jobId), user, client, bot);
  const early = await inTime(answering, bot);
  const t = wordsFor(bot.people.languageOf(user));
  const isTaken = await acknowledge(early ? foundView({ reply: early, jobId }, t) : lookingModal(jobId, t));
  if (!early) return show(await answering, { viewId: view.id, jobId, user }, client, bot);
  if (!isTaken) await sendDirectly(early, user, client, bot);

  /** A socket may close between question and answer. */
  async function acknowledge(shown: ModalView): Promise<boolean> {
    try {
      await ack({ response_action: 'update', view: shown });
      return true;
    } catch (error) {
      bot.log.warn({ err: error }, 'a submission could not be acknowledged');
      return false;
    }
  }
}

async function onPress({ ack, body, action, client }: PressArgs, bot: Bot): Promise<void> {
  await ack();
  if (!body.view) return;
  const user = body.user.id;
  const { id: viewId, private_metadata: jobId } = body.view;
  const t = wordsFor(bot.people.languageOf(user));
  if (action.action_id === FINDER.again) return void (await updateModal(finderForm(t), viewId, client, bot));
  const answering = answer(lineOf(action), user, client, bot);
  if (!(await inTime(answering, bot))) await updateModal(lookingModal(jobId, t), viewId, client, bot);
  await show(await answering, { viewId, jobId, user }, client, bot);
}

async function answer(line: string, user: string, client: WebClient, bot: Bot): Promise<Message> {
  const { reply } = await ask({ line, user, audience: 'private', source: { channel: user } }, bot);
  return withFile(reply, { client, user }, bot);
}

interface Shown {
  readonly viewId: string;
  readonly jobId: string;
  readonly user: string;
}

/** In the modal or, where that has been closed meanwhile, as a direct message: it may be what came of a stop. */
async function show(
  reply: Message,
  { viewId, jobId, user }: Shown,
  client: WebClient,
  bot: Bot,
): Promise<void> {
  const view = foundView({ reply, jobId }, wordsFor(bot.people.languageOf(user)));
  if (!(await updateModal(view, viewId, client, bot))) await sendDirectly(reply, user, client, bot);
}

async function sendDirectly(
  reply: Message,
  user: string,
  client: WebClient,
  { sending, log }: Bot,
): Promise<void> {
  try {
    await sending.post(client, reply, { channel: user });
  } catch (error) {
    log.error({ err: error, user }, 'an answer could not be shown');
  }
}
