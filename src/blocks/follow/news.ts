import type { News, SearchDigest } from '../../domain/follow/digest.ts';
import type { SeenTrial, ValuedTrial } from '../../domain/search/snapshot.ts';
import type { Words } from '../../i18n/en.ts';
import { type Inline, joined, type Line } from '../../i18n/line.ts';
import { clip, NAME } from '../kit/limits.ts';
import { apart, gap, short } from '../kit/numbers.ts';
import { metricOf } from '../search/progress.ts';

/** Trials of each kind that are named; the others are a count. */
const NAMED = 5;
const CAUSES = 3;
const CAUSE = 300;

type Told = Pick<SearchDigest, 'job' | 'ranking' | 'news'>;

/** What is new in a few words each, the weightiest first; empty where there is nothing. */
export function newsWords({ job, ranking, news }: Told, t: Words): string[] {
  const phase = t.digest.news.ended(t.digest.how[job.phase]);
  const pieces = [
    ...(news.hasEnded ? [phase] : []),
    ...bestWords({ ranking, news }, t),
    ...countWords(news, t),
  ];
  // A phase that changed on the way, such as from waiting to running, is news without a count.
  return pieces.length === 0 && news.hasAny ? [phase] : pieces;
}

/** How many trials have come into which state. */
export function countWords(news: News, t: Words): string[] {
  const words = t.digest.news;
  const counted = [
    [news.finished.length, words.finished],
    [news.failed.length, words.failed],
    [news.stopped.length, words.stopped],
    [news.started.length, words.started],
    [news.gone, words.gone],
  ] as const;
  return counted.filter(([count]) => count > 0).map(([count, say]) => say(count));
}

function bestWords({ ranking, news: { best } }: Omit<Told, 'job'>, t: Words): string[] {
  const words = t.digest.news;
  const metric = metricOf(ranking, t);
  switch (best.kind) {
    case 'first':
      return [words.first(metric, short(best.now.value))];
    case 'better':
      return [words.best(metric, valueBeside(best.now, best.before), gap(best.gain))];
    case 'worse':
      return best.now ? [words.worse(metric, short(best.now.value))] : [];
    case 'same':
    case 'none':
      return [];
  }
}

interface Detailed extends Told, Pick<SearchDigest, 'stoppedBy'> {
  /** The likely cause of each failure by the trial's id, from the log's end; nothing where no log could be read. */
  readonly causes: ReadonlyMap<string, string> | undefined;
}

/** The same with trials, causes and people by name. */
export function newsLines(told: Detailed, t: Words): (string | Line)[] {
  const { news } = told;
  const words = t.digest;
  const named = (trials: readonly SeenTrial[]) => trialNames(trials, t);
  return [
    ...(news.hasEnded ? [t.card.event.ended(t.digest.how[told.job.phase])] : []),
    ...bestLine(told, t),
    ...(news.finished.length > 0 ? [words.finished(news.finished.length, named(news.finished))] : []),
    ...failedLines(told, t),
    ...(news.stopped.length > 0 ? [words.stopped(stoppedNames(told, t))] : []),
    ...(news.started.length > 0 ? [words.started(news.started.length, named(news.started))] : []),
    ...(news.gone > 0 ? [words.gone(news.gone)] : []),
  ];
}

function bestLine({ ranking, news: { best } }: Told, t: Words): (string | Line)[] {
  const words = t.digest;
  const metric = metricOf(ranking, t);
  switch (best.kind) {
    case 'first':
      return [words.first(trialName(best.now), metric, { bold: short(best.now.value) })];
    case 'better': {
      const value = { bold: valueBeside(best.now, best.before) };
      return [words.best(trialName(best.now), metric, value, gap(best.gain))];
    }
    case 'worse': {
      if (!best.now) return [t.search.progress.noBest];
      const [value, before] = apart(best.now.value, best.before.value);
      return [words.worse(trialName(best.now), metric, { bold: value }, before)];
    }
    case 'same':
    case 'none':
      return [];
  }
}

/** Those that failed of the same cause on one line. */
function failedLines({ news: { failed }, causes }: Detailed, t: Words): (string | Line)[] {
  if (failed.length === 0) return [];
  const words = t.digest;
  const all = words.failedTrials(failed.length, trialNames(failed, t));
  if (!causes) return [all];
  const [first, ...others] = Map.groupBy(failed, ({ id }) => causes.get(id));
  if (first && others.length === 0) return [causeLine(all, first[0], t)];
  const groups = [...(first ? [first] : []), ...others];
  const left = groups.slice(CAUSES).flatMap(([, trials]) => trials).length;
  return [
    words.failed(failed.length),
    ...groups.slice(0, CAUSES).map(([cause, trials]) => causeLine(trialNames(trials, t), cause, t)),
    ...(left > 0 ? [t.more(left)] : []),
  ];
}

function causeLine(failed: Line, cause: string | undefined, t: Words): Line {
  return cause === undefined ? t.digest.noCause(failed) : t.digest.cause(failed, { code: causeText(cause) });
}

/** On one line, since it stands in the midst of a sentence. */
export function causeText(cause: string): string {
  return clip(cause.replaceAll(/\s+/g, ' ').trim(), CAUSE);
}

function stoppedNames({ news: { stopped }, stoppedBy }: Detailed, t: Words): Line {
  return some(
    stopped.map((trial) => {
      const user = stoppedBy.get(trial.id);
      return user === undefined ? [trialName(trial)] : t.digest.stoppedBy(trialName(trial), { user });
    }),
    t,
  );
}

/** By their ids, and how many more. */
export function trialNames(trials: readonly SeenTrial[], t: Words): Line {
  return some(
    trials.map((trial) => [trialName(trial)]),
    t,
  );
}

/** With the value that each has, if it has one. */
export function trialValues(trials: readonly SeenTrial[], t: Words): Line {
  return some(
    trials.map((trial) =>
      trial.value === undefined
        ? [trialName(trial)]
        : t.card.event.withValue(trialName(trial), short(trial.value)),
    ),
    t,
  );
}

export function trialName({ id }: Pick<SeenTrial, 'id'>): Inline {
  return { code: clip(id, NAME) };
}

/** With digits enough to tell it from the one before. */
export function valueBeside(now: ValuedTrial, before: ValuedTrial | undefined): string {
  return before ? apart(now.value, before.value)[0] : short(now.value);
}

function some(items: readonly Line[], t: Words): Line {
  const left = items.length - NAMED;
  return joined(left > 0 ? [...items.slice(0, NAMED), t.more(left)] : items, t.digest.between);
}

/** Whether anything in the news needs the words about where causes come from. */
export function hasCauses({ failed }: Pick<News, 'failed'>, causes: Detailed['causes']): boolean {
  return causes !== undefined && failed.some(({ id }) => causes.has(id));
}
