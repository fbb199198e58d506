import { type CurvePoint, thinned } from '../../domain/search/best-so-far.ts';
import type { Progress } from '../../domain/search/progress.ts';
import type { Ranking } from '../../domain/search/ranking.ts';
import { hasEnded, type Job } from '../../domain/search/search.ts';
import { labelOf, type TrialTable } from '../../domain/search/trial.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { chart } from '../kit/chart.ts';
import { jobButtons } from '../kit/job-buttons.ts';
import { clip, LIMITS, NAME } from '../kit/limits.ts';
import { timesFrom } from '../kit/local-time.ts';
import { type Message, message, type TwoForms } from '../kit/message.ts';
import { apart, duration, rounded, short } from '../kit/numbers.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { withoutTrials } from './best.ts';
import { doubts } from './doubts.ts';

interface SearchProgress {
  readonly job: Job;
  readonly table: TrialTable;
  readonly ranking: Ranking;
  readonly progress: Progress;
  readonly now: Date;
  readonly asked: Asked;
}

/** How far a search has come, how its best value grew, and when it may be done. */
export function searchProgress(shown: SearchProgress, t: Words): Message {
  const { job, table, ranking, asked } = shown;
  const name = clip(job.name, NAME);
  if (table.trials.length === 0) {
    const text = withoutTrials(job, t);
    const { job: about, logs } = jobButtons(job, t);
    return message(text, [
      paragraph(text),
      actions(...(job.search ? refreshAndShare(asked, t) : [about, logs])),
    ]);
  }
  return message(headline(shown, t), [
    heading(t.search.progress.title(name)),
    paragraph(...standing(shown, t)),
    paragraph(...luck(shown, t)),
    paragraph(...pace(shown, t)),
    curve(shown, t),
    note(...doubts(ranking, table, t)),
    actions(
      button({ key: 'best', label: t.button.best, line: writeLine('best', job.id) }),
      button({ key: 'all', label: t.button.allTrials, line: writeLine('trials', job.id) }),
      job.search &&
        button({ key: 'analysis', label: t.search.analysis.button, line: writeLine('analysis', job.id) }),
      ...refreshAndShare(asked, t),
    ),
  ]);
}

/** Of a search that has ended, nothing is “so far”. */
export function stage(job: Pick<Job, 'phase'>): 'running' | 'over' {
  return hasEnded(job) ? 'over' : 'running';
}

function headline({ job, ranking, progress }: SearchProgress, t: Words): string {
  const words = t.search.progress;
  const name = clip(job.name, NAME);
  const ended = endedText(progress, job, t);
  const [best] = ranking.ranked;
  const say = words.headlineWithBest[stage(job)];
  return best
    ? say(name, ended, metricOf(ranking, t), short(best.value), clip(labelOf(best.trial), NAME))
    : words.headline(name, ended);
}

export function endedText(
  { done, total, isPlanned, isAbout }: Pick<Progress, 'done' | 'total' | 'isPlanned' | 'isAbout'>,
  job: Pick<Job, 'phase'>,
  t: Words,
): string {
  const { ended, endedOfAbout, endedOfSeen } = t.search.progress;
  if (isAbout && !hasEnded(job)) return endedOfAbout(done, total);
  return (isPlanned || hasEnded(job) ? ended : endedOfSeen)(done, total);
}

function standing({ job, ranking, progress }: SearchProgress, t: Words): (string | Line)[] {
  const words = t.search.progress;
  const { ranked, leader, criterion } = ranking;
  const [best] = ranked;
  return [
    `${words.state[job.phase]} · ${endedText(progress, job, t)} · ${t.best.counts(ranking.counts)}`,
    best
      ? words.best[stage(job)](
          { code: clip(labelOf(best.trial), NAME) },
          metricOf(ranking, t),
          { bold: short(best.value) },
          t.goal[criterion.mode],
        )
      : hasEnded(job)
        ? t.home.noBest
        : words.noBest,
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

/** How long there has been no new best, and what that means by chance. */
export function luck(
  { job, progress: { drought } }: Pick<SearchProgress, 'job' | 'progress'>,
  t: Words,
): string[] {
  const words = t.search.progress;
  // Of the first trial alone there is nothing to say.
  if (!drought || drought.of < 2) return [];
  if (drought.since === 0) return [words.newest];
  return [
    words.drought(drought.since, drought.of),
    drought.tied > 1 ? words.droughtTied(drought.tied, drought.of) : undefined,
    words.droughtChance(drought.chance),
    // With several equal best ones, or once the search is over, the next trial is not the one in n + 1.
    drought.tied > 1 || hasEnded(job) ? undefined : words.droughtNext(drought.of + 1),
  ].filter((each) => each !== undefined);
}

/** How fast trials end, and when all may be done. */
export function pace(
  { job, progress, now }: Pick<SearchProgress, 'job' | 'progress' | 'now'>,
  t: Words,
): (string | Line)[] {
  const words = t.search.progress;
  const { perHour, remaining } = progress;
  const rate = perHour === undefined ? [] : [words.rate[stage(job)](rounded(perHour, 2))];
  if (remaining.kind === 'nothing') return rate;
  if (remaining.kind === 'unknown') return [...rate, words.unknown[remaining.why]];
  const { low, high } = remaining;
  return [...rate, words.left(about(low, t), about(high, t), ...timesFrom(now, remaining))];
}

/** No estimate knows the seconds of five minutes. */
function about(seconds: number, t: Words): string {
  return duration(seconds < 120 ? seconds : Math.round(seconds / 60) * 60, t.locale);
}

/** The best value so far after each trial; one trial makes no curve. */
export function curve(
  { job, ranking, progress }: Pick<SearchProgress, 'job' | 'ranking' | 'progress'>,
  t: Words,
): TwoForms | undefined {
  const points = thinned(progress.curve, LIMITS.chartPoints);
  if (points.length < 2) return undefined;
  const metric = metricOf(ranking, t);
  const title = t.search.progress.chart[stage(job)](metric);
  return chart({
    type: 'line',
    title,
    series: [title],
    points: points.map(({ at, best }: CurvePoint) => ({ label: String(at), values: [best] })),
    axes: { x: t.search.progress.axis, y: metric },
    format: short,
    more: t.more,
  });
}

/** That there is no best trial: not yet, or not at all. */
export function noBest(job: Pick<Job, 'phase'>, t: Words): string {
  return hasEnded(job) ? t.home.noBest : t.search.progress.noBest;
}

export function metricOf({ criterion }: Pick<Ranking, 'criterion'>, t: Words): string {
  return clip(criterion.metric ?? t.reward, NAME);
}
