import type { Settings } from '../../domain/access/settings.ts';
import type { Criterion } from '../../domain/search/criterion.ts';
import type { Ranking } from '../../domain/search/ranking.ts';
import type { Job } from '../../domain/search/search.ts';
import type { Trial, TrialState } from '../../domain/search/trial.ts';
import type { TrialOrder } from '../../domain/search/trial-order.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { type Asked, refreshAndShare, turnIn } from '../kit/asked.ts';
import { jobButtons } from '../kit/job-buttons.ts';
import { clip, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { optionsButton } from '../kit/option-form.ts';
import { actions, button, heading, note, paragraph, picker } from '../kit/parts.ts';
import { withoutTrials } from './best.ts';
import { hiddenParameters, trialTable } from './trial-table.ts';

const TRIALS_PER_PAGE = 50;

interface Trials {
  readonly job: Job;
  /** The trials that match, in the order to show. */
  readonly trials: readonly Trial[];
  readonly order: TrialOrder;
  readonly ranking: Ranking;
  /** Ids of trials that the bot stopped. */
  readonly stopped: ReadonlySet<string>;
  /** Stops are only rehearsed. */
  readonly isDryRun: boolean;
  readonly approval: Settings['approval'];
  readonly chosen: Chosen;
  /** Counts from 1. */
  readonly page: number;
  readonly asked: Asked;
}

/** How the list was asked for, as typed: other pages and orders of it keep what is there. */
interface Chosen {
  readonly status?: TrialState | undefined;
  readonly sort?: string | undefined;
  readonly metric?: string | undefined;
  readonly mode?: string | undefined;
}

export function trialList(list: Trials, t: Words): Message {
  const { job, trials, order, ranking, stopped, isDryRun, approval, chosen, page } = list;
  const name = clip(job.name, NAME);
  const pages = Math.max(1, Math.ceil(trials.length / TRIALS_PER_PAGE));
  const from = (page - 1) * TRIALS_PER_PAGE;
  const shown = trials.slice(from, from + TRIALS_PER_PAGE);
  if (!job.search && Object.values(ranking.counts).every((count) => count === 0)) return plainJob(job, t);
  if (shown.length === 0) {
    const text = trials.length > 0 ? t.trials.pastEnd(page, pages) : emptySentence(job, chosen, t);
    // From past the end the way back leads to the last page; from nothing it leads nowhere.
    const here = trials.length > 0 ? pages + 1 : 1;
    return message(text, [
      paragraph(text),
      turning({ ...list, page: here, pages }, t),
      actions(optionsButton(list.asked, t)),
    ]);
  }
  const hidden = hiddenParameters(job, shown);
  const caption = t.trials.page(from + 1, from + shown.length, trials.length, orderText(order, t));
  return message(t.trials.headline(name, trials.length), [
    heading(t.trials.title(name)),
    trialTable(
      { job, trials: shown, ranking, stopped, isDryRun, approval, caption, sortedBy: metricOf(order) },
      t,
    ),
    note(
      hidden > 0 ? t.best.moreParameters(hidden) : undefined,
      isAssumed(order, ranking) ? t.best.assumedMode : undefined,
    ),
    turning({ ...list, pages }, t),
    actions(
      sorting(list, t),
      turnRound(list, t),
      optionsButton(list.asked, t),
      button({ key: 'csv', label: t.search.trials.csv, line: lineTo(job, chosen, '--csv') }),
      button({ key: 'progress', label: t.search.progress.button, line: writeLine('progress', job.id) }),
    ),
  ]);
}

/** No page and no order of trials leads on from a job that makes none. */
function plainJob(job: Job, t: Words): Message {
  const text = t.best.notASearch(clip(job.name, NAME));
  const { job: about, logs } = jobButtons(job, t);
  return message(text, [paragraph(text), actions(about, logs)]);
}

/** What stands beside the file. */
export function trialsSent({ job, count }: { readonly job: Job; readonly count: number }, t: Words): Message {
  const text = t.search.trials.sent(clip(job.name, NAME), count);
  return message(text, [paragraph(text)]);
}

interface Turning extends Pick<Trials, 'job' | 'chosen' | 'page' | 'asked'> {
  readonly pages: number;
}

function turning({ job, chosen, page, pages, asked }: Turning, t: Words) {
  const to = (target: number) => lineTo(job, chosen, ...(target > 1 ? ['--page', target] : []));
  const press = turnIn(asked);
  return actions(
    page > 1 ? button({ key: 'previous', label: t.button.previous, line: to(page - 1), press }) : undefined,
    page < pages ? button({ key: 'next', label: t.button.next, line: to(page + 1), press }) : undefined,
    button({ key: 'best', label: t.button.best, line: writeLine('best', job.id) }),
    ...refreshAndShare(asked, t),
  );
}

/** The first page again in another order, in the same message. */
function sorting({ job, chosen, asked }: Pick<Trials, 'job' | 'chosen' | 'asked'>, t: Words) {
  const words = t.search.trials;
  return picker({
    key: 'sort',
    placeholder: words.sort,
    press: turnIn(asked),
    options: (['index', 'place', 'value', 'time'] as const).map((sort) => ({
      label: words.sortBy[sort],
      line: lineTo(job, { ...chosen, sort: sort === 'index' ? undefined : sort }),
    })),
  });
}

/** The same metric from its other end. */
function turnRound(
  { job, order, chosen, asked }: Pick<Trials, 'job' | 'order' | 'chosen' | 'asked'>,
  t: Words,
) {
  const criterion = metricOf(order);
  if (!criterion) return undefined;
  const mode = criterion.mode === 'max' ? 'min' : 'max';
  const words = t.search.trials;
  return button({
    key: 'turn-round',
    label: mode === 'max' ? words.highestFirst : words.lowestFirst,
    line: lineTo(job, { ...chosen, mode }),
    press: turnIn(asked),
  });
}

function metricOf(order: TrialOrder): Criterion | undefined {
  return typeof order === 'string' ? undefined : order;
}

function lineTo(job: Job, chosen: Chosen, ...more: readonly (string | number)[]): string {
  const { status, sort, metric, mode } = chosen;
  const options = Object.entries({ status, sort, metric, mode }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  return writeLine('trials', job.id, ...options, ...more);
}

function orderText(order: TrialOrder, t: Words): string {
  const words = t.search.trials.order;
  if (typeof order === 'string') return words[order];
  const metric = clip(order.metric ?? t.reward, NAME);
  return order.assumedMode ? words.valueHighest(metric) : words.value(metric);
}

/** Of another metric than the ranking's the order itself says that it is the highest. */
function isAssumed(order: TrialOrder, { criterion }: Ranking): boolean {
  return criterion.assumedMode && (order === 'place' || order === criterion);
}

function emptySentence(job: Job, { status }: Chosen, t: Words): string {
  const name = clip(job.name, NAME);
  if (status) return t.trials.emptyState(name, t.state[status]);
  return withoutTrials(job, t);
}
