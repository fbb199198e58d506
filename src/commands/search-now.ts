import type { SearchNow } from '../domain/follow/digest.ts';
import { progressOf } from '../domain/search/progress.ts';
import type { Context } from './command.ts';
import { judge } from './gather.ts';
import type { Look } from './looks.ts';

/** What a look found, judged by what the search itself aims at, with what the bot knows of stops. */
export async function searchNow(
  { job, table }: Look,
  { stops }: { readonly stops: Pick<Context['stops'], 'askers'> },
): Promise<SearchNow> {
  const stoppedBy = await stops.askers(job.id);
  const stopped = new Set(stoppedBy.keys());
  const ranking = judge({ job, table, stopped });
  const progress = progressOf({ job, trials: table.trials, ranking, stopped });
  return { job, table, ranking, progress, stopped, stoppedBy };
}
