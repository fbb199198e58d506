import type { WebClient } from '@slack/web-api';
import { type Message, message } from '../blocks/message.ts';
import { paragraph } from '../blocks/parts.ts';
import type { Context, Reply } from '../commands/command.ts';
import { type Dispatched, dispatch } from '../commands/dispatch.ts';
import { UserError } from '../errors.ts';
import { wordsFor } from '../i18n/index.ts';
import { announce } from './announce.ts';
import type { People } from './people.ts';
import type { Sending, Where } from './sending.ts';

/** What every way into the bot shares. */
export interface Bot extends Pick<Context, 'modelarts' | 'stops' | 'clock' | 'shutdown' | 'log'> {
  readonly people: People;
  readonly sending: Sending;
  /** Keeps work alive through a shutdown until it has settled. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  /** Milliseconds of real time an answer may take before the asker is told "Looking…". */
  readonly ackWithin: number;
}

interface Question {
  readonly line: string;
  readonly user: string;
  readonly audience: Context['asked']['audience'];
}

/** Milliseconds. An answer that comes later is of no use to whoever asked. */
const LIMIT = 60_000;

/** Runs one command line for one person. Never throws. */
export async function ask({ line, user, audience }: Question, bot: Bot): Promise<Dispatched> {
  const { modelarts, stops, clock, shutdown, people, log } = bot;
  const asker = await people.get(user);
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new UserError({ kind: 'tookTooLong' })), LIMIT);
  try {
    return await dispatch(line, {
      asker,
      audience,
      modelarts,
      stops,
      clock,
      signal: limit.signal,
      shutdown,
      t: wordsFor(asker.language),
      log,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** The answer if it is there in time for Slack, else nothing; at once nothing when the bot shuts down. */
export async function inTime<T>(answering: Promise<T>, { ackWithin, shutdown }: Bot): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const giveUp = () => late.resolve(undefined);
  const timer = setTimeout(giveUp, ackWithin);
  if (shutdown.aborted) giveUp();
  shutdown.addEventListener('abort', giveUp);
  try {
    return await Promise.race([answering, late.promise]);
  } finally {
    // Left behind, these would pile up on the one signal that every command shares.
    clearTimeout(timer);
    shutdown.removeEventListener('abort', giveUp);
  }
}

/** What the asker sees when the answer is not there in time. */
export function looking(user: string, { people }: Bot): Message {
  const text = wordsFor(people.languageOf(user)).looking;
  return message(text, [paragraph(text)]);
}

interface Telling {
  readonly client: WebClient;
  readonly where: Where;
  readonly user: string;
  readonly tell: (message: Message) => Promise<void>;
}

/**
 * Spreads a reply's news, if it has any. The work behind it goes on after this returns.
 * @returns what is left to tell the asker; nothing where the post in the channel says it all.
 */
export async function spread(reply: Reply, telling: Telling, bot: Bot): Promise<Message | undefined> {
  if (!reply.announce) return reply;
  const { place, done } = await announce(reply.announce, { ...telling, sending: bot.sending, log: bot.log });
  void bot.track(done);
  if (place === 'channel') return undefined;
  return place === 'direct' ? reply.announce.whenDirect : reply.announce.whenNowhere;
}
