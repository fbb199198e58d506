import { memo, type ReactElement, useState } from 'react';
import type { Exchange } from '../page/contract.ts';

const SHOWN = 200;

/** Everything that went between Slack, the bot and ModelArts, the newest first. */
export const Inspector = memo(function Inspector({
  exchanges,
}: {
  readonly exchanges: readonly Exchange[];
}): ReactElement {
  const [wanted, setWanted] = useState('all');
  const chosen = exchanges.filter(({ to }) => wanted === 'all' || to === wanted);
  if (exchanges.length === 0) return <p className="empty">Nothing has gone over the wires yet.</p>;
  return (
    <div className="inspector">
      <div className="field">
        <label htmlFor="inspected">Show</label>
        <select id="inspected" value={wanted} onChange={({ target }) => setWanted(target.value)}>
          <option value="all">Everything</option>
          <option value="Bot">Slack → Bot</option>
          <option value="Slack">Bot → Slack</option>
          <option value="ModelArts">Bot → ModelArts</option>
        </select>
      </div>
      <ol>
        {chosen
          .slice(-SHOWN)
          .toReversed()
          .map((exchange) => (
            <Row key={exchange.id} exchange={exchange} />
          ))}
      </ol>
      {chosen.length > SHOWN && <p className="note">…and {chosen.length - SHOWN} earlier ones</p>}
    </div>
  );
});

function Row({ exchange }: { readonly exchange: Exchange }): ReactElement {
  const { from, to, title, outcome, isOk, at, request, reply } = exchange;
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <span className="way">
            {from} → {to}
          </span>
          <span className="title">{title}</span>
          <span className="outcome" data-ok={isOk}>
            {outcome ?? 'waiting'}
          </span>
        </summary>
        {isOpen && (
          <>
            <Json label="Request" value={request} />
            {reply !== undefined && <Json label="Reply" value={reply} />}
            <p className="note">{at}</p>
          </>
        )}
      </details>
    </li>
  );
}

function Json({ label, value }: { readonly label: string; readonly value: unknown }): ReactElement {
  return (
    <>
      <h4>{label}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys */}
      <section className="json" tabIndex={0} aria-label={label}>
        <pre>{JSON.stringify(value, null, 2)}</pre>
      </section>
    </>
  );
}
