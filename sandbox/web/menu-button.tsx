import { type ReactElement, useState } from 'react';
import { Icon } from './icons.tsx';

interface MenuButtonProps {
  readonly label: string;
  /** Shown on hover where there is nothing to choose. */
  readonly empty: string;
  readonly items: readonly { readonly key: string; readonly label: string }[];
  readonly onChoose: (key: string) => void;
}

/** A button that opens a list of things to do. */
export function MenuButton({ label, empty, items, onChoose }: MenuButtonProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keys and focus that bubble from the buttons inside
    <div
      className="tool-menu"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.preventDefault();
        event.stopPropagation();
        setOpen(false);
      }}
    >
      <button
        type="button"
        className="icon-button"
        aria-label={label}
        aria-expanded={isOpen}
        title={items.length === 0 ? empty : label}
        disabled={items.length === 0}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="bolt" />
      </button>
      {isOpen && (
        <ul className="tool-menu-list">
          {items.map((item) => (
            <li key={item.key}>
              <button
                type="button"
                onClick={() => {
                  setOpen(false);
                  onChoose(item.key);
                }}
              >
                {item.label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
