import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Language, Person } from '../domain/person.ts';
import type { Log } from '../log.ts';
import { callSlack } from './rate-limit.ts';

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

const READ = { repeatable: true };

export function createPeople({ client, admins, teamId, clock, log }: PeopleOptions): People {
  const groups = admins.filter((id) => id.startsWith('S'));
  const languages = new LRUCache<string, Language>({ max: 10_000 });
  const people = new LRUCache<string, Person>({ max: 5_000, ttl: FRESH, fetchMethod: readPerson });
  const members = new LRUCache<string, string[]>({ max: 100, ttl: FRESH, fetchMethod: readGroup });

  async function readPerson(id: string): Promise<Person> {
    const { user } = await callSlack(clock, READ, async () =>
      client.users.info({ user: id, include_locale: true }),
    );
    const language = user?.locale?.startsWith('zh') ? 'zh' : 'en';
    languages.set(id, language);
    const isGuest =
      Boolean(user?.is_restricted || user?.is_ultra_restricted || user?.is_stranger) ||
      isForeign(user?.team_id);
    // Whoever is an admin elsewhere is none here.
    return {
      id,
      isKnown: true,
      language,
      isGuest,
      isAdmin: !isGuest && Boolean(user?.is_admin || user?.is_owner),
    };
  }

  async function readGroup(group: string): Promise<string[]> {
    const { users = [] } = await callSlack(clock, READ, async () =>
      client.usergroups.users.list({ usergroup: group }),
    );
    return users;
  }

  /** Kept apart from what is remembered of a person, so that neither makes the other older than a minute. */
  async function isNamed(id: string): Promise<boolean> {
    if (admins.includes(id)) return true;
    const memberships = await Promise.all(groups.map(async (group) => isMember(id, group)));
    return memberships.includes(true);
  }

  /** A group that cannot be read has no members here; it must not keep everybody else out. */
  async function isMember(id: string, group: string): Promise<boolean> {
    try {
      return (await members.fetch(group))?.includes(id) ?? false;
    } catch (error) {
      log.warn({ err: error, group }, 'a user group of MODELARTS_BOT_ADMINS cannot be read');
      return false;
    }
  }

  function isForeign(team: string | undefined): boolean {
    const own = teamId();
    return own !== undefined && team !== undefined && team !== own;
  }

  return {
    async get(id) {
      try {
        const person = await people.fetch(id);
        if (person) return { ...person, isAdmin: person.isAdmin || (await isNamed(id)) };
      } catch (error) {
        log.warn({ err: error, user: id }, 'Slack does not tell who somebody is');
      }
      return { id, isKnown: false, language: languages.get(id) ?? 'en', isAdmin: false, isGuest: true };
    },
    languageOf: (id) => languages.get(id) ?? 'en',
  };
}
