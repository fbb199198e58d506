import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './icons.tsx';

interface DrawerProps {
  readonly as: 'nav' | 'aside';
  readonly className: string;
  readonly label: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A side of the page. Where the window is too narrow for it, it slides in over the rest while it is open. */
export function Drawer({ as: Tag, className, label, isOpen, onClose, children }: DrawerProps): ReactElement {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [isOpen]);
  return (
    <Tag
      ref={box}
      className={`drawer ${className}`}
      aria-label={label}
      data-open={isOpen || undefined}
      tabIndex={-1}
    >
      <button
        type="button"
        className="icon-button drawer-close"
        aria-label={`Close ${label}`}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
      {children}
    </Tag>
  );
}
