import type { HomeView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { type Home, homeTrouble, homeView } from '../blocks/home.ts';
import type { Message } from '../blocks/message.ts';
import type { Access, Role } from '../domain/access.ts';
import type { Person } from '../domain/person.ts';
import { allRights, groupsOf, isAtLeast, roleIn } from '../domain/roles.ts';
import { wordsFor } from '../i18n/index.ts';
import type { Bot } from './bot.ts';
import { explain } from './explain.ts';
import { callSlack } from './rate-limit.ts';

/** Everyone's own Home tab. */
export interface HomeTab {
  /** Publishes it as things now stand. @param outcome what came of a press, shown on top; sent as a message if need be */
  show(user: string, outcome?: readonly Message[]): Promise<void>;
}

const AGAIN = { repeatable: true };

export function createHomeTab(client: WebClient, bot: Bot): HomeTab {
  const { clock, log } = bot;
  /** Of what was published last, by person: whoever publishes over something newer is refused, and reads again. */
  const hashes = new LRUCache<string, string>({ max: 10_000 });

  async function publish(user: string, view: HomeView, hash?: string): Promise<void> {
    const { view: published } = await callSlack(clock, AGAIN, async () =>
      client.views.publish({ user_id: user, view, ...(hash !== undefined && { hash }) }),
    );
    if (published?.hash) hashes.set(user, published.hash);
  }

  async function publishNow(user: string, outcome: readonly Message[]): Promise<void> {
    // Read before the data, so that whatever is published in between counts as newer.
    const hash = hashes.get(user);
    try {
      await publish(user, await draw(user, outcome, bot), hash);
    } catch (error) {
      if (!isOutdated(error)) throw error;
      await publish(user, await draw(user, outcome, bot));
    }
  }

  return {
    async show(user, outcome = []) {
      try {
        await publishNow(user, outcome);
      } catch (error) {
        log.error({ err: error, user }, 'App Home could not be published');
        for (const message of outcome) await bot.sending.post(client, message, { channel: user });
      }
    },
  };
}

async function draw(user: string, outcome: readonly Message[], bot: Bot): Promise<HomeView> {
  try {
    const { home, person } = await gather(user, bot);
    return homeView(home, outcome, wordsFor(person.language));
  } catch (error) {
    const t = wordsFor((await bot.people.get(user, [])).language);
    return homeTrouble(explain(error, bot.log, t), outcome, t);
  }
}

async function gather(user: string, bot: Bot): Promise<{ readonly home: Home; readonly person: Person }> {
  const [{ person, role, access }, { isDryRun }] = await Promise.all([
    standingOf(user, bot),
    bot.settings.read(),
  ]);
  const elsewhere = placesOf(person, role, access);
  return { person, home: { isKnown: person.isKnown, role, elsewhere, grants: access.grants, isDryRun } };
}

interface Standing {
  readonly person: Person;
  /** What they may do everywhere: App Home is no channel. */
  readonly role: Role | undefined;
  readonly access: Access;
}

export async function standingOf(
  user: string,
  { access, people }: Pick<Bot, 'access' | 'people'>,
): Promise<Standing> {
  const rights = await access.read();
  const person = await people.get(user, groupsOf(rights));
  return { person, role: roleIn(undefined, person, rights), access: rights };
}

/** The channels where somebody may do more than everywhere. */
function placesOf(person: Person, everywhere: Role | undefined, access: Access): Home['elsewhere'] {
  const named = allRights(person, access).flatMap(({ through }) =>
    typeof through === 'object' && through.channel !== undefined ? [through.channel] : [],
  );
  const channels = new Set([...named, ...(person.isGuest ? access.guests : [])]);
  return [...channels].flatMap((channel) => {
    const role = roleIn(channel, person, access);
    return role && !(everywhere && isAtLeast(everywhere, role)) ? [{ channel, role }] : [];
  });
}

function isOutdated(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === 'hash_conflict';
}
