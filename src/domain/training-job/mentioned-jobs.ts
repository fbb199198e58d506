import type { Job } from '../search/search.ts';
import { JOB_ID } from './console-link.ts';

type Named = Pick<Job, 'id' | 'name'>;

/**
 * Also in the midst of a word: logs and pods are called `modelarts-job-<id>-worker-0`. Whatever else has such an id is
 * found, too, so that each has to be looked up.
 */
const ID = new RegExp(`(?<![0-9a-f])(?:${JOB_ID})(?![0-9a-f])`, 'gi');
/** What a link writes for a slash and the like, encoded once or more often; ids have nothing to encode. */
const ENCODED = /%(?:25)*[0-9a-f]{2}/gi;
/** Names go on with these; a Chinese sentence has no spaces around a name. */
const IN_NAME = /[\p{L}\p{N}_-]/u;
const CHINESE = /\p{Script=Han}/u;

/** What may be ids of jobs in a text or in its links, each once, in the order they come. */
export function jobIdsIn(text: string): string[] {
  const found = text.replaceAll(ENCODED, ' ').matchAll(ID);
  return [...new Set([...found].map(([id]) => id.toLowerCase()))];
}

/**
 * The jobs whose names stand in a text as words of their own, whatever the case, in the order they come. Where one name
 * contains another, the longer one counts; where several jobs are called so, all of them do.
 */
export function jobsNamedIn<T extends Named>(text: string, jobs: readonly T[]): T[] {
  const byName = Map.groupBy(
    jobs.filter(({ name }) => name.trim() !== ''),
    ({ name }) => name.toLowerCase(),
  );
  let rest = text.toLowerCase();
  const found: { readonly at: number; readonly jobs: readonly T[] }[] = [];
  for (const [name, called] of [...byName].toSorted(([a], [b]) => b.length - a.length)) {
    const places = placesOf(name, rest);
    const [at] = places;
    if (at !== undefined) found.push({ at, jobs: called });
    // A shorter name must not be found inside this one.
    for (const place of places)
      rest = rest.slice(0, place) + ' '.repeat(name.length) + rest.slice(place + name.length);
  }
  return found.toSorted((a, b) => a.at - b.at).flatMap((each) => each.jobs);
}

/** Where a name stands with borders on both sides. */
function placesOf(name: string, text: string): number[] {
  const [first = '', ...others] = name;
  const last = others.at(-1) ?? first;
  const places: number[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (at < (places.at(-1) ?? -name.length) + name.length) continue;
    // Two units hold the nearest character whole, whatever it is.
    const before = [...text.slice(Math.max(0, at - 2), at)].at(-1);
    const [after] = text.slice(end, end + 2);
    if (isBorder(before, first) && isBorder(after, last)) places.push(at);
  }
  return places;
}

/** @param beside the character next to the first or last of a name, which is `edge` */
function isBorder(beside: string | undefined, edge: string): boolean {
  if (beside === undefined || !IN_NAME.test(beside)) return true;
  return CHINESE.test(beside) && !CHINESE.test(edge);
}
