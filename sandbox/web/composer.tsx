import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import type { ChannelView, Snapshot } from '../page/contract.ts';
import { HintList } from './hint-list.tsx';
import { hintsFor } from './hints.ts';
import { Icon } from './icons.tsx';
import { MenuButton } from './menu-button.tsx';
import { recall, remember } from './recall.ts';
import { useActing } from './use-acting.ts';

interface ComposerProps {
  readonly snapshot: Snapshot;
  readonly channel: ChannelView;
  readonly thread?: string;
  readonly draft?: { readonly line: string; readonly count: number };
}

const NOTHING = { line: '', count: 0 };

export function Composer({ snapshot, channel, thread, draft = NOTHING }: ComposerProps): ReactElement {
  const { act, me } = useActing();
  const { commands, app, people, groups } = snapshot;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [steps, setSteps] = useState(0);
  const input = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const names = [
    ...people.map(({ name }) => ({ name, detail: 'Person' })),
    ...groups.map(({ handle }) => ({ name: handle, detail: 'User group' })),
  ];
  const hints = hintsFor(text, { commands, appName: app.name, isThread: thread !== undefined, names });
  const [isShut, setIsShut] = useState(false);
  const { suggestions } = hints;
  const isOpen = suggestions.length > 0 && !isShut;

  useEffect(() => {
    if (draft.count === 0) return;
    setText(draft.line);
    input.current?.focus();
  }, [draft]);

  function write(line: string): void {
    setText(line);
    setChosen(0);
    setIsShut(false);
  }

  function say(): void {
    if (text.trim() === '') return;
    remember(text.trim());
    void act('say', { me, channel: channel.id, text, ...(thread && { thread }) });
    write('');
    setSteps(0);
  }

  function takeSuggestion(at: number): void {
    const taken = suggestions[at];
    if (taken) write(taken.line);
    input.current?.focus();
  }

  function moveOn(step: 1 | -1): void {
    if (isOpen && steps === 0) {
      setChosen((chosen + step + suggestions.length) % suggestions.length);
      return;
    }
    const next = Math.max(0, steps - step);
    const line = recall(next);
    if (line === undefined) return;
    setSteps(next);
    write(line);
  }

  // A word that is no command yet is what the highlighted suggestion is for.
  const isHalfTyped = isOpen && !suggestions.some(({ line }) => line.trim() === text.trim());

  const keys: Record<string, (() => void) | undefined> = {
    Enter: isHalfTyped ? () => takeSuggestion(chosen) : say,
    Tab: isOpen ? () => takeSuggestion(chosen) : undefined,
    Escape: isOpen ? () => setIsShut(true) : undefined,
    ArrowUp: text === '' || steps > 0 || isOpen ? () => moveOn(-1) : undefined,
    ArrowDown: steps > 0 || isOpen ? () => moveOn(1) : undefined,
  };

  function onKey(event: KeyboardEvent): void {
    const act = event.shiftKey || event.nativeEvent.isComposing ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      {!isShut && <HintList id={id} hints={hints} chosen={chosen} onTake={takeSuggestion} />}
      <div className="composer-box">
        <MenuButton
          label="Shortcuts"
          empty="The app has no shortcuts yet"
          items={snapshot.shortcuts
            .filter(({ type }) => type === 'global')
            .map(({ callbackId, name }) => ({ key: callbackId, label: name }))}
          onChoose={(callbackId) => void act('shortcut', { me, callbackId })}
        />
        <textarea
          ref={input}
          rows={1}
          value={text}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-activedescendant={isOpen ? `${id}-${chosen}` : undefined}
          aria-autocomplete="list"
          aria-label={thread ? 'Reply' : `Message ${channel.name}`}
          placeholder={placeholder(channel, thread, app.name)}
          onChange={({ target }) => {
            write(target.value);
            setSteps(0);
          }}
          onKeyDown={onKey}
        />
        <button type="submit" className="icon-button send" aria-label="Send" disabled={text.trim() === ''}>
          <Icon name="send" />
        </button>
      </div>
      <p className="composer-note">
        <kbd>Enter</kbd> sends, <kbd>Tab</kbd> completes, <kbd>↑</kbd> recalls
      </p>
    </form>
  );
}

function placeholder({ name, kind }: ChannelView, thread: string | undefined, appName: string): string {
  if (thread) return `Reply, or ask @${appName}`;
  return `Message ${kind === 'direct' ? name : `#${name}`}, or type /modelarts`;
}
