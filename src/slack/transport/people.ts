import { type UsersInfoResponse, WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { Language, Person } from '../../domain/access/person.ts';
import type { Unknown } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { codeOf, verdictOf } from './errors.ts';
import { callSlack } from './rate-limit.ts';

export interface People {
  /**
   * Who a Slack id is. Never fails: a person Slack does not describe gets no rights.
   * @param groups ids of the user groups of which it matters whether they are in
   * @param age milliseconds that an answer may be old, at most and usually a minute
   */
  get(userId: string, groups: readonly string[], age?: number): Promise<Person>;
  /** The language last seen of a person, without asking. */
  languageOf(userId: string): Language;
}

interface PeopleOptions {
  readonly client: WebClient;
  /** The bot's own workspace; nothing before Slack has told. */
  readonly own: () => OwnWorkspace | undefined;
  /** Ids of people whom the configuration names: they are guests nowhere. */
  readonly trusted?: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
}

export interface OwnWorkspace {
  readonly teamId: string | undefined;
  /** The organisation on Enterprise Grid that it is part of. */
  readonly enterpriseId: string | undefined;
}

/** Rights are checked at the press of a button, so what is remembered has to be fresh. */
const FRESH = 60_000;

const READ = { repeatable: true };

export function createPeople({ client, own, trusted = [], clock, log }: PeopleOptions): People {
  const languages = new LRUCache<string, Language>({ max: 10_000 });
  const people = remember(5_000, clock, readPerson);
  // Kept apart from what is remembered of a person, so that neither makes the other older than a minute.
  const members = remember(1_000, clock, readGroup);

  async function readPerson(id: string): Promise<Omit<Person, 'groups' | 'hasUnreadGroups'>> {
    const { user } = await callSlack(clock, READ, async () =>
      client.users.info({ user: id, include_locale: true }),
    );
    if (!user) throw new Error('Slack answered without a user');
    if (user.deleted) throw new Deactivated('This account was deactivated');
    const language = user.locale?.startsWith('zh') ? 'zh' : 'en';
    languages.set(id, language);
    const isGuest =
      !trusted.includes(id) &&
      (Boolean(user.is_restricted || user.is_ultra_restricted || user.is_stranger) || isForeign(user, own()));
    // An admin of another workspace is none here.
    const isAdmin = !isGuest && Boolean(user.is_admin || user.is_owner);
    return { id, isKnown: true, language, timeZone: user.tz, isGuest, isAdmin };
  }

  /** A group that Slack refuses to tell about is remembered as unread: it may be asked for 20 times a minute. */
  async function readGroup(group: string): Promise<Members> {
    try {
      const { users = [] } = await callSlack(clock, READ, async () =>
        client.usergroups.users.list({ usergroup: group }),
      );
      return new Set(users);
    } catch (error) {
      log.warn({ err: error, group }, 'a user group cannot be read, so it has no members here');
      if (verdictOf(error) === 'gone') return new Set();
      if (error instanceof WebAPIPlatformError) return 'unread';
      throw error;
    }
  }

  /** A group that cannot be read must not keep everybody else out. */
  async function groupsOf(
    id: string,
    groups: readonly string[],
    age: number,
  ): Promise<Pick<Person, 'groups' | 'hasUnreadGroups'>> {
    const found = await Promise.all(
      groups.map(async (group) => members(group, age).catch((): Members => 'unread')),
    );
    const isIn = (members: Members | undefined) => members instanceof Set && members.has(id);
    return {
      groups: new Set(groups.filter((_, i) => isIn(found[i]))),
      ...(found.includes('unread') && { hasUnreadGroups: true }),
    };
  }

  return {
    async get(id, asked, age = FRESH) {
      const groups = groupsOf(id, asked, age);
      try {
        return { ...(await people(id, age)), ...(await groups) };
      } catch (error) {
        log.warn({ err: error, user: id }, 'person not read from Slack');
        const language = languages.get(id) ?? 'en';
        const nobody = {
          id,
          isKnown: false,
          whyUnknown: whyUnknown(error),
          language,
          isAdmin: false,
          isGuest: true,
          groups: new Set<string>(),
        };
        return isGone(error) ? { ...nobody, isGone: true } : nobody;
      }
    },
    languageOf: (id) => languages.get(id) ?? 'en',
  };
}

/** Whether what Slack sends in the name of a workspace is of the bot's own, or of another one of its organisation. */
export function isCovered(
  {
    team_id: team,
    enterprise_id: enterprise,
  }: { readonly team_id?: string; readonly enterprise_id?: string },
  own: OwnWorkspace | undefined,
): boolean {
  if (own?.teamId === undefined || team === own.teamId) return true;
  return own.enterpriseId !== undefined && enterprise === own.enterpriseId;
}

type Members = ReadonlySet<string> | 'unread';

type SlackUser = NonNullable<UsersInfoResponse['user']>;

/**
 * Whether a person belongs to another organisation. On Enterprise Grid `team_id` is the home workspace, which can be
 * another one of the same organisation (slackapi/bolt-js#1875); it can be missing as well (looker/lookerbot#184).
 */
function isForeign(
  { team_id: team, enterprise_user: member }: SlackUser,
  own: OwnWorkspace | undefined,
): boolean {
  if (own?.teamId === undefined || team === undefined || team === own.teamId) return false;
  if (member?.teams?.includes(own.teamId)) return false;
  return own.enterpriseId === undefined || member?.enterprise_id !== own.enterpriseId;
}

function whyUnknown(error: unknown): Unknown {
  const code = codeOf(error);
  if (code === 'missing_scope') return 'missingScope';
  return verdictOf(error) === 'gone' ? 'notVisible' : 'justNow';
}

/** Slack still tells who that was. */
class Deactivated extends Error {}

function isGone(error: unknown): boolean {
  if (error instanceof Deactivated) return true;
  return error instanceof WebAPIPlatformError && error.data.error === 'user_not_found';
}

/**
 * Reads through a memory of `max` answers, each for as long since it was asked for as the reader takes, at most a minute:
 * a slow answer is not fresh for longer. Calls made meanwhile share the answer; a failure is not remembered.
 */
function remember<T>(
  max: number,
  clock: Pick<Clock, 'now'>,
  read: (id: string) => Promise<T>,
): (id: string, age: number) => Promise<T> {
  const answers = new LRUCache<string, { readonly at: number; readonly answer: Promise<T> }>({ max });
  return async (id, age) => {
    const now = clock.now().getTime();
    const known = answers.get(id);
    // A clock that was set back must not make an answer last.
    if (known && now >= known.at && now - known.at < age) return known.answer;
    const asked = { at: now, answer: read(id) };
    answers.set(id, asked);
    asked.answer.catch(() => {
      if (answers.get(id) === asked) answers.delete(id);
    });
    return asked.answer;
  };
}
