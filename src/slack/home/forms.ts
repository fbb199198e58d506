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
import { LRUCache } from 'lru-cache';
import {
  FORM,
  giveForm,
  INPUT,
  loadingForm,
  notOpened,
  outcomeForm,
  settingsForm,
  type UserGroup,
  WHERE,
} from '../../blocks/access/forms.ts';
import { HOME } from '../../blocks/home/home-buttons.ts';
import type { Message } from '../../blocks/kit/message.ts';
import { unknownPerson } from '../../commands/permission.ts';
import { allows } from '../../domain/access/roles.ts';
import { UserError } from '../../errors.ts';
import type { Words } from '../../i18n/en.ts';
import { wordsFor } from '../../i18n/index.ts';
import { ask, type Bot, inTime } from '../transport/bot.ts';
import { explain } from '../transport/explain.ts';
import { openModal, updateModal } from '../transport/modal.ts';
import { callSlack } from '../transport/rate-limit.ts';
import { type Entered, enteredGrants, enteredSettings, shownSettings } from './form-values.ts';
import { type HomeTab, standingOf } from './home-tab.ts';

type OpenArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

interface Desk {
  readonly bot: Bot;
  readonly home: HomeTab;
  /** Those of the workspace, at most a minute old; nothing where Slack does not tell. */
  readonly groups: () => Promise<readonly UserGroup[] | undefined>;
}

const AGAIN = { repeatable: true };

/** The modals that open from App Home. Each submission becomes the command lines that a person could have typed. */
export function listenForms(app: App, bot: Bot, home: HomeTab): void {
  const desk = { bot, home, groups: readGroups(app.client, bot) };
  const give = async (t: Words) => giveForm({ groups: await desk.groups(), where: 'everywhere' }, t);
  const settings = async (t: Words) => {
    const now = await bot.settings.read();
    return settingsForm(now, shownSettings(now), t);
  };
  app.action({ type: 'block_actions', action_id: HOME.give }, async (args) =>
    bot.track(onOpen(args, give, desk)),
  );
  app.action({ type: 'block_actions', action_id: HOME.settings }, async (args) =>
    bot.track(onOpen(args, settings, desk)),
  );
  app.action({ type: 'block_actions', action_id: WHERE }, async (args) => bot.track(onWhere(args, desk)));
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: FORM.give }, async (args) =>
    bot.track(onSubmit(args, enteredGrants(args.view), desk)),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: FORM.settings }, async (args) =>
    bot.track(onSubmit(args, enteredSettings(args.view), desk)),
  );
}

/** Opens at once, since a trigger is good for three seconds, and then shows what it takes longer to find out. */
async function onOpen(
  { ack, body, client }: OpenArgs,
  form: (t: Words) => Promise<ModalView>,
  { bot, home }: Desk,
): Promise<void> {
  await ack();
  const user = body.user.id;
  const filling = fill(user, form, bot);
  const t = wordsFor(bot.people.languageOf(user));
  const id = await openModal(loadingForm(t), body.trigger_id, client, bot);
  const view = await filling;
  if (id === undefined) return home.show(user, [notOpened(wordsFor(bot.people.languageOf(user)))]);
  await updateModal(view, id, client, bot);
}

/** The form, for admins; a sentence for whoever is none any more, and for what fails. Never rejects. */
async function fill(user: string, form: (t: Words) => Promise<ModalView>, bot: Bot): Promise<ModalView> {
  try {
    const { role, person } = await standingOf(user, bot);
    if (!person.isKnown) throw unknownPerson(person);
    if (!allows(role, 'admin')) throw new UserError({ kind: 'notAllowed', permission: 'admin' });
    return await form(wordsFor(person.language));
  } catch (error) {
    const t = wordsFor(bot.people.languageOf(user));
    return outcomeForm([explain(error, bot.log, t)], t);
  }
}

/** Shows or hides the menu of channels. Whatever else has been entered stays, since the inputs keep their ids. */
async function onWhere({ ack, body, client }: OpenArgs, { bot, groups }: Desk): Promise<void> {
  await ack();
  if (!body.view) return;
  const chosen = body.view.state.values[INPUT.where]?.[WHERE]?.selected_option?.value;
  const where = chosen === 'channel' ? 'channel' : 'everywhere';
  const t = wordsFor(bot.people.languageOf(body.user.id));
  await updateModal(giveForm({ groups: await groups(), where }, t), body.view.id, client, bot);
}

async function onSubmit(
  { ack, body, view, client }: SubmitArgs,
  entered: Entered,
  { bot, home }: Desk,
): Promise<void> {
  const user = body.user.id;
  if ('faults' in entered) {
    const t = await wordsOf(user, bot);
    const errors = Object.entries(entered.faults).map(([id, say]) => [id, say(t)] as const);
    return ack({ response_action: 'errors', errors: Object.fromEntries(errors) });
  }
  const working = run(entered.lines, user, bot);
  const early = await inTime(working, bot);
  const t = wordsFor(bot.people.languageOf(user));
  const isTaken = await acknowledge(early ? outcomeForm(early, t) : loadingForm(t));
  const replies = await working;
  const isTold = early ? isTaken : await updateModal(outcomeForm(replies, t), view.id, client, bot);
  await home.show(user, isTold ? [] : replies);

  /** A socket may close between question and answer; the outcome then stands in App Home. */
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

/** In the person's language, if Slack tells it in time for an acknowledgement. */
async function wordsOf(user: string, bot: Bot): Promise<Words> {
  const person = await inTime(bot.people.get(user, []), bot);
  return wordsFor(person?.language ?? bot.people.languageOf(user));
}

/** One after the other, as they would have been typed. Never rejects. */
async function run(lines: readonly string[], user: string, bot: Bot): Promise<Message[]> {
  const replies: Message[] = [];
  for (const line of lines) {
    // App Home is no channel: only what holds everywhere counts there.
    const { reply } = await ask({ line, user, audience: 'private', source: { channel: user } }, bot);
    replies.push(reply);
  }
  return replies;
}

function readGroups(client: WebClient, { clock, log }: Bot): Desk['groups'] {
  const lists = new LRUCache<'all', readonly UserGroup[]>({
    max: 1,
    ttl: 60_000,
    async fetchMethod() {
      const { usergroups = [] } = await callSlack(clock, AGAIN, async () => client.usergroups.list({}));
      return usergroups.flatMap(({ id, handle }) => (id && handle ? [{ id, handle }] : []));
    },
  });
  return async () => {
    try {
      return await lists.fetch('all');
    } catch (error) {
      log.warn({ err: error }, 'user groups cannot be listed');
      return undefined;
    }
  };
}
