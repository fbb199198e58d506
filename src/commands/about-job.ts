import type { z } from 'zod';
import { searchGone, withFooter } from '../blocks/search/use.ts';
import type { ChannelSearch } from '../domain/search/uses.ts';
import { writeLine } from '../domain/text/command-line.ts';
import { UserError } from '../errors.ts';
import { readUsage } from './arguments.ts';
import type { Command, Context, Reply } from './command.ts';
import type { Filled } from './fill-job.ts';

interface Asking {
  readonly command: Command;
  readonly args: z.output<Command['args']>;
  /** The word for the job. */
  readonly job: string | undefined;
  readonly filled: Filled;
}

/** Runs a command about a job, remembers which one it was, and tells below the answer what the channel uses. */
export async function runAboutJob({ command, args, job, filled }: Asking, context: Context): Promise<Reply> {
  const { search, isOurs, words } = filled;
  // What is refreshed or shared later is the same search, whatever the channel uses by then.
  const asked = filled.isAsTyped
    ? context.asked
    : { ...context.asked, line: writeLine(command.name, ...words) };
  const reply = await orGone(command.run(args, { ...context, asked }), isOurs ? search : undefined, context);
  if (!readUsage(command.usage).positionals[0]?.required) return reply;
  if (job !== undefined && job !== filled.last) void remember(job, context);
  return search ? withFooter(reply, search, context.t) : reply;
}

/** Whoever named no job cannot have mistyped it. */
async function orGone(
  answering: Promise<Reply>,
  search: ChannelSearch | undefined,
  { t }: Pick<Context, 't'>,
): Promise<Reply> {
  try {
    return await answering;
  } catch (error) {
    const isGone = error instanceof UserError && error.problem.kind === 'jobNotFound';
    if (search && isGone) return searchGone(search, t);
    throw error;
  }
}

/** A convenience, which no answer waits for: where it fails the answer is as good. */
async function remember(word: string, { uses, source, asker, log }: Context): Promise<void> {
  try {
    await uses.remember({ channel: source.channel, person: asker.id, word });
  } catch (error) {
    log.warn({ err: error }, 'the last search could not be remembered');
  }
}
