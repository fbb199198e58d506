import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';
import { type Asking, permit } from '../../src/commands/permission.ts';
import type { Access, Grant } from '../../src/domain/access/access.ts';
import type { Person } from '../../src/domain/access/person.ts';
import { groupsOf, roleIn } from '../../src/domain/access/roles.ts';
import { UserError } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import { createPeople } from '../../src/slack/transport/people.ts';
import { type SlackUser, slackDirectory } from '../slack/transport/directory.ts';

/** What each command asks of whoever types it, written down apart from the commands themselves. */
const ASKS: Readonly<Record<string, 'view' | 'operate' | 'admin'>> = {
  help: 'view',
  jobs: 'view',
  best: 'view',
  trials: 'view',
  trial: 'view',
  who: 'view',
  stop: 'operate',
  undo: 'operate',
  approve: 'operate',
  decline: 'operate',
  allow: 'admin',
  deny: 'admin',
  settings: 'admin',
  audit: 'admin',
  analysis: 'view',
  compare: 'view',
  doctor: 'admin',
  job: 'view',
  logs: 'view',
  model: 'view',
  models: 'view',
  network: 'view',
  networks: 'view',
  plugin: 'view',
  progress: 'view',
  quotas: 'view',
  runtimes: 'view',
  'stop-job': 'operate',
  tags: 'view',
  templates: 'view',
  use: 'view',
  'vpc-channel': 'view',
  digest: 'view',
  watch: 'view',
  unwatch: 'view',
  alert: 'view',
  mute: 'view',
  quiet: 'view',
  whoami: 'view',
};

const HERE = 'C0HERE';
const ELSEWHERE = 'C0ELSEWHERE';

/** Where something is asked for, and what admins have decided about the channels; in the order of the table's columns. */
const PLACES = [
  { name: 'a channel, where none is listed', channel: HERE, listed: [], guests: [] },
  { name: 'a channel open to guests, where none is listed', channel: HERE, listed: [], guests: [HERE] },
  { name: 'a listed channel', channel: HERE, listed: [HERE], guests: [] },
  { name: 'a listed channel open to guests', channel: HERE, listed: [HERE], guests: [HERE] },
  { name: 'a channel that is not listed', channel: HERE, listed: [ELSEWHERE], guests: [] },
  { name: 'a channel open to guests that is not listed', channel: HERE, listed: [ELSEWHERE], guests: [HERE] },
  { name: 'a channel, where another is open to guests', channel: HERE, listed: [], guests: [ELSEWHERE] },
  { name: 'a direct message', channel: 'D0DIRECT', listed: [], guests: [HERE] },
  {
    name: 'a direct message, where channels are listed',
    channel: 'D0DIRECT',
    listed: [HERE],
    guests: [HERE],
  },
  { name: 'App Home, where channels are listed', channel: 'U0PERSON', listed: [HERE], guests: [HERE] },
] as const;

const KINDS: Readonly<Record<string, SlackUser | undefined>> = {
  unknown: undefined,
  'workspace admin': { team_id: 'T0', is_admin: true },
  owner: { team_id: 'T0', is_owner: true },
  member: { team_id: 'T0' },
  guest: { team_id: 'T0', is_restricted: true },
  'guest of one channel': { team_id: 'T0', is_ultra_restricted: true },
  partner: { team_id: 'T0PARTNER' },
  stranger: { team_id: 'T0', is_stranger: true },
  'admin of another organisation': { team_id: 'T0PARTNER', is_admin: true, is_owner: true },
};

const ROLES = ['viewer', 'operator', 'admin'] as const;
const REACHES = ['everywhere', 'here', 'elsewhere'] as const;

/**
 * One letter a place: `a`dmin, `o`perator, `v`iewer, `-` refused even to look, `x` told where the bot answers,
 * `?` told that Slack does not tell who they are.
 */
const NOBODY = '??????????';
const ADMIN = 'aaaaaaaaaa';
const OUTSIDERS = {
  none: '-v-v-x----',
  'viewer everywhere': '-v-v-x----',
  'viewer here': '-v-v-x----',
  'viewer elsewhere': '-v-v-x----',
  'operator everywhere': '-o-o-x----',
  'operator here': '-o-o-x----',
  'operator elsewhere': '-v-v-x----',
  'admin everywhere': '-o-o-x----',
  'admin here': '-o-o-x----',
  'admin elsewhere': '-v-v-x----',
  configured: '-o-o-x----',
} as const;

const EXPECTED: Readonly<Record<string, Readonly<Record<keyof typeof OUTSIDERS, string>>>> = {
  unknown: always(NOBODY),
  'workspace admin': always(ADMIN),
  owner: always(ADMIN),
  member: {
    none: 'vvvvxxvvvv',
    'viewer everywhere': 'vvvvxxvvvv',
    'viewer here': 'vvvvxxvvvv',
    'viewer elsewhere': 'vvvvxxvvvv',
    'operator everywhere': 'ooooxxoooo',
    'operator here': 'ooooxxovvv',
    'operator elsewhere': 'vvvvxxvvvv',
    'admin everywhere': ADMIN,
    'admin here': 'aaaaaaavvv',
    'admin elsewhere': 'vvvvxxvvvv',
    configured: ADMIN,
  },
  guest: OUTSIDERS,
  'guest of one channel': OUTSIDERS,
  partner: OUTSIDERS,
  stranger: OUTSIDERS,
  'admin of another organisation': OUTSIDERS,
};

/** What comes of each letter for a command that asks for so much. */
const OUTCOMES: Readonly<Record<string, Readonly<Record<'view' | 'operate' | 'admin', string>>>> = {
  a: { view: 'answered', operate: 'answered', admin: 'answered' },
  o: { view: 'answered', operate: 'answered', admin: 'notAllowed admin' },
  v: { view: 'answered', operate: 'notAllowed operate', admin: 'notAllowed admin' },
  '-': { view: 'notAllowed view', operate: 'notAllowed view', admin: 'notAllowed view' },
  x: { view: 'notHere', operate: 'notHere', admin: 'notHere' },
  '?': { view: 'unknownPerson', operate: 'unknownPerson', admin: 'unknownPerson' },
};

function always(row: string): Record<keyof typeof OUTSIDERS, string> {
  return {
    none: row,
    'viewer everywhere': row,
    'viewer here': row,
    'viewer elsewhere': row,
    'operator everywhere': row,
    'operator here': row,
    'operator elsewhere': row,
    'admin everywhere': row,
    'admin here': row,
    'admin elsewhere': row,
    configured: row,
  };
}

interface Given {
  readonly name: keyof typeof OUTSIDERS;
  readonly grant: Omit<Grant, 'subject'> | undefined;
}

const GIVEN: readonly Given[] = [
  { name: 'none', grant: undefined },
  ...ROLES.flatMap((role) =>
    REACHES.map((reach): Given => {
      const channel = { everywhere: undefined, here: HERE, elsewhere: ELSEWHERE }[reach];
      return { name: `${role} ${reach}`, grant: { role, channel, by: 'U0ADMIN', at: new Date(0) } };
    }),
  ),
  { name: 'configured', grant: { role: 'admin' } },
];

const CASES = Object.keys(KINDS).flatMap((kind) =>
  (['themselves', 'their user group'] as const).flatMap((through) =>
    GIVEN.map((given) => ({ kind, through, given, what: given.name })),
  ),
);

type Case = (typeof CASES)[number];
type Place = (typeof PLACES)[number];

function accessOf(
  { through, given: { grant } }: Case,
  { listed, guests }: Pick<Place, 'listed' | 'guests'>,
): Access {
  const subject = through === 'themselves' ? 'U0PERSON' : 'S0GROUP';
  return {
    // Somebody else's role must not count for them.
    grants: [
      { subject: 'U0OTHER', role: 'admin' },
      { subject: 'S0OTHER', role: 'admin' },
      ...(grant ? [{ ...grant, subject }] : []),
    ],
    listed: new Set(listed),
    guests: new Set(guests),
  };
}

/** As the bot learns from Slack who they are. */
async function personOf(kind: string, groups: readonly string[]): Promise<Person> {
  const directory = slackDirectory();
  const user = KINDS[kind];
  if (user) directory.users.set('U0PERSON', user);
  directory.groups.set('S0GROUP', ['U0PERSON']).set('S0OTHER', ['U0OTHER']);
  const clock = { now: () => new Date(0), sleep: async () => undefined };
  const log = createLog('silent');
  const people = createPeople({
    client: directory.client,
    own: () => ({ teamId: 'T0', enterpriseId: undefined }),
    clock,
    log,
  });
  return people.get('U0PERSON', groups);
}

/** What they are told. */
function outcome(asking: Asking, { permission }: Command): string {
  try {
    permit(asking, permission);
    return 'answered';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { problem } = error;
    return problem.kind === 'notAllowed' ? `notAllowed ${problem.permission}` : problem.kind;
  }
}

describe('the permission table', () => {
  it('has every command, each with what it asks for', () => {
    expect(Object.fromEntries(commands.map(({ name, permission }) => [name, permission]))).toEqual(ASKS);
  });

  it.each(CASES)('holds for: $kind, $what, given to $through', async (each) => {
    const row = EXPECTED[each.kind]?.[each.what] ?? '';
    expect(row).toHaveLength(PLACES.length);
    const asker = await personOf(each.kind, groupsOf(accessOf(each, { listed: [], guests: [] })));
    for (const [i, place] of PLACES.entries()) {
      const access = accessOf(each, place);
      const { channel } = place;
      const asking = { asker, role: roleIn(channel, asker, access), channel, access };
      for (const command of commands)
        expect(outcome(asking, command), `${command.name} in ${place.name}`).toBe(
          OUTCOMES[row[i] ?? '']?.[ASKS[command.name] ?? 'admin'],
        );
    }
  });
});

describe('permit', () => {
  const asker = { isKnown: true };
  const access = { listed: new Set([ELSEWHERE]) };

  it('names the channels in which the bot answers', () => {
    expect(() => permit({ asker, role: 'viewer', channel: HERE, access }, 'view')).toThrow(
      expect.objectContaining({ problem: { kind: 'notHere', channels: [ELSEWHERE] } }),
    );
  });

  it('does not name them to whoever may not even look', () => {
    expect(() => permit({ asker, role: undefined, channel: HERE, access }, 'view')).toThrow(
      expect.objectContaining({ problem: { kind: 'notAllowed', permission: 'view' } }),
    );
  });
});
