import { type ReactElement, useId, useState } from 'react';
import { type Fields, fieldsOf, listOf, textOf } from '../../slack/json.ts';
import { useConfirm } from './confirm.tsx';
import type { ElementProps } from './element.tsx';
import { Text } from './text.tsx';
import { useElement } from './use-element.ts';
import { initialOf } from './values.ts';

/** Checkboxes or radio buttons. */
export function Choices(props: ElementProps): ReactElement {
  const { element, label, describedBy } = props;
  const isMany = element.type === 'checkboxes';
  const name = useId();
  const { set } = useElement(props);
  const { confirm, dialog } = useConfirm(element);
  const [chosen, choose] = useState(() => chosenAtFirst(element));
  const options = listOf(element.options).map(fieldsOf);

  function toggle(value: string): void {
    const next = isMany ? toggled(chosen, value) : [value];
    choose(next);
    const picked = options.filter((option) => next.includes(textOf(option.value)));
    set({ state: isMany ? picked : (picked[0] ?? null), value });
  }

  return (
    <fieldset className="choices" aria-label={label} aria-describedby={describedBy}>
      {options.map((option) => (
        <label key={textOf(option.value)} className="choice">
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(textOf(option.value))}
            onChange={() => confirm(() => toggle(textOf(option.value)))}
          />
          <span>
            <Text of={option.text} />
            {option.description !== undefined && (
              <span className="hint">
                <Text of={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
      {dialog}
    </fieldset>
  );
}

function chosenAtFirst(element: Fields): string[] {
  return [initialOf(element)].flat().flatMap((option) => textOf(fieldsOf(option).value) || []);
}

function toggled(chosen: readonly string[], value: string): string[] {
  return chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
}
