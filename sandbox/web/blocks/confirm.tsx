import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type Fields, fieldsOf, textOf } from '../../slack/json.ts';
import { SettingContext, useSetting } from './setting.ts';
import { labelOf, Text } from './text.tsx';

interface Asking {
  /** Runs `then` at once, or after the dialog was accepted where the element has one. */
  confirm(then: () => void): void;
  /** To be drawn beside the control. */
  readonly dialog: ReactNode;
}

/** The confirm dialog of an element. The app hears nothing of a refusal, as in Slack. */
export function useConfirm({ confirm }: Fields): Asking {
  const [asked, ask] = useState<(() => void) | undefined>();
  if (confirm === undefined) return { confirm: (then) => then(), dialog: null };

  function answer(yes: boolean): void {
    ask(undefined);
    if (yes) asked?.();
  }

  return {
    confirm: (then) => ask(() => then),
    dialog: asked && <ConfirmDialog confirm={fieldsOf(confirm)} onAnswer={answer} />,
  };
}

interface DialogProps {
  readonly confirm: Fields;
  readonly onAnswer: (yes: boolean) => void;
}

function ConfirmDialog({ confirm, onAnswer }: DialogProps): ReactElement {
  const setting = useSetting();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    // Strict mode runs effects twice, and an open dialog refuses to open.
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  // At the end of the page: inside a message, it would be cut by what scrolls. The browser closes it on Escape, and
  // gives the focus back to the control either way.
  return createPortal(
    <SettingContext value={setting}>
      <dialog
        ref={dialog}
        className="blocks confirm"
        data-theme={setting.theme}
        aria-labelledby={titleId}
        onClose={({ currentTarget }) => onAnswer(currentTarget.returnValue === 'yes')}
      >
        <ConfirmFace
          confirm={confirm}
          titleId={titleId}
          onAnswer={(yes) => dialog.current?.close(yes ? 'yes' : 'no')}
        />
      </dialog>
    </SettingContext>,
    document.body,
  );
}

interface FaceProps extends DialogProps {
  readonly titleId?: string;
}

/** What the dialog shows; alone, it is for pictures. */
export function ConfirmFace({ confirm, titleId, onAnswer }: FaceProps): ReactElement {
  const style = confirm.style === 'danger' ? 'danger-full' : 'primary';
  return (
    <div className="confirm-face">
      <h2 id={titleId} className="confirm-title">
        {labelOf(confirm.title)}
      </h2>
      <div className="confirm-text">
        <Text of={confirm.text} />
      </div>
      <div className="confirm-buttons">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {labelOf(confirm.deny)}
        </button>
        <button type="button" className={`button button-${textOf(style)}`} onClick={() => onAnswer(true)}>
          {labelOf(confirm.confirm)}
        </button>
      </div>
    </div>
  );
}
