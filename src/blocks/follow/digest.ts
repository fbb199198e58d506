import type { Button, KnownBlock } from '@slack/types';
import type { Settings } from '../../domain/access/settings.ts';
import type { SearchDigest } from '../../domain/follow/digest.ts';
import type { Digest } from '../../domain/follow/following.ts';
import { hasEnded } from '../../domain/search/search.ts';
import { labelOf, type Trial } from '../../domain/search/trial.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { bar } from '../kit/bar.ts';
import { clip, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { apart, short } from '../kit/numbers.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { goalText } from '../search/best.ts';
import { doubts } from '../search/doubts.ts';
import { curve, endedText, luck, metricOf, noBest, pace, stage } from '../search/progress.ts';
import { trialTable } from '../search/trial-table.ts';
import { pauseButton } from './following-list.ts';
import { jobName, whenText } from './following-words.ts';
import { hasCauses, newsLines, newsWords } from './news.ts';

export interface OneDigest {
  readonly told: SearchDigest;
  /** The likely cause of each failure by the trial's id, from the log's end; nothing where no log could be read. */
  readonly causes: ReadonlyMap<string, string> | undefined;
  /** The one that is told, with the slot to come as its `next`; nothing for a look without one. */
  readonly digest: Digest | undefined;
  /** Shown in full even where nothing has changed. */
  readonly isAsked: boolean;
  /** Stops are only rehearsed. */
  readonly isDryRun: boolean;
  readonly approval: Settings['approval'];
  readonly now: Date;
}

/** Running trials in the table, below the best five. */
const RUNNING = 5;

/** What changed in one search since it was told of last, and how it stands; one line where nothing has changed. */
export function searchDigest(shown: OneDigest, t: Words): Message {
  const { told, causes, digest, now } = shown;
  const { job, ranking, table, news, progress } = told;
  const name = clip(job.name, NAME);
  if (!news.hasAny && !shown.isAsked) return unchanged(shown, t);
  const headline = news.hasAny ? t.digest.headline(name, newsWords(told, t)) : unchangedText(shown, t);
  return message(headline, [
    heading(t.digest.title(name)),
    paragraph(...newsPart(shown, t)),
    paragraph(...standing(told, t)),
    paragraph(...luck({ job, progress }, t)),
    hasEnded(job) ? undefined : paragraph(...pace({ job, progress, now }, t)),
    curve({ job, ranking, progress }, t),
    ...topTable(shown, t),
    note(hasCauses(news, causes) ? t.digest.causeNote : undefined, ...doubts(ranking, table, t)),
    ...footer(digest, hasEnded(job), t),
    buttons(shown, t),
  ]);
}

/** What comes below every digest: when the next one comes, if one does. */
export function footer(
  digest: Digest | undefined,
  isLast: boolean,
  t: Words,
): readonly (KnownBlock | undefined)[] {
  if (!digest) return [];
  if (isLast) return [paragraph(t.digest.last)];
  return [paragraph(digest.paused ? t.digest.paused : nextLine(digest, t))];
}

/** To pause a digest that goes on, or to change it otherwise. */
export function digestButtons(digest: Digest | undefined, t: Words): readonly (Button | undefined)[] {
  if (!digest) return [];
  return [
    pauseButton(digest, t),
    button({ key: 'digests', label: t.follow.button.digests, line: 'digest list' }),
  ];
}

/** Bar and numbers; without a known total there is nothing that a bar could be full of. */
export function barText({ job, progress }: Pick<SearchDigest, 'job' | 'progress'>, t: Words): string {
  const { done, total, isPlanned } = progress;
  const text = endedText(progress, job, t);
  return isPlanned && total > 0 ? `${bar(done / total)} ${text}` : text;
}

/** How a search stands, in half a sentence each. */
export function standingText(
  { job, ranking, progress }: Pick<SearchDigest, 'job' | 'ranking' | 'progress'>,
  t: Words,
): string {
  const [best] = ranking.ranked;
  return t.digest.standing(
    endedText(progress, job, t),
    best ? t.digest.standingBest(metricOf(ranking, t), short(best.value)) : t.digest.standingNoBest,
  );
}

function newsPart({ told, causes }: OneDigest, t: Words): (string | Line)[] {
  const lines = newsLines({ ...told, causes }, t);
  const { since, news } = told;
  if (since && !news.hasAny) return [t.digest.unchangedSince({ time: since, to: 'day' })];
  if (lines.length === 0) return [];
  return [since ? t.digest.since({ time: since, to: 'day' }) : t.digest.sinceStart, ...lines];
}

function unchangedText({ told, now }: OneDigest, t: Words): Line {
  const { job, since = now } = told;
  return t.digest.unchanged(jobName(job), { time: since, to: 'day' }, standingText(told, t));
}

/** Quiet, but not mute: whoever reads it knows that somebody is watching. */
function unchanged(shown: OneDigest, t: Words): Message {
  const { digest } = shown;
  const text = unchangedText(shown, t);
  return message(text, [paragraph(text, digest && nextLine(digest, t))]);
}

/** When the next one comes. */
export function nextLine(digest: Digest, t: Words): Line | undefined {
  return digest.next && t.digest.next({ time: digest.next, to: 'day' }, whenText(digest, t));
}

function standing(told: SearchDigest, t: Words): (string | Line)[] {
  const { job, ranking, news } = told;
  const words = t.search.progress;
  const { leader, criterion } = ranking;
  const [best] = ranking.ranked;
  const isNew = news.best.kind !== 'same' && news.best.kind !== 'none';
  return [
    `${words.state[job.phase]} · ${barText(told, t)}`,
    t.best.counts(ranking.counts),
    ...(best && !isNew
      ? [
          words.best[stage(job)](
            { code: clip(labelOf(best.trial), NAME) },
            metricOf(ranking, t),
            { bold: short(best.value) },
            goalText(criterion, t),
          ),
        ]
      : []),
    ...(best || isNew ? [] : [noBest(job, t)]),
    ...(leader
      ? [
          t.best.leader(
            { code: clip(labelOf(leader.trial), NAME) },
            { bold: best ? apart(leader.value, best.value)[0] : short(leader.value) },
          ),
        ]
      : []),
  ];
}

function topTable({ told, isDryRun, approval }: OneDigest, t: Words) {
  const { job, ranking, stopped, top } = told;
  const running: Trial[] = [...ranking.running.map(({ trial }) => trial), ...ranking.silent];
  const best = top.map(({ trial }) => trial);
  const trials = [...best, ...running.slice(0, RUNNING)];
  if (trials.length === 0) return [];
  const unlisted = running.length - RUNNING;
  const others = best.length === 0 ? 'running' : 'both';
  const caption = t.digest.caption[running.length === 0 ? 'best' : others](clip(job.name, NAME));
  return [
    trialTable({ job, trials, ranking, stopped, isDryRun, approval, caption }, t),
    note(unlisted > 0 ? t.best.moreRunning(unlisted) : undefined),
  ];
}

function buttons({ told: { job }, digest }: OneDigest, t: Words): KnownBlock | undefined {
  return actions(
    button({ key: 'best', label: t.button.best, line: writeLine('best', job.id) }),
    button({ key: 'progress', label: t.search.progress.button, line: writeLine('progress', job.id) }),
    ...digestButtons(hasEnded(job) ? undefined : digest, t),
  );
}
