import { allows, groupsOf, isServed, roleIn } from '../domain/roles.ts';
import type { Rights } from '../poster.ts';
import type { AccessStore } from '../store/store.ts';
import type { People } from './people.ts';

/** What somebody may who asks nothing just now, but in whose name something happens. */
export function createRights({
  access,
  people,
}: {
  readonly access: Pick<AccessStore, 'read'>;
  readonly people: People;
}): Rights {
  return {
    async mayView(id, channel) {
      const rights = await access.read();
      const person = await people.get(id, groupsOf(rights));
      if (person.isGone) return false;
      if (!person.isKnown) throw new Error(`Slack does not tell who ${id} is`);
      const role = roleIn(channel, person, rights);
      return allows(role, 'view') && (role === 'admin' || isServed(channel, rights));
    },
    languageOf: async (id) => (await people.get(id, [])).language,
  };
}
