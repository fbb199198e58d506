import type { Channel, Person, UserGroup } from '../workspace.ts';

/** One person of each kind that a bot has to tell apart. */
export function castPeople(teamId: string): Person[] {
  const person = (id: string, name: string, more: Partial<Person> = {}): Person => ({
    id,
    name,
    locale: 'en-US',
    tz: 'Europe/London',
    isAdmin: false,
    isOwner: false,
    isGuest: false,
    teamId,
    ...more,
  });
  return [
    person('U0ADMIN', 'admin', { isAdmin: true, isOwner: true }),
    person('U0OPERATOR', 'operator', { tz: 'Europe/Berlin' }),
    person('U0SECOND', 'second-operator', { tz: 'Europe/Berlin' }),
    person('U0VIEWER', 'viewer'),
    person('U0GUEST', 'guest', { isGuest: true }),
    person('U0CHINESE', 'chinese-reader', { locale: 'zh-CN', tz: 'Asia/Shanghai' }),
    person('U0PARTNER', 'partner', { teamId: 'T0PARTNER' }),
  ];
}

export function castGroups(): UserGroup[] {
  return [{ id: 'S0OPERATORS', handle: 'operators', members: new Set(['U0OPERATOR', 'U0SECOND']) }];
}

export function castChannels(teamId: string): Channel[] {
  const people = castPeople(teamId);
  const everyone = people.map(({ id }) => id);
  const insiders = people.filter((each) => !each.isGuest && each.teamId === teamId).map(({ id }) => id);
  return [
    channel('C0TRAINING', 'training', everyone, { botIsMember: true }),
    channel('C0RANDOM', 'random', insiders),
    channel('C0PRIVATE', 'private-lab', ['U0ADMIN', 'U0OPERATOR'], { isPrivate: true }),
    ...everyone.map(directWith),
  ];
}

/** The conversation of one person with the app; its id follows from theirs. */
export function directWith(personId: string): Channel {
  return channel(`D${personId.slice(1)}`, 'directmessage', [personId], {
    isPrivate: true,
    isIm: true,
    botIsMember: true,
  });
}

function channel(id: string, name: string, members: readonly string[], more: Partial<Channel> = {}): Channel {
  return {
    id,
    name,
    isPrivate: false,
    isIm: false,
    isArchived: false,
    members: new Set(members),
    botIsMember: false,
    ...more,
  };
}
