import type { ChangeEvent, KeyboardEvent, ReactElement } from 'react';
import { type Fields, textOf } from '../../slack/json.ts';
import type { ElementProps } from './element.tsx';
import { useSetting } from './setting.ts';
import { wordsOfSlack } from './slack-words.ts';
import { labelOf } from './text.tsx';
import { useElement } from './use-element.ts';
import { initialOf } from './values.ts';

/** What a person types: one line or several, or a number. */
export function TextField(props: ElementProps): ReactElement {
  const { element, label, describedBy } = props;
  const { set, press } = useElement({ ...props, silent: true });
  const Line = element.multiline === true ? 'textarea' : 'input';
  const isSent = props.silent === false;

  function onKeyDown({ key, currentTarget }: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>): void {
    if (isSent && key === 'Enter') press(currentTarget.value);
  }

  return (
    <Line
      className="field"
      aria-label={label}
      aria-describedby={describedBy}
      placeholder={labelOf(element.placeholder)}
      defaultValue={textOf(initialOf(element))}
      autoFocus={element.focus_on_load === true}
      {...(element.type === 'number_input' && { inputMode: 'decimal' as const })}
      {...bounds(element)}
      onChange={({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        set({ state: currentTarget.value || null })
      }
      onKeyDown={onKeyDown}
    />
  );
}

const KINDS: Readonly<Record<string, string>> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

/** A date, a time, or both; drawn by the browser, in whose zone a `datetimepicker` is read. */
export function DateField(props: ElementProps): ReactElement {
  const { element, label, describedBy } = props;
  const { set } = useElement(props);
  const { names } = useSetting();
  const type = textOf(element.type);

  function onChange({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>): void {
    const state = type === 'datetimepicker' ? Math.floor(new Date(value).getTime() / 1000) : value;
    set({ state: value ? state : null, value: String(state) });
  }

  return (
    <input
      className="field field-date"
      type={KINDS[type]}
      aria-label={label || labelOf(element.placeholder) || wordsOfSlack(names.locale).choose}
      aria-describedby={describedBy}
      defaultValue={shownAtFirst(element)}
      onChange={onChange}
    />
  );
}

function bounds({ min_length, max_length }: Fields) {
  return {
    ...(typeof min_length === 'number' && { minLength: min_length }),
    ...(typeof max_length === 'number' && { maxLength: max_length }),
  };
}

function shownAtFirst(element: Fields): string {
  const initial = initialOf(element);
  if (typeof initial !== 'number') return textOf(initial);
  const at = new Date(initial * 1000);
  // The field wants local time without a zone.
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
