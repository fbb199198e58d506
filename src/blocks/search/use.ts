import type { ChannelSearch } from '../../domain/search/uses.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Inline, Line } from '../../i18n/line.ts';
import { clip, filled, LIMITS, NAME } from '../kit/limits.ts';
import { extend, type Message, message } from '../kit/message.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { which } from '../kit/which.ts';

type Named = Pick<ChannelSearch, 'jobId' | 'jobName'>;

/** What a channel uses, whether it has just been set or not. */
export function usedSearch(search: ChannelSearch | undefined, t: Words): Message {
  if (!search) return unused(t.use.none, t);
  const { by, at } = search;
  return used(search, [t.use.uses(name(search), { user: by }, { time: at, to: 'day' })], t);
}

/** @param before what the channel used until now */
export function searchSet(
  { search, before }: { search: ChannelSearch; before: ChannelSearch | undefined },
  t: Words,
): Message {
  if (before?.jobId === search.jobId) return used(search, [t.use.same(name(search))], t);
  return used(search, [t.use.now(name(search)), ...(before ? [t.use.before(name(before))] : [])], t);
}

export function searchCleared(before: ChannelSearch | undefined, t: Words): Message {
  return unused(before ? t.use.cleared(name(before)) : t.use.nothingCleared, t);
}

/** The search that the channel uses has been deleted. */
export function searchGone({ jobName }: Named, t: Words): Message {
  const text = t.use.gone(clip(jobName, NAME));
  return message(text, [
    paragraph(text),
    actions(
      button({ key: 'jobs', label: t.button.jobs, line: 'jobs' }),
      button({ key: 'clear', label: t.use.clear, line: 'use nothing' }),
    ),
  ]);
}

/** Why `last` cannot be followed: there is none, or the line must not depend on it. */
export function noLast(why: 'noLast' | 'nameIt', t: Words): Message {
  return unused(t.use[why], t);
}

interface Both {
  readonly word: string;
  readonly search: Named;
  /** The line that means the trial, and the one that means the job where only one fits. */
  readonly trialLine: string;
  readonly jobLine: string | undefined;
}

/** Asks back where a word fits a trial of the channel's search and a job. */
export function jobOrTrial({ word, search, trialLine, jobLine }: Both, t: Words): Message {
  const job = clip(search.jobName, NAME);
  const choices = [
    { label: t.use.theTrial(job), line: trialLine },
    ...(jobLine === undefined ? [] : [{ label: t.use.theJob, line: jobLine }]),
  ];
  const all = { label: t.button.jobs, line: 'jobs' };
  return which({ text: t.use.both(clip(word, NAME), job), choices, isGuess: false, all }, t);
}

/** An answer about a search with the word below it of what the channel uses; left out where Slack takes no more. */
export function withFooter<Answer extends Message>(answer: Answer, { jobName }: Named, t: Words): Answer {
  const longest = Math.max(answer.blocks.length, answer.plain?.length ?? 0);
  if (longest >= LIMITS.blocks) return answer;
  return { ...answer, ...extend(answer, [note(t.use.footer(clip(jobName, NAME)))]) };
}

function used(search: Named, lines: readonly Line[], t: Words): Message {
  return message(lines[0] ?? '', [
    heading(t.use.title),
    paragraph(...lines),
    actions(
      button({ key: 'best', label: t.button.best, line: writeLine('best', search.jobId) }),
      button({ key: 'trials', label: t.button.allTrials, line: writeLine('trials', search.jobId) }),
      button({ key: 'clear', label: t.use.clear, line: 'use nothing', press: 'ask' }),
    ),
  ]);
}

function unused(text: string | Line, t: Words): Message {
  return message(text, [
    paragraph(text),
    actions(button({ key: 'jobs', label: t.button.jobs, line: 'jobs' })),
  ]);
}

function name({ jobName }: Named): Inline {
  return { bold: filled(clip(jobName, NAME)) };
}
