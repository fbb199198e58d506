import type { ReactElement } from 'react';
import type { Hints } from './hints.ts';

interface HintListProps {
  readonly id: string;
  readonly hints: Hints;
  readonly chosen: number;
  readonly onTake: (at: number) => void;
}

/** What can be typed next, above the composer. */
export function HintList({ id, hints: { suggestions, usage }, chosen, onTake }: HintListProps): ReactElement {
  return (
    <div className="hints" data-empty={(suggestions.length === 0 && !usage) || undefined}>
      {usage && (
        <p className="usage" role="status">
          <code>/modelarts {usage.usage}</code>
          <span>{usage.summary}</span>
        </p>
      )}
      <div id={`${id}-list`} role="listbox" aria-label="Suggestions">
        {suggestions.map(({ title, detail }, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the composer's, which keeps the focus
          <div
            key={title}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === chosen}
            tabIndex={-1}
            onClick={() => onTake(i)}
          >
            <code>{title}</code>
            <span>{detail}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
