import { z } from 'zod';
import type { Job, JobPhase } from '../../domain/search/search.ts';
import { STOP_JOB } from '../../domain/stop/stops.ts';
import { nearest } from '../../domain/text/nearest.ts';
import { UserError } from '../../errors.ts';
import type { Http } from '../http/http.ts';
import { path } from '../http/path.ts';
import type { Workspace } from '../platform/workspaces.ts';
import { WireJob } from './job.ts';
import { isIdPrefix, jobIdIn } from './job-reference.ts';
import { DEFAULT_WORKSPACE, isRefusal, type SearchedWorkspaces } from './searched-workspaces.ts';

interface Asking {
  readonly signal?: AbortSignal | undefined;
}

interface Conditions {
  /** A part of the name. */
  readonly name?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly phases?: readonly JobPhase[] | undefined;
}

interface Range {
  /** 1 to 50. */
  readonly limit?: number;
  /** Counts from 0. */
  readonly page?: number;
}

export interface JobPage {
  readonly jobs: readonly Job[];
  /** There may be further pages. */
  readonly more: boolean;
  /** Names of workspaces that ModelArts refuses to list, where several are searched. */
  readonly refused?: readonly string[];
}

const PAGE = 50;
/** A filter takes no more values than this. */
const MAX_VALUES = 10;
/** How far back a name or the beginning of an id is looked for. */
const LOOKED_AT = 500;

const Found = z.object({ items: z.array(WireJob).nullish() }).transform(({ items }) => items ?? []);

/** Training jobs, newest first, of every workspace that is searched. */
export function jobsApi(http: Http, searched: SearchedWorkspaces) {
  async function searchPage(wanted: Conditions & Range, asking: Asking): Promise<JobPage> {
    if (!isSearchable(wanted)) return { jobs: [], more: false };
    const workspaces = await searched.list(asking);
    const [only, ...others] = workspaces;
    if (!only) return { jobs: [], more: false };
    if (others.length === 0) return pageIn(only, wanted, asking);
    return mergedPage(workspaces, wanted, asking);
  }

  /** The page that the jobs of all these have together. */
  async function mergedPage(
    workspaces: readonly Workspace[],
    { limit = PAGE, page = 0, ...conditions }: Conditions & Range,
    asking: Asking,
  ): Promise<JobPage> {
    const end = (page + 1) * limit;
    const { jobs, more, refused } = await newestOf(workspaces, end, { ...conditions, limit }, asking);
    return { jobs: jobs.slice(end - limit, end), more: jobs.length > end || more, refused };
  }

  /** The newest jobs of all these, newest first, at least `count` where there are as many; each page is read once. */
  async function newestOf(
    workspaces: readonly Workspace[],
    count: number,
    wanted: Conditions & Range,
    asking: Asking,
  ): Promise<JobPage & { readonly refused: readonly string[] }> {
    const results = await Promise.allSettled(
      workspaces.map(async (workspace) => {
        const jobs: Job[] = [];
        let more = true;
        for (let at = 0; more && jobs.length < count; at += 1) {
          const found = await pageIn(workspace, { ...wanted, page: at }, asking);
          jobs.push(...found.jobs.map((job) => ({ ...job, workspace: workspace.name })));
          more = found.more;
        }
        return { jobs, more };
      }),
    );
    const pages = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    // A workspace that refuses costs its own jobs. One that does not answer could hold a job of the same name: then no
    // name says for certain which job is meant.
    const failed = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason);
    const fatal = pages.length === 0 ? failed[0] : failed.find((reason) => !isRefusal(reason));
    if (fatal !== undefined) throw fatal;
    return {
      jobs: pages.flatMap(({ jobs }) => jobs).sort((a, b) => createdAt(b) - createdAt(a)),
      more: pages.some(({ more }) => more),
      refused: workspaces.filter((_, i) => results[i]?.status === 'rejected').map(({ name }) => name),
    };
  }

  async function pageIn(
    { id }: Pick<Workspace, 'id'>,
    { limit = PAGE, page = 0, ...conditions }: Conditions & Range,
    { signal }: Asking,
  ): Promise<JobPage> {
    const body = {
      offset: page,
      limit,
      sort_by: 'create_time',
      order: 'desc',
      ...(id !== DEFAULT_WORKSPACE.id && { workspace_id: id }),
      filters: filtersFor(conditions),
    };
    const { data: jobs } = await http.post(path`/v2/{project_id}/training-job-searches`, Found, {
      endpoint: 'ListTrainingJobs',
      body,
      reads: true,
      signal,
    });
    // Never by `count`, which means the jobs of this page or of all pages, depending on whom one asks.
    return { jobs, more: jobs.length >= limit };
  }

  async function search({ ids, ...rest }: Conditions & Range, asking: Asking = {}): Promise<JobPage> {
    if (!ids) return searchPage(rest, asking);
    const pages = await Promise.all(
      chunks(ids, MAX_VALUES).map((some) => searchPage({ ...rest, ids: some }, asking)),
    );
    return { jobs: pages.flatMap(({ jobs }) => jobs), more: pages.some(({ more }) => more) };
  }

  async function recent(
    count: number,
    { signal, ...conditions }: Asking & Omit<Conditions, 'ids'> = {},
  ): Promise<Job[]> {
    const limit = Math.min(count, PAGE);
    const workspaces = isSearchable(conditions) ? await searched.list({ signal }) : [];
    if (workspaces.length > 1)
      return (await newestOf(workspaces, count, { ...conditions, limit }, { signal })).jobs.slice(0, count);
    // A job that is created meanwhile moves the others on, so that one may be seen twice.
    const found = new Map<string, Job>();
    for (let page = 0; page * limit < count; page += 1) {
      const { jobs, more } = await search({ ...conditions, limit, page }, { signal });
      for (const job of jobs) found.set(job.id, job);
      if (!more) break;
    }
    return [...found.values()].slice(0, count);
  }

  async function namedLike(word: string, { signal }: Asking): Promise<Job[]> {
    const jobs = await recent(LOOKED_AT, { name: word, signal });
    return jobs.filter(({ name }) => name.toLowerCase().includes(word.toLowerCase()));
  }

  return {
    /** One page of the jobs that meet all conditions. */
    search,

    /** The newest `count` of the jobs that meet all conditions. */
    recent,

    /**
     * Asks ModelArts to end a job; it answers 202 and goes on ending it for a while. Sent once and never again.
     * @returns the id under which the vendor's support finds the request
     */
    async stop(jobId: string, { signal }: Asking = {}): Promise<{ readonly requestId: string | undefined }> {
      const body = { action_type: 'terminate' };
      const actions = path`/v2/{project_id}/training-jobs/${jobId}/actions`;
      const { requestId } = await http.post(actions, z.unknown(), { endpoint: STOP_JOB, body, signal });
      return { requestId };
    },

    /** @throws NotFound when there is no such job. */
    get: (jobId: string, { signal }: Asking = {}): Promise<Job> =>
      http.get(path`/v2/{project_id}/training-jobs/${jobId}`, WireJob, {
        endpoint: 'ShowTrainingJobDetails',
        signal,
      }),

    /**
     * The id of the job that a person means by an id, the beginning of one (4 characters at least), a link to the
     * console or a name. A whole id and a link are taken at their word, without a request.
     * @throws UserError `jobAmbiguous` when several fit, `jobNotFound` when none does.
     */
    async resolve(word: string, asking: Asking = {}): Promise<string> {
      const id = jobIdIn(word);
      if (id) return id;
      const [named, newest] = await Promise.all([
        namedLike(word, asking),
        isIdPrefix(word) ? recent(LOOKED_AT, asking) : undefined,
      ]);
      const begun = newest?.filter((job) => job.id.startsWith(word.toLowerCase())) ?? [];
      const [fit, ...others] = distinct([...named.filter(({ name }) => name === word), ...begun]);
      if (fit && others.length === 0) return fit.id;
      if (fit) throw ambiguous(word, [fit, ...others]);
      // Whoever typed a part of a name most likely meant one of those that have it.
      throw notFound(word, named.length > 0 ? named : (newest ?? (await recent(LOOKED_AT, asking))));
    },
  };
}

/** ModelArts refuses other characters in the filter, and in the names of jobs. */
function isSearchable({ name }: Conditions): boolean {
  return name === undefined || /^[\p{L}\p{N}_-]+$/u.test(name);
}

function createdAt({ createdAt: at }: Job): number {
  return at?.getTime() ?? 0;
}

function filtersFor({ name, ids, phases }: Conditions) {
  const filters = [
    { key: 'name', operator: 'like', value: name === undefined ? [] : [name] },
    { key: 'id', operator: 'in', value: ids ?? [] },
    { key: 'phase', operator: 'in', value: phases ?? [] },
  ];
  return filters.filter(({ value }) => value.length > 0);
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}

function distinct(jobs: readonly Job[]): Job[] {
  return [...new Map(jobs.map((job) => [job.id, job])).values()];
}

function ambiguous(word: string, jobs: readonly Job[]): UserError {
  return new UserError({
    kind: 'jobAmbiguous',
    word,
    candidates: jobs.map(({ id, name, workspace }) => ({ id, name, workspace })),
  });
}

function notFound(word: string, jobs: readonly Job[]): UserError {
  const names = new Map(jobs.map(({ id, name }) => [name, { id, name }]));
  const alike = nearest(word, [...names.values()], { text: ({ name }) => name });
  return new UserError({ kind: 'jobNotFound', word, nearest: alike });
}
