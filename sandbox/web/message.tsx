import { memo, type ReactElement, useMemo, useState } from 'react';
import type { Message } from '../slack/journal.ts';
import { FileCard } from './file-card.tsx';
import { Avatar, Icon } from './icons.tsx';
import { MenuButton } from './menu-button.tsx';
import { timeOf } from './names.ts';
import { notificationOf } from './notification.ts';
import { Sheet } from './sheet.tsx';
import { useActing } from './use-acting.ts';

interface MessageProps {
  readonly message: Message;
  /** How many replies its thread has. */
  readonly replies?: number;
  /** Whether it is shown inside its thread already. */
  readonly inThread?: boolean;
}

export const MessageItem = memo(function MessageItem(props: MessageProps): ReactElement {
  const { message, replies = 0, inThread = false } = props;
  const { names, appId, openThread, shortcuts, act, me } = useActing();
  const [isTextShown, showText] = useState(false);
  const { channel, ts, from, onlyFor, editedTs, text, threadTs, files = [] } = message;
  const name = names.nameOf(from);
  const notification = notificationOf(text, names) || files.map((file) => file.name).join(', ');
  return (
    <li className="message" data-private={onlyFor !== undefined || undefined}>
      {onlyFor && (
        <p className="only-you">
          <Icon name="eye" /> Only visible to you
        </p>
      )}
      <Avatar name={name} isApp={from === appId} />
      <article className="message-body" aria-label={`${name}, ${timeOf(ts, names)}`}>
        <p className="message-head">
          <strong>{name}</strong>
          {(from === appId || from === 'USLACKBOT') && <span className="badge">APP</span>}
          <time>{timeOf(ts, names)}</time>
          {editedTs && <span className="edited">(edited)</span>}
        </p>
        <Elsewhere message={message} inThread={inThread} />
        <Content message={message} />
        {isTextShown && (
          <p className="fallback">
            <strong>Notification:</strong> {notification}
          </p>
        )}
        {replies > 0 && (
          <button type="button" className="replies" onClick={() => openThread(ts)}>
            {replies === 1 ? '1 reply' : `${replies} replies`}
          </button>
        )}
      </article>
      <div className="message-tools">
        {!inThread && !onlyFor && (
          <button
            type="button"
            className="icon-button"
            aria-label="Reply in thread"
            title="Reply in thread"
            onClick={() => openThread(threadTs ?? ts)}
          >
            <Icon name="thread" />
          </button>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label="Notification text"
          title={notification}
          aria-pressed={isTextShown}
          onClick={() => showText(!isTextShown)}
        >
          <Icon name="bell" />
        </button>
        <MenuButton
          label="Message shortcuts"
          empty="The app has no message shortcuts yet"
          items={shortcuts
            .filter(({ type }) => type === 'message')
            .map(({ callbackId, name }) => ({ key: callbackId, label: name }))}
          onChoose={(callbackId) => void act('shortcut', { me, callbackId, on: { channel, ts } })}
        />
      </div>
    </li>
  );
});

/** Where a reply that stands both in its thread and in the channel stands as well. */
function Elsewhere({ message, inThread }: Required<Pick<MessageProps, 'message' | 'inThread'>>) {
  const { openThread } = useActing();
  const { isBroadcast, threadTs } = message;
  if (!isBroadcast || threadTs === undefined) return undefined;
  return inThread ? (
    <p className="elsewhere">Also sent to the channel</p>
  ) : (
    <button type="button" className="elsewhere" onClick={() => openThread(threadTs)}>
      Replied in a thread
    </button>
  );
}

/** What is in the message, and below it its files and what the app made of its links. */
function Content({ message }: { readonly message: Message }): ReactElement {
  const { channel, ts, blocks, text, unfurls = [], files = [] } = message;
  const where = useMemo(() => ({ channel, ts }), [channel, ts]);
  return (
    <>
      {(text !== '' || files.length === 0) && <Sheet where={where} blocks={blocks} text={text} />}
      {files.map((file) => (
        <FileCard key={file.id} file={file} />
      ))}
      {unfurls.map((unfurl) => (
        <blockquote key={unfurl.url} className="unfurl">
          <Sheet where={where} blocks={unfurl.blocks} text={unfurl.text} />
        </blockquote>
      ))}
    </>
  );
}
