import { randomUUID } from 'node:crypto';
import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  RespondFn,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { loadingForm, outcomeForm } from '../../blocks/access/forms.ts';
import { DIGEST_FORM, DIGEST_INPUT, type DigestDraft, digestForm } from '../../blocks/follow/digest-form.ts';
import { NEW_DIGEST } from '../../blocks/follow/following-list.ts';
import { message } from '../../blocks/kit/message.ts';
import { paragraph } from '../../blocks/kit/parts.ts';
import type { Reply, Source } from '../../commands/command.ts';
import { isDirect } from '../../domain/access/roles.ts';
import type { Followed } from '../../domain/follow/following.ts';
import type { Words } from '../../i18n/en.ts';
import { wordsFor } from '../../i18n/index.ts';
import type { HomeTab } from '../home/home-tab.ts';
import { ask, type Bot, inTime, whoAsks } from '../transport/bot.ts';
import { openModal, updateModal } from '../transport/modal.ts';
import { placeOf, tellPrivately } from '../transport/telling.ts';
import { draftIn, firstDraft, lineOf, type Memory, readMemory, writeMemory } from './digest-values.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

interface Opening {
  readonly triggerId: string;
  readonly user: string;
  readonly source: Source;
  /** Stands in the form at first. */
  readonly job: Followed | undefined;
  /** How to answer where the form was asked for. */
  readonly respond: RespondFn;
}

/** The form of a new digest. */
export interface DigestForms {
  /** @returns whether it opened; then what comes of it is told where it was asked for */
  open(opening: Opening, client: WebClient): Promise<boolean>;
}

interface Desk {
  readonly bot: Bot;
  readonly home: HomeTab;
  /** Slack takes answers to a press or a command for half an hour. */
  readonly responds: LRUCache<string, RespondFn>;
}

const ANSWERABLE = 30 * 60_000;

/** A submission is the line that a person could have typed in the channel that was chosen. */
export function listenDigestForm(app: App, bot: Bot, home: HomeTab): DigestForms {
  const desk = { bot, home, responds: new LRUCache<string, RespondFn>({ max: 1_000, ttl: ANSWERABLE }) };
  app.action({ type: 'block_actions', action_id: NEW_DIGEST }, async (args) =>
    bot.track(onPress(args, desk)),
  );
  for (const action_id of [DIGEST_FORM.which, DIGEST_FORM.often])
    app.action({ type: 'block_actions', action_id }, async (args) => bot.track(onChoice(args, desk)));
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: DIGEST_FORM.form }, async (args) =>
    bot.track(onSubmit(args, desk)),
  );
  return { open: async (opening, client) => open(opening, client, desk) };
}

/** Opens at once, since a trigger is good for three seconds, and then shows what it takes longer to find out. */
async function open(opening: Opening, client: WebClient, { bot, responds }: Desk): Promise<boolean> {
  const { triggerId, user, respond } = opening;
  const t = wordsFor(bot.people.languageOf(user));
  const id = await openModal(loadingForm(t), triggerId, client, bot);
  if (id === undefined) return false;
  const key = randomUUID();
  responds.set(key, respond);
  // Whoever typed a command waits for its acknowledgement meanwhile.
  void bot.track(fill(id, { ...opening, key }, client, bot));
  return true;
}

async function fill(
  id: string,
  { user, source: { channel, thread }, job, key }: Opening & Pick<Memory, 'key'>,
  client: WebClient,
  bot: Bot,
): Promise<void> {
  const draft = await draftFor(user, { channel, job }, bot);
  const memory = writeMemory({ key, channel, thread, isHome: channel === user });
  await updateModal(digestForm(draft, memory, wordsFor(draft.language)), id, client, bot);
}

async function onPress({ ack, body, client, respond }: PressArgs, desk: Desk): Promise<void> {
  await ack();
  const user = body.user.id;
  const { source } = placeOf(body);
  const job = await usedIn(source.channel, user, desk.bot);
  const opening = { triggerId: body.trigger_id, user, source, job, respond };
  if (await open(opening, client, desk)) return;
  const { notOpened } = wordsFor(desk.bot.people.languageOf(user)).options;
  await tellPrivately(
    message(notOpened, [paragraph(notOpened)]),
    { respond, user, source },
    client,
    desk.bot,
  );
}

/** The form is drawn anew where what was chosen takes other inputs. What has been entered stays. */
async function onChoice({ ack, body, client }: PressArgs, { bot }: Desk): Promise<void> {
  await ack();
  if (!body.view) return;
  const { id, private_metadata: memory, state } = body.view;
  const first = await draftFor(body.user.id, { channel: readMemory(memory).channel, job: undefined }, bot);
  const t = wordsFor(bot.people.languageOf(body.user.id));
  await updateModal(digestForm(draftIn(state.values, first), memory, t), id, client, bot);
}

async function onSubmit({ ack, body, view, client }: SubmitArgs, desk: Desk): Promise<void> {
  const { bot } = desk;
  const user = body.user.id;
  const memory = readMemory(view.private_metadata);
  const first = await inTime(draftFor(user, { channel: memory.channel, job: undefined }, bot), bot);
  const t = wordsFor(bot.people.languageOf(user));
  const draft = draftIn(view.state.values, { ...(first ?? firstDraft(NOTHING_KNOWN)), channel: undefined });
  const written = lineOf(draft, t);
  if ('faults' in written) return ack({ response_action: 'errors', errors: written.faults });
  if (!(await mayLook(user, { channel: written.channel }, bot)))
    return ack({ response_action: 'errors', errors: { [DIGEST_INPUT.channel]: t.follow.form.noRight } });
  // Asked where the form was opened: the channel that was chosen is checked as one that was typed.
  const source = { channel: memory.channel };
  const asking = ask({ line: written.line, user, audience: 'private', source }, bot);
  const early = await inTime(asking, bot);
  // What could not be done is told where it can be mended.
  if (early?.isPrivate) return ack({ response_action: 'update', view: problem(early.reply, t) });
  await ack();
  await tell((await asking).reply, memory, { user, client }, desk);
}

interface Reader {
  readonly user: string;
  readonly client: WebClient;
}

/** Where the form was asked for. */
async function tell(
  reply: Reply,
  { key, channel, thread, isHome }: Memory,
  { user, client }: Reader,
  { bot, home, responds }: Desk,
): Promise<void> {
  if (isHome) return home.show(user, [reply]);
  const source = { channel, ...(thread !== undefined && { thread }) };
  await tellPrivately(reply, { respond: responds.get(key), user, source }, client, bot);
}

function problem(reply: Reply, t: Words): ModalView {
  return outcomeForm([reply], t);
}

const NOTHING_KNOWN = { channel: undefined, job: undefined, ownZone: undefined, language: 'en' } as const;

async function draftFor(
  user: string,
  { channel, job }: { readonly channel: string; readonly job: Followed | undefined },
  { people }: Bot,
): Promise<DigestDraft> {
  const { timeZone: ownZone, language } = await people.get(user, []);
  // Nobody but one person sees a direct message; a digest is for a channel.
  return firstDraft({ channel: isDirect(channel) ? undefined : channel, job, ownZone, language });
}

/** What cannot be found out is for the command itself to say. */
async function mayLook(user: string, source: Source, bot: Bot): Promise<boolean> {
  const { standing, asker } = await whoAsks(user, source, bot);
  return standing instanceof Error || !asker.isKnown || standing.role !== undefined;
}

/** The search that the channel uses; a form opens without it as well. */
async function usedIn(channel: string, user: string, { uses, log }: Bot): Promise<Followed | undefined> {
  try {
    const { search } = await uses.read(channel, user);
    return search && { id: search.jobId, name: search.jobName };
  } catch (error) {
    log.warn({ err: error, channel }, 'what is used cannot be read');
    return undefined;
  }
}
