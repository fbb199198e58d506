import { expect, it } from 'vitest';
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

it('denies whoever is gone, so that what happens in their name ends', async () => {
  expect(await rightsOf({ ...nobody, isGone: true }).mayView('U1', 'C1')).toBe(false);
});

it('does not judge while Slack does not tell', async () => {
  await expect(rightsOf(nobody).mayView('U1', 'C1')).rejects.toThrow('Slack does not tell who U1 is');
});
