import { writeLine } from '../domain/command-line.ts';
import type { Ranking } from '../domain/ranking.ts';
import type { Job } from '../domain/search.ts';
import type { Trial, TrialState } from '../domain/trial.ts';
import type { Words } from '../i18n/en.ts';
import { type Asked, refreshAndShare, turnIn } from './asked.ts';
import { clip, NAME } from './limits.ts';
import { type Message, message } from './message.ts';
import { actions, button, heading, note, paragraph } from './parts.ts';
import { hiddenParameters, trialTable } from './trial-table.ts';

const TRIALS_PER_PAGE = 50;

interface Trials {
  readonly job: Job;
  /** The trials that match, in the order they were made. */
  readonly trials: readonly Trial[];
  readonly ranking: Ranking;
  /** Ids of trials that the bot stopped. */
  readonly stopped: ReadonlySet<string>;
  /** Stops are only rehearsed. */
  readonly isDryRun: boolean;
  readonly state: TrialState | undefined;
  /** Counts from 1. */
  readonly page: number;
  readonly asked: Asked;
}

export function trialList(
  { job, trials, ranking, stopped, isDryRun, state, page, asked }: Trials,
  t: Words,
): Message {
  const name = clip(job.name, NAME);
  const pages = Math.max(1, Math.ceil(trials.length / TRIALS_PER_PAGE));
  const from = (page - 1) * TRIALS_PER_PAGE;
  const shown = trials.slice(from, from + TRIALS_PER_PAGE);
  if (shown.length === 0) {
    const text = trials.length > 0 ? t.trials.pastEnd(page, pages) : emptySentence({ job, state }, t);
    // From past the end the way back leads to the last page; from nothing it leads nowhere.
    const here = trials.length > 0 ? pages + 1 : 1;
    return message(text, [paragraph(text), turning({ job, state, page: here, pages, asked }, t)]);
  }
  const hidden = hiddenParameters(job, shown);
  const caption = t.trials.page(from + 1, from + shown.length, trials.length);
  return message(t.trials.headline(name, trials.length), [
    heading(t.trials.title(name)),
    trialTable({ job, trials: shown, ranking, stopped, isDryRun, caption }, t),
    note(hidden > 0 ? t.best.moreParameters(hidden) : undefined),
    turning({ job, state, page, pages, asked }, t),
  ]);
}

interface Turning extends Pick<Trials, 'job' | 'state' | 'page' | 'asked'> {
  readonly pages: number;
}

function turning({ job, state, page, pages, asked }: Turning, t: Words) {
  const to = (target: number) =>
    writeLine(
      'trials',
      job.id,
      ...(state ? ['--status', state] : []),
      ...(target > 1 ? ['--page', target] : []),
    );
  const press = turnIn(asked);
  return actions(
    page > 1 ? button({ key: 'previous', label: t.button.previous, line: to(page - 1), press }) : undefined,
    page < pages ? button({ key: 'next', label: t.button.next, line: to(page + 1), press }) : undefined,
    button({ key: 'best', label: t.button.best, line: writeLine('best', job.id) }),
    ...refreshAndShare(asked, t),
  );
}

function emptySentence({ job, state }: Pick<Trials, 'job' | 'state'>, t: Words): string {
  const name = clip(job.name, NAME);
  if (state) return t.trials.emptyState(name, t.state[state]);
  return job.search ? t.best.noTrials(name) : t.best.notASearch(name);
}
