import type { Person } from '../../../src/domain/access/person.ts';

/** Who asks in these tests. */
export const PEOPLE = {
  first: person('U0FIRST'),
  second: person('U0SECOND'),
  admin: { ...person('U0ADMIN'), isAdmin: true },
  viewer: person('U0VIEWER'),
  guest: { ...person('U0GUEST'), isGuest: true },
} as const;

export type Who = keyof typeof PEOPLE;

export const OPERATORS: readonly string[] = [PEOPLE.first.id, PEOPLE.second.id];

/** Everyone who has the right to stop a trial. */
export const ENTITLED: readonly (string | undefined)[] = [...OPERATORS, PEOPLE.admin.id];

export function personOf(id: string): Person {
  return Object.values(PEOPLE).find((each) => each.id === id) ?? { ...person(id), isKnown: false };
}

function person(id: string): Person {
  return { id, isKnown: true, language: 'en', isAdmin: false, isGuest: false, groups: new Set() };
}
