import { describe, expect, it, onTestFinished } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { appMention } from '../../sandbox/slack/event-payloads.ts';
import { personAt, WAIT_LIMIT_MS } from '../../sandbox/slack/person.ts';
import { openWorld } from '../../sandbox/world.ts';
import { begin } from './begin.ts';

const sample = (project: Project) => void project.addSample();
const live = (project: Project) =>
  void project.addTable({ name: 'live', rows: [{ id: 'done0001' }, { id: 'slow0001', status: 'RUNNING' }] });

describe('the bot in Socket Mode', () => {
  it('answers while Slack refreshes one of its two connections', async () => {
    const { viewer, slack } = await begin(sample, { transport: 'socket' });
    await slack.connected(2);
    await slack.disconnect('refresh_requested', 'one');
    expect((await viewer.types('/modelarts best sample')).text).toContain('ae5503c0');
  });

  it('is not ready once the database is away, asked every five seconds', async () => {
    const { botUrl, store, clock } = await begin(sample, { transport: 'socket' });
    expect((await fetch(`${botUrl}/readyz`)).status).toBe(200);
    await store.close();
    expect((await fetch(`${botUrl}/readyz`)).status).toBe(200);
    await clock.advance(5_000);
    const answer = await fetch(`${botUrl}/readyz`);
    expect([answer.status, await answer.text()]).toEqual([503, 'the database is away\n']);
  });

  it('is not ready while Slack has no connection to it', async () => {
    const { botUrl, slack } = await begin(sample, { transport: 'socket' });
    await slack.connected(2);
    slack.faults.dark = true;
    const asked = async () => {
      const answer = await fetch(`${botUrl}/readyz`);
      return [answer.status, await answer.text()];
    };
    await expect.poll(asked).toEqual([503, 'no connection to Slack\n']);
  });
});

describe('the bot over HTTP', () => {
  it('answers health probes on the same port', async () => {
    const { botUrl } = await begin(sample, { transport: 'http' });
    expect((await fetch(`${botUrl}/healthz`)).status).toBe(200);
    expect((await fetch(`${botUrl}/readyz`)).status).toBe(200);
  });

  it('stays ready while the database is away, so that people are told', async () => {
    const { botUrl, store } = await begin(sample, { transport: 'http' });
    await store.close();
    const answer = await fetch(`${botUrl}/readyz`);
    expect([answer.status, await answer.text()]).toEqual([200, 'the database is away\n']);
  });

  it('refuses a request with a wrong signature', async () => {
    const { botUrl, modelarts } = await begin(sample, { transport: 'http' });
    const response = await fetch(`${botUrl}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
        'x-slack-signature': `v0=${'0'.repeat(64)}`,
      },
      body: 'command=/modelarts&text=jobs&user_id=U0ADMIN',
    });
    expect(response.status).toBe(401);
    expect(modelarts.requests).toEqual([]);
  });
});

describe('a mention that Slack delivers again', () => {
  it('is answered once, also when another instance receives it', async () => {
    const { viewer, workspace, slack, restartBot, transport, stopBot, clock } = await begin(sample);
    const text = `<@${workspace.app.botUserId}> best sample`;
    const message = workspace.post({ channel: 'C0TRAINING', from: 'U0VIEWER', text, blocks: [] });
    const person = workspace.people.get('U0VIEWER');
    if (!person) throw new Error('The cast of the sandbox has changed.');
    const event = appMention(message, { workspace, person });
    await slack.event(event);
    await viewer.sees('Best trial of');
    await slack.event(event);
    await restartBot(transport);
    await slack.event(event);
    clock.run(60);
    await stopBot();
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });
});

describe('the bot with its own limits', () => {
  it('acks a command before Slack gives up on it, while ModelArts does not answer', async () => {
    // Nothing here is unhurried: two seconds are the bot's, three are Slack's.
    const { slack, workspace, modelarts, close } = await openWorld({ fill: sample });
    onTestFinished(close);
    modelarts.faults.inject({ kind: 'hang' });
    const { text } = await personAt(slack, workspace, 'U0VIEWER').types('/modelarts best sample');
    expect(text).toContain('Looking');
    expect(slack.failures).toEqual([]);
  });
});

describe('the bot when a crowd asks at once', () => {
  it('acknowledges commands before it answers them', async () => {
    const { viewer, modelarts } = await begin(live, { ackWithin: 10 * WAIT_LIMIT_MS });
    modelarts.faults.inject({ kind: 'hang' });
    const typed = Array.from({ length: 60 }, async () => viewer.types('/modelarts best live'));
    await viewer.sees('Looking');
    modelarts.faults.clear();
    await Promise.all(typed);
  });
});

describe('a shutdown of the bot', () => {
  it('finishes the answers that are being made', async () => {
    const { viewer, modelarts, stopBot } = await begin(sample, { ackWithin: 0 });
    modelarts.faults.inject({ kind: 'hang' });
    await viewer.types('/modelarts best sample');
    const stopping = stopBot();
    modelarts.faults.clear();
    await viewer.sees('Trial ae5503c0');
    await stopping;
  });
});

describe('the bot when Slack fails', () => {
  it('waits as long as Slack asks before it posts again', async () => {
    const { operator, viewer, slack, clock } = await begin(live);
    slack.faults.rateLimited = 2;
    slack.faults.retryAfter = 30;
    const typing = operator.mentions('@ModelArts best live');
    await clock.advance(120_000);
    expect((await typing).text).toContain('done0001');
    expect(viewer.screen().filter(({ text }) => text.includes('Best trial'))).toHaveLength(1);
  });

  it('tells only the asker that it may not post, and does not try again', async () => {
    const { operator, slack } = await begin(live);
    slack.faults.errorFor['chat.postMessage'] = 'restricted_action';
    const answer = await operator.mentions('@ModelArts best live');
    expect(answer).toMatchObject({ onlyFor: 'U0OPERATOR' });
    expect(answer.shown).toContain('Slack doesn’t let me post here (restricted_action)');
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  it.each([
    ['user_not_found', 'does not tell this workspace who you are', '不向此工作区提供你的身份'],
    ['user_not_visible', 'does not tell this workspace who you are', '不向此工作区提供你的身份'],
    ['missing_scope', 'the app lacks the scope users:read', '应用缺少权限范围 users:read'],
  ])('says what helps after %s', async (error, english, chinese) => {
    const { viewer, chinese: reader, clock, slack } = await begin(live);
    await reader.types('/modelarts help');
    // What is known of a person holds for a minute.
    await clock.advance(61_000);
    slack.faults.errorFor['users.info'] = error;
    expect((await viewer.types('/modelarts best live')).shown).toContain(english);
    expect((await reader.types('/modelarts best live')).shown).toContain(chinese);
  });

  it('gives nobody a right while Slack does not say who they are', async () => {
    const { admin, slack, stopsSent } = await begin(live);
    slack.faults.errorFor['users.info'] = 'internal_error';
    expect((await admin.types('/modelarts stop live slow0001 --yes')).shown).toContain(
      'Slack does not tell me who you are',
    );
    expect(stopsSent()).toBe(0);
  });
});
