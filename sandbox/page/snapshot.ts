import { commands } from '../../src/commands/index.ts';
import { wordsFor } from '../../src/i18n/index.ts';
import { eyesOf } from '../slack/eyes.ts';
import { type Channel, directChannel, type Person, type Workspace } from '../workspace.ts';
import { roleOf } from './cast.ts';
import type { ChannelView, CommandHint, PersonView, Snapshot } from './contract.ts';
import type { Stage } from './stage.ts';
import { viewsOf } from './views.ts';

/** All there is to see for one person. @throws Error where there is no such person */
export function snapshotFor(me: string, stage: Stage): Snapshot {
  const { world, wires } = stage.play;
  const { workspace } = world;
  const person = workspace.people.get(me);
  if (!person) throw new Error(`There is no person ${me} in the workspace.`);
  directChannel(workspace, me);
  return {
    me,
    team: workspace.team.name,
    app: { name: workspace.app.name, userId: workspace.app.botUserId },
    people: [...workspace.people.values()].map((each) => asPerson(each, workspace)),
    groups: [...workspace.groups.values()].map(({ id, handle }) => ({ id, handle })),
    channels: channelsOf(me, workspace),
    messages: eyesOf({ workspace, personId: me, patience: 0 }).visible(),
    commands: hintsFor(person),
    shortcuts: workspace.app.shortcuts,
    ...viewsOf(me, workspace),
    world: stage.view(),
    now: world.clock.now().getTime(),
    exchanges: wires.recent,
  };
}

function asPerson(person: Person, workspace: Workspace): PersonView {
  const { id, name, locale, tz } = person;
  return { id, name, locale, tz, role: roleOf(person, workspace) };
}

function channelsOf(me: string, { channels, app }: Workspace): ChannelView[] {
  return [...channels.values()]
    .filter(({ members }) => members.has(me))
    .map((channel) => ({
      id: channel.id,
      name: channel.isIm ? app.name : channel.name,
      kind: kindOf(channel),
      botIsMember: channel.botIsMember,
    }));
}

function kindOf({ isIm, isPrivate }: Channel): ChannelView['kind'] {
  if (isIm) return 'direct';
  return isPrivate ? 'private' : 'public';
}

function hintsFor({ locale }: Person): CommandHint[] {
  const t = wordsFor(locale.startsWith('zh') ? 'zh' : 'en');
  return commands.map(({ name, usage }) => ({ name, usage, summary: t.summary[name] }));
}
