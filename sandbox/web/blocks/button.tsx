import type { ReactElement } from 'react';
import { fieldsOf, textOf } from '../../slack/json.ts';
import { useConfirm } from './confirm.tsx';
import type { ElementProps } from './element.tsx';
import { labelOf } from './text.tsx';
import { useElement } from './use-element.ts';

export function Button(props: ElementProps): ReactElement {
  const { element } = props;
  const { press } = useElement(props);
  const { confirm, dialog } = useConfirm(element);
  const style = textOf(element.style) || 'plain';
  const label = labelOf(element.text);
  const spoken = textOf(element.accessibility_label);

  function pressed(): void {
    if (typeof element.url === 'string') window.open(element.url, '_blank', 'noreferrer');
    press(typeof element.value === 'string' ? element.value : undefined);
  }

  return (
    <>
      <button
        type="button"
        className={`button button-${style}`}
        data-action={textOf(element.action_id)}
        title={label}
        {...(spoken && { 'aria-label': spoken })}
        {...(element.confirm !== undefined && { 'aria-haspopup': 'dialog' as const })}
        onClick={() => confirm(pressed)}
      >
        <span className="button-label">{fieldsOf(element).type === 'icon_button' ? '🗑' : label}</span>
      </button>
      {dialog}
    </>
  );
}
