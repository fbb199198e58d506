import { readConfig } from '../src/config.ts';
import type { Log } from '../src/log.ts';
import { startBot } from '../src/main.ts';
import type { Store } from '../src/store/store.ts';
import { createWorldClock, type WorldClock } from './clock.ts';
import { type Installed, installedApp } from './manifest.ts';
import { type FakeModelArts, sandboxKey, sandboxUser, serveModelArts } from './modelarts/server.ts';
import { createProject, type Project } from './project.ts';
import { type FakeSlack, type SlackOptions, serveSlack } from './slack/server.ts';
import { busy, type MemoryDatabase, memoryDatabase } from './store.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/** A workspace and a project, the two servers that show them, and the real bot between. */
export interface World {
  readonly clock: WorldClock;
  readonly project: Project;
  readonly workspace: Workspace;
  readonly modelarts: FakeModelArts;
  readonly slack: FakeSlack;
  /** What the bot has written down. */
  readonly store: Store;
  /** Where the bot serves HTTP, in HTTP mode. */
  readonly botUrl: string;
  readonly transport: Transport;
  /** Shuts the bot down as a signal would. */
  stopBot(): Promise<void>;
  /** Ends the bot and starts another on this transport; Slack, ModelArts and the database stay as they are. Time is paused then. */
  restartBot(transport: Transport): Promise<void>;
  close(): Promise<void>;
}

export type Transport = 'socket' | 'http';

export interface WorldOptions {
  /** Puts the first jobs into the project. */
  readonly fill: (project: Project) => void;
  readonly transport?: Transport;
  /** How the bot signs in to ModelArts. */
  readonly auth?: 'keys' | 'user';
  readonly start?: Date;
  readonly log?: Log;
  readonly slack?: SlackOptions;
  /** As `startBot` has it. */
  readonly ackWithin?: number;
  /** Ids of people and groups for `MODELARTS_BOT_ADMINS`. */
  readonly admins?: readonly string[];
  /** Where the bot writes things down; a database in memory by default. */
  readonly database?: () => Promise<Pick<MemoryDatabase, 'open' | 'close'>>;
  /** What the app has besides its command, and what it may do; what manifest.yml says by default. */
  readonly installed?: Installed;
  /** Starts another bot in the place of the product's; it is asked again for each transport. */
  readonly startBot?: (slack: FakeSlack, transport: Transport) => Promise<RunningBot>;
}

export interface RunningBot {
  /** Where it serves HTTP; only asked for in HTTP mode. */
  port(): number | undefined;
  stop(): Promise<void>;
}

const START = new Date('2026-11-22T08:00:00Z');

export async function openWorld(options: WorldOptions): Promise<World> {
  const clock = createWorldClock(options.start ?? START, busy);
  const database = await (options.database ?? memoryDatabase)();
  const store = database.open(clock);
  const project = createProject(clock);
  options.fill(project);
  const { scopes, ...installed } = options.installed ?? installedApp();
  const workspace = createWorkspace({ ...installed, now: () => clock.now().getTime() });
  const modelarts = await serveModelArts(project);
  const slack = await serveSlack(workspace, { ...(scopes && { scopes }), ...options.slack });
  const parts = { modelarts, slack, project, clock, store };
  let transport = options.transport ?? 'socket';
  let bot = await begin(parts, { ...options, transport });
  let stopped: Promise<void> | undefined;
  const stopBot = async () => {
    stopped ??= bot.stop();
    return stopped;
  };
  return {
    clock,
    project,
    workspace,
    modelarts,
    slack,
    store,
    get botUrl() {
      return urlOf(bot);
    },
    get transport() {
      return transport;
    },
    stopBot,
    async restartBot(to) {
      await hurried(clock, stopBot);
      transport = to;
      bot = await begin(parts, { ...options, transport });
      stopped = undefined;
    },
    async close() {
      modelarts.faults.clear();
      await hurried(clock, stopBot);
      await Promise.all([slack.close(), modelarts.close(), database.close()]);
    },
  };
}

/** A bot that says goodbye may wait for the world's time, which could be standing still. Leaves it so. */
async function hurried(clock: WorldClock, stop: () => Promise<void>): Promise<void> {
  clock.run(60);
  await stop();
  clock.pause();
}

type Parts = Pick<World, 'modelarts' | 'slack' | 'project' | 'clock' | 'store'>;

async function begin(parts: Parts, options: WorldOptions): Promise<RunningBot> {
  const bot = options.startBot
    ? await options.startBot(parts.slack, options.transport ?? 'socket')
    : await startOwnBot(parts, options);
  parts.slack.deliverTo(options.transport === 'http' ? `${urlOf(bot)}/slack/events` : undefined);
  return bot;
}

async function startOwnBot(parts: Parts, options: WorldOptions): Promise<RunningBot> {
  const { log, ackWithin } = options;
  return startBot(configOf(parts, options), {
    clock: parts.clock,
    store: parts.store,
    ...(log && { log }),
    ...(ackWithin !== undefined && { ackWithin }),
  });
}

function urlOf(bot: RunningBot): string {
  return `http://127.0.0.1:${bot.port()}`;
}

/** The same variables that a person would set, read by the same code. */
function configOf({ modelarts, slack, project }: Parts, options: WorldOptions) {
  const { transport = 'socket', auth = 'keys', admins = [] } = options;
  return readConfig({
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_API_URL: slack.apiUrl,
    ...(transport === 'socket'
      ? { SLACK_APP_TOKEN: slack.tokens.app }
      : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    PORT: '0',
    MODELARTS_ENDPOINT: modelarts.url,
    MODELARTS_REGION: project.region,
    MODELARTS_PROJECT_ID: project.id,
    MODELARTS_BOT_ADMINS: admins.join(','),
    ...(auth === 'keys'
      ? { HUAWEICLOUD_SDK_AK: sandboxKey.ak, HUAWEICLOUD_SDK_SK: sandboxKey.sk }
      : {
          IAM_USERNAME: sandboxUser.name,
          IAM_PASSWORD: sandboxUser.password,
          IAM_DOMAIN: sandboxUser.domain,
          IAM_ENDPOINT: modelarts.url,
        }),
    LOG_LEVEL: 'silent',
  });
}
