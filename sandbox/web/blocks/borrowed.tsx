import { type ReactElement, type ReactNode, useMemo } from 'react';
import { type Block, Message, type MessageProps } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';
import { localTime } from '../../slack/text/dates.ts';
import type { Names } from './blocks.tsx';
import type { BlockProps } from './draw-block.tsx';
import { useSetting } from './setting.ts';
import { keepStraight } from './straight.ts';

/**
 * A block drawn by slack-blocks-to-jsx: `data_visualization`, `markdown`, `alert`, `plan`, `task_card`,
 * `video`, and the text of `mrkdwn`. The others are our own: it tells nobody of a press or a choice, knows no
 * `data_table`, breaks on a `raw_number` in a `table`, turns `:codes:` into emoji even where `emoji` is false, and draws dates in the browser's zone.
 * Its line charts are smooth curves, through values that were never there: they are made straight.
 */
export function Borrowed({ block }: BlockProps): ReactElement {
  const { names, theme } = useSetting();
  const hooks = useMemo(() => hooksFor(names), [names]);
  return (
    <div className="borrowed" ref={keepStraight}>
      {/* The block was checked by the fake Slack; the library's types differ from it in what is optional only. */}
      <Message
        blocks={[block as unknown as Block]}
        hooks={hooks}
        theme={theme}
        logo=""
        name=""
        withoutWrapper
      />
    </div>
  );
}

function hooksFor(names: Names): NonNullable<MessageProps['hooks']> {
  const mention =
    (sign: string) =>
    ({ id }: { readonly id: string }): ReactNode => (
      <span className="mention">
        {sign}
        {names.nameOf(id)}
      </span>
    );
  return {
    user: mention('@'),
    usergroup: mention('@'),
    channel: mention('#'),
    date: ({ timestamp, format }) => localTime(Number(timestamp), format, names),
  };
}
