import { type ReactElement, useMemo, useRef } from 'react';
import { drawBlock } from './draw-block.tsx';
import { SettingContext } from './setting.ts';
import { type InputValue, type InputValues, initialValues } from './values.ts';
import './blocks.css';

/** What was done with a control. */
export interface Pressed {
  readonly blockId: string;
  readonly actionId: string;
  readonly type: string;
  /** A button's value, the value of the option that was chosen, or what was typed. */
  readonly value?: string;
}

export interface Names {
  /** The visible name of a user, user group or channel, without its sign. */
  nameOf(id: string): string;
  /** IANA name of the reader's time zone. */
  readonly tz: string;
  /** BCP 47; Slack's own words (not the app's) are drawn in it. */
  readonly locale: string;
}

export interface Choice {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  /** What stands over it and those of the same group after it. */
  readonly group?: string;
}

export interface BlocksProps {
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
  /** The fallback, in Slack's markup: drawn where there are no blocks. */
  readonly text: string;
  readonly names: Names;
  readonly theme: 'light' | 'dark';
  /** Called after the confirm dialog, where there is one, was accepted. */
  onPress?(pressed: Pressed): void;
  /** Fills an `external_select`. */
  loadOptions?(actionId: string, blockId: string, typed: string): Promise<readonly Choice[]>;
  /** Fills the menus of people and channels; empty without it. */
  choices?(kind: 'users' | 'channels'): readonly Choice[];
  /** The values of all inputs after each change, in the shape of `view.state.values`. */
  onChange?(values: InputValues): void;
  /** What a `view_submission` was refused for, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** Blocks as Slack draws them, for a message, a modal or the App Home. */
export function Blocks(props: BlocksProps): ReactElement {
  const { blocks, text, theme } = props;
  const changed = useRef<InputValues>({});
  const latest = useRef(props);
  latest.current = props;
  const setting = useMemo(
    () => ({
      ...props,
      change(blockId: string, actionId: string, value: InputValue) {
        changed.current = {
          ...changed.current,
          [blockId]: { ...changed.current[blockId], [actionId]: value },
        };
        const now = latest.current;
        now.onChange?.(merged(initialValues(now.blocks), changed.current));
      },
    }),
    [props],
  );
  const shown = blocks.length > 0 ? blocks : [{ type: 'section', text: { type: 'mrkdwn', text } }];
  return (
    <SettingContext value={setting}>
      <div className="blocks" data-theme={theme}>
        {shown.map(drawBlock)}
      </div>
    </SettingContext>
  );
}

/** Typing survives an update of the view wherever block id and action id stay the same, as in Slack. */
function merged(initial: InputValues, changed: InputValues): InputValues {
  return Object.fromEntries(
    Object.entries(initial).map(([block, values]) => [
      block,
      Object.fromEntries(
        Object.entries(values).map(([action, value]) => [action, changed[block]?.[action] ?? value]),
      ),
    ]),
  );
}
