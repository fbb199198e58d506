import { castChannels, castGroups, castPeople, directWith } from './slack/cast.ts';
import { createJournal, type Journal } from './slack/journal.ts';

/** A person as Slack knows them. Tests may change any field while the bot runs. */
export interface Person {
  readonly id: string;
  name: string;
  locale: 'en-US' | 'zh-CN';
  /** IANA name. */
  tz: string;
  isAdmin: boolean;
  isOwner: boolean;
  isGuest: boolean;
  /** Differs from the workspace's own for a person of another organisation. */
  teamId: string;
}

export interface UserGroup {
  readonly id: string;
  handle: string;
  members: Set<string>;
}

export interface Channel {
  readonly id: string;
  /** Without `#`. */
  name: string;
  isPrivate: boolean;
  isIm: boolean;
  isArchived: boolean;
  members: Set<string>;
  botIsMember: boolean;
}

/** The app under test, as installed here. */
interface InstalledApp {
  readonly id: string;
  readonly name: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly commands: readonly string[];
}

/** One Slack workspace: what is true, whoever looks. The servers only show it. */
export interface Workspace extends Journal {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly app: InstalledApp;
  readonly people: Map<string, Person>;
  readonly groups: Map<string, UserGroup>;
  readonly channels: Map<string, Channel>;
  /** Milliseconds since 1970; every timestamp here comes from it. */
  readonly now: () => number;
}

export interface WorkspaceOptions {
  readonly now?: () => number;
}

/** A workspace with one person of each role, and the channels where bots usually stumble. */
export function createWorkspace({ now = Date.now }: WorkspaceOptions = {}): Workspace {
  const team = { id: 'T0SANDBOX', name: 'Sandbox', domain: 'sandbox' };
  return {
    team,
    app: {
      id: 'A0MODELARTS',
      name: 'ModelArts',
      botId: 'B0MODELARTS',
      botUserId: 'U0MODELARTS',
      commands: ['/modelarts'],
    },
    people: byId(castPeople(team.id)),
    groups: byId(castGroups()),
    channels: byId(castChannels(team.id)),
    now,
    ...createJournal(now),
  };
}

/** The direct conversation of a person with the app; it is opened when it is missing. */
export function directChannel({ channels }: Pick<Workspace, 'channels'>, personId: string): Channel {
  const open = channels.values().find(({ isIm, members }) => isIm && members.has(personId));
  if (open) return open;
  const channel = directWith(personId);
  channels.set(channel.id, channel);
  return channel;
}

/** Finds a channel by id, `#name` or name. */
export function findChannel(
  { channels }: Pick<Workspace, 'channels'>,
  idOrName: string,
): Channel | undefined {
  const name = idOrName.replace(/^#/, '');
  return (
    channels.get(idOrName) ?? channels.values().find((channel) => !channel.isIm && channel.name === name)
  );
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
