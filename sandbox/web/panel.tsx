import { type KeyboardEvent, type ReactElement, useState } from 'react';
import type { Snapshot } from '../page/contract.ts';
import { Drawer } from './drawer.tsx';
import { Inspector } from './inspector.tsx';
import { Tour, useTour } from './tour.tsx';
import { WorldPanel } from './world-panel.tsx';

interface PanelProps {
  readonly snapshot: Snapshot;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Puts a line into the composer. */
  readonly onTry: (line: string) => void;
}

const TABS = ['Tour', 'World', 'Inspector'] as const;
type Tab = (typeof TABS)[number];

export function Panel({ snapshot, isOpen, onClose, onTry }: PanelProps): ReactElement {
  const { steps, done } = useTour(snapshot);
  const tabs = TABS.filter((each) => each !== 'Tour' || steps.length > 0);
  const [chosen, setTab] = useState<Tab>('Tour');
  const tab = tabs.includes(chosen) ? chosen : 'World';

  /** As the pattern for tabs has it: one stop for Tab, the arrows go along. */
  function onKey({ key, currentTarget }: KeyboardEvent<HTMLElement>): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] ?? 'World';
    setTab(next);
    currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  }

  return (
    <Drawer as="aside" className="panel" label="Sandbox" isOpen={isOpen} onClose={onClose}>
      <div className="panel-tabs" role="tablist" aria-label="Sandbox" tabIndex={-1} onKeyDown={onKey}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-controls="panel-body"
            aria-selected={each === tab}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => setTab(each)}
          >
            {each}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys */}
      <div className="panel-body" id="panel-body" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        {tab === 'Tour' && <Tour steps={steps} done={done} onTry={onTry} />}
        {tab === 'World' && <WorldPanel snapshot={snapshot} />}
        {tab === 'Inspector' && <Inspector exchanges={snapshot.exchanges} />}
      </div>
    </Drawer>
  );
}
