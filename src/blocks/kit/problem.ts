import { writeLine } from '../../domain/text/command-line.ts';
import type { Candidate, Fault, ModelArtsProblem, Problem } from '../../errors.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { channelsLine } from './access-words.ts';
import { clip, filled, NAME } from './limits.ts';
import { type Message, message, type Part } from './message.ts';
import { actions, button, note, paragraph } from './parts.ts';

/** The commands that a problem may have to quote. */
interface Known {
  readonly usage: string;
  readonly examples: readonly [string, ...string[]];
}

interface ProblemScreen {
  readonly problem: Problem;
  /** Finds a command by name. */
  readonly describe: (command: string) => Known | undefined;
  /** The same line with another job or trial in place of the one that was not understood. */
  readonly lineWith: (word: string, replacement: string) => string;
  /** What was asked for, where it can be asked again. */
  readonly line?: string;
}

/** What went wrong, and what to do next. */
export function problemMessage(screen: ProblemScreen, t: Words): Message {
  const text = sentence(screen.problem, t);
  return message(text, [paragraph(text), ...help(screen, t)]);
}

/** A fault of ours: an apology, and a number that leads whoever runs the bot to the log. */
export function apology(reference: string, t: Words): Message {
  return message(`${t.problem.ours} ${t.problem.reference(reference)}`, [
    paragraph(t.problem.ours),
    note(t.problem.reference(reference)),
  ]);
}

/** Slack's words for a channel that the bot is not in. */
const OUTSIDE: ReadonlySet<string> = new Set(['not_in_channel', 'channel_not_found']);

/** An answer that was meant for a thread and may not stand there. @param error Slack's own word for why */
export function cannotPost(error: string, t: Words): Message {
  const text = OUTSIDE.has(error) ? t.problem.notInvited : t.problem.cannotPost(error);
  return message(text, [paragraph(text)]);
}

/** Small print about a failure of ModelArts: what it said, and what its support would ask for. */
export function modelartsNote(problem: ModelArtsProblem, t: Words): string[] {
  return [modelartsSentence(problem, t), trace(problem, t)];
}

function sentence(problem: Problem, t: Words): string | Line {
  if ('endpoint' in problem) return modelartsSentence(problem, t);
  const words = t.problem;
  switch (problem.kind) {
    case 'unknownCommand':
      return words.unknownCommand(clip(problem.word, NAME));
    case 'badArguments':
      return words.fault(shortened(problem.fault));
    case 'notAllowed':
      return words.notAllowed[problem.permission];
    case 'notHere':
      return words.notHere(channelsLine(problem.channels, t));
    case 'unknownPerson':
      return words.unknownPerson[problem.why];
    case 'tookTooLong':
    case 'restarting':
    case 'storeUnavailable':
      return words[problem.kind];
    case 'jobNotFound':
      return words.jobNotFound(clip(problem.word, NAME));
    case 'jobAmbiguous':
      return words.jobAmbiguous(clip(problem.word, NAME));
    case 'trialNotFound':
      return words.trialNotFound(clip(problem.trial, NAME), clip(problem.job.name, NAME));
    case 'trialAmbiguous':
      return words.trialAmbiguous(clip(problem.trial, NAME), clip(problem.job.name, NAME));
    case 'metricNotFound':
      return words.metricNotFound(clip(problem.metric, NAME), some(problem.metrics, t));
  }
}

function help({ problem, describe, lineWith, line }: ProblemScreen, t: Words): Part[] {
  if ('endpoint' in problem)
    return [note(trace(problem, t)), PASSING.has(problem.kind) ? again(line, t) : undefined];
  switch (problem.kind) {
    case 'unknownCommand':
      return [
        meant(problem.nearest, t),
        actions(
          ...problem.nearest.map((name) =>
            button({ key: name, label: name, line: lineWith(problem.word, name) }),
          ),
          button({ key: 'all', label: t.button.help, line: 'help' }),
        ),
      ];
    case 'badArguments': {
      const known = describe(problem.command);
      return [
        known && note(t.problem.usage(known.usage), t.problem.example(known.examples[0])),
        actions(button({ key: 'help', label: t.button.help, line: writeLine('help', problem.command) })),
      ];
    }
    case 'jobNotFound':
      return [meant(problem.nearest, t), ...choices(problem.nearest, (id) => lineWith(problem.word, id), t)];
    case 'jobAmbiguous':
      return choices(problem.candidates, (id) => lineWith(problem.word, id), t);
    case 'trialNotFound':
      return [
        meant(problem.nearest, t),
        ...choices(named(problem.nearest), (id) => lineWith(problem.trial, id), t),
      ];
    case 'trialAmbiguous':
      return choices(named(problem.candidates), (id) => lineWith(problem.trial, id), t);
    case 'tookTooLong':
    case 'restarting':
    case 'storeUnavailable':
      return [again(line, t)];
    case 'notAllowed':
    case 'notHere':
    case 'unknownPerson':
    case 'metricNotFound':
      return [];
  }
}

/** What is likely to be over by the next time. */
const PASSING: ReadonlySet<ModelArtsProblem['kind']> = new Set(['rateLimited', 'unavailable']);

/** The answer takes the place of the problem. */
function again(line: string | undefined, t: Words): Part {
  return line === undefined
    ? undefined
    : actions(button({ key: 'again', label: t.button.again, line, press: 'turn' }));
}

function meant(nearest: readonly unknown[], t: Words): Part {
  return note(nearest.length > 0 ? t.problem.didYouMean : undefined);
}

/** Slack folds what is more than about five buttons in a row. */
const OFFERED = 4;

/** Buttons that run the same command again with what was probably meant. */
function choices(candidates: readonly Candidate[], lineFor: (id: string) => string, t: Words): Part[] {
  const several = new Set(candidates.map(({ name }) => name)).size < candidates.length;
  const apart = new Set(candidates.map(({ workspace }) => workspace)).size > 1;
  const shown = candidates.slice(0, OFFERED);
  const label = ({ id, name, workspace }: Candidate) => {
    if (!several) return filled(name);
    const which = apart && workspace ? `${clip(workspace, 20)}, ${id.slice(0, 8)}` : id.slice(0, 8);
    return `${clip(name, 40)} (${which})`;
  };
  return [
    actions(
      ...shown.map((candidate, i) =>
        button({ key: `choice-${i}`, label: label(candidate), line: lineFor(candidate.id) }),
      ),
      button({ key: 'jobs', label: t.button.jobs, line: 'jobs' }),
    ),
    note(candidates.length > shown.length ? t.more(candidates.length - shown.length) : undefined),
  ];
}

/** The same with what was typed cut to a length that leaves room for the rest. */
function shortened(fault: Fault): Fault {
  switch (fault.kind) {
    case 'surplus':
      return { ...fault, word: clip(fault.word, NAME) };
    case 'unknownOption':
      return { ...fault, option: clip(fault.option, NAME) };
    case 'badValue':
      return { ...fault, value: clip(fault.value, NAME) };
    case 'missing':
    case 'needsValue':
    case 'openQuote':
      return fault;
  }
}

function named(ids: readonly string[]): Candidate[] {
  return ids.map((id) => ({ id, name: id }));
}

function some(items: readonly string[], t: Words): string[] {
  const shown = items.slice(0, 10).map((item) => clip(item, NAME));
  return items.length > shown.length ? [...shown, t.more(items.length - shown.length)] : shown;
}

/** What the code means where it is a known one, else what the status does. */
function modelartsSentence({ kind, reason }: ModelArtsProblem, t: Words): string {
  return reason === undefined ? t.problem.modelarts[kind] : t.problem.reason[reason];
}

/** The vendor's own code, words and request id, as its support wants them. */
function trace({ code, status, detail, requestId, endpoint }: ModelArtsProblem, t: Words): string {
  const said = [
    code && clip(code, NAME),
    status === undefined ? undefined : `HTTP ${status}`,
    detail && clip(detail, 200),
  ];
  const facts = [endpoint, ...said, requestId && t.problem.requestId(clip(requestId, NAME))];
  return facts.filter((fact) => fact !== undefined && fact !== '').join(' · ');
}
