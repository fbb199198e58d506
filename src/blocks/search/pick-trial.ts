import type { Job } from '../../domain/search/search.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { clip, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, paragraph } from '../kit/parts.ts';
import { searchMenu } from './search-picker.ts';

interface PickTrial {
  readonly job: Job;
  /** There are some to offer. */
  readonly hasTrials: boolean;
  /** Only running trials are offered. */
  readonly onlyRunning: boolean;
  /** With `HOLE` for the trial. */
  readonly line: string;
  readonly command: string;
  /** Ids of the trials that were named before. */
  readonly chosen: readonly string[];
}

/** Asks which trial a command was meant for. */
export function pickTrial(
  { job, hasTrials, onlyRunning, line, command, chosen }: PickTrial,
  t: Words,
): Message {
  const name = clip(job.name, NAME);
  if (!hasTrials) {
    const text = onlyRunning ? t.pick.noRunning(name) : t.pick.noTrials(name);
    return message(text, [paragraph(text)]);
  }
  const menu = searchMenu({ finds: 'trial', onlyRunning, line, placeholder: t.find.trial });
  if (menu) {
    const question = questionOf({ name, command, last: chosen.at(-1) }, t);
    return message(question, [paragraph(question), menu]);
  }
  const text = t.find.tooLong(command, 'trial');
  const help = button({ key: 'help', label: t.button.help, line: writeLine('help', command) });
  return message(text, [paragraph(text), actions(help)]);
}

interface Question extends Pick<PickTrial, 'command'> {
  /** Of the job. */
  readonly name: string;
  readonly last: string | undefined;
}

function questionOf({ name, command, last }: Question, t: Words): string {
  if (last !== undefined) return t.pick.beside(name, clip(last, NAME));
  return command === 'stop' ? t.pick.stopTrial(name) : t.pick.trial(name);
}
