import type { Message } from '../blocks/kit/message.ts';
import { pickTrial } from '../blocks/search/pick-trial.ts';
import { HOLE } from '../blocks/search/search-picker.ts';
import { pickJob } from '../blocks/training-job/jobs.ts';
import { isRunning } from '../domain/search/trial.ts';
import { writeLine } from '../domain/text/command-line.ts';
import type { Sorted } from './arguments.ts';
import type { Command, Context } from './command.ts';
import { findTrial, gather } from './gather.ts';

interface Incomplete {
  readonly command: Command;
  readonly sorted: Sorted;
}

/** Offers what may stand where an argument was left out; nothing where only the asker can know. */
export async function pick(
  missing: string,
  incomplete: Incomplete,
  context: Context,
): Promise<Message | undefined> {
  if (missing === 'job') return whichJob(incomplete, context);
  return missing === 'trial' ? whichTrial(incomplete, context) : undefined;
}

async function whichJob(
  { command: { name, permission }, sorted: { positionals, options } }: Incomplete,
  { modelarts, signal, t }: Context,
): Promise<Message> {
  // The menu itself is filled when it is opened.
  const jobs = await modelarts.jobs.recent(1, { signal });
  const line = writeLine(name, ...positionals, HOLE, ...askingBack(options));
  const onlyRunning = permission === 'operate';
  return pickJob({ hasJobs: jobs.length > 0, onlyRunning, line, command: name }, t);
}

/** @throws UserError where one of the trials named already does not exist */
async function whichTrial(
  { command: { name, permission }, sorted: { positionals, options } }: Incomplete,
  context: Context,
): Promise<Message> {
  const [word = '', ...named] = positionals;
  const gathered = await gather(word, context);
  const { job, table } = gathered;
  // Whole ids, so that the menu knows what it need not offer again, and names may change meanwhile.
  const chosen = named.map((each) => findTrial(each, gathered).id);
  const onlyRunning = permission === 'operate';
  const open = table.trials.filter(
    (trial) => !chosen.includes(trial.id) && (!onlyRunning || isRunning(trial)),
  );
  const line = writeLine(name, job.id, ...chosen, HOLE, ...askingBack(options));
  return pickTrial({ job, hasTrials: open.length > 0, onlyRunning, line, command: name, chosen }, context.t);
}

/** Who said yes did not say to what: what is picked from a menu is asked about once more. */
function askingBack(options: readonly string[]): readonly string[] {
  return options.filter((option) => option !== '--yes');
}
