import { type Control, controlsIn } from './controls.ts';
import { slotOf } from './inputs.ts';
import { type Fields, listOf, textOf } from './json.ts';
import type { View } from './views.ts';

/** What Slack's own client says instead of sending a form, by block_id; in Slack's words as remembered. */
export function complaintsOf({ blocks, values }: Pick<View, 'blocks' | 'values'>): Record<string, string> {
  const complaints = controlsIn(blocks)
    .filter(({ block }) => block.type === 'input')
    .flatMap((control) => {
      const entry = values[control.blockId]?.[textOf(control.element.action_id)] ?? {};
      const complaint = complaintOf(control, entry);
      return complaint === undefined ? [] : [[control.blockId, complaint] as const];
    });
  return Object.fromEntries(complaints);
}

function complaintOf({ element, block }: Control, entry: Fields): string | undefined {
  const entered = entry[slotOf(element)?.entry ?? ''];
  if (isEmpty(entered)) return block.optional === true ? undefined : 'Please complete this required field.';
  return RULES[textOf(element.type)]?.(textOf(entered), element);
}

function isEmpty(entered: unknown): boolean {
  return (
    entered === undefined ||
    entered === null ||
    entered === '' ||
    (Array.isArray(entered) && listOf(entered).length === 0)
  );
}

type Rule = (entered: string, element: Fields) => string | undefined;

const RULES: Readonly<Record<string, Rule>> = {
  plain_text_input(entered, { min_length, max_length }) {
    if (entered.length < Number(min_length ?? 0)) return `Must be at least ${Number(min_length)} characters.`;
    if (entered.length > Number(max_length ?? 3_000)) return 'Too long.';
    return undefined;
  },
  number_input(entered, { is_decimal_allowed, min_value = -Infinity, max_value = Infinity }) {
    const number = Number(entered);
    if (Number.isNaN(number)) return 'Enter a number.';
    if (is_decimal_allowed !== true && !Number.isInteger(number)) return 'Enter a whole number.';
    if (number < Number(min_value)) return `Must be ${Number(min_value)} or more.`;
    return number > Number(max_value) ? `Must be ${Number(max_value)} or less.` : undefined;
  },
  email_text_input: (entered) => (/^\S+@\S+$/.test(entered) ? undefined : 'Enter an email address.'),
  url_text_input: (entered) => (URL.canParse(entered) ? undefined : 'Enter a link.'),
};
