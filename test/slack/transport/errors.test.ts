import { once } from 'node:events';
import { createServer } from 'node:http';
import { LogLevel, WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../src/slack/transport/errors.ts';
import { METHODS } from '../../../src/slack/transport/methods.ts';
import { COMMON, OWN } from './documented-errors.ts';

/** What the client throws for an answer of Slack's with this status and body. */
async function thrownFor(body: string, status = 200): Promise<unknown> {
  const fetch = async () => new Response(body, { status });
  const client = new WebClient('xoxb-1', {
    fetch,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  return client.auth.test().catch((error: unknown) => error);
}

const verdict = async (code: string) =>
  verdictOf(await thrownFor(JSON.stringify({ ok: false, error: code })));

describe('the table of errors', () => {
  it('has the documented errors of each method that the bot calls', () => {
    expect(Object.keys(OWN)).toEqual(Object.keys(METHODS));
  });

  it.each(Object.entries({ ...OWN, 'every method': COMMON }))('knows each error of %s', async (_, codes) => {
    const verdicts = await Promise.all(codes.map(async (code) => [code, await verdict(code)] as const));
    expect(verdicts.filter(([, found]) => found === 'unknown')).toEqual([]);
  });

  it.each([
    ['rate_limited', 'passing'],
    ['message_limit_exceeded', 'passing'],
    ['team_added_to_org', 'passing'],
    ['org_login_required', 'passing'],
    ['update_failed', 'passing'],
    ['external_channel_migrating', 'passing'],
    ['streaming_state_conflict', 'passing'],
    ['service_unavailable', 'passing'],
    ['internal_error', 'unsure'],
    ['fatal_error', 'unsure'],
    ['message_not_found', 'gone'],
    ['user_not_found', 'gone'],
    ['restricted_action_read_only_channel', 'place'],
    ['ekm_access_denied', 'place'],
    ['missing_scope', 'setup'],
    ['token_revoked', 'setup'],
    ['msg_blocks_too_long', 'request'],
    ['edit_window_closed', 'request'],
    ['brand_new_refusal', 'unknown'],
  ])('takes %s for %s', async (code, expected) => {
    expect(await verdict(code)).toBe(expected);
  });

  it.each([
    ['a page of HTML', '<html><body>Bad gateway</body></html>', 200],
    ['a page of HTML with status 502', '<html><body>Bad gateway</body></html>', 502],
    ['nothing', '', 200],
    ['a refusal without an error', '{"ok":false}', 200],
    ['an error that is no code', '{"ok":false,"error":""}', 200],
    ['half a JSON', '{"ok":true,"ts":"1', 200],
  ])('does not know what became of a call answered with %s', async (_, body, status) => {
    expect(verdictOf(await thrownFor(body, status))).toBe('unsure');
  });

  it('knows that a call that found no server was not taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    server.close();
    await once(server, 'close');
    const slackApiUrl = `http://127.0.0.1:${port}/`;
    const client = new WebClient('xoxb-1', {
      slackApiUrl,
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
    });
    expect(verdictOf(await client.auth.test().catch((error: unknown) => error))).toBe('passing');
  });
});
