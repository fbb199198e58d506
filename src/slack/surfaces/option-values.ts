import type { ViewOutput, ViewStateValue } from '@slack/bolt';
import { type Entered, wordChosen } from '../../blocks/kit/option-form.ts';
import type { Source } from '../../commands/command.ts';
import type { EntryFault } from '../../commands/options.ts';
import { plainLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';

/** What a form has to know of the press that opened it. */
export interface Pressed {
  readonly source: Source;
  /** The line whose answer the button was on. */
  readonly line: string;
  /** Under which the way to answer is kept. */
  readonly key: string;
  /** The answer takes the place of the message that was pressed. */
  readonly isTurn: boolean;
}

/** For `private_metadata`, which takes 3,000 characters; a button's line has 2,000 at most. */
export function writePressed({ source, line, key, isTurn }: Pressed): string {
  const { channel, thread = '', messageTs = '' } = source;
  return [key, isTurn ? 'turn' : 'ask', channel, thread, messageTs, line].join('\n');
}

/** @param user stands for their direct message where the form has lost its place */
export function readPressed(memory: string, user: string): Pressed {
  const [key = '', press, channel = '', thread = '', messageTs = '', ...line] = memory.split('\n');
  return {
    key,
    isTurn: press === 'turn',
    source: {
      channel: channel || user,
      ...(thread && { thread }),
      ...(messageTs && { messageTs }),
    },
    line: line.join('\n'),
  };
}

/** What was entered, by the field's name. Every input block holds one element. */
export function enteredOptions(values: ViewOutput['state']['values']): Entered {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, elements]) => {
      const [entry] = Object.values(elements);
      return entry ? [[name, entered(entry)]] : [];
    }),
  );
}

function entered({ type, selected_options, selected_option, value }: ViewStateValue): Entered[string] {
  if (type === 'checkboxes') return (selected_options?.length ?? 0) > 0;
  if (type === 'static_select') return wordChosen(selected_option?.value);
  // As if it were typed in a line.
  return plainLine(value ?? '').trim() || undefined;
}

export function faultText(fault: EntryFault, t: Words): string {
  return fault === 'unusable' ? t.options.unusable : t.options.whole(fault.min, fault.max);
}
