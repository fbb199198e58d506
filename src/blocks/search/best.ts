import type { Button } from '@slack/types';
import type { Settings } from '../../domain/access/settings.ts';
import type { Criterion } from '../../domain/search/criterion.ts';
import type { Ranking, ScoredTrial } from '../../domain/search/ranking.ts';
import { hasEnded, type Job } from '../../domain/search/search.ts';
import { labelOf, type Trial, type TrialTable } from '../../domain/search/trial.ts';
import { readLine, writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Inline, Line } from '../../i18n/line.ts';
import { type Asked, refreshAndShare, turnIn } from '../kit/asked.ts';
import { jobButtons } from '../kit/job-buttons.ts';
import { clip, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { apart, gap, short } from '../kit/numbers.ts';
import { optionsButton } from '../kit/option-form.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { doubts } from './doubts.ts';
import { hiddenParameters, parameterNames, parameterText, trialTable } from './trial-table.ts';

export interface Best {
  readonly job: Job;
  readonly table: TrialTable;
  readonly ranking: Ranking;
  /** Ids of trials that the bot stopped. */
  readonly stopped: ReadonlySet<string>;
  /** Stops are only rehearsed. */
  readonly isDryRun: boolean;
  readonly approval: Settings['approval'];
  /** How many finished trials the table lists. */
  readonly top: number;
  readonly asked: Asked;
}

/** Running trials listed below the finished ones; the rest is a count. */
const RUNNING_ROWS = 20;
const VERDICT_PARAMETERS = 12;

export function bestTrials(best: Best, t: Words): Message {
  const { job, ranking } = best;
  const [winner] = ranking.ranked;
  const headline = bestHeadline(best, t);
  return message(headline, [
    winner && heading(t.best.title(clip(job.name, NAME))),
    winner ? verdict(best, winner, t) : paragraph(headline),
    paragraph(...leaders(ranking, t)),
    note(...provisos(best, t)),
    ...topTable(best, t),
    actions(...onward(best, t)),
  ]);
}

/** Where there are no trials the job itself is what is left to look at; where all have failed, so is its log. */
function onward(best: Best, t: Words): (Button | undefined)[] {
  const { job, table, ranking, asked } = best;
  const { job: about, logs } = jobButtons(job, t);
  if (!job.search && table.trials.length === 0) return [about, logs];
  const all = button({ key: 'all', label: t.button.allTrials, line: writeLine('trials', job.id) });
  if (haveAllFailed(best)) return [logs, about, all, ...refreshAndShare(asked, t)];
  return [
    ranking.ranked.length > 0 ? turnRound(best, t) : undefined,
    all,
    optionsButton(asked, t),
    ...refreshAndShare(asked, t),
  ];
}

function haveAllFailed({ table: { trials }, ranking: { counts } }: Pick<Best, 'table' | 'ranking'>): boolean {
  return trials.length > 0 && counts.failed === trials.length;
}

/** Where the direction was assumed, the other one is a press away. */
function turnRound({ ranking: { criterion }, asked }: Best, t: Words) {
  if (!criterion.assumedMode) return undefined;
  const line = writeLine(...(readLine(asked.line) ?? []), '--mode', 'min');
  return button({ key: 'turn-round', label: t.button.lowerIsBetter, line, press: turnIn(asked) });
}

/** Which trial is best, or why none is, in one sentence. */
export function bestHeadline(best: Pick<Best, 'job' | 'table' | 'ranking'>, t: Words): string {
  const { job, ranking } = best;
  const [winner] = ranking.ranked;
  if (!winner) return emptySentence(best, t);
  const trial = clip(labelOf(winner.trial), NAME);
  const assumed = ranking.criterion.assumedMode ? goalText(ranking.criterion, t) : undefined;
  return t.best.headline(clip(job.name, NAME), trial, metricOf(ranking, t), winnerValue(ranking), assumed);
}

function verdict({ ranking, job }: Best, { trial }: ScoredTrial, t: Words) {
  const { criterion, by, next, tied } = ranking;
  const value = winnerValue(ranking);
  const [first] = ranking.ranked;
  return paragraph(
    t.best.winner(
      { code: clip(labelOf(trial), NAME) },
      metricOf(ranking, t),
      { bold: value },
      goalText(criterion, t),
    ),
    parameters(job, trial, t),
    t.best.chosen(by, ranking.ranked.length),
    tied > 1 ? t.best.tied(tied) : undefined,
    first && next
      ? t.best.margin(
          clip(labelOf(next.trial), NAME),
          apart(next.value, first.value)[0],
          gap(Math.abs(first.value - next.value)),
        )
      : undefined,
  );
}

/** What was tried in a trial, in one line. */
export function parameters(job: Job, trial: Pick<Trial, 'parameters'>, t: Words): Line | undefined {
  const names = parameterNames(job, [trial]);
  if (names.length === 0) return undefined;
  const shown = names.slice(0, VERDICT_PARAMETERS);
  const pieces = shown.flatMap((name, i): Inline[] => [
    ...(i > 0 ? [' · '] : []),
    `${clip(name, NAME)} `,
    { code: parameterText(trial.parameters[name], t) },
  ]);
  return names.length > shown.length ? [...pieces, ` ${t.more(names.length - shown.length)}`] : pieces;
}

function leaders(
  { leader, cutOff, otherwise, by, ranked: [first] }: Ranking,
  t: Words,
): (Line | undefined)[] {
  const scored = ({ trial, value }: ScoredTrial): [Inline, Inline] => [
    { code: clip(labelOf(trial), NAME) },
    { bold: first ? apart(value, first.value)[0] : short(value) },
  ];
  const other = by === 'final' ? t.best.peak : t.best.final;
  return [
    leader && t.best.leader(...scored(leader)),
    cutOff && t.best.cutOff(...scored(cutOff)),
    otherwise && other(...scored(otherwise)),
  ];
}

function provisos(best: Best, t: Words): (string | undefined)[] {
  const { ranking, table, job } = best;
  if (table.trials.length === 0) return [];
  const hidden = hiddenParameters(job, listed(best));
  return [
    t.best.counts(ranking.counts),
    ...doubts(ranking, table, t),
    hidden > 0 ? t.best.moreParameters(hidden) : undefined,
  ];
}

function topTable(best: Best, t: Words) {
  const { job, ranking, stopped, isDryRun, approval } = best;
  const trials = listed(best);
  const unlisted = ranking.running.length + ranking.silent.length - RUNNING_ROWS;
  if (trials.length === 0) return [];
  return [
    trialTable(
      { job, trials, ranking, stopped, isDryRun, approval, caption: t.best.caption(clip(job.name, NAME)) },
      t,
    ),
    note(unlisted > 0 ? t.best.moreRunning(unlisted) : undefined),
  ];
}

/** The best finished trials, then those under way. */
function listed({ ranking, top }: Best): Trial[] {
  const running = [...ranking.running.map(({ trial }) => trial), ...ranking.silent];
  return [...ranking.ranked.slice(0, top).map(({ trial }) => trial), ...running.slice(0, RUNNING_ROWS)];
}

/** Why there is no best trial. */
function emptySentence({ job, table, ranking }: Pick<Best, 'job' | 'table' | 'ranking'>, t: Words): string {
  const name = clip(job.name, NAME);
  const { finished, running, waiting, failed, cutOff, unknown } = ranking.counts;
  if (table.trials.length === 0) return withoutTrials(job, t);
  if (finished > 0) return t.best.noneUsable(name, finished);
  if (running + waiting > 0) return t.best.noneFinished(name, running + waiting);
  if (cutOff > 0) return t.best.allCutOff(name, cutOff, t.phase[job.phase]);
  return unknown > 0 ? t.best.noneKnown(name, unknown) : t.best.allFailed(name, failed);
}

/** Why a job has no trials: it is no search, none were made so far, or none will be. */
export function withoutTrials(job: Job, t: Words): string {
  const name = clip(job.name, NAME);
  if (!job.search) return t.best.notASearch(name);
  return hasEnded(job) ? t.best.noTrialsEver(name, t.phase[job.phase]) : t.best.noTrials(name);
}

/** Which way is better, and whether anybody said so. */
export function goalText({ mode, assumedMode }: Pick<Criterion, 'mode' | 'assumedMode'>, t: Words): string {
  return assumedMode ? t.assumedGoal(t.goal[mode]) : t.goal[mode];
}

function metricOf({ criterion }: Ranking, t: Words): string {
  return clip(criterion.metric ?? t.reward, NAME);
}

/** With enough digits to tell it from the next. */
function winnerValue({ ranked: [first], next }: Ranking): string {
  if (!first) return '';
  return next ? apart(first.value, next.value)[0] : short(first.value);
}
