import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactElement,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Choice } from './blocks.tsx';
import { opensUp } from './room.ts';
import { useSetting } from './setting.ts';
import { wordsOfSlack } from './slack-words.ts';

interface ListboxProps {
  readonly label: string;
  readonly options: readonly Choice[];
  /** Values of what is chosen already. */
  readonly chosen: readonly string[];
  /** Said instead of the options, such as that they are being loaded. */
  readonly notice?: string;
  /** Whoever filters elsewhere hears what is typed; otherwise the options are filtered here. */
  readonly onType?: (typed: string) => void;
  readonly onChoose: (choice: Choice) => void;
  readonly onClose: () => void;
}

/** A searchable list that opens below a control, or above it where there is more room: arrows and Enter choose, Escape or leaving closes. */
export function Listbox(props: ListboxProps): ReactElement {
  const { label, options, onType, onChoose, onClose } = props;
  const words = wordsOfSlack(useSetting().names.locale);
  const id = useId();
  const opener = useRef(document.activeElement);
  const [typed, type] = useState('');
  const [active, activate] = useState(0);
  const [isUp, setUp] = useState(false);
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => setUp(opensUp(box.current?.offsetParent)), []);
  const shown = onType ? options : options.filter((option) => matches(option, typed));

  function close(): void {
    onClose();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) activate((active + step + shown.length) % Math.max(1, shown.length));
    const choice = shown[active];
    if (event.key === 'Enter' && choice) onChoose(choice);
    if (event.key === 'Escape') close();
    // Escape closes this list only, not the modal around it; Enter does not submit it.
    if (step || ['Enter', 'Escape'].includes(event.key)) event.preventDefault();
    if (event.key === 'Escape') event.stopPropagation();
  }

  function onBlur({ currentTarget, relatedTarget }: FocusEvent): void {
    if (!currentTarget.contains(relatedTarget)) onClose();
  }

  return (
    <search ref={box} className={isUp ? 'listbox listbox-up' : 'listbox'} onBlur={onBlur}>
      <input
        // biome-ignore lint/a11y/noAutofocus: opening the list is asking to choose from it
        autoFocus
        role="combobox"
        className="field"
        aria-label={label}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
        placeholder={words.search}
        value={typed}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          type(target.value);
          activate(0);
          onType?.(target.value);
        }}
      />
      <Options {...props} id={id} options={shown} active={active} />
      {(props.notice ?? shown.length === 0) && (
        <div className="list-notice" role="status">
          {props.notice ?? words.nothing}
        </div>
      )}
    </search>
  );
}

interface OptionsProps extends ListboxProps {
  readonly id: string;
  readonly active: number;
}

function Options({ id, label, options, active, chosen, onChoose }: OptionsProps): ReactElement {
  const entry = (option: Choice) => {
    const i = options.indexOf(option);
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
      <div
        key={option.value}
        id={`${id}-${i}`}
        ref={(node) => (i === active ? node?.scrollIntoView({ block: 'nearest' }) : undefined)}
        role="option"
        tabIndex={-1}
        aria-selected={chosen.includes(option.value)}
        className={i === active ? 'option option-active' : 'option'}
        // Before the field loses the focus, which would close the list.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onChoose(option)}
      >
        {option.label}
        {option.hint && <span className="hint">{option.hint}</span>}
      </div>
    );
  };
  return (
    <div role="listbox" id={id} aria-label={label} className="options" tabIndex={-1}>
      {grouped(options).map(({ group, members }) =>
        group === undefined ? (
          members.map(entry)
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand inside a listbox
          <div key={group} role="group" aria-label={group}>
            <div className="option-group" aria-hidden>
              {group}
            </div>
            {members.map(entry)}
          </div>
        ),
      )}
    </div>
  );
}

/** Options with those of the same group beside them, in order. */
function grouped(options: readonly Choice[]) {
  const names = [...new Set(options.map(({ group }) => group))];
  return names.map((group) => ({ group, members: options.filter((each) => each.group === group) }));
}

function matches({ label, hint = '' }: Choice, typed: string): boolean {
  return `${label} ${hint}`.toLowerCase().includes(typed.trim().toLowerCase());
}
