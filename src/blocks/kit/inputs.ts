import type { InputBlock, KnownBlock, ModalView, Option } from '@slack/types';
import type { Words } from '../../i18n/en.ts';
import { LIMITS } from './limits.ts';
import { plainText } from './parts.ts';

interface ModalSpec {
  readonly title: string;
  readonly submit?: string;
  /** What its submission is known by. */
  readonly form?: string;
}

export function modal(
  { title, submit, form }: ModalSpec,
  blocks: readonly (KnownBlock | undefined)[],
  t: Words,
): ModalView {
  return {
    type: 'modal',
    title: plainText(title, LIMITS.viewTitle),
    close: plainText(submit ? t.home.cancel : t.home.close, LIMITS.viewTitle),
    ...(submit && { submit: plainText(submit, LIMITS.viewTitle) }),
    ...(form && { callback_id: form }),
    blocks: blocks.filter((block) => block !== undefined),
  };
}

interface InputSpec extends Pick<InputBlock, 'element' | 'optional' | 'dispatch_action'> {
  readonly hint?: string;
}

export function input(id: string, label: string, { hint, ...spec }: InputSpec): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plainText(label, LIMITS.inputText),
    ...(hint && { hint: plainText(hint, LIMITS.inputText) }),
    ...spec,
  };
}

interface NumberSpec {
  readonly value: number | string | undefined;
  readonly min: number;
  readonly max: number;
  readonly hint?: string;
  readonly optional?: boolean;
}

/** Digits alone; Slack's own client refuses what is outside the bounds. */
export function numberInput(id: string, label: string, { value, min, max, ...spec }: NumberSpec): InputBlock {
  return input(id, label, {
    ...spec,
    element: {
      type: 'number_input',
      action_id: 'in',
      is_decimal_allowed: false,
      min_value: String(min),
      max_value: String(max),
      ...(value !== undefined && { initial_value: String(value) }),
    },
  });
}

export function checkbox(id: string, label: string, only: Option, isChecked: boolean): InputBlock {
  return input(id, label, {
    optional: true,
    element: {
      type: 'checkboxes',
      action_id: 'in',
      options: [only],
      ...(isChecked && { initial_options: [only] }),
    },
  });
}

export function option(text: string, value: string, description?: string): Option {
  return {
    text: plainText(text, LIMITS.option),
    value,
    ...(description && { description: plainText(description, LIMITS.option) }),
  };
}

/** Options of which one is chosen: Slack wants it to be the very same object. */
export function chosen(options: Option[], value: string): { options: Option[]; initial_option?: Option } {
  const initial = options.find((each) => each.value === value);
  return initial ? { options, initial_option: initial } : { options };
}
