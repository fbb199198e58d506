import { nearest } from '../text/nearest.ts';
import { hasEnded, type Job } from './search.ts';
import type { Trial } from './trial.ts';

export type JobGroup = 'running' | 'ended' | 'other';
export type TrialGroup = 'running' | 'best' | 'rest';

/** What somebody may have meant by what they typed. */
export interface Found<Group extends string, Item> {
  /** In the order to offer; none of them is empty. */
  readonly groups: readonly { readonly group: Group; readonly items: readonly Item[] }[];
  /** Nothing has what was typed in it, and these are the most like it. */
  readonly isGuess: boolean;
}

/** As many guesses as help; more would look like what was asked for. */
const GUESSES = 10;
/** How far a guess may be off; see `nearest`. */
const FAR = 0.7;

/** Jobs by a part of their name or the beginning of their id; running searches first, then ended ones, then other jobs. */
export function findJobs(jobs: readonly Job[], typed: string): Found<JobGroup, Job> {
  const wanted = typed.trim().toLowerCase();
  const farness = ({ id, name }: Job) =>
    Math.min(fitOf(name, wanted), id.toLowerCase().startsWith(wanted) ? fitOf(id, wanted) : NO_FIT);
  const fitting = jobs.filter((job) => farness(job) < NO_FIT);
  const isGuess = fitting.length === 0;
  const found = isGuess
    ? nearest(wanted, jobs, { count: GUESSES, within: FAR, text: ({ name }) => name })
    : fitting.toSorted((a, b) => farness(a) - farness(b) || created(b) - created(a));
  const groups = [
    { group: 'running' as const, items: found.filter((job) => job.search && !hasEnded(job)) },
    { group: 'ended' as const, items: found.filter((job) => job.search && hasEnded(job)) },
    { group: 'other' as const, items: found.filter((job) => !job.search) },
  ];
  return { groups: exactFirst(groups, farness), isGuess };
}

const NO_FIT = 3;

/** 0 for what was typed itself, then what begins with it, then what has it somewhere, then the rest. */
function fitOf(text: string, wanted: string): number {
  const own = text.toLowerCase();
  if (own === wanted || wanted === '') return 0;
  if (own.startsWith(wanted)) return 1;
  return own.includes(wanted) ? 2 : NO_FIT;
}

/** The group with what was typed in full comes first: before it, others could fill the menu. */
function exactFirst<Group extends string, Item>(
  groups: Found<Group, Item>['groups'],
  farness: (item: Item) => number,
): Found<Group, Item>['groups'] {
  const hasExact = ({ items: [first] }: (typeof groups)[number]) =>
    first !== undefined && farness(first) === 0;
  return groups
    .filter(({ items }) => items.length > 0)
    .toSorted((a, b) => Number(hasExact(b)) - Number(hasExact(a)));
}

function created({ createdAt }: Job): number {
  return createdAt?.getTime() ?? 0;
}

/** Trials in the order to offer. */
export type TrialGroups = Readonly<Record<TrialGroup, readonly Trial[]>>;

const GROUPS: readonly TrialGroup[] = ['running', 'best', 'rest'];

/**
 * Trials by a part of their id or of their parameters, each word of which must occur: `adam 0.01`, `lr=0.01`. Inside a
 * group the given order stays, but what begins with what was typed comes first.
 */
export function findTrials(trials: TrialGroups, typed: string): Found<TrialGroup, Trial> {
  const wanted = typed.trim().toLowerCase();
  const words = wanted.split(/[\s,=:]+/).filter((word) => word !== '');
  const farness = ({ id }: Trial) => fitOf(id, wanted);
  const groups = GROUPS.map((group) => ({
    group,
    items: trials[group].filter((trial) => hasAll(trial, words)).toSorted((a, b) => farness(a) - farness(b)),
  }));
  const fitting = exactFirst(groups, farness);
  if (fitting.length > 0) return { groups: fitting, isGuess: false };
  const all = GROUPS.flatMap((group) => trials[group]);
  const near = nearest(wanted, all, { count: GUESSES, within: FAR, text: ({ id }) => id });
  return { groups: near.length > 0 ? [{ group: 'rest', items: near }] : [], isGuess: true };
}

function hasAll({ id, parameters }: Trial, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [id, ...Object.entries(parameters).flat()].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}
