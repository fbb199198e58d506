import { controlsIn } from './controls.ts';
import { type Fields, textOf } from './json.ts';

/** Where a kind of input keeps what was entered, where it says what it starts with, and how nothing looks. */
interface Slot {
  readonly entry: string;
  readonly initial: string;
  readonly empty: null | readonly [];
}

const one = (entry: string, initial: string): Slot => ({ entry, initial, empty: null });
const many = (entry: string, initial: string): Slot => ({ entry, initial, empty: [] });

const SLOTS: Readonly<Record<string, Slot>> = {
  plain_text_input: one('value', 'initial_value'),
  number_input: one('value', 'initial_value'),
  url_text_input: one('value', 'initial_value'),
  email_text_input: one('value', 'initial_value'),
  static_select: one('selected_option', 'initial_option'),
  external_select: one('selected_option', 'initial_option'),
  radio_buttons: one('selected_option', 'initial_option'),
  multi_static_select: many('selected_options', 'initial_options'),
  multi_external_select: many('selected_options', 'initial_options'),
  checkboxes: many('selected_options', 'initial_options'),
  users_select: one('selected_user', 'initial_user'),
  multi_users_select: many('selected_users', 'initial_users'),
  channels_select: one('selected_channel', 'initial_channel'),
  multi_channels_select: many('selected_channels', 'initial_channels'),
  conversations_select: one('selected_conversation', 'initial_conversation'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations'),
  datepicker: one('selected_date', 'initial_date'),
  timepicker: one('selected_time', 'initial_time'),
  datetimepicker: one('selected_date_time', 'initial_date_time'),
  file_input: many('files', 'initial_files'),
};

/** The slot of an element that keeps what is entered; undefined for buttons and the like. */
export function slotOf({ type }: Fields): Slot | undefined {
  return SLOTS[textOf(type)];
}

/** Which input: the ids of its block and of itself. */
export interface Spot {
  readonly blockId: string;
  readonly actionId: string;
}

/** What has been entered, in the shape of `state.values`: by block_id, then by action_id. */
export type Entered = Readonly<Record<string, Readonly<Record<string, Fields>>>>;

/** @param entry as in `state.values`: its `type`, and the slot of that type */
export function entering(entered: Entered, { blockId, actionId }: Spot, entry: Fields): Entered {
  return { ...entered, [blockId]: { ...entered[blockId], [actionId]: entry } };
}

/**
 * The current values of every input in some blocks: what was entered, else what it starts with. What was entered
 * outlives an update where block_id, action_id and type stay.
 */
export function stateOf(blocks: readonly Fields[], entered: Entered): Entered {
  let state: Entered = {};
  for (const { blockId, element } of controlsIn(blocks)) {
    const slot = slotOf(element);
    if (!slot) continue;
    const actionId = textOf(element.action_id);
    const { type } = element;
    const before = entered[blockId]?.[actionId];
    const entry =
      before !== undefined && before.type === type
        ? before
        : { type, [slot.entry]: element[slot.initial] ?? slot.empty };
    state = entering(state, { blockId, actionId }, entry);
  }
  return state;
}

/** What an action entered, as `state.values` has it; undefined where it was no input. */
export function entryOf(action: Fields): Fields | undefined {
  const slot = slotOf(action);
  return slot && { type: action.type, [slot.entry]: action[slot.entry] ?? slot.empty };
}

export function spotOf({ block_id, action_id }: Fields): Spot {
  return { blockId: textOf(block_id), actionId: textOf(action_id) };
}
