import type { KnownBlock } from '@slack/types';
import type { Glance } from '../../domain/search/glance.ts';
import type { Job } from '../../domain/search/search.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { bar } from '../kit/bar.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import { timesFrom } from '../kit/local-time.ts';
import type { Message } from '../kit/message.ts';
import { apart, short } from '../kit/numbers.ts';
import { actions, heading, note, paragraph } from '../kit/parts.ts';
import { readable } from '../kit/readable.ts';
import { goalText } from '../search/best.ts';
import { askButton, HOME, homeButton } from './home-buttons.ts';

/** What the Home tab tells of searches, as far as it is known by now. */
export type HomeSearches =
  | { readonly kind: 'looking' }
  | { readonly kind: 'trouble'; readonly trouble: Message }
  | {
      readonly kind: 'listed';
      /** Newest first, `RUNNING` at most. */
      readonly running: readonly HomeSearch[];
      /** How many more run. */
      readonly more: number;
      /** The last first, `ENDED` at most. */
      readonly ended: readonly HomeSearch[];
      /** When it was looked up. */
      readonly at: Date;
    };

/** A search, and what was found of its trials; nothing as long as that is being looked up. */
export interface HomeSearch {
  readonly job: Pick<Job, 'id' | 'name' | 'phase'>;
  readonly found: { readonly glance: Glance } | { readonly trouble: Message } | undefined;
}

/** How many of each are shown: enough for one look, and few enough to read their trials each time. */
export const RUNNING = 5;
export const ENDED = 3;

/** A sentence, and the small print of what ModelArts said. */
const TROUBLE = 2;

interface Reader {
  readonly mayStop: boolean;
}

/** At most 35 blocks. */
export function homeSearches(searches: HomeSearches, reader: Reader, t: Words): (KnownBlock | undefined)[] {
  const title = heading(t.home.running);
  if (searches.kind === 'looking') return [title, paragraph(t.looking)];
  if (searches.kind === 'trouble') return [title, ...readable([searches.trouble], TROUBLE, t), again(t)];
  const { running, more, ended, at } = searches;
  return [
    title,
    running.length === 0 ? paragraph(t.home.noneRunning) : undefined,
    ...running.flatMap((search, i) => runningSearch({ search, i, at }, reader, t)),
    note(more > 0 ? t.home.moreRunning(more) : undefined),
    ...endedSearches(ended, t),
    paragraph(t.home.asOf({ time: at, to: 'second' })),
    again(t),
  ];
}

function again(t: Words): KnownBlock | undefined {
  return actions(
    homeButton(HOME.refresh, { label: t.button.refresh, line: 'jobs' }),
    askButton({ key: 'jobs', label: t.button.jobs, line: 'jobs' }),
  );
}

interface Placed {
  readonly search: HomeSearch;
  readonly i: number;
  readonly at: Date;
}

function runningSearch(
  { search: { job, found }, i, at }: Placed,
  { mayStop }: Reader,
  t: Words,
): (KnownBlock | undefined)[] {
  const told = found && 'glance' in found ? glanceLines(found.glance, at, t) : [];
  return [
    paragraph(nameLine(job, t), ...told, found === undefined ? t.looking : undefined),
    ...(found && 'trouble' in found ? readable([found.trouble], TROUBLE, t) : []),
    actions(
      askButton({ key: `best-${i}`, label: t.button.best, line: writeLine('best', job.id) }),
      askButton({
        key: `progress-${i}`,
        label: t.search.progress.button,
        line: writeLine('progress', job.id),
      }),
      mayStop
        ? askButton({ key: `stop-${i}`, label: t.home.stop, line: writeLine('stop', job.id) })
        : undefined,
    ),
  ];
}

function nameLine({ name, phase }: HomeSearch['job'], t: Words): Line {
  const shown = { bold: clip(filled(name), NAME) };
  return phase === 'Running' ? [shown] : [shown, ` · ${t.phase[phase]}`];
}

function glanceLines(glance: Glance, at: Date, t: Words): (string | Line)[] {
  const { best, leader, remaining } = glance;
  if (glance.total === 0) return [t.home.noTrials];
  return [
    standing(glance, t),
    bestLine(glance, t.search.progress.best.running, t) ?? t.search.progress.noBest,
    ...(leader
      ? [t.best.leader({ code: clip(leader.trial, NAME) }, { bold: leadingValue(leader, best) })]
      : []),
    ...(remaining.kind === 'range' ? [t.home.left(...timesFrom(at, remaining))] : []),
  ];
}

function leadingValue(leader: Standing, best: Standing | undefined): string {
  return best ? apart(leader.value, best.value)[0] : short(leader.value);
}

function standing({ done, total, isPlanned, isAbout }: Glance, t: Words): string {
  const { ended, endedOfAbout, endedOfSeen } = t.search.progress;
  if (!isPlanned) return endedOfSeen(done, total);
  return `${bar(done / total)} ${(isAbout ? endedOfAbout : ended)(done, total)}`;
}

type Standing = NonNullable<Glance['leader']>;
type Say = Words['search']['progress']['best']['running'];

function bestLine({ best, criterion }: Glance, say: Say, t: Words): string | Line | undefined {
  if (!best) return undefined;
  return say(
    { code: clip(best.trial, NAME) },
    clip(criterion.metric ?? t.reward, NAME),
    { bold: short(best.value) },
    goalText(criterion, t),
  );
}

function endedSearches(ended: readonly HomeSearch[], t: Words): (KnownBlock | undefined)[] {
  if (ended.length === 0) return [];
  return [
    heading(t.home.ended),
    ...ended.flatMap(({ job, found }) => [
      paragraph(
        nameLine(job, t),
        found && 'glance' in found ? (bestLine(found.glance, t.best.winner, t) ?? t.home.noBest) : undefined,
        found === undefined ? t.looking : undefined,
      ),
      ...(found && 'trouble' in found ? readable([found.trouble], TROUBLE, t) : []),
    ]),
    actions(
      ...ended.map(({ job }, i) =>
        askButton({
          key: `ended-${i}`,
          label: t.home.bestOf(clip(filled(job.name), 40)),
          line: writeLine('best', job.id),
        }),
      ),
    ),
  ];
}
