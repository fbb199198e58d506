import { randomInt } from 'node:crypto';
import { HOLE } from '../blocks/search/search-picker.ts';
import { pickJob } from '../blocks/training-job/jobs.ts';
import { isDirect } from '../domain/access/roles.ts';
import { writeLine } from '../domain/text/command-line.ts';
import type { Context, FollowDesk, Reply } from './command.ts';

/** No vowels, which would make words, and nothing that looks like something else. */
const LETTERS = 'bcdfghjkmnpqrstvwxz23456789';
const LENGTH = 6;

/** For people to type. One in hundreds of millions, so that no other is looked for. */
export function newId(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** Has something done at once that the store already knows of: where that fails, it is done a minute later. */
export async function wake(
  what: Parameters<FollowDesk['wake']>[0],
  key: string,
  { following, clock, log }: Pick<Context, 'following' | 'clock' | 'log'>,
  at = clock.now(),
): Promise<void> {
  try {
    await following.wake(what, key, at);
  } catch (error) {
    log.warn({ err: error, queue: what, key }, 'nobody could be woken');
  }
}

/** In place of a search. */
export const LIST: ReadonlySet<string> = new Set(['list', '列表']);

/** Which of what is followed is listed where somebody asks: the channel's, or in a direct message one's own. */
export function listedHere({ source: { channel }, asker }: Pick<Context, 'source' | 'asker'>) {
  return isDirect(channel) ? { by: asker.id } : { channel };
}

/** The zone in which somebody means a time. */
export function zoneOf({ asker }: Pick<Context, 'asker'>): string {
  return asker.timeZone ?? 'UTC';
}

/** Asks which search is meant, with a menu that goes on with the rest of the line. */
export async function whichSearch(
  command: string,
  rest: readonly string[],
  { modelarts, signal, t }: Pick<Context, 'modelarts' | 'signal' | 't'>,
): Promise<Reply> {
  // The menu itself is filled when it is opened.
  const jobs = await modelarts.jobs.recent(1, { signal });
  return pickJob(
    { hasJobs: jobs.length > 0, onlyRunning: false, line: writeLine(command, HOLE, ...rest), command },
    t,
  );
}
