import type { AlertDoubt } from '../../domain/follow/alert-doubt.ts';
import { writeCondition } from '../../domain/follow/condition-words.ts';
import type { Followed } from '../../domain/follow/following.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { clip, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { short } from '../kit/numbers.ts';
import { actions, button, paragraph } from '../kit/parts.ts';

/** Asks before an alert that would never be raised, or at once: what it can mean, each a press away. */
export function alertDoubt(doubt: AlertDoubt, job: Followed, t: Words): Message {
  const text = sentence(doubt, t);
  const instead = 'instead' in doubt ? doubt.instead : undefined;
  return message(text, [
    paragraph(text),
    actions(
      instead && choice('instead', instead, job, t),
      doubt.kind === 'percent'
        ? choice('first', doubt.condition, job, t)
        : button({
            key: 'anyway',
            label: t.followFault.doubt.anyway,
            line: lineOf(job, doubt.condition),
          }),
    ),
  ]);
}

type Condition = AlertDoubt['condition'];

function choice(key: string, condition: Condition, job: Followed, t: Words) {
  const label = t.followFault.doubt.choice(clip(writeCondition(condition), NAME));
  return button({ key, label, line: lineOf(job, condition) });
}

function lineOf({ id }: Followed, condition: Condition): string {
  return writeLine('alert', id, 'when', ...writeCondition(condition).split(' '), '--sure');
}

function sentence(doubt: AlertDoubt, t: Words) {
  const words = t.followFault.doubt;
  const condition = clip(writeCondition(doubt.condition), NAME);
  switch (doubt.kind) {
    case 'unknown':
      return words.unknown(
        clip(doubt.condition.metric, NAME),
        doubt.known.map((each) => clip(each, NAME)).slice(0, 10),
      );
    case 'always':
      return words.always(condition, doubt.trials);
    case 'never':
      return words.never(condition, short(doubt.highest));
    case 'percent':
      return (doubt.hasValues ? words.percentBeyond : words.percent)(clip(doubt.condition.metric, NAME));
  }
}
