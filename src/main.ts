import http from 'node:http';
import { keyAuth, tokenAuth } from './api/http/auth.ts';
import { createModelArts } from './api/modelarts.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Config, readConfig, withoutSecrets } from './config.ts';
import { masked } from './domain/text/secrets.ts';
import { StartError, UserError } from './errors.ts';
import { createLog, type Log } from './log.ts';
import { createSlackApp } from './slack/app.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';
import { version } from './version.ts';
import { createFollowing } from './workers/following.ts';
import { createHousekeeping } from './workers/housekeeping.ts';
import { createStopDesk } from './workers/stop-desk.ts';

/** What the sandbox and the tests replace. */
interface Surroundings {
  readonly clock?: Clock;
  readonly log?: Log;
  /** Stays open when the bot stops. */
  readonly store?: Store;
  /** Milliseconds an answer may take before "Looking…" is shown. Slack gives up on a command after 3 s. */
  readonly ackWithin?: number;
}

/** Milliseconds into a shutdown after which open questions are answered with "restarting". */
const HURRY = 15_000;

export interface RunningBot {
  /** Where HTTP is served. */
  port(): number | undefined;
  /** Takes nothing new, and waits for what is under way. */
  stop(): Promise<void>;
  /** Resolves, with what the operator has to do, once nothing can reach the bot any more. */
  readonly lost: Promise<unknown>;
}

/**
 * Puts the bot together and starts it.
 * @throws StartError when Slack refuses a token, or Slack or the database cannot be reached.
 */
export async function startBot(
  config: Config,
  {
    clock = systemClock,
    log = createLog(config.logLevel),
    store: lent,
    ackWithin = 2_000,
  }: Surroundings = {},
): Promise<RunningBot> {
  const store = lent ?? (await openStore(config.store, clock));
  const ending = new AbortController();
  const modelarts = createModelArts({ ...connection(config, clock), clock, signal: ending.signal });
  const setup = setupOf(config, clock.now());
  const app = createSlackApp({ slack: config.slack, modelarts, store, clock, log, ackWithin, setup });
  const stops = createStopDesk({
    ledger: store.stops,
    trials: modelarts.trials,
    jobs: modelarts.jobs,
    poster: app.poster,
    rights: app.rights,
    clock,
    log,
  });
  const { poster, courier, rights } = app;
  const following = createFollowing({ store, modelarts, stops, poster, courier, rights, clock, log });
  const keeping = createHousekeeping(store, { clock, log });
  const close = async () => {
    await Promise.all([stops.stop(), following.stop(), keeping.stop()]);
    ending.abort(new UserError({ kind: 'restarting' }));
    await modelarts.close();
    if (!lent) await store.close();
  };
  try {
    await app.start(stops, following);
    await following.start();
  } catch (error) {
    // What has not begun cannot be stopped, and says so.
    await Promise.allSettled([app.stop()]);
    await close();
    throw error;
  }
  stops.start();
  keeping.start();
  return {
    port: app.port,
    lost: app.lost,
    async stop() {
      const hurry = setTimeout(() => ending.abort(new UserError({ kind: 'restarting' })), HURRY);
      await app.stop();
      await close();
      clearTimeout(hurry);
    },
  };
}

/** How to reach ModelArts. */
export function connection(
  { modelarts: { endpoint, projectId, workspaces, credentials } }: Config,
  clock: Clock,
) {
  const auth =
    'ak' in credentials
      ? keyAuth({ ...credentials, projectId }, clock)
      : tokenAuth({ ...credentials, projectId }, clock);
  return { endpoint, projectId, workspaces, auth };
}

/** What may be told of the configuration. */
function setupOf({ slack, modelarts, store }: Config, startedAt: Date) {
  return {
    region: modelarts.region,
    projectId: modelarts.projectId,
    version: version(),
    admins: slack.admins,
    credentials: 'ak' in modelarts.credentials ? 'keys' : 'user',
    transport: slack.appToken ? 'socket' : 'http',
    database: 'url' in store ? 'server' : 'embedded',
    startedAt,
  } as const;
}

/** Runs until a signal asks it to stop; a second signal ends it at once. */
async function main(): Promise<void> {
  const config = readConfig();
  // By ourselves, since with NODE_USE_ENV_PROXY Node prints a URL that it cannot read, password and all.
  if (config.hasProxy) http.setGlobalProxyFromEnv();
  const log = createLog(config.logLevel);
  // What no handler has caught costs its own request, not every other one.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  const bot = await startBot(config, { log });
  const stop = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping');
    process.once(signal, () => process.exit(1));
    bot.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'the stop failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const error = await bot.lost;
  log.fatal({ err: error }, 'Slack refuses the app token');
  await bot.stop();
  throw error;
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    // Our own sentences name variables beside what is wrong with them, which would look like their values.
    const reason =
      error instanceof StartError ? error.message : `The bot could not start: ${masked(String(error))}`;
    process.stderr.write(`${withoutSecrets(reason)}\n`);
    // A half-open connection to Slack would keep the process alive.
    process.exit(1);
  }
}
