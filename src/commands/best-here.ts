import type { Message } from '../blocks/kit/message.ts';
import { whichMentioned } from '../blocks/search/best-here.ts';
import type { Job } from '../domain/search/search.ts';
import { writeLine } from '../domain/text/command-line.ts';
import { jobIdsIn, jobsNamedIn } from '../domain/training-job/mentioned-jobs.ts';
import type { Context } from './command.ts';
import type { Standing } from './dispatch.ts';
import { permit } from './permission.ts';

interface Surroundings extends Pick<Context, 'asker' | 'source' | 'modelarts' | 'signal' | 't'> {
  /** An error where it could not be found out. */
  readonly standing: Standing | Error;
}

/** What a text leads to: the line of the one search it names, a question where it names several, else neither. */
type Mentioned =
  | { readonly kind: 'one'; readonly line: string }
  | { readonly kind: 'several'; readonly question: Message }
  | { readonly kind: 'none' };

/** Whatever looks like an id is looked up, and texts may be full of them. */
const LOOKED_UP = 20;
/** As many jobs by whose names a text is searched: as far back as a typed name is looked for. */
const RECENT = 500;

/**
 * Finds the searches that a text names by id, link or name.
 * @throws UserError for whoever may not look, since it tells which jobs there are, and where ModelArts fails
 */
export async function bestHere(
  text: string,
  { asker, source, standing, t, ...context }: Surroundings,
): Promise<Mentioned> {
  if (standing instanceof Error) throw standing;
  const { role, access } = standing;
  permit({ asker, role, channel: source.channel, access }, 'view');
  const jobs = await jobsIn(text, context);
  const searches = jobs.filter(({ search }) => search);
  const [first, ...others] = searches.length > 0 ? searches : jobs;
  if (!first) return { kind: 'none' };
  if (others.length > 0) return { kind: 'several', question: whichMentioned([first, ...others], t) };
  return { kind: 'one', line: writeLine('best', first.id) };
}

async function jobsIn(
  text: string,
  { modelarts, signal }: Pick<Context, 'modelarts' | 'signal'>,
): Promise<Job[]> {
  const ids = jobIdsIn(text).slice(0, LOOKED_UP);
  const [known, recent] = await Promise.all([
    ids.length > 0 ? modelarts.jobs.search({ ids }, { signal }) : { jobs: [] },
    modelarts.jobs.recent(RECENT, { signal }),
  ]);
  const byId = new Map([...known.jobs, ...recent].map((job) => [job.id.toLowerCase(), job]));
  const found = [...ids.flatMap((id) => byId.get(id) ?? []), ...jobsNamedIn(text, recent)];
  return [...new Map(found.map((job) => [job.id, job])).values()];
}
