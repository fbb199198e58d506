import { type ReactElement, useCallback, useEffect, useState } from 'react';
import type { Snapshot } from '../page/contract.ts';
import { ActingContext } from './acting.ts';
import { Conversation } from './conversation.tsx';
import { useMadeActing } from './make-acting.ts';
import { Modals } from './modals.tsx';
import { Panel } from './panel.tsx';
import { useRemembered } from './remembered.ts';
import { Sidebar } from './sidebar.tsx';
import { type Theme, useTheme } from './theme.ts';
import { Thread } from './thread.tsx';
import { useSandbox } from './use-sandbox.ts';

type Drawer = 'sidebar' | 'panel' | undefined;

/** The page: one person's Slack, and beside it the world it stands in. */
export function App(): ReactElement {
  const [me, setMe] = useRemembered('me', 'U0OPERATOR');
  const theme = useTheme();
  const { snapshot, notice } = useSandbox(me);
  const [refusal, setRefusal] = useState({ text: '', count: 0 });
  const [hidden, setHidden] = useState('');
  const tell = useCallback((text: string) => setRefusal(({ count }) => ({ text, count: count + 1 })), []);
  const newest = refusal.count > 0 ? refusal : notice;
  const key = `${refusal.count} ${notice.count}`;
  if (!snapshot) return <p className="loading">Opening the sandbox…</p>;
  return (
    <>
      <Desk snapshot={snapshot} theme={theme} tell={tell} onMe={setMe} />
      <div className="notices" role="status">
        {newest.text && hidden !== key && (
          <div className="notice">
            {newest.text}
            <button type="button" onClick={() => setHidden(key)}>
              Dismiss
            </button>
          </div>
        )}
      </div>
    </>
  );
}

interface DeskProps {
  readonly snapshot: Snapshot;
  readonly theme: Theme;
  readonly tell: (text: string) => void;
  readonly onMe: (id: string) => void;
}

/** What was tried is not typed again in the next conversation. */
const NO_DRAFT = { line: '', count: 0 };

function Desk({ snapshot, theme, tell, onMe }: DeskProps): ReactElement {
  const [channelId, setChannel] = useState('C0TRAINING');
  const [thread, setThread] = useState<string>();
  const [drawer, setDrawer] = useState<Drawer>();
  const [draft, setDraft] = useState(NO_DRAFT);
  const { me, channels } = snapshot;
  const channel = channels.find(({ id }) => id === channelId) ?? channels[0];
  const acting = useMadeActing(snapshot, { theme: theme.name, tell, openThread: setThread });

  useEscape(() => (drawer ? setDrawer(undefined) : setThread(undefined)));
  if (!channel) return <p className="loading">There is no channel for this person.</p>;
  return (
    <ActingContext value={acting}>
      <div className="desk" data-drawer={drawer} data-thread={thread !== undefined || undefined}>
        <Sidebar
          snapshot={snapshot}
          channel={channel}
          theme={theme}
          isOpen={drawer === 'sidebar'}
          onClose={() => setDrawer(undefined)}
          onMe={(id) => {
            setThread(undefined);
            setDraft(NO_DRAFT);
            onMe(id);
          }}
          onChannel={(id) => {
            setChannel(id);
            setDraft(NO_DRAFT);
            setThread(undefined);
            setDrawer(undefined);
          }}
        />
        <Conversation
          key={`${me} ${channel.id}`}
          snapshot={snapshot}
          channel={channel}
          draft={draft}
          onDrawer={setDrawer}
        />
        {thread === undefined ? (
          <Panel
            snapshot={snapshot}
            isOpen={drawer === 'panel'}
            onClose={() => setDrawer(undefined)}
            onTry={(line) => {
              setChannel('C0TRAINING');
              setDrawer(undefined);
              setDraft(({ count }) => ({ line, count: count + 1 }));
            }}
          />
        ) : (
          <Thread
            key={thread}
            snapshot={snapshot}
            channel={channel}
            ts={thread}
            onClose={() => setThread(undefined)}
          />
        )}
        <button
          type="button"
          className="backdrop"
          aria-label="Close"
          tabIndex={-1}
          onClick={() => setDrawer(undefined)}
        />
      </div>
      <Modals modals={snapshot.modals} me={me} />
    </ActingContext>
  );
}

function useEscape(leave: () => void): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]'))
        leave();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
