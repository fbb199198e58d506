import type { Permission } from '../../domain/access/access.ts';
import { allows, groupsOf, isServed, roleIn } from '../../domain/access/roles.ts';
import type { Rights } from '../../poster.ts';
import type { AccessStore } from '../../store/store.ts';
import type { People } from './people.ts';

/** Milliseconds. What cannot be taken back is checked anew; stops that go out together share one answer. */
const JUST_READ = 5_000;

/** What a person can do in whose name something happens, though they ask nothing just now. */
export function createRights({
  access,
  people,
}: {
  readonly access: Pick<AccessStore, 'read'>;
  readonly people: People;
}): Rights {
  async function standing(
    { id, channel }: { readonly id: string; readonly channel: string },
    permission: Permission,
    age?: number,
  ) {
    const rights = await access.read();
    const person = await people.get(id, groupsOf(rights), age);
    if (!person.isKnown && !person.isGone) throw new Error(`Slack does not tell who ${id} is`);
    const role = roleIn(channel, person, rights);
    const isAllowed = allows(role, permission);
    // A group that was not read may be the one that gives the right.
    if (!isAllowed && person.hasUnreadGroups)
      throw new Error(`Slack does not tell in which user groups ${id} is`);
    return { isAllowed, isAnswered: role === 'admin' || isServed(channel, rights) };
  }

  return {
    async mayView(id, channel) {
      const { isAllowed, isAnswered } = await standing({ id, channel }, 'view');
      return isAllowed && isAnswered;
    },
    async mayOperate(id, channel) {
      return (await standing({ id, channel }, 'operate', JUST_READ)).isAllowed;
    },
    languageOf: async (id) => (await people.get(id, [])).language,
  };
}
