import type { KnownBlock } from '@slack/types';
import type { SearchDigest } from '../../domain/follow/digest.ts';
import type { Digest, Followed } from '../../domain/follow/following.ts';
import { hasEnded } from '../../domain/search/search.ts';
import { labelOf } from '../../domain/search/trial.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import { timesFrom } from '../kit/local-time.ts';
import { type Message, message } from '../kit/message.ts';
import { gap, short } from '../kit/numbers.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { metricOf, noBest, stage } from '../search/progress.ts';
import { barText, digestButtons, footer, nextLine } from './digest.ts';
import { jobName } from './following-words.ts';
import { countWords, valueBeside } from './news.ts';

export interface AllDigest {
  /** Those with news first. */
  readonly searches: readonly SearchDigest[];
  /** Searches that ModelArts did not tell of this time. */
  readonly unread: readonly Followed[];
  /** When the digest was told last. */
  readonly since: Date | undefined;
  readonly digest: Digest | undefined;
  /** Shown in full even where nothing has changed. */
  readonly isAsked: boolean;
  readonly now: Date;
}

/** Entries of two blocks each; more than ten nobody reads. */
const ENTRIES = 10;
/** News in the one sentence that notifications show. */
const TOLD = 3;

/** All running searches in one message, those that have ended first; one line where nothing has changed. */
export function allDigest(shown: AllDigest, t: Words): Message {
  const { searches, unread, digest } = shown;
  const words = t.digest.all;
  const hasNews = unread.length > 0 || searches.some(({ news }) => news.hasAny);
  if (searches.length === 0 || (!hasNews && !shown.isAsked)) return quiet(shown, t);
  const ordered = [...searches.filter(isOver), ...searches.filter((each) => !isOver(each))];
  const left = ordered.length - ENTRIES;
  return message(headline(ordered, t), [
    heading(t.digest.titleAll),
    ...ordered.slice(0, ENTRIES).flatMap((each, i) => entry(each, i, shown, t)),
    note(left > 0 ? words.left(left) : undefined),
    paragraph(...unread.slice(0, ENTRIES).map((job) => words.unread(jobName(job)))),
    note(unread.length > ENTRIES ? t.more(unread.length - ENTRIES) : undefined),
    ...footer(digest, false, t),
    actions(button({ key: 'jobs', label: t.button.jobs, line: 'jobs' }), ...digestButtons(digest, t)),
  ]);
}

function isOver({ job }: SearchDigest): boolean {
  return hasEnded(job);
}

/** The news first: what ended, then what became better, then how many run. */
function headline(ordered: readonly SearchDigest[], t: Words): string {
  const words = t.digest.all;
  const ended = ordered.filter(isOver).map(({ job }) => words.ended(shortName(job), t.digest.how[job.phase]));
  const better = ordered.filter((each) => !isOver(each)).flatMap((each) => betterWords(each, t));
  const news = [...ended, ...better];
  const left = news.length - TOLD;
  const running = ordered.filter((each) => !isOver(each)).length;
  return words.headline([
    ...news.slice(0, TOLD),
    ...(left > 0 ? [words.more(left)] : []),
    words.running(running),
  ]);
}

function betterWords({ job, ranking, news: { best } }: SearchDigest, t: Words): string[] {
  if (best.kind !== 'better') return [];
  const value = valueBeside(best.now, best.before);
  return [t.digest.all.best(shortName(job), metricOf(ranking, t), value)];
}

function entry(told: SearchDigest, i: number, { now }: AllDigest, t: Words): (KnownBlock | undefined)[] {
  const { job, news } = told;
  const words = t.digest.all;
  const changes = countWords(news, t);
  return [
    paragraph(
      [jobName(job), hasEnded(job) ? ` · ${t.phase[job.phase]}` : ''].filter((piece) => piece !== ''),
      barText(told, t),
      bestLine(told, t),
      etaLine(told, now, t),
      changes.length > 0 ? words.changes(changes) : news.hasAny ? undefined : words.same,
    ),
    actions(
      button({ key: `best-${i}`, label: t.button.best, line: writeLine('best', job.id) }),
      button({
        key: `progress-${i}`,
        label: t.search.progress.button,
        line: writeLine('progress', job.id),
      }),
    ),
  ];
}

function bestLine({ job, ranking, news: { best } }: SearchDigest, t: Words): string | Line {
  const [first] = ranking.ranked;
  if (!first) return noBest(job, t);
  const metric = metricOf(ranking, t);
  if (best.kind === 'better')
    return t.digest.all.entryBest(metric, { bold: valueBeside(best.now, best.before) }, gap(best.gain));
  const trial = { code: clip(labelOf(first.trial), NAME) };
  const say = t.search.progress.best[stage(job)];
  return say(trial, metric, { bold: short(first.value) }, t.goal[ranking.criterion.mode]);
}

function etaLine({ progress: { remaining } }: SearchDigest, now: Date, t: Words): Line | undefined {
  if (remaining.kind !== 'range') return undefined;
  return t.home.left(...timesFrom(now, remaining));
}

function quiet({ searches, since, digest, now }: AllDigest, t: Words): Message {
  const text: Line =
    searches.length === 0
      ? [t.digest.all.none]
      : t.digest.unchangedAll(searches.length, { time: since ?? now, to: 'day' });
  return message(text, [paragraph(text, digest && nextLine(digest, t))]);
}

function shortName({ name }: Pick<Followed, 'name'>): string {
  return filled(clip(name, 40));
}
