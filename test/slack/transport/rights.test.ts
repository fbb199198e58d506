import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../src/domain/access/access.ts';
import type { Person } from '../../../src/domain/access/person.ts';
import { createRights } from '../../../src/slack/transport/rights.ts';

const nobody: Person = {
  id: 'U1',
  isKnown: false,
  language: 'en',
  isAdmin: false,
  isGuest: true,
  groups: new Set(),
};

const member: Person = { ...nobody, isKnown: true, isGuest: false };

function rightsOf(person: Person, grants: readonly Grant[] = []) {
  return createRights({
    access: { read: async () => ({ grants, listed: new Set<string>(), guests: new Set<string>() }) },
    people: { get: async () => person, languageOf: () => 'en' },
  });
}

describe('the rights of a person', () => {
  it('deny everything to a person who has left Slack, so that what happens in their name ends', async () => {
    expect(await rightsOf({ ...nobody, isGone: true }).mayView('U1', 'C1')).toBe(false);
  });

  it('are an error while Slack does not tell who the person is', async () => {
    await expect(rightsOf(nobody).mayView('U1', 'C1')).rejects.toThrow('Slack does not tell who U1 is');
  });

  it('let operators stop trials where they are one, and nobody else', async () => {
    const here: Grant = { subject: 'U1', role: 'operator', channel: 'C1' };
    expect(await rightsOf(member, [here]).mayOperate('U1', 'C1')).toBe(true);
    expect(await rightsOf(member, [here]).mayOperate('U1', 'C2')).toBe(false);
    expect(await rightsOf({ ...nobody, isGone: true }, [here]).mayOperate('U1', 'C1')).toBe(false);
    await expect(rightsOf(nobody, [here]).mayOperate('U1', 'C1')).rejects.toThrow();
  });

  it('are an error while a user group that may give them cannot be read, unless something else does', async () => {
    const unread = { ...member, hasUnreadGroups: true };
    const group: Grant = { subject: 'S1', role: 'operator' };
    await expect(rightsOf(unread, [group]).mayOperate('U1', 'C1')).rejects.toThrow('user groups');
    expect(await rightsOf(unread, [group, { ...group, subject: 'U1' }]).mayOperate('U1', 'C1')).toBe(true);
  });
});
