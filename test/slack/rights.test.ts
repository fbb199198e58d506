import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person.ts';
import { createRights } from '../../src/slack/rights.ts';

const nobody: Person = {
  id: 'U1',
  isKnown: false,
  language: 'en',
  isAdmin: false,
  isGuest: true,
  groups: new Set(),
};

function rightsOf(person: Person) {
  return createRights({
    access: { read: async () => ({ grants: [], listed: new Set<string>(), guests: new Set<string>() }) },
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
});
