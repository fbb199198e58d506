import type { WebClient } from '@slack/web-api';
import type { Message } from '../blocks/message.ts';
import type { Context, Reply } from '../commands/command.ts';
import { type Dispatched, dispatch } from '../commands/dispatch.ts';
import { wordsFor } from '../i18n/index.ts';
import type { Log } from '../log.ts';
import { announce } from './announce.ts';
import type { People } from './people.ts';
import type { Sending, Where } from './sending.ts';

/** What every way into the bot shares. */
export interface Bot extends Pick<Context, 'modelarts' | 'stops' | 'clock' | 'shutdown'> {
  readonly people: People;
  readonly sending: Sending;
  readonly log: Log;
  /** Keeps work alive through a shutdown until it has settled. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  /** Milliseconds an answer may take before the asker is told "Looking…". */
  readonly patience: number;
}

export interface Question {
  readonly line: string;
  readonly user: string;
  readonly audience: Context['asked']['audience'];
}

/** An answer that comes later than this is of no use to whoever asked. */
const LIMIT = 60_000;

/** Runs one command line for one person. Never throws. */
export async function ask({ line, user, audience }: Question, bot: Bot): Promise<Dispatched> {
  const { modelarts, stops, clock, shutdown, people, log } = bot;
  const asker = await people.get(user);
  const signal = AbortSignal.timeout(LIMIT);
  const t = wordsFor(asker.language);
  return dispatch(line, {
    asker,
    audience,
    modelarts,
    stops,
    clock,
    signal,
    shutdown,
    t,
    log: log.child({ user, line }),
  });
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
  const announced = await announce(reply.announce, { ...telling, sending: bot.sending, log: bot.log });
  void bot.track(announced.done);
  if (announced.place === 'channel') return undefined;
  return announced.place === 'direct' ? reply.announce.whenDirect : reply;
}
