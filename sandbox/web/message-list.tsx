import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import type { ChannelView } from '../page/contract.ts';
import type { Message } from '../slack/journal.ts';
import { ACTED } from './acting.ts';
import { MessageItem } from './message.tsx';

interface MessageListProps {
  readonly messages: readonly Message[];
  readonly channel: ChannelView;
  /** A search to ask for first. */
  readonly example: string | undefined;
}

/** Pixels from the end within which the newest message is followed. */
const NEAR = 120;

/** A channel's messages; those in threads are counted under the first of their thread, and some stand here as well. */
export function MessageList({ messages, channel, example }: MessageListProps): ReactElement {
  const replies = useMemo(() => repliesBy(messages), [messages]);
  const top = messages.filter(
    ({ threadTs, ts, isBroadcast }) => threadTs === undefined || threadTs === ts || isBroadcast,
  );
  const box = useFollowing();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys
    <div className="messages" ref={box} role="log" aria-label={`Messages in ${channel.name}`} tabIndex={0}>
      <ol>
        {top.length === 0 && <Beginning channel={channel} example={example} />}
        {top.map((message) => (
          <MessageItem key={message.ts} message={message} replies={replies.get(message.ts) ?? 0} />
        ))}
      </ol>
    </div>
  );
}

/** Keeps the end in sight while more comes, unless the person has scrolled away from it and has done nothing since. */
export function useFollowing() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scroller = box.current;
    const content = scroller?.firstElementChild;
    if (!scroller || !content) return;
    let isNear = true;
    const onScroll = () => {
      isNear = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    };
    const observer = new ResizeObserver(() => {
      if (isNear) scroller.scrollTop = scroller.scrollHeight;
    });
    const onOwnAct = () => {
      isNear = true;
      scroller.scrollTop = scroller.scrollHeight;
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    document.addEventListener(ACTED, onOwnAct);
    observer.observe(content);
    return () => {
      observer.disconnect();
      document.removeEventListener(ACTED, onOwnAct);
      scroller.removeEventListener('scroll', onScroll);
    };
  }, []);
  return box;
}

function repliesBy(messages: readonly Message[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { threadTs, ts } of messages)
    if (threadTs !== undefined && threadTs !== ts) counts.set(threadTs, (counts.get(threadTs) ?? 0) + 1);
  return counts;
}

function Beginning({ channel, example }: Omit<MessageListProps, 'messages'>): ReactElement {
  const name = channel.kind === 'direct' ? channel.name : `#${channel.name}`;
  return (
    <li className="beginning">
      <h3>This is the very beginning of {name}</h3>
      {example === undefined ? (
        <p>
          The project is empty. Type <code>/modelarts help</code> below for all there is.
        </p>
      ) : (
        <p>
          Type <code>/modelarts best {example}</code> below, or <code>/modelarts help</code> for all there is.
        </p>
      )}
    </li>
  );
}
