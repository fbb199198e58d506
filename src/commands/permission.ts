import type { Described } from '../blocks/help.ts';
import type { Person } from '../domain/person.ts';

/** The bot's own guard: ModelArts lets whoever can read a search also stop its trials. */
export function permits(person: Person, permission: Described['permission']): boolean {
  if (person.isAdmin) return true;
  return permission === 'view' && !person.isGuest;
}
