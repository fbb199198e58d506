import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorldClock } from '../../../sandbox/clock.ts';
import { type FakeModelArts, sandboxKey, sandboxUser } from '../../../sandbox/modelarts/server.ts';
import { type Answer, ask, startFake } from './ask.ts';

const MINUTE = 60_000;
const JOBS = { method: 'POST', path: '/training-job-searches', body: {} };
const wrongKey = { ...sandboxKey, sk: 'not-the-secret' };
const temporary = { ak: 'TEMPAK', sk: 'temp-secret', securityToken: 'token==' };

let fake: FakeModelArts;
let clock: WorldClock;
beforeEach(async () => {
  ({ clock, fake } = await startFake({ keys: [sandboxKey, temporary] }));
});
afterEach(() => fake.close());

describe('an access key at the fake ModelArts', () => {
  it('admits requests that the vendor signs', async () => {
    const filters = [{ key: 'name', operator: 'like', value: ['训练-α'] }];

    expect(await ask(fake, { ...JOBS, body: { filters } })).toMatchObject({ status: 200 });
    expect(await ask(fake, { ...JOBS, query: { note: "a b/+*'(~)é" } })).toMatchObject({ status: 200 });
  });

  it('is refused without a signature', async () => {
    expect(await ask(fake, { ...JOBS, key: undefined })).toMatchObject(refusal(401, 'APIGW.0301'));
  });

  it('that is wrong gets the answer of the gateway, which repeats what was signed', async () => {
    const answer = await ask(fake, { ...JOBS, key: wrongKey });

    expect(answer).toMatchObject(refusal(401, 'APIGW.0301'));
    expect(answer.json).toHaveProperty('request_id', answer.headers.get('x-request-id'));
    expect(answer.text).toContain(
      `verify aksk signature fail, canonicalRequest:POST|/v2/${fake.project.id}/`,
    );
  });

  it('that is unknown is named in the answer', async () => {
    const answer = await ask(fake, { ...JOBS, key: { ...wrongKey, ak: 'NOBODY' } });

    expect(answer.text).toContain('ak NOBODY not exist');
  });

  it('is refused when the request was signed more than 15 minutes ago by the world’s clock', async () => {
    const signedAt = clock.now();
    await clock.advance(15 * MINUTE);
    expect(await ask(fake, { ...JOBS, signedAt })).toMatchObject({ status: 200 });

    await clock.advance(1_000);

    const answer = await ask(fake, { ...JOBS, signedAt });
    expect(answer).toMatchObject(refusal(401, 'APIGW.0301'));
    expect(answer.text).toContain('signature expired');
  });

  it('is locked for five minutes by more than five bad signatures in a row', async () => {
    for (let count = 0; count < 5; count += 1) await ask(fake, { ...JOBS, key: wrongKey });
    expect(await ask(fake, JOBS)).toMatchObject({ status: 200 });
    for (let count = 0; count < 6; count += 1) await ask(fake, { ...JOBS, key: wrongKey });

    expect(await ask(fake, JOBS)).toMatchObject({ status: 401 });
    await clock.advance(5 * MINUTE);
    expect(await ask(fake, JOBS)).toMatchObject({ status: 200 });
  });

  it('that is temporary needs its security token', async () => {
    const { ak, sk } = temporary;

    expect(await ask(fake, { ...JOBS, key: temporary })).toMatchObject({ status: 200 });
    expect(await ask(fake, { ...JOBS, key: { ak, sk } })).toMatchObject({ status: 401 });
  });

  it('does not admit to another project', async () => {
    const root = '/v2/ffffffffffffffffffffffffffffffff';

    expect(await ask(fake, { ...JOBS, root })).toMatchObject(refusal(403, 'ModelArts.0210'));
  });
});

describe('a token at the fake ModelArts', () => {
  it('comes in a header, with its end in the body, and admits requests', async () => {
    const answer = await logIn();

    expect(answer).toMatchObject({
      status: 201,
      json: { token: { expires_at: '2026-11-21T08:00:00.000000Z', catalog: [] } },
    });
    expect(await askWith(answer)).toMatchObject({ status: 200 });
  });

  it('comes without the catalog when asked to', async () => {
    expect((await logIn({ query: { nocatalog: 'true' } })).json).not.toHaveProperty('token.catalog');
  });

  it('is refused after a day', async () => {
    const answer = await logIn();
    await clock.advance(24 * 60 * MINUTE);

    expect(await askWith(answer)).toMatchObject(refusal(401, 'ModelArts.0202'));
  });

  it('is refused in the gateway’s words where that is set', async () => {
    const answer = await logIn();
    fake.faults.expiredCode = 'APIGW.0307';
    fake.expireTokens();

    expect(await askWith(answer)).toMatchObject(refusal(401, 'APIGW.0307'));
  });

  it('without a project is not for ModelArts', async () => {
    expect(await askWith(await logIn({ scope: undefined }))).toMatchObject(refusal(401, 'ModelArts.0204'));
  });

  it('that was never given out is refused', async () => {
    const answer = await ask(fake, { ...JOBS, key: undefined, headers: { 'x-auth-token': 'made up' } });

    expect(answer).toMatchObject(refusal(401, 'ModelArts.0203'));
  });

  it('is not given out for a wrong password, in IAM’s own shape', async () => {
    expect(await logIn({ password: 'wrong' })).toMatchObject({
      status: 401,
      json: { error: { code: 401, title: 'Unauthorized' } },
    });
  });

  it('is not given out for a body that says nothing', async () => {
    const answer = await ask(fake, { method: 'POST', root: '', path: '/v3/auth/tokens', body: {} });

    expect(answer).toMatchObject({ status: 400, json: { error: { code: 400 } } });
  });
});

function refusal(status: number, error_code: string): object {
  return { status, json: { error_code } };
}

interface Login {
  readonly password?: string;
  readonly scope?: object | undefined;
  readonly query?: Readonly<Record<string, string>>;
}

function logIn(login: Login = {}): Promise<Answer> {
  const { password = sandboxUser.password, query = {} } = login;
  const scope = 'scope' in login ? login.scope : { project: { name: 'cn-north-4' } };
  const user = { name: sandboxUser.name, password, domain: { name: sandboxUser.domain } };
  const body = { auth: { identity: { methods: ['password'], password: { user } }, scope } };
  return ask(fake, { method: 'POST', root: '', path: '/v3/auth/tokens', query, body, key: undefined });
}

function askWith({ headers }: Answer): Promise<Answer> {
  const token = headers.get('x-subject-token') ?? '';
  return ask(fake, { ...JOBS, key: undefined, headers: { 'x-auth-token': token } });
}
