import { WebClient } from '@slack/web-api';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type FakeSlack, serveSlack } from '../../../sandbox/slack/server.ts';
import { createWorkspace, findChannel, type Workspace } from '../../../sandbox/workspace.ts';
import { message } from '../../../src/blocks/kit/message.ts';
import { paragraph } from '../../../src/blocks/kit/parts.ts';
import { systemClock } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import type { Courier } from '../../../src/poster.ts';
import { createCourier } from '../../../src/slack/transport/courier.ts';
import { createSending } from '../../../src/slack/transport/sending.ts';

const hello = message('Hello', [paragraph('Hello')]);
const HISTORY = ['channels:history', 'groups:history'];
const since = new Date(0);

let workspace: Workspace;
let slack: FakeSlack;
let courier: Courier;
let channel: string;

beforeEach(async () => {
  workspace = createWorkspace();
  slack = await serveSlack(workspace, { limitPosts: false });
  onTestFinished(() => slack.close());
  for (const scope of HISTORY) slack.scopes.add(scope);
  const log = createLog('silent');
  const client = new WebClient(slack.tokens.bot, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  courier = createCourier({ client, sending: createSending(systemClock, log), log });
  const open = [...workspace.channels.values()].find(
    ({ isPrivate, isIm, isArchived, botIsMember }) => !isPrivate && !isIm && !isArchived && botIsMember,
  );
  channel = open?.id ?? '';
});

describe('the Slack courier', () => {
  it('posts with a key by which the post is found again', async () => {
    const posted = await courier.deliver(hello, { channel, key: 'digest:a:1' });
    expect(posted).toMatchObject({ kind: 'posted', channel });
    await courier.deliver(hello, { channel, key: 'digest:a:2' });
    expect(await courier.find('digest:a:1', { channel, since })).toEqual({
      channel,
      ts: posted.kind === 'posted' ? posted.ts : '',
    });
    expect(await courier.find('digest:a:3', { channel, since })).toBe('missing');
  });

  it('finds a reply in its thread', async () => {
    const parent = await courier.deliver(hello, { channel, key: 'card' });
    const thread = parent.kind === 'posted' ? parent.ts : '';
    const reply = await courier.deliver(hello, { channel, thread, key: 'event', isBroadcast: true });
    expect(workspace.messages.at(-1)).toMatchObject({ threadTs: thread, isBroadcast: true });
    expect(await courier.find('event', { channel, thread, since })).toMatchObject({
      ts: reply.kind === 'posted' ? reply.ts : '',
    });
  });

  it('finds a post from long before', async () => {
    await courier.deliver(hello, { channel, key: 'first' });
    for (let i = 0; i < 450; i += 1) workspace.post({ channel, from: 'U0ADMIN', text: 'noise', blocks: [] });
    expect(await courier.find('first', { channel, since })).toMatchObject({ channel });
  });

  it('does not find a post with the same key by another app or person', async () => {
    workspace.post({
      channel,
      from: 'U0ADMIN',
      text: 'x',
      blocks: [],
      metadata: { event_type: 'other', event_payload: { key: 'a' } },
    });
    expect(await courier.find('a', { channel, since })).toBe('missing');
  });

  it('tells where it may not read the channel', async () => {
    for (const scope of HISTORY) slack.scopes.delete(scope);
    expect(await courier.find('a', { channel, since })).toBe('forbidden');
  });

  it.each(['no_permission', 'not_allowed_token_type', 'brand_new'])(
    'takes the history for closed after %s',
    async (error) => {
      slack.faults.errorFor['conversations.history'] = error;
      expect(await courier.find('a', { channel, since })).toBe('forbidden');
    },
  );

  it.each(['ratelimited', 'internal_error', 'token_revoked'])('looks again after %s', async (error) => {
    slack.faults.errorFor['conversations.history'] = error;
    expect(await courier.find('a', { channel, since })).toBe('unsent');
  });

  it.each([
    ['archived', { isArchived: true }],
    ['removed', { botIsMember: false }],
  ])('says that the channel is at fault where it is %s', async (why, change) => {
    const place = findChannel(workspace, channel);
    if (place) Object.assign(place, change);
    expect(await courier.deliver(hello, { channel, key: 'a' })).toEqual({ kind: 'refused', why });
  });

  it('says that the message is at fault', async () => {
    const broken = {
      ...hello,
      blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: '' } }],
    };
    expect(await courier.deliver(broken, { channel, key: 'a' })).toEqual({ kind: 'refused', why: 'refused' });
  });

  it('does not wait for a rate limit to end, and says how long it lasts', async () => {
    slack.faults.rateLimited = 1;
    slack.faults.retryAfter = 30;
    expect(await courier.deliver(hello, { channel, key: 'a' })).toEqual({ kind: 'unsent', after: 30_000 });
    expect(workspace.messages).toEqual([]);
  });

  it('does not know what became of a post that was not answered', async () => {
    slack.faults.unheard = 1;
    expect(await courier.deliver(hello, { channel, key: 'a' })).toEqual({ kind: 'unsure' });
    expect(await courier.find('a', { channel, since })).toMatchObject({ channel });
  });

  it('can neither post nor find a post while Slack is down', async () => {
    slack.faults.dark = true;
    expect((await courier.deliver(hello, { channel, key: 'a' })).kind).toBe('unsure');
    expect(await courier.find('a', { channel, since })).toBe('unsent');
    slack.faults.dark = false;
    expect(workspace.messages).toEqual([]);
  });

  // "It's possible some aspect of the operation succeeded before the error was raised": chat.postMessage.
  it.each(['internal_error', 'fatal_error'])(
    'does not know whether a post is there after %s',
    async (error) => {
      slack.faults.errorFor['chat.postMessage'] = error;
      expect(await courier.deliver(hello, { channel, key: 'a' })).toEqual({ kind: 'unsure' });
    },
  );

  it.each(['<html>busy</html>', '', '{"ok":false}'])(
    'does not know whether a post is there after the answer "%s"',
    async (body) => {
      slack.faults.bodyFor['chat.postMessage'] = body;
      expect(await courier.deliver(hello, { channel, key: 'a' })).toEqual({ kind: 'unsure' });
    },
  );

  it.each([
    'service_unavailable',
    'rate_limited',
    'message_limit_exceeded',
    'team_added_to_org',
    'org_login_required',
    'token_revoked',
    'missing_scope',
  ])('tries again later after %s', async (error) => {
    slack.faults.errorFor['chat.postMessage'] = error;
    expect(await courier.deliver(hello, { channel, key: 'a' })).toEqual({ kind: 'unsent' });
  });

  it.each(['restricted_action_read_only_channel', 'ekm_access_denied'])(
    'does not try again after %s',
    async (error) => {
      slack.faults.errorFor['chat.postMessage'] = error;
      expect(await courier.deliver(hello, { channel, key: 'a' })).toEqual({
        kind: 'refused',
        why: 'closed',
      });
    },
  );

  it('says that an error is unknown', async () => {
    slack.faults.errorFor['chat.postMessage'] = 'brand_new';
    expect(await courier.deliver(hello, { channel, key: 'a' })).toEqual({ kind: 'unsent', isUnknown: true });
  });
});
