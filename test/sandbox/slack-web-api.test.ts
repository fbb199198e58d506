import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeSlack, serveSlack } from '../../sandbox/slack/server.ts';
import { createWorkspace } from '../../sandbox/workspace.ts';
import { clientWith, errorOf } from './slack-client.ts';

let slack: FakeSlack;
let client: WebClient;

beforeEach(async () => {
  slack = await serveSlack(createWorkspace());
  client = clientWith(slack.tokens.bot, slack);
});

afterEach(() => slack.close());

describe('look-ups in the Web API of the fake Slack', () => {
  it('tell who people are, and their language only when asked for it', async () => {
    const plain = await client.users.info({ user: 'U0CHINESE' });
    const { user } = await client.users.info({ user: 'U0CHINESE', include_locale: true });

    expect(plain.user?.locale).toBeUndefined();
    expect(user).toMatchObject({ locale: 'zh-CN', tz: 'Asia/Shanghai', is_admin: false });
    expect(await errorOf(client.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
  });

  it('tell who is in a group and what a channel is', async () => {
    const { users } = await client.usergroups.users.list({ usergroup: 'S0OPERATORS' });
    const { channel } = await client.conversations.info({ channel: 'C0RANDOM' });

    expect(users).toEqual(['U0OPERATOR', 'U0SECOND']);
    expect(channel).toMatchObject({ name: 'random', is_member: false, is_private: false });
  });

  it('list the conversations of the bot, page by page, and those it shares with a person', async () => {
    const types = 'public_channel,private_channel';
    const { channels } = await client.users.conversations({ types });
    const theirs = await client.users.conversations({ user: 'U0ADMIN', types, limit: 1 });
    const cursor = theirs.response_metadata?.next_cursor ?? '';
    const rest = await client.users.conversations({ user: 'U0ADMIN', types, limit: 1, cursor });

    expect(channels?.map(({ name }) => name)).toEqual(['training']);
    expect([theirs, rest].flatMap((page) => page.channels?.map(({ name }) => name))).toEqual([
      'training',
      'random',
    ]);
    expect(rest.response_metadata?.next_cursor).toBe('');
    expect(await errorOf(client.users.conversations({ types: 'im' }))).toBe('missing_scope');
    expect(await errorOf(client.users.conversations({ cursor: 'x' }))).toBe('invalid_cursor');
  });

  it('tell the bot who it is', async () => {
    expect(await client.auth.test()).toMatchObject({ user_id: 'U0MODELARTS', team_id: 'T0SANDBOX' });
  });
});

describe('refusals by the Web API of the fake Slack', () => {
  it('name the scope that is missing and those that are there', async () => {
    slack.scopes.clear();
    slack.scopes.add('commands');

    await expect(client.users.info({ user: 'U0ADMIN' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'users:read', provided: 'commands' },
    });
  });

  it('tell wrong tokens from missing ones and from those of the other kind', async () => {
    expect(await errorOf(clientWith('xoxb-wrong', slack).auth.test())).toBe('invalid_auth');
    expect(await errorOf(clientWith(undefined, slack).auth.test())).toBe('not_authed');
    expect(await errorOf(clientWith(slack.tokens.app, slack).auth.test())).toBe('not_allowed_token_type');
  });

  it('come for unknown methods', async () => {
    expect(await errorOf(client.apiCall('chat.shout'))).toBe('unknown_method');
  });

  it('come on demand', async () => {
    slack.faults.errorFor['chat.postMessage'] = 'restricted_action';

    expect(await errorOf(client.chat.postMessage({ channel: 'C0TRAINING', text: 'x' }))).toBe(
      'restricted_action',
    );
  });

  it('limit the next calls on demand', async () => {
    slack.faults.rateLimited = 1;
    slack.faults.retryAfter = 7;

    await expect(client.auth.test()).rejects.toMatchObject({ retryAfter: 7 });
    expect(await errorOf(client.auth.test())).toBeUndefined();
  });

  it('are closed connections while Slack is down', async () => {
    slack.faults.dark = true;
    await expect(client.auth.test()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    slack.faults.dark = false;

    expect(await errorOf(client.auth.test())).toBeUndefined();
  });
});

describe('calls of the Web API of the fake Slack', () => {
  it('are recorded with the arguments as the client gave them', async () => {
    await client.chat.postMessage({ channel: 'C0TRAINING', text: 'x', blocks: [{ type: 'divider' }] });

    expect(slack.calls).toEqual([
      {
        method: 'chat.postMessage',
        args: { channel: 'C0TRAINING', text: 'x', blocks: [{ type: 'divider' }] },
        reply: expect.objectContaining({ ok: true }),
        status: 200,
      },
    ]);
  });

  it('are accepted as JSON as well as forms', async () => {
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${slack.tokens.bot}` },
      body: JSON.stringify({ channel: 'C0TRAINING', text: 'x' }),
    });

    expect(await response.json()).toMatchObject({ ok: true, channel: 'C0TRAINING' });
  });
});
