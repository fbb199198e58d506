import { pickJob } from '../blocks/jobs.ts';
import type { Message } from '../blocks/message.ts';
import { pickTrial } from '../blocks/pick-trial.ts';
import { writeLine } from '../domain/command-line.ts';
import { isRunning } from '../domain/trial.ts';
import type { Sorted } from './arguments.ts';
import type { Command, Context } from './command.ts';
import { gather, judge } from './gather.ts';
import { recentJobs } from './jobs.ts';

/** Offers what may stand where an argument was left out; nothing where only the asker can know. */
export async function pick(
  missing: string,
  { command, sorted }: { command: Command; sorted: Sorted },
  context: Context,
): Promise<Message | undefined> {
  const lineFor = (id: string) => writeLine(command.name, ...sorted.positionals, id, ...sorted.options);
  if (missing === 'job') {
    const jobs = await recentJobs(context);
    const searches = jobs.filter((job) => job.search);
    const offered = searches.length > 0 ? searches : jobs;
    return pickJob({ jobs: offered, now: context.clock.now(), lineFor, command: command.name }, context.t);
  }
  if (missing !== 'trial') return undefined;
  const gathered = await gather(sorted.positionals[0] ?? '', context);
  const ranking = judge(gathered);
  const onlyRunning = command.permission === 'operate';
  const running = [...ranking.running.map(({ trial }) => trial), ...ranking.silent];
  // Whoever stops a trial is after the worst of those that run; whoever looks, after the best.
  const trials = onlyRunning
    ? running.toReversed()
    : [...running, ...ranking.ranked.map(({ trial }) => trial)];
  const rest = onlyRunning
    ? []
    : gathered.table.trials.filter((trial) => !isRunning(trial) && !trials.includes(trial));
  return pickTrial(
    { job: gathered.job, trials: [...trials, ...rest], ranking, lineFor, onlyRunning },
    context.t,
  );
}
