import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { personAt } from '../../../sandbox/slack/person.ts';
import { systemClock } from '../../../src/clock.ts';
import { emptyDatabase } from '../../store/db/engines.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { freshDirectory } from './disks.ts';
import { openServers, type Servers } from './servers.ts';

async function begin() {
  const servers = await openServers(systemClock);
  onTestFinished(servers.close);
  const dir = await freshDirectory();
  return { servers, dir, admin: personAt(servers.slack, servers.workspace, 'U0ADMIN') };
}

function start({ environment }: Servers, database: Readonly<Record<string, string>>): BotProcess {
  const bot = startBotProcess({ environment: { ...environment(), ...database } });
  onTestFinished(bot.kill);
  return bot;
}

describe('two bots that start at once', () => {
  const server = inject('postgres');

  it.skipIf(server === undefined)('both run on an empty database of a Postgres server', async () => {
    const { servers, admin } = await begin();
    const database = { DATABASE_URL: await emptyDatabase(server ?? '') };
    const bots = [start(servers, database), start(servers, database)];
    await Promise.all(bots.map(({ ready }) => ready));
    await servers.slack.connected(4);
    // Each of the connections gets one of these.
    for (let asked = 0; asked < 4; asked += 1)
      expect((await admin.types('/modelarts audit verify')).shown).toContain('The audit is whole');
    expect(await Promise.all(bots.map((bot) => bot.stop()))).toEqual([0, 0]);
  });

  it('on one data directory: the second exits with a sentence', async () => {
    const { servers, dir, admin } = await begin();
    const first = start(servers, { DATA_DIR: dir });
    await first.ready;
    const { code, errors } = await start(servers, { DATA_DIR: dir }).ended;
    expect(code).toBe(1);
    expect(errors).toContain(`${dir} is in use by another process`);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect((await admin.types('/modelarts audit verify')).shown).toContain('The audit is whole');
    expect(await first.stop()).toBe(0);
  });
});

describe('a bot in Socket Mode', () => {
  it('exits with a sentence when its port is taken', async () => {
    const { servers, dir } = await begin();
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { code, errors } = await start(servers, { DATA_DIR: dir, PORT: String(port) }).ended;
    expect([code, errors]).toEqual([
      1,
      `Port ${port} is taken by another process. Set PORT to another one.\n`,
    ]);
  });

  it('exits with a sentence when its app token is revoked while it runs', async () => {
    const { servers, dir } = await begin();
    const bot = start(servers, { DATA_DIR: dir });
    await bot.ready;
    servers.slack.faults.errorFor['apps.connections.open'] = 'token_revoked';
    await servers.slack.disconnect('link_disabled');
    const { code, errors } = await bot.ended;
    expect([code, errors]).toEqual([
      1,
      "Slack refuses SLACK_APP_TOKEN: token_revoked. Copy it anew from the app's settings.\n",
    ]);
  });
});

describe('a start that cannot go on prints no secret', () => {
  it.each([
    ['SLACK_BOT_TOKEN', 'xoxb-geh\nheim', 'SLACK_BOT_TOKEN holds a space'],
    ['SLACK_APP_TOKEN', 'xapp-geheim“', 'SLACK_APP_TOKEN holds a space'],
    ['HUAWEICLOUD_SDK_SECURITY_TOKEN', '密geheim', 'HUAWEICLOUD_SDK_SECURITY_TOKEN holds a space'],
    ['SLACK_API_URL', 'http://bot:geheim@127.0.0.1:1/api/', 'SLACK_API_URL should be a URL without'],
    ['HTTPS_PROXY', 'http://bot:geheim@proxy:80x', 'HTTPS_PROXY should be'],
    ['DATABASE_URL', 'postgres://bot:geheim@127.0.0.1:1/bot', 'database'],
    // It is right by its form: Slack refuses it.
    ['SLACK_BOT_TOKEN', 'xoxb-geheim', 'Slack refuses SLACK_BOT_TOKEN: invalid_auth.'],
  ])('of %s: %j', async (name, value, sentence) => {
    const { servers, dir } = await begin();
    const bot = start(servers, { DATA_DIR: dir, [name]: value });
    const { code, errors, log } = await bot.ended;
    expect(code).toBe(1);
    expect(errors.toLowerCase()).toContain(sentence.toLowerCase());
    expect(errors + log).not.toContain('heim');
  });
});

describe('npm start', () => {
  it('ends the bot when it is told to end', async () => {
    const { servers, dir } = await begin();
    const { PATH = '', HOME = '' } = process.env;
    const npm = spawn('npm', ['start'], {
      cwd: join(import.meta.dirname, '../../..'),
      env: { ...servers.environment(), PATH, HOME, DATA_DIR: dir },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => void npm.kill('SIGKILL'));
    const ready = Promise.withResolvers<number>();
    let log = '';
    npm.stdout.on('data', (chunk) => {
      log += String(chunk);
      const line = log.split('\n').find((each) => each.includes('"msg":"ready"'));
      const pid = line && /"pid":(\d+)/.exec(line)?.[1];
      if (pid) ready.resolve(Number(pid));
    });
    const pid = await ready.promise;
    npm.kill('SIGTERM');
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a data directory of the embedded database', () => {
  it('can be copied while the bot is stopped, and restored', async () => {
    const { servers, dir, admin } = await begin();
    const [data, backup] = [join(dir, 'data'), join(dir, 'backup')];
    const before = start(servers, { DATA_DIR: data });
    await before.ready;
    await admin.types('/modelarts settings undo 33');
    await before.stop();
    await cp(data, backup, { recursive: true });
    await rm(data, { recursive: true });
    await cp(backup, data, { recursive: true });
    const after = start(servers, { DATA_DIR: data });
    await after.ready;
    expect((await admin.types('/modelarts settings undo')).shown).toContain('33');
    expect((await admin.types('/modelarts audit verify')).shown).toContain('whole: 1');
    await after.stop();
  });
});
