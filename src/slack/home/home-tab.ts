import type { HomeView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { type Home, homeTrouble, homeView } from '../../blocks/home/home.ts';
import type { HomeSearches } from '../../blocks/home/home-searches.ts';
import type { Message } from '../../blocks/kit/message.ts';
import type { Access, Role } from '../../domain/access/access.ts';
import type { Language, Person } from '../../domain/access/person.ts';
import { allRights, groupsOf, isAtLeast, roleIn } from '../../domain/access/roles.ts';
import { wordsFor } from '../../i18n/index.ts';
import { type Bot, inTime } from '../transport/bot.ts';
import { explain } from '../transport/explain.ts';
import { callSlack } from '../transport/rate-limit.ts';
import { createSearchReader } from './home-searches.ts';

/** Everyone's own Home tab. */
export interface HomeTab {
  /**
   * Publishes it as things now stand: at once what is known without ModelArts, then the searches.
   * @param outcome what came of a press, shown on top; sent as a message if need be
   */
  show(user: string, outcome?: readonly Message[], visit?: Visit): Promise<void>;
}

interface Visit {
  /** The person has never seen their Home tab before. */
  readonly isFirst: boolean;
}

const AGAIN = { repeatable: true };

export function createHomeTab(client: WebClient, bot: Bot): HomeTab {
  const { clock, log } = bot;
  const read = createSearchReader(bot);
  /** Of what was published last, by person: whoever publishes over something newer is refused, and reads again. */
  const hashes = new LRUCache<string, string>({ max: 10_000 });

  /** @returns the hash of what stands there now, by which its publisher knows it again */
  async function publish(user: string, view: HomeView, hash?: string): Promise<string | undefined> {
    const { view: published } = await callSlack(clock, AGAIN, async () =>
      client.views.publish({ user_id: user, view, ...(hash !== undefined && { hash }) }),
    );
    if (published?.hash) hashes.set(user, published.hash);
    return published?.hash;
  }

  async function publishNow(user: string, draw: () => Promise<Drawn>): Promise<Published> {
    // Read before the data, so that whatever is published in between counts as newer.
    const hash = hashes.get(user);
    const drawn = await draw();
    try {
      return { drawn, hash: await publish(user, drawn.view, hash) };
    } catch (error) {
      if (!isOutdated(error)) throw error;
      const anew = await draw();
      return { drawn: anew, hash: await publish(user, anew.view) };
    }
  }

  /** Whoever has published in between brings the searches as well, so this gives way to them. */
  async function fillIn(user: string, { drawn: { fill, language }, hash }: Published): Promise<void> {
    if (!fill) return;
    const reading = read(wordsFor(language));
    try {
      const early = await inTime(reading.done, bot);
      const partly = early ? undefined : reading.soFar();
      const isWorthIt = partly?.kind === 'listed';
      const latest = isWorthIt ? await publish(user, fill(partly), hash) : hash;
      await publish(user, fill(early ?? (await reading.done)), latest);
    } catch (error) {
      if (!isOutdated(error)) log.error({ err: error, user }, 'the searches did not come to App Home');
    }
  }

  return {
    async show(user, outcome = [], { isFirst } = { isFirst: false }) {
      try {
        const published = await publishNow(user, async () => draw({ user, outcome, isFirst }, bot));
        await fillIn(user, published);
      } catch (error) {
        log.error({ err: error, user }, 'App Home could not be published');
        for (const message of outcome) await bot.sending.post(client, message, { channel: user });
      }
    },
  };
}

/** A Home tab without what only ModelArts knows. */
interface Drawn {
  readonly view: HomeView;
  readonly language: Language;
  /** The same with searches; nothing for whoever may not look at them. */
  readonly fill?: (searches: HomeSearches) => HomeView;
}

interface Published {
  readonly drawn: Drawn;
  readonly hash: string | undefined;
}

interface Wish extends Visit {
  readonly user: string;
  readonly outcome: readonly Message[];
}

async function draw({ user, outcome, isFirst }: Wish, bot: Bot): Promise<Drawn> {
  try {
    const { home, person } = await gather(user, bot);
    const { language } = person;
    const fill = (searches?: HomeSearches) =>
      homeView({ ...home, isFirst, searches }, outcome, wordsFor(language));
    // Where no role holds everywhere, not even the names of searches are shown.
    return home.role ? { view: fill({ kind: 'looking' }), language, fill } : { view: fill(), language };
  } catch (error) {
    const { language } = await bot.people.get(user, []);
    const t = wordsFor(language);
    return { view: homeTrouble(explain(error, bot.log, t), outcome, t), language };
  }
}

interface Gathered {
  readonly home: Omit<Home, 'isFirst' | 'searches'>;
  readonly person: Person;
}

async function gather(user: string, bot: Bot): Promise<Gathered> {
  const [{ person, role, access }, { isDryRun }, following] = await Promise.all([
    standingOf(user, bot),
    bot.settings.read(),
    followedBy(user, bot),
  ]);
  const elsewhere = placesOf(person, role, access);
  const { whyUnknown } = person;
  return { person, home: { whyUnknown, role, elsewhere, grants: access.grants, isDryRun, following } };
}

async function followedBy(user: string, { following }: Bot): Promise<Home['following']> {
  const { digests, watches, alerts } = following;
  const [ownDigests, ownWatches, ownAlerts] = await Promise.all([
    digests.list({ by: user }),
    watches.list({ by: user }),
    alerts.list({ by: user }),
  ]);
  return {
    digests: ownDigests,
    watches: ownWatches.filter(({ endedAt }) => endedAt === undefined),
    alerts: ownAlerts,
  };
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
