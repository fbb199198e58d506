import { type Fields, fieldsOf, listOf, textOf } from '../../slack/json.ts';

/** One entry of `view.state.values[block_id][action_id]`, such as `{ type: 'plain_text_input', value: 'x' }`. */
export type InputValue = Fields;

export type InputValues = Readonly<Record<string, Readonly<Record<string, InputValue>>>>;

interface Kept {
  /** The field of the state that holds the value. */
  readonly field: string;
  /** The field of the element that holds the first one. */
  readonly initial: string;
  readonly many: boolean;
}

const one = (field: string, initial: string): Kept => ({ field, initial, many: false });
const many = (field: string, initial: string): Kept => ({ field, initial, many: true });

/** Source: docs.slack.dev, the `state` of view payloads. */
const KEPT: Readonly<Record<string, Kept>> = {
  plain_text_input: one('value', 'initial_value'),
  number_input: one('value', 'initial_value'),
  email_text_input: one('value', 'initial_value'),
  url_text_input: one('value', 'initial_value'),
  static_select: one('selected_option', 'initial_option'),
  external_select: one('selected_option', 'initial_option'),
  radio_buttons: one('selected_option', 'initial_option'),
  multi_static_select: many('selected_options', 'initial_options'),
  multi_external_select: many('selected_options', 'initial_options'),
  checkboxes: many('selected_options', 'initial_options'),
  users_select: one('selected_user', 'initial_user'),
  channels_select: one('selected_channel', 'initial_channel'),
  conversations_select: one('selected_conversation', 'initial_conversation'),
  multi_users_select: many('selected_users', 'initial_users'),
  multi_channels_select: many('selected_channels', 'initial_channels'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations'),
  datepicker: one('selected_date', 'initial_date'),
  timepicker: one('selected_time', 'initial_time'),
  datetimepicker: one('selected_date_time', 'initial_date_time'),
};

/** The values of all inputs before anybody has touched them, in the shape of `view.state.values`. */
export function initialValues(blocks: readonly Fields[]): InputValues {
  return Object.fromEntries(
    blocks.flatMap((block) => {
      const entries = elementsOf(block).flatMap(initialValue);
      return entries.length > 0 ? [[textOf(block.block_id), Object.fromEntries(entries)]] : [];
    }),
  );
}

/** The state's entry for an element whose value is now `value`. */
export function stateOf(type: string, value: unknown): InputValue {
  const kept = KEPT[type];
  return { type, ...(kept && { [kept.field]: value }) };
}

/** What the element held at first: a text, an option, an id, or a list of them. */
export function initialOf(element: Fields): unknown {
  const kept = KEPT[textOf(element.type)];
  return kept ? (element[kept.initial] ?? (kept.many ? [] : null)) : null;
}

export function takesMany(type: string): boolean {
  return KEPT[type]?.many ?? false;
}

function initialValue(element: Fields): [string, InputValue][] {
  const type = textOf(element.type);
  return KEPT[type] ? [[textOf(element.action_id), stateOf(type, initialOf(element))]] : [];
}

function elementsOf({ type, element, elements, accessory }: Fields): Fields[] {
  if (type === 'input') return [fieldsOf(element)];
  if (type === 'actions') return listOf(elements).map(fieldsOf);
  return type === 'section' ? [fieldsOf(accessory)] : [];
}
