import type { Button, KnownBlock, RichTextElement, StaticSelect } from '@slack/types';
import type { Inline, Line } from '../../i18n/line.ts';
import { clip, filled, LIMITS } from './limits.ts';
import { localTime } from './local-time.ts';

/** What a press does: a new private answer, the same message turned to another page, or a post for everyone. */
export type Press = 'ask' | 'turn' | 'share';

interface ButtonSpec {
  /** Tells the button from its neighbours; unique within a block. */
  readonly key: string;
  readonly label: string;
  /** The command line that a press stands for. */
  readonly line: string;
  readonly press?: Press;
  readonly style?: 'primary' | 'danger';
  readonly confirm?: Confirm;
}

export interface Confirm {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

export function heading(text: string): KnownBlock {
  return {
    type: 'header',
    text: { type: 'plain_text', text: clip(filled(text), LIMITS.header), emoji: false },
  };
}

/** A paragraph; each line starts anew. */
export function paragraph(...lines: readonly (string | Line | undefined)[]): KnownBlock | undefined {
  const present = lines.filter((each) => each !== undefined);
  if (present.length === 0) return undefined;
  const pieces = present.flatMap((each, i): Inline[] => [
    ...(i > 0 ? ['\n'] : []),
    ...(typeof each === 'string' ? [each] : each),
  ]);
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: pieces.map(element) }] };
}

/** Small print. Literal text: Slack would read markup in the other kind. */
export function note(...lines: readonly (string | undefined)[]): KnownBlock | undefined {
  const text = lines.filter((each) => each !== undefined).join('\n');
  if (text === '') return undefined;
  return { type: 'context', elements: [{ type: 'plain_text', text: clip(text, LIMITS.text), emoji: false }] };
}

export function actions(...elements: readonly (Button | StaticSelect | undefined)[]): KnownBlock | undefined {
  const present = elements.filter((each) => each !== undefined).slice(0, LIMITS.actions);
  return present.length === 0 ? undefined : { type: 'actions', elements: present };
}

/** A button, or nothing where its command line would be longer than Slack carries: half a command is worse than none. */
export function button({ key, label, line, press = 'ask', style, confirm }: ButtonSpec): Button | undefined {
  if (line.length > LIMITS.buttonValue) return undefined;
  return {
    type: 'button',
    action_id: clip(`${press}:${key}`, LIMITS.actionId),
    text: plainText(label, LIMITS.button),
    value: line,
    ...(style && { style }),
    ...(confirm && { confirm: confirmDialog(confirm) }),
  };
}

interface PickerSpec {
  readonly key: string;
  readonly placeholder: string;
  readonly options: readonly { readonly label: string; readonly hint?: string; readonly line: string }[];
  readonly press?: Press;
}

/** A menu whose options are command lines. Lines too long for Slack are left out, and so is a menu without any. */
export function picker({ key, placeholder, options, press = 'ask' }: PickerSpec): StaticSelect | undefined {
  const fitting = options.filter(({ line }) => line.length <= LIMITS.optionValue).slice(0, LIMITS.options);
  if (fitting.length === 0) return undefined;
  return {
    type: 'static_select',
    action_id: clip(`${press}:${key}`, LIMITS.actionId),
    placeholder: plainText(placeholder, LIMITS.placeholder),
    options: fitting.map(({ label, hint, line }) => ({
      text: plainText(label, LIMITS.option),
      value: line,
      ...(hint && { description: plainText(hint, LIMITS.option) }),
    })),
  };
}

function confirmDialog({ title, text, yes, no }: Confirm): NonNullable<Button['confirm']> {
  return {
    title: plainText(title, LIMITS.confirmTitle),
    text: plainText(text, LIMITS.confirmText),
    confirm: plainText(yes, LIMITS.confirmButton),
    deny: plainText(no, LIMITS.confirmButton),
    style: 'danger',
  };
}

export function plainText(text: string, max: number): { type: 'plain_text'; text: string; emoji: false } {
  return { type: 'plain_text', text: clip(filled(text), max), emoji: false };
}

/** A piece of a sentence as Slack's own element. */
export function element(piece: Inline): RichTextElement {
  if (typeof piece === 'string') return { type: 'text', text: clip(piece, LIMITS.text) };
  if ('bold' in piece)
    return { type: 'text', text: clip(filled(piece.bold), LIMITS.text), style: { bold: true } };
  if ('code' in piece)
    return { type: 'text', text: clip(filled(piece.code), LIMITS.text), style: { code: true } };
  if ('user' in piece) return { type: 'user', user_id: piece.user };
  if ('channel' in piece) return { type: 'channel', channel_id: piece.channel };
  if ('group' in piece) return { type: 'usergroup', usergroup_id: piece.group };
  const { seconds, format, fallback } = localTime(piece);
  return { type: 'date', timestamp: seconds, format, fallback };
}
