import { type ReactElement, useEffect, useMemo, useState } from 'react';
import type { Snapshot } from '../page/contract.ts';
import { Icon } from './icons.tsx';
import { useRemembered } from './remembered.ts';
import { type TourStep, tourOn } from './tour-steps.ts';

/** What there is to try, and which of it has happened, by its key. */
export interface TourState {
  readonly steps: readonly TourStep[];
  readonly done: ReadonlySet<string>;
}

interface TourProps extends TourState {
  readonly onTry: (line: string) => void;
}

export function Tour({ steps, done, onTry }: TourProps): ReactElement {
  const [state, setState] = useRemembered('tour', 'shown');
  const next = steps.find(({ key }) => !done.has(key));
  if (state === 'dismissed')
    return (
      <div className="tour">
        <p>The tour is put away.</p>
        <button type="button" className="button" onClick={() => setState('shown')}>
          Show it again
        </button>
      </div>
    );
  return (
    <div className="tour">
      <h3>{steps.length} things to try</h3>
      <ol>
        {steps.map(({ key, title, text, line }, i) => (
          <li key={key} data-done={done.has(key)} aria-current={key === next?.key ? 'step' : undefined}>
            <span className="tick">{done.has(key) ? <Icon name="check" /> : i + 1}</span>
            <div>
              <h4>
                {title}
                <span className="unseen">{done.has(key) ? ' (done)' : ''}</span>
              </h4>
              <p>{text}</p>
              {line && (
                <button type="button" className="button" onClick={() => onTry(line)}>
                  <code>{line}</code>
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
      {!next && (
        <p className="well-done">
          That was the tour. The rest is yours: break something under World, or become the admin and type
          /modelarts settings.
        </p>
      )}
      <button type="button" className="link" onClick={() => setState('dismissed')}>
        Put the tour away
      </button>
    </div>
  );
}

/**
 * What has happened stays ticked, also when the messages that showed it are gone: it is for whoever stays while the tour
 * itself comes and goes.
 */
export function useTour(snapshot: Snapshot): TourState {
  const { example } = snapshot.world;
  const steps = useMemo(() => (example === undefined ? [] : tourOn(example)), [example]);
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const news = steps.filter(({ key, isDone }) => !done.has(key) && isDone(snapshot));
    if (news.length > 0) setDone(new Set([...done, ...news.map(({ key }) => key)]));
  }, [snapshot, steps, done]);
  return { steps, done };
}
