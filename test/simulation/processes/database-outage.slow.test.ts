import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { createWorldClock, type WorldClock } from '../../../sandbox/clock.ts';
import { type PersonAt, personAt } from '../../../sandbox/slack/person.ts';
import { readConfig } from '../../../src/config.ts';
import { startBot } from '../../../src/main.ts';
import { openDatabase } from '../../../src/store/db/database.ts';
import { createSession } from '../../../src/store/db/session.ts';
import { createStore } from '../../../src/store/open.ts';
import { emptyDatabase } from '../../store/db/engines.ts';
import { type Server, startServer } from '../../store/db/server.ts';
import { freeze } from './freeze.ts';
import { openServers, type Servers } from './servers.ts';

const SORRY = 'My database cannot be reached';
const FOLLOWED = 'A direct message to you follows it to the end.';
const STOP = 'ShowAutoSearchTrialEarlyStop';

/** The whole bot on a server of its own, in the time of the sandbox. */
interface Deployment extends Servers {
  readonly clock: WorldClock;
  readonly url: string;
  readonly admin: PersonAt;
  readonly operator: PersonAt;
  readonly viewer: PersonAt;
  requests(trial: string): number;
}

async function begin(server: Server): Promise<Deployment> {
  const url = await emptyDatabase(server.urlOf('postgres'));
  const session = createSession(await openDatabase({ url }));
  const clock = createWorldClock(new Date('2026-11-22T08:00:00Z'), () => session.busy());
  const servers = await openServers(clock);
  const trials = Array.from({ length: 60 }, (_, i) => ({ id: `trial-${i + 1}`, status: 'RUNNING' }));
  servers.project.addTable({ name: 'resnet-lr', rows: [{ id: 'done' }, ...trials] });
  const config = readConfig({ ...servers.environment(), DATABASE_URL: url, LOG_LEVEL: 'silent' });
  const bot = await startBot(config, { clock, store: createStore(session, clock) });
  onTestFinished(async () => {
    clock.run(60);
    await bot.stop();
    clock.pause();
    await session.close();
    await servers.close();
  });
  const sit = (id: string) => personAt(servers.slack, servers.workspace, id);
  return {
    ...servers,
    clock,
    url,
    admin: sit('U0ADMIN'),
    operator: sit('U0OPERATOR'),
    viewer: sit('U0VIEWER'),
    requests: (trial) =>
      servers.modelarts.requests.filter(({ api, path }) => api === STOP && path.endsWith(`/${trial}`)).length,
  };
}

describe.skipIf(inject('postgres') === undefined)('a bot on a Postgres server', () => {
  let server: Server;

  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(async () => server.remove());

  it('tells everyone while the server is down for a minute, loses nothing, and recovers by itself', async () => {
    const { admin, operator, viewer, clock, modelarts, requests } = await begin(server);
    await admin.types('/modelarts settings undo 0');
    modelarts.faults.inject({ kind: 'hang', api: STOP, times: 1 });
    await admin.types('/modelarts stop resnet-lr trial-1 --yes');
    await expect.poll(() => requests('trial-1')).toBe(1);
    await admin.types('/modelarts settings undo 20');
    await admin.types('/modelarts stop resnet-lr trial-2 --yes');
    const held = await viewer.sees('Trial trial-2 of resnet-lr will be stopped at');

    await server.stop();
    modelarts.faults.clear();
    // For so long it still knows who may do what.
    await clock.advance(5_001);
    for (let second = 0; second < 60; second += 1) {
      const said = await Promise.all([
        admin.types(`/modelarts stop resnet-lr trial-${second + 1} --yes`),
        operator.types('/modelarts best resnet-lr'),
        viewer.types('/modelarts help'),
        ...(second % 10 === 0 ? [operator.mentions('jobs')] : []),
      ]);
      for (const { shown } of said) expect(shown).toContain(SORRY);
      const { reply } = await admin.presses('Undo', { message: held });
      expect(reply?.shown).toContain(SORRY);
      await clock.advance(1_000);
    }
    expect(requests('trial-2')).toBe(0);

    await server.start();
    await clock.advance(60_000);
    await viewer.sees('Trial trial-1 of resnet-lr was stopped by');
    await viewer.sees('Trial trial-2 of resnet-lr was stopped by');
    expect([requests('trial-1'), requests('trial-2')]).toEqual([1, 1]);
    expect(modelarts.requests.filter(({ api }) => api === STOP)).toHaveLength(2);
    expect((await admin.types('/modelarts stop resnet-lr trial-3 --yes')).shown).toContain('trial-3');
    await admin.types('/modelarts audit verify');
    await admin.sees('The audit is whole');
  });

  it('answers everyone while the server restarts under load, and keeps every promised stop', async () => {
    const { admin, operator, viewer, clock, workspace, requests } = await begin(server);
    await admin.types('/modelarts settings undo 0');
    const trials = Array.from({ length: 60 }, (_, i) => `trial-${i + 1}`);
    let restart = Promise.resolve();
    for (const [i, trial] of trials.entries()) {
      if (i % 12 === 5) restart = restart.then(server.stop).then(server.start);
      await Promise.all([
        admin.types(`/modelarts stop resnet-lr ${trial} --yes`, { channel: 'D0ADMIN' }),
        operator.types('/modelarts best resnet-lr', { channel: 'D0OPERATOR' }),
        viewer.types('/modelarts jobs', { channel: 'D0VIEWER' }),
      ]);
      await clock.advance(1_000);
    }
    await restart;
    await clock.advance(60_000);
    const texts = workspace.messages.map(({ text }) => text);
    expect(texts.filter((text) => text.includes('Something went wrong'))).toEqual([]);
    expect(texts.filter((text) => text.includes(SORRY)).length).toBeGreaterThan(0);
    const promised = trials.filter((trial) => texts.includes(`Trial ${trial} is being stopped. ${FOLLOWED}`));
    const stopped = texts.flatMap((text) => /Trial (\S+) of resnet-lr was stopped by/.exec(text)?.[1] ?? []);
    expect(stopped.toSorted()).toEqual(trials.filter((trial) => requests(trial) === 1).toSorted());
    expect(promised.length).toBeGreaterThan(0);
    expect(promised.filter((trial) => !stopped.includes(trial))).toEqual([]);
    expect(trials.filter((trial) => requests(trial) > 1)).toEqual([]);
  });

  it('posts no message twice when the server goes down before the post is recorded', async () => {
    const { admin, viewer, clock, workspace, proxies } = await begin(server);
    proxies.slack.onExchange = async ({ path }) => {
      if (!path.endsWith('chat.postMessage')) return undefined;
      proxies.slack.onExchange = undefined;
      await server.stop();
      return undefined;
    };
    await admin.types('/modelarts stop resnet-lr trial-1 --yes');
    await clock.advance(60_000);
    await server.start();
    await clock.advance(60_000);
    await viewer.sees('Trial trial-1 of resnet-lr was stopped by');
    const posted = workspace.messages.filter(({ text, onlyFor }) => !onlyFor && text.includes('trial-1'));
    expect(posted).toHaveLength(1);
  });

  it('tells everyone when the server hangs, and recovers by itself', async () => {
    const { admin, operator, viewer, url } = await begin(server);
    const thaw = await freeze(url);
    onTestFinished(thaw);
    const asking = Array.from({ length: 4 }, () => [
      admin.types('/modelarts stop resnet-lr trial-1 --yes'),
      operator.types('/modelarts best resnet-lr'),
      viewer.types('/modelarts jobs'),
    ]).flat();
    const told = [admin, operator, viewer].map((person) => person.sees(SORRY));
    await Promise.all([...asking, ...told]);
    thaw();
    await admin.types('/modelarts stop resnet-lr trial-1 --yes');
    await viewer.sees('Trial trial-1 of resnet-lr will be stopped at');
  });
});
