import {
  accessTrouble,
  channelListed,
  guestsAdmitted,
  guestsRefused,
  roleGiven,
  roleTaken,
  whichRole,
} from '../../src/blocks/access/access.ts';
import { whoIs, whoIsGroup, whoOverview } from '../../src/blocks/access/who.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import { type Access, type Candidate, ROLES } from '../../src/domain/access/access.ts';
import { allRights } from '../../src/domain/access/roles.ts';
import type { Words } from '../../src/i18n/en.ts';

const channel = 'C0TRAINING';
const usage = 'allow <who> [role] [place]';

const viewer: Candidate = {
  id: 'U0VIEWER',
  isKnown: true,
  isAdmin: false,
  isGuest: false,
  groups: new Set(),
};
const readers: Readonly<Record<string, Candidate>> = {
  viewer,
  admin: { ...viewer, id: 'U0ADMIN', isAdmin: true },
  operator: { ...viewer, id: 'U0OPERATOR', groups: new Set(['S0OPERATORS']) },
  second: { ...viewer, id: 'U0SECOND' },
  guest: { ...viewer, id: 'U0GUEST', isGuest: true },
  unknown: { ...viewer, id: 'U0GONE', isKnown: false },
};

/** Every screen about who may do what. */
export function accessScreens(access: Access, t: Words): Record<string, Message> {
  return { ...given(access, t), ...taken(access, t), ...channels(access, t), ...whos(access, t) };
}

function given({ guests }: Access, t: Words): Record<string, Message> {
  const plain = {
    subject: 'U0VIEWER',
    channel: undefined,
    role: 'operator',
    before: undefined,
    had: undefined,
    isGuest: false,
    guestChannels: guests,
    isServed: true,
  } as const;
  const byGroup = { subject: 'S0OPERATORS', role: 'operator', channel, by: 'U0ADMIN' } as const;
  return {
    ...Object.fromEntries(
      ROLES.flatMap((role) => [
        [`given ${role}`, roleGiven({ ...plain, role }, t)],
        [`given ${role} here`, roleGiven({ ...plain, subject: 'S0OPERATORS', role, channel }, t)],
      ]),
    ),
    givenInstead: roleGiven({ ...plain, before: 'viewer' }, t),
    givenAgain: roleGiven({ ...plain, before: 'operator' }, t),
    givenInVain: roleGiven({ ...plain, channel, had: { role: 'operator', through: byGroup } }, t),
    givenToGuest: roleGiven({ ...plain, subject: 'U0GUEST', isGuest: true }, t),
    givenToGuestNowhere: roleGiven(
      { ...plain, subject: 'U0GUEST', isGuest: true, guestChannels: new Set() },
      t,
    ),
    givenWhereUnserved: roleGiven({ ...plain, channel, isServed: false }, t),
    whichRole: whichRole({ subject: 'U0VIEWER', channel }, t),
  };
}

function taken(access: Access, t: Words): Record<string, Message> {
  const plain = {
    subject: 'U0OPERATOR',
    channel: undefined,
    role: 'operator',
    still: [{ role: 'viewer', through: 'membership' }],
    isConfigured: false,
    isOwnAdmin: false,
  } as const;
  const operator = readers.operator ?? viewer;
  return {
    taken: roleTaken(plain, t),
    takenWithMore: roleTaken({ ...plain, still: allRights(operator, access) }, t),
    takenFromGroup: roleTaken({ ...plain, subject: 'S0OPERATORS', channel, still: [] }, t),
    takenFromGuest: roleTaken({ ...plain, subject: 'U0GUEST', still: [] }, t),
    takenFromUnknown: roleTaken({ ...plain, subject: 'U0GONE', still: undefined }, t),
    takenFromOneself: roleTaken({ ...plain, role: 'admin', subject: 'U0ADMIN', isOwnAdmin: true }, t),
    takenInConfiguration: roleTaken({ ...plain, role: undefined, isConfigured: true }, t),
    nothingTaken: roleTaken({ ...plain, role: undefined }, t),
  };
}

function channels({ listed, guests }: Access, t: Words): Record<string, Message> {
  const both = [true, false] as const;
  const troubles = [
    ...(['who', 'where'] as const).map((kind) => ({ kind, word: '@mei' })),
    ...(['direct', 'guestsWhere', 'reach', 'reachAll'] as const).map((kind) => ({ kind })),
    ...(['unknown', 'guestAdmin'] as const).map((kind) => ({ kind, subject: 'U0GUEST' })),
  ];
  return {
    ...Object.fromEntries(
      both.flatMap((changed) => [
        [`guests admitted ${changed}`, guestsAdmitted({ channel, changed, isServed: guests.size === 0 }, t)],
        [`guests refused ${changed}`, guestsRefused({ channel, changed }, t)],
        ...both.map((isListed) => [
          `channel listed ${isListed} ${changed}`,
          channelListed({ channel, changed, isListed, listed }, t),
        ]),
      ]),
    ),
    ...Object.fromEntries(
      troubles.map((trouble) => [`access ${trouble.kind}`, accessTrouble(trouble, usage, t)]),
    ),
  };
}

function whos(access: Access, t: Words): Record<string, Message> {
  return {
    ...Object.fromEntries(
      Object.entries(readers).flatMap(([name, person]) => [
        [`who for ${name}`, whoOverview({ reader: person, channel, access }, t)],
        [`who is ${name}`, whoIs({ person, all: allRights(person, access), channel, access }, t)],
      ]),
    ),
    whoGroup: whoIsGroup({ group: 'S0OPERATORS', access }, t),
    whoGroupNothing: whoIsGroup({ group: 'S0NOBODY', access }, t),
  };
}
