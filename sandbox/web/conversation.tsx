import { type ReactElement, useMemo, useState } from 'react';
import type { ChannelView, Snapshot } from '../page/contract.ts';
import { Composer } from './composer.tsx';
import { Home } from './home.tsx';
import { Icon } from './icons.tsx';
import { MessageList } from './message-list.tsx';
import { useActing } from './use-acting.ts';

interface ConversationProps {
  readonly snapshot: Snapshot;
  readonly channel: ChannelView;
  /** A line put into the composer from elsewhere, once a count. */
  readonly draft: { readonly line: string; readonly count: number };
  readonly onDrawer: (drawer: 'sidebar' | 'panel') => void;
}

export function Conversation({ snapshot, channel, draft, onDrawer }: ConversationProps): ReactElement {
  const { messages, home } = snapshot;
  const [tab, setTab] = useState<'messages' | 'home'>('messages');
  const here = useMemo(() => messages.filter((each) => each.channel === channel.id), [messages, channel.id]);
  return (
    <main className="conversation">
      <Heading channel={channel} onDrawer={onDrawer} />
      {channel.kind === 'direct' && <Tabs tab={tab} onTab={setTab} />}
      {tab === 'home' && channel.kind === 'direct' ? (
        <Home blocks={home} />
      ) : (
        <>
          <MessageList messages={here} channel={channel} example={snapshot.world.example} />
          <Composer snapshot={snapshot} channel={channel} draft={draft} />
        </>
      )}
    </main>
  );
}

function Heading({ channel, onDrawer }: Pick<ConversationProps, 'channel' | 'onDrawer'>): ReactElement {
  const { name, kind } = channel;
  return (
    <header className="conversation-head">
      <button
        type="button"
        className="icon-button only-narrow"
        aria-label="Open workspace"
        onClick={() => onDrawer('sidebar')}
      >
        <Icon name="menu" />
      </button>
      <h2>
        {kind !== 'direct' && <Icon name={kind === 'private' ? 'lock' : 'hash'} />}
        <span>{name}</span>
      </h2>
      {!channel.botIsMember && <span className="head-note">ModelArts is not a member here</span>}
      <button
        type="button"
        className="icon-button only-medium"
        aria-label="Open sandbox panel"
        onClick={() => onDrawer('panel')}
      >
        <Icon name="sliders" />
      </button>
    </header>
  );
}

interface TabsProps {
  readonly tab: 'messages' | 'home';
  readonly onTab: (tab: 'messages' | 'home') => void;
}

function Tabs({ tab, onTab }: TabsProps): ReactElement {
  const { act, me } = useActing();
  return (
    <div className="tabs">
      {(['home', 'messages'] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={tab === each}
          onClick={() => {
            onTab(each);
            if (each === 'home') void act('home', { me });
          }}
        >
          {each === 'home' ? 'Home' : 'Messages'}
        </button>
      ))}
    </div>
  );
}
