import { type ReactElement, useState } from 'react';
import { fieldsOf, listOf, textOf } from '../../slack/json.ts';
import { useConfirm } from './confirm.tsx';
import type { ElementProps } from './element.tsx';
import { Listbox } from './listbox.tsx';
import { useSetting } from './setting.ts';
import { wordsOfSlack } from './slack-words.ts';
import { labelOf } from './text.tsx';
import { useElement } from './use-element.ts';

/** The three dots. */
export function Overflow(props: ElementProps): ReactElement {
  const { element } = props;
  const [open, setOpen] = useState(false);
  const { names } = useSetting();
  const { press } = useElement(props);
  const { confirm, dialog } = useConfirm(element);
  const options = listOf(element.options)
    .map(fieldsOf)
    .map(({ text, value }) => ({ label: labelOf(text), value: textOf(value) }));
  const label = wordsOfSlack(names.locale).moreActions;
  return (
    <span className="menu">
      <button
        type="button"
        className="button"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        ⋯
      </button>
      {open && (
        <Listbox
          label={label}
          options={options}
          chosen={[]}
          onClose={() => setOpen(false)}
          onChoose={({ value }) => {
            setOpen(false);
            confirm(() => press(value));
          }}
        />
      )}
      {dialog}
    </span>
  );
}
