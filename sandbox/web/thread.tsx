import type { ReactElement } from 'react';
import type { ChannelView, Snapshot } from '../page/contract.ts';
import { Composer } from './composer.tsx';
import { Drawer } from './drawer.tsx';
import { MessageItem } from './message.tsx';
import { useFollowing } from './message-list.tsx';

interface ThreadProps {
  readonly snapshot: Snapshot;
  readonly channel: ChannelView;
  /** Timestamp of the thread's first message. */
  readonly ts: string;
  readonly onClose: () => void;
}

export function Thread({ snapshot, channel, ts, onClose }: ThreadProps): ReactElement {
  const messages = snapshot.messages.filter(
    (each) => each.channel === channel.id && (each.ts === ts || each.threadTs === ts),
  );
  const box = useFollowing();
  return (
    <Drawer as="aside" className="thread" label="Thread" isOpen onClose={onClose}>
      <header className="conversation-head">
        <h2>Thread</h2>
        <span className="head-note">
          {channel.kind === 'direct' ? '' : '#'}
          {channel.name}
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys */}
      <div className="messages" ref={box} role="log" aria-label="Messages in the thread" tabIndex={0}>
        <ol>
          {messages.map((message) => (
            <MessageItem key={message.ts} message={message} inThread />
          ))}
        </ol>
      </div>
      <Composer snapshot={snapshot} channel={channel} thread={ts} />
    </Drawer>
  );
}
