import type { Message } from '../../blocks/kit/message.ts';
import { message } from '../../blocks/kit/message.ts';
import { paragraph } from '../../blocks/kit/parts.ts';
import type { Context, Source } from '../../commands/command.ts';
import { type Dispatched, dispatch, type Standing } from '../../commands/dispatch.ts';
import type { Person } from '../../domain/access/person.ts';
import { groupsOf, roleIn } from '../../domain/access/roles.ts';
import { UserError } from '../../errors.ts';
import { wordsFor } from '../../i18n/index.ts';
import type { Once } from './once.ts';
import type { OwnWorkspace, People } from './people.ts';
import type { Sending } from './sending.ts';

/** What every way into the bot shares. */
export interface Bot
  extends Pick<
    Context,
    | 'modelarts'
    | 'stops'
    | 'access'
    | 'settings'
    | 'audit'
    | 'uses'
    | 'following'
    | 'checks'
    | 'clock'
    | 'log'
  > {
  readonly people: People;
  /** The workspace in which the bot is installed; nothing before Slack has told. */
  readonly own: () => OwnWorkspace | undefined;
  readonly sending: Sending;
  readonly once: Once;
  /** Aborts when the bot shuts down. */
  readonly shutdown: AbortSignal;
  /** Keeps work alive through a shutdown until it has settled. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  /** So much is under way that an answer will hardly be there in time. */
  readonly isBusy: () => boolean;
  /** Milliseconds of real time an answer may take before the asker is told "Looking…". */
  readonly ackWithin: number;
}

interface Question {
  readonly line: string;
  readonly user: string;
  readonly audience: Context['asked']['audience'];
  readonly source: Source;
}

/** Milliseconds. An answer that comes later is of no use to whoever asked. */
const LIMIT = 60_000;

/** Runs one command line for one person. Never throws. */
export async function ask({ line, user, audience, source }: Question, bot: Bot): Promise<Dispatched> {
  const { modelarts, stops, access, settings, audit, uses, following, checks, clock, people, log } = bot;
  const { asker, standing } = await whoAsks(user, source, bot);
  return limited(async (signal) =>
    dispatch(line, {
      asker,
      standing,
      audience,
      source,
      modelarts,
      stops,
      access,
      settings,
      audit,
      uses,
      following,
      checks,
      people,
      clock,
      signal,
      t: wordsFor(asker.language),
      log,
    }),
  );
}

/** Gives `work` as long as an answer may take; then the signal aborts. */
export async function limited<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new UserError({ kind: 'tookTooLong' })), LIMIT);
  try {
    return await work(limit.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** Who somebody is and what they may do here, from data at most a minute old. */
export async function whoAsks(
  user: string,
  { channel }: Source,
  { access, people, log }: Bot,
): Promise<{ readonly asker: Person; readonly standing: Standing | Error }> {
  try {
    const rights = await access.read();
    const asker = await people.get(user, groupsOf(rights));
    return { asker, standing: { role: roleIn(channel, asker, rights), access: rights } };
  } catch (error) {
    log.warn({ err: error, user }, 'rights cannot be read');
    const standing = error instanceof Error ? error : new Error(String(error));
    return { asker: await people.get(user, []), standing };
  }
}

/** The answer if it is there within `ackWithin`, else nothing. With 0, and when the bot shuts down, at once nothing. */
export async function inTime<T>(answering: Promise<T>, { ackWithin, shutdown }: Bot): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const giveUp = () => late.resolve(undefined);
  const timer = setTimeout(giveUp, ackWithin);
  // A timer of 0 would race with an answer that takes a few turns of the event loop.
  if (shutdown.aborted || ackWithin === 0) giveUp();
  shutdown.addEventListener('abort', giveUp);
  try {
    return await Promise.race([answering, late.promise]);
  } finally {
    // Left behind, these would pile up on the one signal that every command shares.
    clearTimeout(timer);
    shutdown.removeEventListener('abort', giveUp);
  }
}

/** What the asker sees until the answer comes. True also where it stays. */
export function answerFollows(user: string, { people }: Pick<Bot, 'people'>): Message {
  const text = wordsFor(people.languageOf(user)).answerFollows;
  return message(text, [paragraph(text)]);
}
