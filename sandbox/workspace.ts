import { castChannels, castGroups, castPeople, directWith } from './slack/cast.ts';
import { createEntries, type Entries } from './slack/entries.ts';
import { type Change, createJournal, type Journal } from './slack/journal.ts';
import type { StepDefinition } from './slack/step-definition.ts';
import { createViews, type ViewChange, type Views } from './slack/views.ts';

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
  /**
   * Their home workspace. Differs from this one for a person of another organisation, and on Enterprise Grid for a person
   * of another workspace of the same one.
   */
  teamId: string;
  /**
   * On Enterprise Grid: their organisation, and the workspaces that they are in. `users.info` names the home workspace in
   * `team_id` and these in `enterprise_user` (slackapi/bolt-js#1875).
   */
  enterprise?: { readonly id: string; readonly teams: readonly string[] };
  /** Of another organisation, in a channel shared with it; Slack says so of most of them. */
  isStranger?: boolean;
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

/** One entry of the manifest's `features.shortcuts`. */
export interface Shortcut {
  readonly name: string;
  readonly type: 'global' | 'message';
  readonly callbackId: string;
}

/** The app under test, as installed here. */
interface InstalledApp {
  readonly id: string;
  readonly name: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly commands: readonly string[];
  readonly shortcuts: readonly Shortcut[];
  /** Hosts whose links the app is told of, those below them included. */
  readonly unfurlDomains: readonly string[];
  /** Its steps in Workflow Builder. */
  readonly steps: readonly StepDefinition[];
}

/** One Slack workspace: what is true, whoever looks. The servers only show it. */
export interface Workspace extends Journal {
  /** `enterpriseId` where the workspace is part of an organisation on Enterprise Grid. */
  readonly team: {
    /** The app is installed for the whole organisation: `auth.test` says so, and names the organisation as the team. */
    isOrgInstall?: boolean;
    /** Seconds until the bot token ends, where token rotation is on: docs.slack.dev/authentication/using-token-rotation. */
    tokenExpiresIn?: number;
    readonly id: string;
    readonly name: string;
    readonly domain: string;
    enterpriseId?: string;
  };
  readonly app: InstalledApp;
  readonly people: Map<string, Person>;
  readonly groups: Map<string, UserGroup>;
  readonly channels: Map<string, Channel>;
  /** Milliseconds since 1970; every timestamp here comes from it. */
  readonly now: () => number;
  readonly views: Views;
  readonly entries: Entries;
  /** The bytes of every shared file, by its id. */
  readonly files: Map<string, Uint8Array>;
  /** Calls back after each change of a message, and of a view where that is asked for, until the result is called. */
  watch(onMessage: (change: Change) => void, onView?: (change: ViewChange) => void): () => void;
}

export interface WorkspaceOptions {
  readonly now?: () => number;
  /** As in the manifest; none by default. */
  readonly shortcuts?: readonly Shortcut[];
  /** As in the manifest; none by default. */
  readonly unfurlDomains?: readonly string[];
  /** As in the manifest; none by default. */
  readonly steps?: readonly StepDefinition[];
}

/** A workspace with one person of each role, and the channels where bots usually stumble. */
export function createWorkspace({
  now = Date.now,
  shortcuts = [],
  unfurlDomains = [],
  steps = [],
}: WorkspaceOptions = {}): Workspace {
  const journal = createJournal(now);
  const views = createViews(now);
  const team: Workspace['team'] = { id: 'T0SANDBOX', name: 'Sandbox', domain: 'sandbox' };
  return {
    team,
    app: {
      id: 'A0MODELARTS',
      name: 'ModelArts',
      botId: 'B0MODELARTS',
      botUserId: 'U0MODELARTS',
      commands: ['/modelarts'],
      shortcuts,
      unfurlDomains,
      steps,
    },
    people: byId(castPeople(team.id)),
    groups: byId(castGroups()),
    channels: byId(castChannels(team.id)),
    now,
    ...journal,
    views,
    entries: createEntries(),
    files: new Map(),
    watch(onMessage, onView) {
      const stops = [journal.watch(onMessage), onView ? views.watch(onView) : () => undefined];
      return () => {
        for (const stop of stops) stop();
      };
    },
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
