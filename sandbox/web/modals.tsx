import { type ReactElement, useEffect, useRef } from 'react';
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
export function Modals({ modals, me }: ModalsProps): ReactElement[] {
  const top = modals.at(-1);
  // Those below stay drawn, or what was entered in them would be lost.
  return modals.map((modal) => <Modal key={modal.id} modal={modal} me={me} isTop={modal === top} />);
}

interface ModalProps {
  readonly modal: ModalView;
  readonly me: string;
  readonly isTop: boolean;
}

function Modal({ modal, me, isTop }: ModalProps): ReactElement {
  const { act } = useActing();
  const dialog = useRef<HTMLDialogElement>(null);
  const entered = useRef<object>({});
  useEffect(() => {
    if (isTop) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isTop]);
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
          void act('submit', { me, view: modal.id, values: entered.current });
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
          <Sheet where={MODAL} blocks={modal.blocks} errors={modal.errors} entered={entered} />
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
