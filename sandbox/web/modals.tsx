import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { ModalView } from '../page/contract.ts';
import { Icon } from './icons.tsx';
import { Sheet, type Where } from './sheet.tsx';
import { useActing } from './use-acting.ts';

const MODAL: Where = { view: 'modal' };

interface ModalsProps {
  readonly modals: readonly ModalView[];
  readonly me: string;
}

/** The topmost view of the stack; those below wait unseen, as in Slack. */
export function Modals({ modals, me }: ModalsProps): ReactElement | null {
  const top = modals.at(-1);
  return top ? <Modal key={top.id} modal={top} me={me} /> : null;
}

function Modal({ modal, me }: { readonly modal: ModalView; readonly me: string }): ReactElement {
  const { act } = useActing();
  const dialog = useRef<HTMLDialogElement>(null);
  const [values, setValues] = useState<object>({});
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => void act('close', { me });
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-label={modal.title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void act('submit', { me, view: modal.id, values });
        }}
      >
        <header>
          <h2>{modal.title}</h2>
          <button type="button" className="icon-button" aria-label="Close" onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div className="modal-body">
          {modal.errors[''] && (
            <p className="modal-trouble" role="alert">
              {modal.errors['']}
            </p>
          )}
          <Sheet where={MODAL} blocks={modal.blocks} errors={modal.errors} onChange={setValues} />
        </div>
        <footer>
          <button type="button" className="button" onClick={close}>
            {modal.close}
          </button>
          {modal.submit && (
            <button type="submit" className="button primary">
              {modal.submit}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
