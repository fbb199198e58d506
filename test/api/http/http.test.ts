import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Auth, keyAuth } from '../../../src/api/http/auth.ts';
import {
  NotSignedIn,
  RateLimited,
  Rejected,
  Unavailable,
  UnexpectedAnswer,
} from '../../../src/api/http/errors.ts';
import { path } from '../../../src/api/http/path.ts';
import { connect, failureOf, inTurn, NOON, serve, testClock } from './server.ts';

const jobs = path`/v2/{project_id}/jobs`;
const Fine = z.object({ fine: z.boolean() });
const fine = { body: { fine: true } };
const ask = { endpoint: 'ShowThings' };

describe('http', () => {
  it('asks for the path in the project, with the query encoded as it is signed', async () => {
    const { url, requests } = await serve(inTurn(fine));
    const query = { limit: 50, pattern: 'a b+c/训' };
    await connect(`${url}/`).get(jobs, Fine, { ...ask, query });
    expect(requests[0]).toMatchObject({
      method: 'GET',
      path: '/v2/p1/jobs',
      query: { limit: '50', pattern: 'a b+c/训' },
    });
  });

  it('keeps the path of its endpoint', async () => {
    const { url, requests } = await serve(inTurn(fine));
    await connect(`${url}/modelarts`).get(jobs, Fine, ask);
    expect(requests[0]?.path).toBe('/modelarts/v2/p1/jobs');
  });

  it('sends a body as JSON and nothing where there is none', async () => {
    const { url, requests } = await serve(inTurn(fine));
    const http = connect(url);
    await http.post(jobs, Fine, { ...ask, body: { name: '训练' } });
    await http.post(jobs, Fine, ask);
    expect(requests.map(({ body }) => body)).toEqual(['{"name":"训练"}', '']);
    expect(requests[0]?.headers['content-type']).toBe('application/json');
    expect(requests[1]?.headers['content-length']).toBe('0');
  });

  it('signs what it sends', async () => {
    const { url, requests } = await serve(inTurn(fine));
    const clock = testClock();
    const auth = keyAuth({ ak: 'AK', sk: 'SK', securityToken: 'st', projectId: 'p1' }, clock);
    await connect(url, { auth, clock }).post(jobs, Fine, { ...ask, body: { a: 1 } });
    expect(requests[0]?.headers).toMatchObject({
      host: new URL(url).host,
      'x-sdk-date': '20260115T120000Z',
      'x-project-id': 'p1',
      'x-security-token': 'st',
      authorization: expect.stringContaining(
        'SignedHeaders=content-type;host;x-project-id;x-sdk-date;x-security-token,',
      ),
    });
  });

  it('signs each attempt anew', async () => {
    const { url, requests } = await serve(inTurn({ status: 503, headers: { 'Retry-After': '1' } }, fine));
    const clock = testClock();
    const auth = keyAuth({ ak: 'AK', sk: 'SK', projectId: 'p1' }, clock);
    await connect(url, { auth, clock }).get(jobs, Fine, ask);
    expect(requests.map(({ headers }) => headers['x-sdk-date'])).toEqual([
      '20260115T120000Z',
      '20260115T120001Z',
    ]);
    expect(new Set(requests.map(({ headers }) => headers.authorization)).size).toBe(2);
  });

  it('has at most four requests in flight', async () => {
    let inFlight = 0;
    let most = 0;
    let { promise: full, resolve: release } = Promise.withResolvers<void>();
    const { url } = await serve(async () => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      if (inFlight === 4) {
        // Room for a fifth to arrive, if there is one.
        for (let turn = 0; turn < 50; turn += 1) await setImmediate();
        release();
        inFlight = 0;
        ({ promise: full, resolve: release } = Promise.withResolvers<void>());
      } else await full;
      return fine;
    });
    const http = connect(url);
    await Promise.all(Array.from({ length: 40 }, () => http.get(jobs, Fine, ask)));
    expect(most).toBe(4);
  });
});

describe('http, reading an answer,', () => {
  it('names endpoint, field and request id where the answer does not fit', async () => {
    const { url } = await serve(inTurn({ headers: { 'X-Request-Id': 'r1' }, body: { fine: 'yes' } }));
    const error = await failureOf(connect(url).get(jobs, Fine, ask));
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({
      problem: { endpoint: 'ShowThings', detail: expect.stringMatching(/^fine: /), requestId: 'r1' },
    });
  });

  it.each(['<html>secret</html>', '{"cut":'])(
    'takes %j for no answer and quotes nothing of it',
    async (body) => {
      const { url } = await serve(inTurn({ body }));
      const error = await failureOf(connect(url).get(jobs, Fine, ask));
      expect(error).toMatchObject({ problem: { kind: 'unexpectedAnswer', detail: 'not JSON' } });
      expect(inspect(error)).not.toContain(body);
    },
  );

  it('lets the schema judge an empty answer', async () => {
    const { url } = await serve(inTurn({ status: 204 }));
    await expect(connect(url).get(jobs, z.undefined(), ask)).resolves.toBeUndefined();
    expect(await failureOf(connect(url).get(jobs, Fine, ask))).toBeInstanceOf(UnexpectedAnswer);
  });

  it('takes is_success: false for a refusal, whatever the status', async () => {
    const body = { is_success: false, error_code: 'X.1', error_message: 'no', fine: true };
    const { url } = await serve(inTurn({ body }));
    const error = await failureOf(connect(url).get(jobs, Fine, ask));
    expect(error).toBeInstanceOf(Rejected);
    expect(error).toMatchObject({ problem: { status: 200, code: 'X.1', detail: 'no' } });
  });

  it('refuses an answer that is too large', async () => {
    const { url, requests } = await serve(inTurn({ body: 'x'.repeat(2_000) }));
    const error = await failureOf(connect(url, { maxAnswer: 1_000 }).get(jobs, Fine, ask));
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(requests).toHaveLength(1);
  });

  it('does not follow redirects', async () => {
    const { url, requests } = await serve(inTurn({ status: 302, headers: { Location: '/elsewhere' } }));
    expect(await failureOf(connect(url).get(jobs, Fine, ask))).toBeInstanceOf(UnexpectedAnswer);
    expect(requests).toHaveLength(1);
  });
});

describe('another try of an HTTP request', () => {
  it.each([
    ['seconds', '7', 7_000],
    ['a date', new Date(NOON.getTime() + 3_000).toUTCString(), 3_000],
  ])('waits as long as Retry-After says, in %s', async (_, header, ms) => {
    const throttled = { status: 429, headers: { 'Retry-After': header } };
    const { url } = await serve(inTurn(throttled, fine));
    const clock = testClock();
    await expect(connect(url, { clock }).get(jobs, Fine, ask)).resolves.toEqual({ fine: true });
    expect(clock.sleeps).toEqual([ms]);
  });

  it('is not made when Retry-After leads beyond the deadline', async () => {
    const { url, requests } = await serve(inTurn({ status: 429, headers: { 'Retry-After': '60' } }));
    const clock = testClock();
    const error = await failureOf(connect(url, { clock }).get(jobs, Fine, ask));
    expect(error).toBeInstanceOf(RateLimited);
    expect(error).toMatchObject({ retryAfter: 60_000 });
    expect(clock.sleeps).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  it('waits longer each time, until the deadline', async () => {
    const { url, requests } = await serve(inTurn({ status: 503 }));
    const clock = testClock();
    const http = connect(url, { clock, retry: { random: () => 1 } });
    expect(await failureOf(http.get(jobs, Fine, ask))).toBeInstanceOf(Unavailable);
    expect(clock.sleeps).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
    expect(requests).toHaveLength(6);
  });

  it('waits longer for a limit than for a fault, and by half at least', async () => {
    const { url } = await serve(inTurn({ status: 429 }, { status: 502 }, fine));
    const clock = testClock();
    await connect(url, { clock, retry: { random: () => 0 } }).get(jobs, Fine, ask);
    expect(clock.sleeps).toEqual([1_000, 500]);
  });

  it.each([
    ['throttled', { status: 429 }],
    ['502', { status: 502 }],
    ['503', { status: 503, body: '<html>' }],
    ['504', { status: 504 }],
    ['a connection that breaks', { fate: 'reset' }],
    ['an answer that breaks off', { body: '{"fine":', headers: { 'Content-Length': '100' }, fate: 'cut' }],
    ['a chunked answer that breaks off', { body: '{"fine":', fate: 'cut' }],
  ] as const)('is made of a read after: %s', async (_, trouble) => {
    const { url, requests } = await serve(inTurn(trouble, fine));
    const http = connect(url);
    await expect(http.get(jobs, Fine, ask)).resolves.toEqual({ fine: true });
    expect(requests).toHaveLength(2);
  });

  it.each([{ status: 429 }, { status: 503 }, { fate: 'reset' }] as const)(
    'is made of a POST that only reads, after %j',
    async (trouble) => {
      const { url, requests } = await serve(inTurn(trouble, fine));
      const { data } = await connect(url).post(jobs, Fine, { ...ask, reads: true });
      expect(data).toEqual({ fine: true });
      expect(requests).toHaveLength(2);
    },
  );

  it.each([{ status: 429 }, { status: 503 }, { fate: 'reset' }, { body: '{', fate: 'cut' }] as const)(
    'is never made of a POST, not even after %j',
    async (trouble) => {
      const { url, requests } = await serve(inTurn(trouble, fine));
      const clock = testClock();
      expect(await failureOf(connect(url, { clock }).post(jobs, Fine, ask))).toMatchObject({
        problem: { kind: trouble.status === 429 ? 'rateLimited' : 'unavailable' },
      });
      expect(requests).toHaveLength(1);
      expect(clock.sleeps).toEqual([]);
    },
  );

  it.each([400, 403, 404, 409, 500, 501])('is not made after %i', async (status) => {
    const { url, requests } = await serve(inTurn({ status }, fine));
    await failureOf(connect(url).get(jobs, Fine, ask));
    expect(requests).toHaveLength(1);
  });
});

describe('an HTTP connection that fails', () => {
  it('is Unavailable, with the reason as code and cause', async () => {
    const { url } = await serve(inTurn({ fate: 'reset' }));
    const error = await failureOf(connect(url).post(jobs, Fine, ask));
    expect(error).toBeInstanceOf(Unavailable);
    expect(error).toMatchObject({
      problem: { endpoint: 'ShowThings', code: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/) },
      cause: expect.any(Error),
    });
  });

  it('is Unavailable where nobody listens', async () => {
    const error = await failureOf(connect('http://127.0.0.1:1').post(jobs, Fine, ask));
    expect(error).toMatchObject({ problem: { kind: 'unavailable', code: 'ECONNREFUSED' } });
  });

  it('is Unavailable when the answer does not come in time', async () => {
    const { promise: never } = Promise.withResolvers<never>();
    const { url } = await serve(() => never);
    const error = await failureOf(connect(url, { timeouts: { headers: 50 } }).post(jobs, Fine, ask));
    expect(error).toMatchObject({ problem: { kind: 'unavailable', code: 'UND_ERR_HEADERS_TIMEOUT' } });
  });

  it('is Unavailable when the deadline passes', async () => {
    const { promise: never } = Promise.withResolvers<never>();
    const { url } = await serve(() => never);
    const error = await failureOf(connect(url, { retry: { deadline: 50 } }).post(jobs, Fine, ask));
    expect(error).toMatchObject({ problem: { kind: 'unavailable', code: 'DEADLINE' } });
  });
});

describe('a 401 answer to an HTTP request', () => {
  const refused = { status: 401, body: { error_code: 'APIGW.0301', error_msg: 'no' } };

  function renewing(renews: boolean) {
    const rejected: unknown[] = [];
    const auth: Auth = {
      authorize: async ({ headers }) => ({ ...headers, 'x-auth-token': `t${rejected.length}` }),
      renew: async (headers) => {
        rejected.push(headers['x-auth-token']);
        return renews;
      },
    };
    return { auth, rejected };
  }

  it.each(['get', 'post'] as const)('is worth one more try with new credentials: %s', async (method) => {
    const { url, requests } = await serve(inTurn(refused, fine));
    const { auth, rejected } = renewing(true);
    const answer = await connect(url, { auth })[method](jobs, Fine, ask);
    expect(method === 'get' ? answer : Object(answer).data).toEqual({ fine: true });
    expect(rejected).toEqual(['t0']);
    expect(requests.map(({ headers }) => headers['x-auth-token'])).toEqual(['t0', 't1']);
  });

  it('is never worth two more tries', async () => {
    const { url, requests } = await serve(inTurn(refused));
    const { auth, rejected } = renewing(true);
    expect(await failureOf(connect(url, { auth }).get(jobs, Fine, ask))).toBeInstanceOf(NotSignedIn);
    expect(rejected).toHaveLength(1);
    expect(requests).toHaveLength(2);
  });

  it('is not worth two more tries with a 503 in between', async () => {
    const { url, requests } = await serve(inTurn(refused, { status: 503 }, refused));
    const { auth, rejected } = renewing(true);
    expect(await failureOf(connect(url, { auth }).get(jobs, Fine, ask))).toBeInstanceOf(NotSignedIn);
    expect(rejected).toHaveLength(1);
    expect(requests).toHaveLength(3);
  });

  it('ends the request where there are no new credentials', async () => {
    const { url, requests } = await serve(inTurn(refused));
    const { auth } = renewing(false);
    expect(await failureOf(connect(url, { auth }).get(jobs, Fine, ask))).toBeInstanceOf(NotSignedIn);
    expect(requests).toHaveLength(1);
  });
});

describe('an abort of an HTTP request', () => {
  const reason = new Error('enough');

  it.each(['own', 'everybody'])('ends a request that is under way, by the signal: %s', async (whose) => {
    const abort = new AbortController();
    const { promise: never } = Promise.withResolvers<never>();
    const { url } = await serve(() => {
      abort.abort(reason);
      return never;
    });
    const isOwn = whose === 'own';
    const http = connect(url, isOwn ? {} : { signal: abort.signal });
    const own = isOwn ? abort.signal : new AbortController().signal;
    expect(await failureOf(http.get(jobs, Fine, { ...ask, signal: own }))).toBe(reason);
  });

  it('ends a wait for the next try', async () => {
    const abort = new AbortController();
    const { url, requests } = await serve(inTurn({ status: 503 }));
    const clock = {
      ...testClock(),
      async sleep(_: number, signal?: AbortSignal) {
        abort.abort(reason);
        // Timers reject with an error of their own, and the reason as its cause.
        throw new Error('aborted', { cause: signal?.reason });
      },
    };
    const asking = connect(url, { clock }).get(jobs, Fine, { ...ask, signal: abort.signal });
    expect(await failureOf(asking)).toBe(reason);
    expect(requests).toHaveLength(1);
  });

  it('ends a wait for credentials', async () => {
    const abort = new AbortController();
    const { url, requests } = await serve(inTurn(fine));
    const { promise: never } = Promise.withResolvers<never>();
    const auth: Auth = { authorize: () => never, renew: () => never };
    const asking = connect(url, { auth }).get(jobs, Fine, { ...ask, signal: abort.signal });
    abort.abort(reason);
    expect(await failureOf(asking)).toBe(reason);
    expect(requests).toEqual([]);
  });

  it('that came before asks nothing', async () => {
    const { url, requests } = await serve(inTurn(fine));
    const asking = connect(url).get(jobs, Fine, { ...ask, signal: AbortSignal.abort(reason) });
    expect(await failureOf(asking)).toBe(reason);
    expect(requests).toEqual([]);
  });
});
