import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Language, Person } from '../domain/person.ts';
import type { Log } from '../log.ts';
import { patiently } from './patience.ts';

export interface People {
  /** Who a Slack id is, at most a minute old. Never fails: somebody Slack does not tell about gets no rights. */
  get(userId: string): Promise<Person>;
  /** The language last seen of a person, without asking. */
  languageOf(userId: string): Language;
}

interface PeopleOptions {
  readonly client: WebClient;
  /** Ids of people (U…) and user groups (S…) who are admins beside the workspace's own. */
  readonly admins: readonly string[];
  readonly teamId: () => string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** Rights are checked at the press of a button, so what is remembered has to be fresh. */
const FRESH = 60_000;

export function createPeople({ client, admins, teamId, clock, log }: PeopleOptions): People {
  const groups = admins.filter((id) => id.startsWith('S'));
  const languages = new LRUCache<string, Language>({ max: 10_000 });

  const people = new LRUCache<string, Person>({ max: 5_000, ttl: FRESH, fetchMethod: read });
  const members = new LRUCache<string, string[]>({ max: 100, ttl: FRESH, fetchMethod: readGroup });

  async function read(id: string): Promise<Person> {
    const { user } = await patiently(clock, async () =>
      client.users.info({ user: id, include_locale: true }),
    );
    const language = user?.locale?.startsWith('zh') ? 'zh' : 'en';
    languages.set(id, language);
    return {
      id,
      isKnown: true,
      language,
      isAdmin: Boolean(user?.is_admin || user?.is_owner) || admins.includes(id) || (await isInGroup(id)),
      isGuest:
        Boolean(user?.is_restricted || user?.is_ultra_restricted || user?.is_stranger) ||
        isForeign(user?.team_id),
    };
  }

  async function readGroup(group: string): Promise<string[]> {
    const { users = [] } = await patiently(clock, async () =>
      client.usergroups.users.list({ usergroup: group }),
    );
    return users;
  }

  async function isInGroup(id: string): Promise<boolean> {
    const lists = await Promise.all(groups.map((group) => members.fetch(group)));
    return lists.some((list) => list?.includes(id));
  }

  function isForeign(team: string | undefined): boolean {
    const own = teamId();
    return own !== undefined && team !== undefined && team !== own;
  }

  return {
    async get(id) {
      try {
        const person = await people.fetch(id);
        if (person) return person;
      } catch (error) {
        log.warn({ err: error, user: id }, 'Slack does not tell who somebody is');
      }
      return { id, isKnown: false, language: languages.get(id) ?? 'en', isAdmin: false, isGuest: true };
    },
    languageOf: (id) => languages.get(id) ?? 'en',
  };
}
