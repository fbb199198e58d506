import type { AllMiddlewareArgs, App, BlockSuggestion, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { FINDING, type Find, findIn, wordsIn } from '../../blocks/search/search-picker.ts';
import { NO_OFFER, type Offer } from '../../blocks/search/suggestions.ts';
import { permit } from '../../commands/permission.ts';
import {
  type JudgedSearch,
  offerJobs,
  offerTrials,
  type RecentJobs,
  readJudged,
  readRecentJobs,
  searchOlderJobs,
} from '../../commands/suggest.ts';
import type { Job } from '../../domain/search/search.ts';
import { UserError } from '../../errors.ts';
import type { Words } from '../../i18n/en.ts';
import { wordsFor } from '../../i18n/index.ts';
import { type Bot, inTime, whoAsks } from '../transport/bot.ts';

type OptionsArgs = SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs;

/** Milliseconds; somebody who types asks several times a second. */
const FRESH = 5_000;
/** A table may have thousands of trials, and is of no use for long. */
const SEARCHES = 5;
/** Answers of ModelArts to what was typed. */
const WORDS = 50;

/** What was read lately. What is older than some seconds is still better than nothing where ModelArts is slow. */
interface Memory {
  readonly recent: LRUCache<'recent', RecentJobs>;
  /** Of `recent`, what was there first. */
  readonly first: { jobs: RecentJobs | undefined };
  readonly older: LRUCache<string, readonly Job[]>;
  readonly searches: LRUCache<string, JudgedSearch>;
}

interface Typing extends Find {
  readonly typed: string;
  /** The words that the line has before what is looked for. */
  readonly words: readonly string[];
}

/** Fills the menus of `blocks/search/search-picker.ts` while a person types. */
export function listenSuggestions(app: App, bot: Bot): void {
  const memory = createMemory(bot);
  app.options<'block_suggestion'>({ type: 'block_suggestion', action_id: FINDING }, async (args) =>
    bot.track(onTyping(args, memory, bot)),
  );
}

/** Slack waits for three seconds and shows no error of ours, so what cannot be had is logged, and nothing is offered. */
async function onTyping({ ack, body }: OptionsArgs, memory: Memory, bot: Bot): Promise<void> {
  const find = findIn(body.action_id);
  if (!find) return ack(NO_OFFER);
  const typing: Typing = { ...find, typed: body.value, words: wordsIn(body.block_id) };
  let t: Words | undefined;
  const working = offering();
  const offer = await inTime(working, bot);
  // Nothing is told before the rights are known: `t` is set only then.
  await ack(offer ?? (t ? soFar(typing, t, memory, bot) : NO_OFFER));

  async function offering(): Promise<Offer> {
    try {
      t = await permitted(body, bot);
      await read(typing, memory);
      return soFar(typing, t, memory, bot);
    } catch (error) {
      const how = error instanceof UserError ? { problem: error.problem } : { err: error };
      bot.log.warn({ user: body.user.id, ...how }, 'a menu could not be filled');
      return t ? soFar(typing, t, memory, bot) : NO_OFFER;
    }
  }
}

/** The words to offer it in. @throws UserError for whoever may not look there; in a modal, which is in no channel, anywhere */
async function permitted({ user, channel }: BlockSuggestion, bot: Bot): Promise<Words> {
  const source = { channel: channel?.id ?? user.id };
  const { asker, standing } = await whoAsks(user.id, source, bot);
  if (standing instanceof Error) throw standing;
  permit({ asker, role: standing.role, channel: source.channel, access: standing.access }, 'view');
  return wordsFor(asker.language);
}

/** Sees to it that the memory holds what is needed. */
async function read({ finds, typed, words: [jobId = ''] }: Typing, memory: Memory): Promise<void> {
  if (finds === 'trial') {
    await memory.searches.fetch(jobId);
    return;
  }
  const recent = await memory.recent.fetch('recent');
  if (recent?.isOpen && typed.trim() !== '') await memory.older.fetch(typed.trim());
}

/** What the memory holds. */
function soFar({ finds, typed, onlyRunning, words }: Typing, t: Words, memory: Memory, bot: Bot): Offer {
  const [jobId = '', ...chosen] = words;
  if (finds === 'trial') {
    const search = memory.searches.peek(jobId, { allowStale: true });
    return search ? offerTrials({ typed, search, chosen, onlyRunning }, { t }) : NO_OFFER;
  }
  const recent = memory.recent.peek('recent', { allowStale: true }) ?? memory.first.jobs;
  const older = memory.older.peek(typed.trim(), { allowStale: true }) ?? [];
  return recent ? offerJobs({ typed, recent, older, onlyRunning }, { clock: bot.clock, t }) : NO_OFFER;
}

function createMemory(bot: Bot): Memory {
  const { clock, shutdown: signal } = bot;
  const aging = {
    ttl: FRESH,
    ttlResolution: 0,
    perf: { now: () => clock.now().getTime() },
    // What is read is everybody's: nobody takes it from the others by going away, and a failure leaves what was there.
    ignoreFetchAbort: true,
    noDeleteOnFetchRejection: true,
  };
  const first: Memory['first'] = { jobs: undefined };
  const keepFirst = (jobs: RecentJobs) => {
    first.jobs = jobs;
  };
  return {
    first,
    recent: new LRUCache<'recent', RecentJobs>({
      ...aging,
      max: 1,
      fetchMethod: async () => readRecentJobs(bot, keepFirst),
    }),
    older: new LRUCache<string, readonly Job[]>({
      ...aging,
      max: WORDS,
      fetchMethod: async (typed) => searchOlderJobs(typed, { ...bot, signal }),
    }),
    searches: new LRUCache<string, JudgedSearch>({
      ...aging,
      max: SEARCHES,
      fetchMethod: async (jobId) => readJudged(jobId, { ...bot, signal }),
    }),
  };
}
