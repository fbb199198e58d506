import type { AllMiddlewareArgs, App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { message } from '../../blocks/kit/message.ts';
import { paragraph } from '../../blocks/kit/parts.ts';
import { FINDER, finderForm } from '../../blocks/search/finder.ts';
import { FIND } from '../../blocks/search/search-picker.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import { wordsFor } from '../../i18n/index.ts';
import type { Bot } from '../transport/bot.ts';
import { openModal, updateModal } from '../transport/modal.ts';
import { tellDirectly } from '../transport/telling.ts';
import { answerSubmission } from './answer-modal.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

interface Opening {
  readonly triggerId: string;
  readonly user: string;
  /** Where it was asked for, and is to be asked for again. */
  readonly from: 'home' | 'shortcut';
}

/**
 * Opens the modal in which a search is looked for and looked at, for a press or a shortcut. What it shows is what the
 * person may see everywhere, since a modal is in no channel.
 */
export async function openFinder(
  { triggerId, user, from }: Opening,
  client: WebClient,
  bot: Bot,
): Promise<void> {
  const before = bot.people.languageOf(user);
  const id = await openModal(finderForm(wordsFor(before)), triggerId, client, bot);
  const { language } = await bot.people.get(user, []);
  if (id === undefined) {
    const { home, shortcuts } = wordsFor(language);
    const { notOpened } = from === 'home' ? home : shortcuts.find;
    return tellDirectly(message(notOpened, [paragraph(notOpened)]), user, client, bot);
  }
  // Whose language it is may take longer to find out than a trigger is good for.
  if (language !== before) await updateModal(finderForm(wordsFor(language)), id, client, bot);
}

export function listenFinder(app: App, bot: Bot): void {
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: FINDER.form }, async (args) =>
    bot.track(onSubmit(args, bot)),
  );
}

async function onSubmit({ ack, body, view, client }: SubmitArgs, bot: Bot): Promise<void> {
  const jobId = view.state.values[FINDER.job]?.[FIND.job]?.selected_option?.value ?? '';
  const question = { line: writeLine('best', jobId), user: body.user.id };
  await answerSubmission({ ...question, id: view.id, ack }, client, bot);
}
