import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keyAuth, tokenAuth } from '../../../src/api/http/auth.ts';
import { NotSignedIn, RateLimited, Unavailable, UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { path } from '../../../src/api/http/path.ts';
import { type Answer, type Answering, connect, failureOf, NOON, serve, testClock } from './server.ts';

const HOUR = 3_600_000;
const request = { method: 'GET', url: new URL('http://host/v2'), headers: { a: 'b' } };

function token(text: string, expiresAt = new Date(NOON.getTime() + 24 * HOUR)): Answer {
  return {
    status: 201,
    headers: { 'X-Subject-Token': text },
    // As IAM writes it, with microseconds.
    body: { token: { expires_at: expiresAt.toISOString().replace('Z', '000Z'), methods: ['password'] } },
  };
}

async function iam(answering: Answering) {
  const clock = testClock();
  const { url, requests } = await serve(answering);
  const user = { username: 'bot', password: 'hunter2', domain: 'acme', endpoint: `${url}/`, projectId: 'p1' };
  return { auth: tokenAuth(user, clock), clock, requests, url };
}

describe('keyAuth', () => {
  it('signs a request with the project', async () => {
    const auth = keyAuth({ ak: 'AK', sk: 'SK', projectId: 'p1' }, testClock());
    await expect(auth.authorize(request)).resolves.toMatchObject({
      a: 'b',
      'x-project-id': 'p1',
      authorization: expect.stringContaining('Access=AK, SignedHeaders=a;host;x-project-id;x-sdk-date,'),
    });
  });

  it('has no new credentials after a refusal', async () => {
    const auth = keyAuth({ ak: 'AK', sk: 'SK', projectId: 'p1' }, testClock());
    await expect(auth.renew({})).resolves.toBe(false);
  });
});

describe('tokenAuth', () => {
  it('signs in for the project and takes the token from the header', async () => {
    const { auth, requests } = await iam(() => token('t1'));
    await expect(auth.authorize(request)).resolves.toEqual({ a: 'b', 'x-auth-token': 't1' });
    const [login] = requests;
    expect(login).toMatchObject({ method: 'POST', path: '/v3/auth/tokens', query: { nocatalog: 'true' } });
    expect(JSON.parse(login?.body ?? '')).toEqual({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'bot', password: 'hunter2', domain: { name: 'acme' } } },
        },
        scope: { project: { id: 'p1' } },
      },
    });
  });

  it('signs in once for 20 who ask at the same time, and for those after them', async () => {
    const { auth, requests } = await iam((_, count) => token(`t${count}`));
    const all = await Promise.all(Array.from({ length: 20 }, () => auth.authorize(request)));
    all.push(await auth.authorize(request));
    expect(new Set(all.map((headers) => headers['x-auth-token']))).toEqual(new Set(['t1']));
    expect(requests).toHaveLength(1);
  });

  it('renews the token five minutes before its end', async () => {
    const { auth, clock } = await iam((_, count) => token(`t${count}`));
    const current = async () => (await auth.authorize(request))['x-auth-token'];
    await current();
    clock.advance(24 * HOUR - 5 * 60_000 - 1);
    await expect(current()).resolves.toBe('t1');
    clock.advance(1);
    await expect(current()).resolves.toBe('t2');
  });

  it('fetches one token for all who were refused with the last one', async () => {
    const { auth, requests } = await iam((_, count) => token(`t${count}`));
    const rejected = await auth.authorize(request);
    const worth = await Promise.all(Array.from({ length: 20 }, () => auth.renew(rejected)));
    expect(new Set(worth)).toEqual(new Set([true]));
    await expect(auth.renew(rejected)).resolves.toBe(true);
    expect(requests).toHaveLength(2);
  });

  it('advises against another try when IAM gives the same token again', async () => {
    const { auth } = await iam(() => token('t1'));
    await expect(auth.renew(await auth.authorize(request))).resolves.toBe(false);
  });

  it.each([
    [401, NotSignedIn, { error: { code: 401, message: 'The password is wrong.', title: 'Unauthorized' } }],
    [429, RateLimited, { error_code: 'APIGW.0308', error_msg: 'The password is wrong.' }],
    [503, Unavailable, { error: { code: 503, message: 'The password is wrong.' } }],
  ])('fails with %i as ModelArts would', async (status, kind, body) => {
    const { auth } = await iam(() => ({ status, body }));
    const error = await failureOf(auth.authorize(request));
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({
      problem: { endpoint: 'KeystoneCreateUserTokenByPassword', status, detail: 'The password is wrong.' },
    });
    expect(inspect(error, { depth: 10 })).not.toContain('hunter2');
  });

  it('asks for a token again after a failure', async () => {
    const { auth } = await iam((_, count) => (count === 1 ? { status: 503 } : token('t2')));
    await failureOf(auth.authorize(request));
    await expect(auth.authorize(request)).resolves.toMatchObject({ 'x-auth-token': 't2' });
  });

  it.each([
    ['X-Subject-Token', { ...token('t1'), headers: {} }],
    ['token.expires_at', { ...token('t1'), body: { token: {} } }],
  ])('names what is missing in the answer of IAM: %s', async (field, answer) => {
    const { auth } = await iam(() => answer);
    const error = await failureOf(auth.authorize(request));
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({ problem: { detail: expect.stringContaining(field) } });
  });

  it('gets a request through whose token was revoked', async () => {
    const { auth, clock, requests, url } = await iam(({ path: asked, headers }, count) => {
      if (asked === '/v3/auth/tokens') return token(`t${count}`);
      return headers['x-auth-token'] === 't1' ? { status: 401 } : { body: 'true' };
    });
    const http = connect(url, { auth, clock });
    const answer = http.get(path`/v2/{project_id}/jobs`, z.boolean(), { endpoint: 'ShowThings' });
    await expect(answer).resolves.toBe(true);
    expect(requests).toHaveLength(4);
  });
});
