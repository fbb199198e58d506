import type { Button, InputBlock, ModalView } from '@slack/types';
import type { Words } from '../../i18n/en.ts';
import { type Asked, turnIn } from './asked.ts';
import { checkbox, input, modal, numberInput, option } from './inputs.ts';
import { clip, filled, LIMITS, NAME } from './limits.ts';
import { button, note, paragraph, plainText } from './parts.ts';

/** Of the form, and of the button that opens it; what follows the colon is what becomes of the answer. */
export const OPTIONS = { form: 'form:options', press: /^options:(ask|turn)$/ } as const;

/** One argument of a command, as a form asks for it. Names are those of the command's own usage. */
export type OptionField =
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly values: readonly string[];
      /** One of them. */
      readonly value: string | undefined;
      /** It may be left to the command. */
      readonly isOptional: boolean;
    }
  | {
      readonly kind: 'count';
      readonly name: string;
      readonly min: number;
      readonly max: number;
      readonly value: string | undefined;
    }
  | { readonly kind: 'switch'; readonly name: string; readonly isOn: boolean }
  | { readonly kind: 'text'; readonly name: string; readonly value: string | undefined };

export interface OptionForm {
  readonly command: string;
  /** The name of the job it is about. */
  readonly job: string | undefined;
  readonly fields: readonly OptionField[];
}

/** What somebody entered, by the name of the field; nothing where it is left to the command. */
export type Entered = Readonly<Record<string, string | boolean | undefined>>;

/** Before the value of an option, so that no word from outside can be taken for the option that stands for none. */
const WORD = '=';
const UNSET = '-';
const LONGEST = LIMITS.optionValue - WORD.length;
const TYPED = 100;

/** Opens the form for the line that a screen answers. */
export function optionsButton(asked: Asked, t: Words): Button | undefined {
  const made = button({ key: '', label: t.options.button, line: asked.line });
  return made && { ...made, action_id: `options:${turnIn(asked)}` };
}

/** @param memory comes back with the submission; 3,000 characters at most */
export function optionForm({ command, job, fields }: OptionForm, memory: string, t: Words): ModalView {
  const { title, submit, about, of } = t.options;
  const what = wordIn(about, command) ?? command;
  const view = modal(
    { title, submit, form: OPTIONS.form },
    [
      paragraph(job === undefined ? what : of(what, clip(filled(job), NAME))),
      ...fields.flatMap((field) => [inputFor(field, t), note(cutNote(field, t))]),
    ],
    t,
  );
  return { ...view, private_metadata: memory };
}

/** @param chosen the value of an option */
export function wordChosen(value: string | undefined): string | undefined {
  return value?.startsWith(WORD) ? value.slice(WORD.length) : undefined;
}

function inputFor(field: OptionField, t: Words): InputBlock {
  const { name } = field;
  const label = wordIn(t.options.label, name) ?? name;
  switch (field.kind) {
    case 'count':
      return numberInput(name, label, { value: field.value, min: field.min, max: field.max });
    case 'switch':
      return checkbox(name, label, option(wordIn(t.options.choice, name) ?? name, `${WORD}on`), field.isOn);
    case 'text':
      return input(name, label, {
        optional: true,
        element: {
          type: 'plain_text_input',
          action_id: 'in',
          max_length: TYPED,
          ...(field.value && { initial_value: clip(field.value, TYPED) }),
        },
      });
    case 'choice':
      return input(name, label, { element: { type: 'static_select', action_id: 'in', ...menu(field, t) } });
  }
}

type Choice = Extract<OptionField, { kind: 'choice' }>;

/** A menu cannot be emptied again in Slack's client, so that leaving it to the command is an option of its own. */
function menu({ name, value, isOptional, ...field }: Choice, t: Words) {
  const entry = (text: string, word: string) => ({ text: plainText(text, LIMITS.option), value: word });
  const none = isOptional ? [entry(wordIn(t.options.unset, name) ?? t.none, UNSET)] : [];
  const words = fitting({ ...field, value, isOptional }).map((each) =>
    entry(choiceText(name, each, t), `${WORD}${each}`),
  );
  const options = [...none, ...words];
  // Slack wants what is chosen to be the very same object.
  const initial = options.find((each) => each.value === (value === undefined ? UNSET : `${WORD}${value}`));
  return { options, ...(initial && { initial_option: initial }) };
}

/** What is chosen already, however long the list is, and the first of the others. */
function fitting({ values, value, isOptional }: Omit<Choice, 'kind' | 'name'>): string[] {
  const all = values.filter((each) => each.length <= LONGEST);
  const room = LIMITS.options - (isOptional ? 1 : 0);
  const first = all.slice(0, room);
  if (value === undefined || !all.includes(value) || first.includes(value)) return first;
  return [value, ...first.slice(0, -1)];
}

function cutNote(field: OptionField, t: Words): string | undefined {
  if (field.kind !== 'choice') return undefined;
  const left = field.values.length - fitting(field).length;
  return left > 0 ? t.options.cut(left) : undefined;
}

/** As on the screens, where these words mean something there; else as ModelArts writes it. */
function choiceText(name: string, value: string, t: Words): string {
  const { choice } = t.options;
  const { sortBy } = t.search.trials;
  const { unspecified } = t.platform.runtimes;
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    by: choice.by,
    mode: t.goal,
    status: t.state,
    sort: sortBy,
    accelerator: { npu: 'NPU', gpu: 'GPU', none: unspecified },
  };
  return wordIn(known[name] ?? {}, value) ?? value;
}

function wordIn(words: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const word = Object.hasOwn(words, key) ? words[key] : undefined;
  return typeof word === 'string' ? word : undefined;
}
