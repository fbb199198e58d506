import { type ReactElement, useRef, useState } from 'react';
import { type Fields, fieldsOf, textOf } from '../../slack/json.ts';
import type { Choice, Names } from './blocks.tsx';
import { useConfirm } from './confirm.tsx';
import type { ElementProps } from './element.tsx';
import { Listbox } from './listbox.tsx';
import { useSetting } from './setting.ts';
import { wordsOfSlack } from './slack-words.ts';
import { labelOf } from './text.tsx';
import { useElement } from './use-element.ts';
import { useOptions } from './use-options.ts';
import { initialOf, takesMany } from './values.ts';

/** A menu of any kind: of the message's own options, of the app's, of people, of channels; for one choice or many. */
export function Select(props: ElementProps): ReactElement {
  const { element, label, describedBy } = props;
  const { names } = useSetting();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState(() => chosenAtFirst(element, names));
  const { set } = useElement(props);
  const { confirm, dialog } = useConfirm(element);
  const options = useOptions(props, open);
  const isMany = takesMany(textOf(element.type));
  const face = labelOf(element.placeholder) || wordsOfSlack(names.locale).choose;
  const shown = chosen.map((each) => each.label).join(', ') || face;

  function choose(choice: Choice): void {
    const next = isMany ? toggled(chosen, choice) : [choice];
    setChosen(next);
    const states = next.map((each) => stateOf(each, element));
    set({ state: isMany ? states : (states[0] ?? null), value: choice.value });
    if (isMany) return;
    setOpen(false);
    button.current?.focus();
  }

  return (
    <span className="menu">
      <button
        ref={button}
        type="button"
        className="button menu-button"
        data-action={textOf(element.action_id)}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-describedby={describedBy}
        aria-label={label ? `${label}: ${shown}` : shown}
        onClick={() => setOpen(!open)}
      >
        <span className={chosen.length > 0 ? 'button-label' : 'button-label placeholder'}>{shown}</span>
        <span aria-hidden>⌄</span>
      </button>
      {open && (
        <Listbox
          label={label || face}
          {...options}
          chosen={chosen.map(({ value }) => value)}
          onChoose={(choice) => confirm(() => choose(choice))}
          onClose={() => setOpen(false)}
        />
      )}
      {dialog}
    </span>
  );
}

/** An option goes as it came; of people and channels goes the id. */
function stateOf({ label, value }: Choice, { type }: Fields): unknown {
  if (/users|channels|conversations/.test(textOf(type))) return value;
  return { text: { type: 'plain_text', text: label, emoji: false }, value };
}

function chosenAtFirst(element: Fields, { nameOf }: Names): Choice[] {
  return [initialOf(element)].flat().flatMap((initial) => {
    if (typeof initial === 'string') return [{ label: nameOf(initial), value: initial }];
    const { text, value } = fieldsOf(initial);
    return value === undefined ? [] : [{ label: labelOf(text), value: textOf(value) }];
  });
}

function toggled(chosen: readonly Choice[], choice: Choice): Choice[] {
  const others = chosen.filter(({ value }) => value !== choice.value);
  return others.length < chosen.length ? others : [...chosen, choice];
}
