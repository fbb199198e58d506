import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { MessageAttachment, WebClient } from '@slack/web-api';
import { LIMITS } from '../../blocks/kit/limits.ts';
import { plainText } from '../../blocks/kit/parts.ts';
import { jobPreview, previewTitle } from '../../blocks/search/preview.ts';
import { gather, judge } from '../../commands/gather.ts';
import { allows, isServed } from '../../domain/access/roles.ts';
import { progressOf } from '../../domain/search/progress.ts';
import { readConsoleLink } from '../../domain/training-job/console-link.ts';
import { UserError } from '../../errors.ts';
import type { Words } from '../../i18n/en.ts';
import { wordsFor } from '../../i18n/index.ts';
import { type Bot, whoAsks } from '../transport/bot.ts';
import { callSlack } from '../transport/rate-limit.ts';
import { rememberShown, type ShownLinks } from './shown-links.ts';

type SharedArgs = SlackEventMiddlewareArgs<'link_shared'> & AllMiddlewareArgs;
type Shared = SharedArgs['event'];

/** A message with so many links is a list, which previews would tear apart. */
const LIST = 3;
/** Milliseconds. What comes later only makes a message jump that everybody has read. */
const LIMIT = 30_000;

/** Previews of jobs below links to the vendor's console. Nobody asked for them, so nobody is told what goes wrong. */
export function listenLinks(app: App, bot: Bot): void {
  const shown = rememberShown(bot.clock);
  app.event('link_shared', async (args) =>
    bot.track(bot.once(args.body.event_id, async () => onLinks(args, shown, bot))),
  );
}

async function onLinks({ event, body, client }: SharedArgs, shown: ShownLinks, bot: Bot): Promise<void> {
  // Slack tells of the links to the console only: others in the message are not counted.
  if (event.links.length >= LIST) return;
  // An admin's leave for people of other organisations to ask there is none to tell them unasked.
  if (body.is_ext_shared_channel) return;
  const jobs = jobsIn(event.links, bot);
  if (jobs.size === 0) return;
  const t = await wordsIfAllowed(event, bot);
  if (!t) return;
  if (event.source === 'composer') {
    // For the writer's eyes until it is posted, which is an event of its own: nothing has been shown to a channel yet.
    await show([...jobs.keys()], { jobs, event, client, t }, bot);
    return;
  }
  const claimed = shown.claim(event.channel, [...jobs.keys()]);
  const done = await show(claimed, { jobs, event, client, t }, bot);
  const missing = claimed.filter((jobId) => !done.includes(jobId));
  shown.release(event.channel, missing);
}

/** Addresses by the id of the job they lead to. Two addresses of one page need but one preview. */
function jobsIn(links: Shared['links'], { checks }: Bot): Map<string, string> {
  const jobs = new Map<string, string>();
  for (const { url } of links) {
    const link = readConsoleLink(url);
    // An id does not tell where its job is; and without a region, the console shows the one its reader saw last.
    if (link?.region === checks.setup.region) jobs.set(link.jobId, url);
  }
  return jobs;
}

/**
 * The words of whoever shared the link, or nothing where no preview may be: they are the one person of whom it is known
 * that they read there, since channels have no language. In the composer, Slack does not say which channel it is going
 * to be, nor whether others share it, so that only rights which hold in all of them count.
 */
async function wordsIfAllowed({ user, channel }: Shared, bot: Bot): Promise<Words | undefined> {
  const { asker, standing } = await whoAsks(user, { channel }, bot);
  if (standing instanceof Error || !allows(standing.role, 'view')) return undefined;
  // Not even for admins, who are answered in every channel if they ask.
  return isServed(channel, standing.access) ? wordsFor(asker.language) : undefined;
}

interface Showing {
  readonly jobs: ReadonlyMap<string, string>;
  readonly event: Shared;
  readonly client: WebClient;
  readonly t: Words;
}

/** @returns ids of the jobs of which there is a preview now */
async function show(
  jobIds: readonly string[],
  { jobs, event, client, t }: Showing,
  bot: Bot,
): Promise<string[]> {
  const previews = await Promise.all(
    jobIds.map(async (jobId) => ({ jobId, card: await cardOf(jobId, bot, t) })),
  );
  const unfurls: Record<string, MessageAttachment> = {};
  for (const { jobId, card } of previews) {
    const url = jobs.get(jobId);
    if (url !== undefined && card) unfurls[url] = card;
  }
  if (Object.keys(unfurls).length === 0) return [];
  try {
    // A second call puts the same in the place of the first.
    await callSlack(bot.clock, { repeatable: true }, async () =>
      client.chat.unfurl({ ...targetOf(event), unfurls }),
    );
    return previews.filter(({ card }) => card).map(({ jobId }) => jobId);
  } catch (error) {
    bot.log.warn({ err: error, channel: event.channel }, 'a link could not be given its preview');
    return [];
  }
}

/** In the composer there is no message yet. */
function targetOf({ channel, message_ts: ts, unfurl_id, source }: Shared) {
  return source === 'composer' && unfurl_id !== undefined
    ? { unfurl_id, source: 'composer' as const }
    : { channel, ts };
}

async function cardOf(jobId: string, bot: Bot, t: Words): Promise<MessageAttachment | undefined> {
  try {
    const gathered = await gather(jobId, { ...bot, signal: AbortSignal.timeout(LIMIT) });
    const { job, table, stopped } = gathered;
    const ranking = judge(gathered);
    const progress = progressOf({ job, trials: table.trials, ranking, stopped });
    const { text, blocks } = jobPreview({ job, table, ranking, progress, now: bot.clock.now() }, t);
    return {
      fallback: text,
      blocks: [...blocks],
      // What the composer has room for.
      preview: { title: plainText(previewTitle(job, t), LIMITS.header) },
    };
  } catch (error) {
    const isForeign = error instanceof UserError && error.problem.kind === 'jobNotFound';
    // Another project's: it may well be nobody's business here.
    if (!isForeign) bot.log.warn({ err: error, job: jobId }, 'a link cannot be previewed');
    return undefined;
  }
}
