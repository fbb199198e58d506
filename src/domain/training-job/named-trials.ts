import type { SeenTrial } from '../search/snapshot.ts';

/** What a log may call a trial by. */
export type Nameable = Pick<SeenTrial, 'id' | 'pid'>;

export interface Named {
  /** None where it is a trial that is not known. */
  readonly ids: ReadonlySet<string>;
  /** Processes run several trials, one after another, so that theirs may be the number of more than one. */
  readonly by: 'id' | 'pid';
}

/** As Ray makes them: a search, and the trial's number in it. */
const OF_RAY = /(?<![A-Za-z0-9])[0-9a-f]{4,8}_\d{5}(?!\d)/;
const HEX = /^[0-9a-f]{8}$/;
const TRIAL_OF_HEX = /\btrial[\s:=#"'_-]{1,3}(?:\w{1,60}_)?[0-9a-f]{8}(?!\w)/i;
const SAYS_TRIAL = /trial[a-z]{0,3}[\s:=#"'_-]{0,3}$/i;
const PID = /\bpid[=:]\s?(\d{1,10})\b/gi;
const PARTS = /[A-Za-z0-9]+/g;
const WORDS = /[A-Za-z0-9]+(?:[_-]+[A-Za-z0-9]+)*/g;

/**
 * Tells which trial texts name: by its id, be it the end of a longer name, else by the process that runs it. The first
 * text that names one by its id decides. @param trials all of the search
 */
export function trialFinder(trials: readonly Nameable[]): (texts: readonly string[]) => Named | undefined {
  const ids = new Set(trials.map(({ id }) => id).filter((id) => id !== ''));
  const longest = Math.max(0, ...[...ids].map((id) => id.match(PARTS)?.length ?? 0));
  const byPid = Map.groupBy(
    trials.filter(({ pid = '0' }) => Number(pid) !== 0),
    ({ pid }) => pid,
  );
  // A name that no trial of the search has is one only where its trials are called so.
  const shapes = [
    ...([...ids].some((id) => OF_RAY.test(id)) ? [OF_RAY] : []),
    ...([...ids].some((id) => HEX.test(id)) ? [TRIAL_OF_HEX] : []),
  ];

  return (texts) => {
    for (const text of texts) {
      const found = idsIn(text, ids, longest);
      if (found.size > 0 || shapes.some((shape) => shape.test(text))) return { ids: found, by: 'id' };
    }
    const pids = texts.flatMap((text) => [...text.matchAll(PID)].map(([, pid]) => pid));
    const running = [...new Set(pids)].flatMap((pid) => byPid.get(pid) ?? []);
    return running.length === 0 ? undefined : { ids: new Set(running.map(({ id }) => id)), by: 'pid' };
  };
}

/** Of ids within one another the longest. */
function idsIn(text: string, ids: ReadonlySet<string>, longest: number): Set<string> {
  const found = new Set<string>();
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const parts = [...word.matchAll(PARTS)].map((part) => [part.index, part.index + part[0].length] as const);
    let after = 0;
    for (const [first, [from]] of parts.entries()) {
      const ends = parts.slice(Math.max(first, after), first + longest).map(([, end]) => end);
      const end = ends.findLast((each) => isNaming(word.slice(from, each), ids, text.slice(0, index + from)));
      if (end === undefined) continue;
      found.add(word.slice(from, end));
      after = parts.findIndex((part) => part[1] === end) + 1;
    }
  }
  return found;
}

/** A short id may be any word or number, but not where a trial is spoken of. */
function isNaming(id: string, ids: ReadonlySet<string>, before: string): boolean {
  if (!ids.has(id)) return false;
  const isTelling = /\d/.test(id) && (id.length >= 8 || (id.length >= 5 && /[a-z]/i.test(id)));
  return isTelling || SAYS_TRIAL.test(before.slice(-12));
}
