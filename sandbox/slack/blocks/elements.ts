import {
  all,
  byType,
  type Check,
  flag,
  list,
  number,
  oneOf,
  shape,
  text,
  typed,
  whole,
  word,
} from './check.ts';
import {
  choice,
  confirmDialog,
  imageElement,
  option,
  optionGroup,
  overflowOption,
  plainText,
} from './composition.ts';
import { LIMITS } from './limits.ts';

type Checks = Readonly<Record<string, Check>>;

const actionId = { action_id: text(LIMITS.id) };
const confirmed = { ...actionId, confirm: confirmDialog };
const focused = { ...confirmed, focus_on_load: flag };
const placed = { ...focused, placeholder: plainText(LIMITS.placeholder) };
const many = { max_selected_items: whole(1, LIMITS.options) };
const id = text(LIMITS.id);

export const button = typed(
  'button',
  { text: plainText(LIMITS.button) },
  {
    ...confirmed,
    value: text(LIMITS.buttonValue),
    url: text(LIMITS.url),
    style: word('primary', 'danger'),
    accessibility_label: text(LIMITS.button),
  },
);

/** A menu whose options the message itself lists. */
function staticMenu(type: string, more: Checks): Check {
  const options = {
    options: list(option, LIMITS.options),
    option_groups: list(optionGroup, LIMITS.options),
  };
  return all(typed(type, {}, { ...placed, ...options, ...more }), oneOf('options', 'option_groups'));
}

/** A menu that Slack or the app fills. */
function filledMenu(type: string, more: Checks): Check {
  return typed(type, {}, { ...placed, ...more });
}

const queryLength = { min_query_length: whole(0, LIMITS.placeholder) };
const choices = { options: list(choice, LIMITS.choices) };

const conversations: Checks = {
  default_to_current_conversation: flag,
  filter: shape(
    {},
    {
      include: list(word('im', 'mpim', 'private', 'public')),
      exclude_external_shared_channels: flag,
      exclude_bot_users: flag,
    },
  ),
};

const selects: Checks = {
  static_select: staticMenu('static_select', { initial_option: option }),
  multi_static_select: staticMenu('multi_static_select', { initial_options: list(option), ...many }),
  external_select: filledMenu('external_select', { initial_option: option, ...queryLength }),
  multi_external_select: filledMenu('multi_external_select', {
    initial_options: list(option),
    ...queryLength,
    ...many,
  }),
  users_select: filledMenu('users_select', { initial_user: id }),
  multi_users_select: filledMenu('multi_users_select', { initial_users: list(id), ...many }),
  channels_select: filledMenu('channels_select', { initial_channel: id, response_url_enabled: flag }),
  conversations_select: filledMenu('conversations_select', {
    initial_conversation: id,
    response_url_enabled: flag,
    ...conversations,
  }),
  multi_conversations_select: filledMenu('multi_conversations_select', {
    initial_conversations: list(id),
    ...conversations,
    ...many,
  }),
  multi_channels_select: filledMenu('multi_channels_select', { initial_channels: list(id), ...many }),
};

/** Those that keep what was chosen. */
const stateful: Checks = {
  ...selects,
  checkboxes: typed('checkboxes', choices, { ...focused, initial_options: list(choice, LIMITS.choices) }),
  radio_buttons: typed('radio_buttons', choices, { ...focused, initial_option: choice }),
  datepicker: typed('datepicker', {}, { ...placed, initial_date: text(10, 10) }),
  timepicker: typed('timepicker', {}, { ...placed, initial_time: text(5, 5), timezone: id }),
  datetimepicker: typed('datetimepicker', {}, { ...focused, initial_date_time: number(1e9, 9_999_999_999) }),
};

const interactive: Checks = {
  ...stateful,
  button,
  overflow: typed('overflow', { options: list(overflowOption, LIMITS.overflow) }, confirmed),
};

const typedIn = {
  ...actionId,
  placeholder: plainText(LIMITS.placeholder),
  focus_on_load: flag,
  dispatch_action_config: shape(
    {},
    { trigger_actions_on: list(word('on_enter_pressed', 'on_character_entered')) },
  ),
  initial_value: text(LIMITS.text, 0),
};

export const actionElement = byType(interactive);

export const accessory = byType({ ...interactive, image: imageElement });

/** What an `input` block may hold anywhere. */
export const inputElements: Checks = {
  ...stateful,
  plain_text_input: typed(
    'plain_text_input',
    {},
    { ...typedIn, multiline: flag, min_length: whole(0, LIMITS.text), max_length: whole(1, LIMITS.text) },
  ),
  url_text_input: typed('url_text_input', {}, typedIn),
  email_text_input: typed('email_text_input', {}, typedIn),
  // The bounds are text on the wire.
  number_input: typed(
    'number_input',
    { is_decimal_allowed: flag },
    { ...typedIn, min_value: id, max_value: id },
  ),
};

/** For modals only. */
export const fileInput = typed(
  'file_input',
  {},
  { ...actionId, filetypes: list(id), max_files: whole(1, LIMITS.files) },
);
