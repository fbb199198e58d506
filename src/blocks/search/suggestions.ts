import type { PlainTextElement, PlainTextOption } from '@slack/types';
import type { Found, JobGroup, TrialGroup } from '../../domain/search/finding.ts';
import { measure, type Ranking } from '../../domain/search/ranking.ts';
import type { Job } from '../../domain/search/search.ts';
import type { Trial } from '../../domain/search/trial.ts';
import type { Words } from '../../i18n/en.ts';
import { clip, LIMITS, NAME, VALUE } from '../kit/limits.ts';
import { duration } from '../kit/numbers.ts';
import { plainText } from '../kit/parts.ts';
import { readingText } from './trial-table.ts';

/** What a menu offers for what was typed into it, as Slack takes it; of no options it makes "No results". */
export type Offer = { readonly options: PlainTextOption[] } | { readonly option_groups: OptionGroup[] };

interface OptionGroup {
  readonly label: PlainTextElement;
  readonly options: PlainTextOption[];
}

export const NO_OFFER: Offer = { options: [] };

/** Parameters that fit into the small print of an option. */
const PARAMETERS = 4;
/** Of what was typed, so that a label has room for the rest of its sentence. */
const TYPED = 30;

interface Jobs {
  readonly found: Found<JobGroup, Job>;
  readonly typed: string;
  readonly now: Date;
  /** ModelArts has older jobs, which nobody has looked at. */
  readonly isOpen: boolean;
}

export function jobOffer({ found, typed, now, isOpen }: Jobs, t: Words): Offer {
  const groups = found.groups.map(({ group, items }) => ({ title: t.find.jobs[group], items }));
  const entry = (job: Job) => jobOption(job, now, t);
  return offer({ groups, entry, guessed: found.isGuess ? typed : undefined, isOpen }, t);
}

/** A job as an entry of a menu; its value is the id. */
function jobOption({ id, name, phase, createdAt }: Job, now: Date, t: Words): PlainTextOption {
  const age =
    createdAt && t.ago(duration(Math.max(0, (now.getTime() - createdAt.getTime()) / 1000), t.locale));
  return option(clip(name, NAME), t.join([t.phase[phase], ...(age ? [age] : [])]), id);
}

interface Trials {
  readonly found: Found<TrialGroup, Trial>;
  readonly typed: string;
  readonly ranking: Ranking;
}

export function trialOffer({ found, typed, ranking }: Trials, t: Words): Offer {
  const groups = found.groups.map(({ group, items }) => ({ title: t.find.trials[group], items }));
  const entry = (trial: Trial) => trialOption(trial, ranking, t);
  return offer({ groups, entry, guessed: found.isGuess ? typed : undefined, isOpen: false }, t);
}

/** A trial as an entry of a menu; its value is the id. */
function trialOption(trial: Trial, { criterion, by }: Ranking, t: Words): PlainTextOption {
  const parameters = Object.entries(trial.parameters)
    .slice(0, PARAMETERS)
    .map(([name, value]) => `${clip(name, VALUE)} ${clip(String(value), VALUE)}`);
  const value = `${clip(criterion.metric ?? t.reward, VALUE)} ${readingText(measure(trial, criterion, by), t)}`;
  return option(clip(trial.id, NAME), t.join([t.state[trial.state], value, ...parameters]), trial.id);
}

function option(text: string, hint: string, value: string): PlainTextOption {
  return { text: plainText(text, LIMITS.option), value, description: plainText(hint, LIMITS.option) };
}

interface Group<Item> {
  readonly title: string;
  readonly items: readonly Item[];
}

interface Offered<Item> {
  readonly groups: readonly Group<Item>[];
  readonly entry: (item: Item) => PlainTextOption;
  /** What was typed, where none of the items has it. */
  readonly guessed: string | undefined;
  readonly isOpen: boolean;
}

/** As much of it as Slack takes. A menu has no other place than a group's label to say what was left out. */
function offer<Item extends { readonly id: string }>(
  { groups, entry, guessed, isOpen }: Offered<Item>,
  t: Words,
): Offer {
  const choosable = groups.map((group) => ({ ...group, items: group.items.filter(isChoosable) }));
  const shown = fitting(choosable);
  const last = shown.at(-1);
  if (!last) return NO_OFFER;
  if (guessed !== undefined) {
    const title = t.find.nearest(clip(guessed, TYPED));
    return { option_groups: [drawn({ title, items: shown.flatMap(({ items }) => items) }, entry)] };
  }
  const left = countIn(choosable) - countIn(shown);
  const title = left > 0 ? t.find.left(last.title, left) : isOpen ? t.find.open(last.title) : last.title;
  return { option_groups: shown.with(-1, { ...last, title }).map((group) => drawn(group, entry)) };
}

/** An id that is longer than Slack carries, or none at all, cannot be chosen: half of one would be another. */
function isChoosable({ id }: { readonly id: string }): boolean {
  return id.trim() !== '' && id.length <= LIMITS.optionValue;
}

/** The first hundred of all, without the groups that are left empty. */
function fitting<Item>(groups: readonly Group<Item>[]): Group<Item>[] {
  let room: number = LIMITS.options;
  const cut = groups.map((group) => {
    const items = group.items.slice(0, room);
    room -= items.length;
    return { ...group, items };
  });
  return cut.filter(({ items }) => items.length > 0);
}

function countIn(groups: readonly Group<unknown>[]): number {
  return groups.reduce((sum, { items }) => sum + items.length, 0);
}

function drawn<Item>({ title, items }: Group<Item>, entry: Offered<Item>['entry']): OptionGroup {
  return { label: plainText(title, LIMITS.option), options: items.map(entry) };
}
