import { randomUUID } from 'node:crypto';
import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  RespondFn,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { LRUCache } from 'lru-cache';
import { loadingForm, outcomeForm } from '../../blocks/access/forms.ts';
import type { Message } from '../../blocks/kit/message.ts';
import { message } from '../../blocks/kit/message.ts';
import { OPTIONS, optionForm } from '../../blocks/kit/option-form.ts';
import { paragraph } from '../../blocks/kit/parts.ts';
import { readOptions, writeOptions } from '../../commands/options.ts';
import { wordsFor } from '../../i18n/index.ts';
import { withFile } from '../transport/attach.ts';
import { answerFollows, ask, type Bot, inTime, limited, whoAsks } from '../transport/bot.ts';
import { explain } from '../transport/explain.ts';
import { openModal, updateModal } from '../transport/modal.ts';
import { placeOf, tellPrivately } from '../transport/telling.ts';
import { enteredOptions, faultText, type Pressed, readPressed, writePressed } from './option-values.ts';

type OpenArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/**
 * How to answer in the place of the message whose button was pressed. That takes its response_url, which is a secret
 * and so stays out of the form; after a restart, or in another process, the answer comes as a message of its own.
 */
type Presses = LRUCache<string, RespondFn>;

/** Milliseconds for which Slack takes answers to a press. */
const ANSWERABLE = 30 * 60_000;

/** "Options…" opens a form for the line that a message answers; its submission is another such line. */
export function listenOptionForms(app: App, bot: Bot): void {
  const presses: Presses = new LRUCache({ max: 1_000, ttl: ANSWERABLE });
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: OPTIONS.press }, async (args) =>
    bot.track(onOpen(args, presses, bot)),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: OPTIONS.form }, async (args) =>
    bot.track(onSubmit(args, presses, bot)),
  );
}

async function onOpen(
  { ack, body, action, respond, client }: OpenArgs,
  presses: Presses,
  bot: Bot,
): Promise<void> {
  await ack();
  const user = body.user.id;
  const isTurn = OPTIONS.press.exec(action.action_id)?.[1] === 'turn';
  const pressed = { ...placeOf(body), line: action.value ?? '', key: randomUUID(), isTurn };
  presses.set(pressed.key, respond);
  const filling = fill(pressed, user, bot);
  const t = wordsFor(bot.people.languageOf(user));
  const id = await openModal(loadingForm(t), body.trigger_id, client, bot);
  if (id !== undefined) return void (await updateModal(await filling, id, client, bot));
  await filling;
  const { notOpened } = wordsFor(bot.people.languageOf(user)).options;
  await tellPrivately(message(notOpened, [paragraph(notOpened)]), { respond, user, ...pressed }, client, bot);
}

/** The form, or a sentence in its place for whoever may not ask and for what fails. Never rejects. */
async function fill(pressed: Pressed, user: string, bot: Bot): Promise<ModalView> {
  const { source, line } = pressed;
  const { modelarts, stops, settings } = bot;
  try {
    const asking = await whoAsks(user, source, bot);
    const form = await limited(async (signal) =>
      readOptions(line, { ...asking, source, modelarts, stops, settings, signal }),
    );
    return optionForm(form, writePressed(pressed), wordsFor(asking.asker.language));
  } catch (error) {
    const t = wordsFor(bot.people.languageOf(user));
    return outcomeForm([explain(error, bot.log, t)], t);
  }
}

async function onSubmit({ ack, body, view, client }: SubmitArgs, presses: Presses, bot: Bot): Promise<void> {
  const user = body.user.id;
  const pressed = readPressed(view.private_metadata, user);
  const written = writeOptions(pressed.line, enteredOptions(view.state.values));
  if ('faults' in written) {
    const person = await inTime(bot.people.get(user, []), bot);
    const t = wordsFor(person?.language ?? bot.people.languageOf(user));
    const errors = Object.entries(written.faults).map(([id, fault]) => [id, faultText(fault, t)] as const);
    return ack({ response_action: 'errors', errors: Object.fromEntries(errors) });
  }
  await ack();
  const { source, isTurn, key } = pressed;
  const asking = ask({ line: written.line, user, audience: 'private', source }, bot);
  const tell = async (answer: Message, isInPlace = false) =>
    tellPrivately(answer, { respond: presses.get(key), user, source, isInPlace }, client, bot);
  if (!(await inTime(asking, bot))) await tell(answerFollows(user, bot));
  const { reply, isPrivate } = await asking;
  // A problem must not take the place of an answer that is still good.
  await tell(await withFile(reply, { client, user }, bot), isTurn && !isPrivate);
}
