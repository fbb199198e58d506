import type { ReactElement } from 'react';
import type { ChannelView, Snapshot } from '../page/contract.ts';
import { Drawer } from './drawer.tsx';
import { Avatar, Icon } from './icons.tsx';
import { PersonSwitch } from './person-switch.tsx';
import type { Theme } from './theme.ts';

interface SidebarProps {
  readonly snapshot: Snapshot;
  readonly channel: ChannelView;
  readonly theme: Theme;
  readonly isOpen: boolean;
  readonly onChannel: (id: string) => void;
  readonly onMe: (id: string) => void;
  readonly onClose: () => void;
}

export function Sidebar(props: SidebarProps): ReactElement {
  const { snapshot, channel, theme, isOpen, onChannel, onMe, onClose } = props;
  const places = (wanted: (each: ChannelView) => boolean) =>
    snapshot.channels
      .filter(wanted)
      .map((each) => (
        <Place key={each.id} place={each} isHere={each.id === channel.id} onChannel={onChannel} />
      ));
  return (
    <Drawer as="nav" className="sidebar" label="Workspace" isOpen={isOpen} onClose={onClose}>
      <header className="sidebar-head">
        <h1>{snapshot.team}</h1>
        <button
          type="button"
          className="icon-button"
          onClick={theme.toggle}
          aria-label={theme.name === 'dark' ? 'Use light colours' : 'Use dark colours'}
        >
          <Icon name={theme.name === 'dark' ? 'sun' : 'moon'} />
        </button>
      </header>
      <PersonSwitch people={snapshot.people} me={snapshot.me} onMe={onMe} />
      <h2>Channels</h2>
      <ul>{places(({ kind }) => kind !== 'direct')}</ul>
      <h2>Apps</h2>
      <ul>{places(({ kind }) => kind === 'direct')}</ul>
      <p className="sidebar-foot">
        The bot is real. Slack and ModelArts are fakes on this machine; nothing leaves it.
      </p>
    </Drawer>
  );
}

interface PlaceProps {
  readonly place: ChannelView;
  readonly isHere: boolean;
  readonly onChannel: (id: string) => void;
}

function Place({ place: { id, name, kind }, isHere, onChannel }: PlaceProps): ReactElement {
  return (
    <li>
      <button
        type="button"
        className="place"
        aria-current={isHere ? 'page' : undefined}
        onClick={() => onChannel(id)}
      >
        {kind === 'direct' ? (
          <Avatar name={name} isApp />
        ) : (
          <Icon name={kind === 'private' ? 'lock' : 'hash'} />
        )}
        <span>{name}</span>
      </button>
    </li>
  );
}
