import { type Control, controlsIn, optionsOf } from './controls.ts';
import type { Message } from './journal.ts';
import { type Fields, fieldsOf, textOf } from './json.ts';

/**
 * Which control is meant: what stands on it or its action_id, its number in the message counted from 1, or some of
 * its fields.
 */
export type Which = string | number | Fields;

/** A control to press, in the message it is pressed in, and the option where it is a menu. */
export interface Grip {
  readonly message: Message;
  readonly control: Control;
  readonly option?: Fields;
}

/** What a confirm dialog says. */
export interface Confirm {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
}

/** Finds a control, from the newest message back. @throws Error naming the controls there are */
export function gripOn(which: Which, messages: readonly Message[]): Grip {
  return find(messages, which, (control, place) => (isMeant(control, which, place) ? {} : undefined));
}

/** Finds a menu by the label or value of one of its options. */
export function gripOnOption(option: string, menu: Which | undefined, messages: readonly Message[]): Grip {
  return find(messages, option, (control, place) => {
    if (menu !== undefined && !isMeant(control, menu, place)) return undefined;
    const found = optionsOf(control.element).find(
      (each) => textOf(fieldsOf(each.text).text) === option || each.value === option,
    );
    return found && { option: found };
  });
}

function find(
  messages: readonly Message[],
  which: Which,
  matches: (control: Control, place: number) => Pick<Grip, 'option'> | undefined,
): Grip {
  for (const message of messages.toReversed()) {
    for (const [i, control] of controlsIn(message.blocks).entries()) {
      const match = matches(control, i + 1);
      if (match) return { message, control, ...match };
    }
  }
  const labels = messages.flatMap(({ blocks }) => controlsIn(blocks)).map(({ label }) => label);
  throw new Error(
    `Nothing to press is ${JSON.stringify(which)}; there is: ${labels.join(', ') || 'nothing'}`,
  );
}

function isMeant({ element, label }: Control, which: Which, place: number): boolean {
  if (typeof which === 'number') return place === which;
  if (typeof which === 'string') return label === which || element.action_id === which;
  return Object.entries(which).every(([key, value]) => element[key] === value);
}

export function confirmOf({ control: { element } }: Grip): Confirm | undefined {
  if (element.confirm === undefined) return undefined;
  const { title, text, confirm, deny } = fieldsOf(element.confirm);
  const words = (value: unknown) => textOf(fieldsOf(value).text);
  return { title: words(title), text: words(text), confirm: words(confirm), deny: words(deny) };
}

/** The entry of `actions` that the press of this control becomes. */
export function actionOf({ control: { element, blockId }, option }: Grip): Fields {
  const { type, action_id, text, value, style, placeholder } = element;
  const given = Object.entries({ action_id, text, value, style, placeholder, selected_option: option });
  return {
    type,
    block_id: blockId,
    ...Object.fromEntries(given.filter(([, field]) => field !== undefined)),
  };
}
