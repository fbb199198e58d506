import { type ReactElement, useEffect, useMemo, useState } from 'react';
import type { Snapshot } from '../page/contract.ts';
import { Icon } from './icons.tsx';
import { useRemembered } from './remembered.ts';
import { type TourStep, tourOn } from './tour-steps.ts';

interface TourProps {
  readonly snapshot: Snapshot;
  /** The search to try things on. */
  readonly search: string;
  readonly onTry: (line: string) => void;
}

export function Tour({ snapshot, search, onTry }: TourProps): ReactElement {
  const [state, setState] = useRemembered('tour', 'shown');
  const steps = useMemo(() => tourOn(search), [search]);
  const done = useDone(snapshot, steps);
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
      <h3>Five things to try</h3>
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

/** What has happened stays ticked, also when the messages that showed it are gone. */
function useDone(snapshot: Snapshot, steps: readonly TourStep[]): ReadonlySet<string> {
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const news = steps.filter(({ key, isDone }) => !done.has(key) && isDone(snapshot));
    if (news.length > 0) setDone(new Set([...done, ...news.map(({ key }) => key)]));
  }, [snapshot, steps, done]);
  return done;
}
