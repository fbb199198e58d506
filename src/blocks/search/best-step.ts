import type { Ranking, ScoredTrial } from '../../domain/search/ranking.ts';
import type { Job } from '../../domain/search/search.ts';
import type { ParameterValue, Trial, TrialTable } from '../../domain/search/trial.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Candidate, Problem } from '../../errors.ts';
import type { Words } from '../../i18n/en.ts';
import { clip, NAME, VALUE } from '../kit/limits.ts';
import { message } from '../kit/message.ts';
import { modelartsNote, problemMessage } from '../kit/problem.ts';
import { type Best, bestHeadline } from './best.ts';
import { doubts } from './doubts.ts';
import { parameterNames } from './trial-table.ts';

/** What the workflow step hands on, by the names and types of manifest.yml. Text is escaped: it may end up in a message. */
export interface StepOutputs {
  readonly trial_id: string;
  readonly metric: string;
  readonly value: number;
  /** `name=value, name=value`, exact to the last digit. */
  readonly parameters: string;
  readonly sentence: string;
  /** The job in the vendor's console; left out where its address is not known, since Slack takes no null. */
  readonly link?: string;
}

interface Found extends Pick<Best, 'job' | 'table' | 'ranking'> {
  readonly link: string | undefined;
}

/** Characters. */
const ID = 255;
const PARAMETERS = 3_000;

export function stepOutputs({ link, ...found }: Found, { trial, value }: ScoredTrial, t: Words): StepOutputs {
  const { job, ranking } = found;
  return {
    trial_id: escaped(clip(trial.id, ID)),
    metric: escaped(clip(ranking.criterion.metric ?? t.reward, NAME)),
    value,
    parameters: escaped(parametersOf(job, trial, t)),
    sentence: escaped(sentences(found, t)),
    ...(link !== undefined && { link }),
  };
}

/** Why there is no best trial, and what to do. */
export function noBestTrial(best: Pick<Best, 'job' | 'table' | 'ranking'>, t: Words): string {
  const { job, table } = best;
  const isSearch = job.search !== undefined || table.trials.length > 0;
  const line = writeLine('best', clip(job.id, NAME));
  const next = isSearch ? t.workflow.laterOn(line) : t.workflow.changeJob;
  return escaped(t.workflow.text([bestHeadline(best, t), next]));
}

/** What went wrong, and what to do next, for somebody who has no buttons to press. */
export function stepProblem(problem: Problem, t: Words): string {
  // No command was typed that the sentence could quote.
  const { text } = problemMessage({ problem, describe: () => undefined, lineWith: (word) => word }, t);
  return t.workflow.text([text, ...nextOf(problem, t).map(escaped)]);
}

export function stepWithoutPerson(t: Words): string {
  return escaped(t.workflow.noPerson);
}

function nextOf(problem: Problem, t: Words): string[] {
  const words = t.workflow;
  if ('endpoint' in problem) return [words.trace(modelartsNote(problem, t)[1] ?? '')];
  switch (problem.kind) {
    case 'jobNotFound':
      return [...nearest(problem.nearest, t), words.changeJob];
    case 'jobAmbiguous':
      return [...nearest(problem.candidates, t), words.changeJob];
    case 'notAllowed':
      return [words.whose];
    case 'badArguments':
    case 'metricNotFound':
      return [words.changeStep];
    // These say it themselves, or are of commands that no step runs.
    case 'notHere':
    case 'unknownPerson':
    case 'tookTooLong':
    case 'restarting':
    case 'storeUnavailable':
    case 'unknownCommand':
    case 'trialNotFound':
    case 'trialAmbiguous':
      return [];
  }
}

const NEAREST = 4;

function nearest(candidates: readonly Candidate[], t: Words): string[] {
  if (candidates.length === 0) return [];
  const shown = candidates.slice(0, NEAREST).map(({ id, name }) => `${clip(name, NAME)} (${clip(id, NAME)})`);
  const left = candidates.length - shown.length;
  return [t.workflow.nearest(left > 0 ? [...shown, t.more(left)] : shown)];
}

/** The answer and whatever makes it less than certain: the next step of a workflow has nothing else to go by. */
function sentences(best: { job: Job; table: TrialTable; ranking: Ranking }, t: Words): string {
  const { table, ranking } = best;
  const tied = ranking.tied > 1 ? t.best.tied(ranking.tied) : undefined;
  const all = [bestHeadline(best, t), tied, ...doubts(ranking, table, t)];
  return t.workflow.text(all.filter((each) => each !== undefined));
}

function parametersOf(job: Job, trial: Trial, t: Words): string {
  const pairs = parameterNames(job, [trial]).map(
    (name) => `${clip(name, VALUE)}=${exact(trial.parameters[name], t)}`,
  );
  if (pairs.length === 0) return t.none;
  let room = PARAMETERS;
  const tooMuch = pairs.findIndex((pair) => {
    room -= escaped(pair).length + 2;
    return room < 0;
  });
  if (tooMuch === -1) return pairs.join(', ');
  return [...pairs.slice(0, tooMuch), t.more(pairs.length - tooMuch)].join(', ');
}

function exact(value: ParameterValue | undefined, t: Words): string {
  return value === undefined || value === null ? t.none : clip(String(value), VALUE);
}

function escaped(text: string): string {
  return message(text, []).text;
}
