import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Access, Candidate, Grant } from '../../../src/domain/access/access.ts';
import {
  allows,
  allRights,
  groupsOf,
  isDirect,
  isServed,
  rightsIn,
  rightsOfGroup,
  roleIn,
} from '../../../src/domain/access/roles.ts';

const nobody: Access = { grants: [], listed: new Set(), guests: new Set() };

function someone(more: Partial<Candidate> = {}): Candidate {
  return { id: 'U1', isKnown: true, isAdmin: false, isGuest: false, groups: new Set(), ...more };
}

const grants = (...given: readonly Grant[]): Access => ({ ...nobody, grants: given });

describe('roleIn', () => {
  it('gives nothing to somebody whom Slack does not tell about, whatever they were given', () => {
    const person = someone({ isKnown: false, isAdmin: true });
    expect(roleIn('C1', person, grants({ subject: 'U1', role: 'admin' }))).toBeUndefined();
  });

  it('takes workspace admins for admins and members for viewers', () => {
    expect(roleIn('C1', someone({ isAdmin: true }), nobody)).toBe('admin');
    expect(roleIn('C1', someone(), nobody)).toBe('viewer');
  });

  it('counts the highest of what was given to a person and to their groups', () => {
    const access = grants(
      { subject: 'U1', role: 'viewer' },
      { subject: 'S1', role: 'operator' },
      { subject: 'S2', role: 'admin' },
    );
    expect(roleIn('C1', someone({ groups: new Set(['S1']) }), access)).toBe('operator');
    expect(roleIn('C1', someone({ groups: new Set(['S1', 'S2']) }), access)).toBe('admin');
  });

  it('counts what holds in a channel only there, and never for all channels', () => {
    const access = grants({ subject: 'U1', role: 'operator', channel: 'C1' });
    expect(roleIn('C1', someone(), access)).toBe('operator');
    expect(roleIn('C2', someone(), access)).toBe('viewer');
    expect(roleIn('D1', someone(), access)).toBe('viewer');
    expect(roleIn(undefined, someone(), access)).toBe('viewer');
  });

  it('admits guests only to channels opened to them, as operators at the most', () => {
    const access = { ...grants({ subject: 'U1', role: 'admin' }), guests: new Set(['C1']) };
    const guest = someone({ isGuest: true, isAdmin: true });
    expect(roleIn('C1', guest, access)).toBe('operator');
    expect(roleIn('C1', guest, { ...access, grants: [] })).toBe('viewer');
    expect(roleIn('C2', guest, access)).toBeUndefined();
    expect(roleIn(undefined, guest, access)).toBeUndefined();
  });

  it('is never lowered by a grant, and a guest never becomes an admin', () => {
    const grant = fc.record({
      subject: fc.constantFrom('U1', 'S1', 'U2'),
      role: fc.constantFrom('viewer', 'operator', 'admin'),
      channel: fc.constantFrom('C1', 'C2', undefined),
    });
    const world = fc.record({ isGuest: fc.boolean(), given: fc.array(grant), more: grant });
    const order = [undefined, 'viewer', 'operator', 'admin'];
    fc.assert(
      fc.property(world, ({ isGuest, given, more }) => {
        const person = someone({ isGuest, groups: new Set(['S1']) });
        const role = (all: readonly Grant[]) =>
          roleIn('C1', person, { ...nobody, grants: all, guests: new Set(['C1']) });
        expect(order.indexOf(role([...given, more]))).toBeGreaterThanOrEqual(order.indexOf(role(given)));
        if (isGuest) expect(role([...given, more])).not.toBe('admin');
      }),
    );
  });
});

describe('rights', () => {
  const own: Grant = { subject: 'U1', role: 'operator', channel: 'C2' };
  const group: Grant = { subject: 'S1', role: 'admin', channel: 'C1' };
  const person = someone({ groups: new Set(['S1']) });

  it('say what each role comes from, the highest first', () => {
    expect(rightsIn('C1', person, grants(own, group))).toEqual([
      { role: 'admin', through: group },
      { role: 'viewer', through: 'membership' },
    ]);
    expect(allRights(person, grants(own, group))).toEqual([
      { role: 'admin', through: group },
      { role: 'operator', through: own },
      { role: 'viewer', through: 'membership' },
    ]);
    expect(rightsIn('C1', someone({ isAdmin: true }), nobody)).toEqual([
      { role: 'admin', through: 'workspace' },
      { role: 'viewer', through: 'membership' },
    ]);
  });

  it('of a guest are those in channels opened to guests', () => {
    const access = { ...grants(own, group), guests: new Set(['C1']) };
    expect(allRights({ ...person, isGuest: true }, access)).toEqual([
      { role: 'operator', through: group },
      { role: 'viewer', through: 'admission' },
    ]);
    expect(allRights({ ...person, isGuest: true }, { ...access, guests: new Set() })).toEqual([]);
  });

  it('of a user group are what it was given', () => {
    expect(rightsOfGroup('S1', grants(own, group))).toEqual([{ role: 'admin', through: group }]);
  });
});

describe('groupsOf', () => {
  it('names each user group once', () => {
    const access = grants(
      { subject: 'S1', role: 'viewer' },
      { subject: 'U1', role: 'admin' },
      { subject: 'S1', role: 'operator', channel: 'C1' },
      { subject: 'S2', role: 'operator' },
    );
    expect(groupsOf(access)).toEqual(['S1', 'S2']);
  });
});

describe('allows', () => {
  it.each([
    [undefined, [false, false, false]],
    ['viewer', [true, false, false]],
    ['operator', [true, true, false]],
    ['admin', [true, true, true]],
  ] as const)('tells what the role %s may do: view, operate and admin are %j', (role, expected) => {
    expect((['view', 'operate', 'admin'] as const).map((each) => allows(role, each))).toEqual(expected);
  });
});

describe('isServed', () => {
  it('is every place while no channel is listed', () => {
    expect(['C1', 'G1', 'D1', 'U1'].filter((place) => isServed(place, nobody))).toHaveLength(4);
  });

  it('is a listed channel, and what only one person sees', () => {
    const access = { listed: new Set(['C1']) };
    expect(['C1', 'C2', 'G1', 'D1', 'U1', 'W1'].filter((place) => isServed(place, access))).toEqual([
      'C1',
      'D1',
      'U1',
      'W1',
    ]);
  });
});

describe('isDirect', () => {
  it('tells direct messages and App Home from channels', () => {
    expect(['C1', 'G1', 'D1', 'U1', 'W1'].filter(isDirect)).toEqual(['D1', 'U1', 'W1']);
  });
});
