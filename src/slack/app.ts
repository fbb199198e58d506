import { setImmediate, setTimeout } from 'node:timers/promises';
import { App } from '@slack/bolt';
import { type Logger, LogLevel } from '@slack/logger';
import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Context, FollowDesk, StopDesk } from '../commands/command.ts';
import type { Config } from '../config.ts';
import type { Access, Grant } from '../domain/access/access.ts';
import type { Setup } from '../domain/access/doctor.ts';
import { masked } from '../domain/text/secrets.ts';
import { StartError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Courier, Poster, Rights } from '../poster.ts';
import type { Store } from '../store/store.ts';
import { listen } from './listeners.ts';
import type { Bot } from './transport/bot.ts';
import { createSlackChecks, expiryOf } from './transport/checks.ts';
import { createCourier } from './transport/courier.ts';
import { createMembershipCheck } from './transport/membership.ts';
import { createOnce } from './transport/once.ts';
import { createPeople, type OwnWorkspace } from './transport/people.ts';
import { createPoster } from './transport/poster.ts';
import { openDoor } from './transport/receiver.ts';
import { createRights } from './transport/rights.ts';
import { createSending } from './transport/sending.ts';

interface SlackParts {
  readonly slack: Config['slack'];
  readonly modelarts: Context['modelarts'];
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly ackWithin: number;
  /** How the bot is set up. */
  readonly setup: Setup;
}

export interface SlackApp {
  readonly poster: Poster;
  readonly courier: Courier;
  readonly rights: Rights;
  /** Where HTTP is served; absent before the start. */
  port(): number | undefined;
  /** @throws StartError when Slack refuses a token or cannot be reached. */
  start(stops: StopDesk, follow: FollowDesk): Promise<void>;
  /** Takes nothing new, and waits for what is under way. */
  stop(): Promise<void>;
  /** Resolves once Slack can reach the bot no more, since it refuses the app token. */
  readonly lost: Promise<unknown>;
}

/** Slack's answers come within seconds or not at all; without this its client would wait for ever. */
const TIMEOUT = 10_000;
/** Commands, presses and events at once, beyond which commands are acknowledged before they are answered. */
const BUSY = 50;
/** How long a shutdown waits for work under way; supervisors usually kill after 30 s. */
const FAREWELL = 20_000;

export function createSlackApp(parts: SlackParts): SlackApp {
  const { slack, store, clock, log } = parts;
  const logger = boltLogger(log);
  const shutdown = new AbortController();
  const door = openDoor({ slack, logger, log, isStoreWell: remembered(store.isWell, clock) });
  const app = new App({
    token: slack.botToken,
    receiver: door.receiver,
    logger,
    deferInitialization: true,
    convoStore: false,
    clientOptions: {
      ...(slack.apiUrl && { slackApiUrl: slack.apiUrl }),
      timeout: TIMEOUT,
      // A post that timed out may have arrived: trying again could double it. Rate limits are waited out by `sending`.
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      fetch: async (url, init) => fetch(url, { signal: AbortSignal.timeout(TIMEOUT), ...init }),
    },
  });

  const underWay = new Set<Promise<unknown>>();
  let own: OwnWorkspace | undefined;
  const sending = createSending(clock, log);
  const people = createPeople({ client: app.client, own: () => own, trusted: slack.admins, clock, log });
  const access = {
    ...store.access,
    read: async () => withConfigured(await store.access.read(), slack.admins),
  };
  const track = async <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };

  return {
    poster: createPoster({ client: app.client, sending, log }),
    courier: createCourier({ client: app.client, sending, log }),
    rights: createRights({ access, people }),
    port: door.port,
    lost: door.refused.then((error) => startErrorOf(error, 'SLACK_APP_TOKEN')),
    async start(stops, follow) {
      const { settings, audit, uses, digests, watches, alerts, rules } = store;
      const { modelarts, ackWithin } = parts;
      const means = {
        modelarts,
        stops,
        access,
        settings,
        audit,
        uses,
        following: {
          ...follow,
          digests,
          watches,
          alerts,
          rules,
          membership: createMembershipCheck(app.client, sending, log),
        },
        checks: {
          ...createSlackChecks(app.client),
          isStoreWell: store.isWell,
          connections: door.connections,
          setup: parts.setup,
        },
        people,
        sending,
        once: createOnce(store.seenEvents, log),
        clock,
        log,
        track,
        isBusy: () => underWay.size > BUSY,
        ackWithin,
        own: () => own,
      };
      const bot: Bot = { ...means, shutdown: shutdown.signal };
      listen(app, bot);
      await app.init().catch(explain('SLACK_BOT_TOKEN'));
      const installed = await app.client.auth.test().catch(explain('SLACK_BOT_TOKEN'));
      if (installed.is_enterprise_install) throw new StartError(ORG_INSTALL);
      own = { teamId: installed.team_id, enterpriseId: installed.enterprise_id };
      if (expiryOf(installed) !== undefined) log.warn(TOKEN_ROTATION);
      await app.start().catch(explain('SLACK_APP_TOKEN'));
      log.info({ transport: slack.appToken ? 'socket' : 'http', port: door.port() }, 'ready');
    },
    async stop() {
      // Whoever waits for an acknowledgement gets one while the connection is still there.
      shutdown.abort();
      await setImmediate();
      const settle = async () => {
        await app.stop();
        while (underWay.size > 0) await Promise.allSettled(underWay);
      };
      await Promise.race([settle(), setTimeout(FAREWELL, undefined, { ref: false })]);
    },
  };
}

/** The admins of the configuration beside those whom admins have named. */
function withConfigured(access: Access, admins: readonly string[]): Access {
  const configured = admins.map((subject): Grant => ({ subject, role: 'admin' }));
  return { ...access, grants: [...configured, ...access.grants] };
}

const ORG_INSTALL =
  'The app is installed for a whole organisation, and the bot serves one workspace. Install it in that workspace, and set SLACK_BOT_TOKEN to the token of that installation.';
const TOKEN_ROTATION =
  'bot token expires: token rotation is on, and the bot cannot renew it; create the app again with token_rotation_enabled: false';

/** Milliseconds for which an answer holds: frequent probes must not burden the database. */
const PROBED_EVERY = 5_000;

function remembered(isWell: () => Promise<boolean>, clock: Clock): () => Promise<boolean> {
  let asked: { readonly at: number; readonly answer: Promise<boolean> } | undefined;
  return async () => {
    const at = clock.now().getTime();
    if (!asked || Math.abs(at - asked.at) >= PROBED_EVERY) asked = { at, answer: isWell() };
    return asked.answer;
  };
}

/** Turns a failure at the start into what the operator has to do. */
function explain(variable: string): (error: unknown) => never {
  return (error) => {
    throw startErrorOf(error, variable);
  };
}

/** A failure as what the operator has to do about it. */
function startErrorOf(error: unknown, variable: string): unknown {
  if (error instanceof WebAPIPlatformError) {
    const text = `Slack refuses ${variable}: ${error.data.error}. Copy it anew from the app's settings.`;
    return new StartError(text, { cause: error });
  }
  if (error instanceof WebAPIRequestError)
    return new StartError(`Slack cannot be reached: ${causesOf(error)}. Check network and proxy.`, {
      cause: error,
    });
  return error;
}

/** The messages of what an error came from; "fetch failed" alone helps nobody. */
function causesOf(error: Error): string {
  const messages = [];
  for (let cause: unknown = error.cause; cause instanceof Error; cause = cause.cause)
    messages.push(cause.message);
  return masked(messages.filter((each) => each !== '').join(': '));
}

/** Bolt's own messages, in the bot's log. */
function boltLogger(log: Log): Logger {
  const child = log.child({ from: 'bolt' });
  const text = (messages: unknown[]) => messages.map(String).join(' ');
  // An error keeps its cause.
  const about = (messages: unknown[]) => ({ err: messages.find((each) => each instanceof Error) });
  return {
    // Bolt's debug lines hold response_urls and tickets in their midst, where no redaction finds them.
    debug: () => undefined,
    info: (...messages) => child.debug(text(messages)),
    warn: (...messages) => child.warn(about(messages), text(messages)),
    error: (...messages) => child.error(about(messages), text(messages)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
