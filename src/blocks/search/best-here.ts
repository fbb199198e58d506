import type { Job } from '../../domain/search/search.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { clip, filled, LIMITS, NAME } from '../kit/limits.ts';
import { extend, type Message, message } from '../kit/message.ts';
import { actions, note, paragraph, picker } from '../kit/parts.ts';

/** Asks which of the searches that a message names was meant. */
export function whichMentioned(jobs: readonly Job[], t: Words): Message {
  const text = t.shortcuts.here.several(jobs.length);
  const left = jobs.length - LIMITS.options;
  return message(text, [
    paragraph(text),
    actions(
      picker({
        key: 'pick',
        placeholder: t.shortcuts.here.pick,
        options: jobs.map(({ id, name, phase }) => ({
          label: filled(clip(name, NAME)),
          hint: t.join([t.phase[phase], id.slice(0, 8)]),
          line: writeLine('best', id),
        })),
      }),
    ),
    note(left > 0 ? t.more(left) : undefined),
  ]);
}

/** The answer for the channel's own search, or the question for one, with the word above it of why it is that one. */
export function noneMentioned(answer: Message, t: Words): Message {
  const { none } = t.shortcuts.here;
  const longest = Math.max(answer.blocks.length, answer.plain?.length ?? 0);
  if (longest >= LIMITS.blocks) return answer;
  const above = message(none, [paragraph(none)]);
  const below = answer.plain ? [{ native: answer.blocks, plain: answer.plain }] : answer.blocks;
  return { ...extend(above, below), text: clip(`${above.text} ${answer.text}`, LIMITS.fallback) };
}
