import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Conflict,
  errorFrom,
  Forbidden,
  ModelArtsError,
  NotFound,
  RateLimited,
  Unavailable,
  UnexpectedAnswer,
} from '../../../src/api/http/errors.ts';
import { UserError } from '../../../src/errors.ts';
import { NOON } from './server.ts';

function errorOf(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return errorFrom({ endpoint: 'ShowAutoSearchTrials', status, headers, body: text, now: NOON });
}

const modelarts = (code: string) => ({ error_code: code, error_msg: 'said' });

describe('errorFrom', () => {
  it.each([
    [400, modelarts('ModelArts.2775'), 'notFound'],
    [404, modelarts('ModelArts.50025001'), 'notFound'],
    [404, '', 'notFound'],
    [404, modelarts('APIGW.0101'), 'rejected'],
    [404, modelarts('APIG.0101'), 'rejected'],
    [404, modelarts('ModelArts.4204'), 'rejected'],
    [404, modelarts('ModelArts.2786'), 'forbidden'],
    [401, modelarts('APIGW.0301'), 'notSignedIn'],
    [401, modelarts('ModelArts.0206'), 'notSignedIn'],
    [403, modelarts('ModelArts.0206'), 'forbidden'],
    [403, modelarts('ModelArts.0203'), 'notSignedIn'],
    [400, modelarts('ModelArts.0203'), 'rejected'],
    [400, modelarts('ModelArts.0204'), 'notSignedIn'],
    [403, modelarts('ModelArts.2784'), 'notSignedIn'],
    [403, modelarts('ModelArts.0112'), 'forbidden'],
    [400, modelarts('ModelArts.2838'), 'forbidden'],
    [400, modelarts('ModelArts.0210'), 'forbidden'],
    [429, modelarts('ModelArts.2799'), 'rateLimited'],
    [429, '', 'rateLimited'],
    [200, { is_success: false, ...modelarts('ModelArts.6101') }, 'rateLimited'],
    [409, modelarts('ModelArts.2796'), 'conflict'],
    [400, modelarts('ModelArts.2878'), 'conflict'],
    [400, modelarts('ModelArts.0104'), 'rejected'],
    [405, modelarts('ModelArts.2803'), 'rejected'],
    [494, modelarts('APIGW.0201'), 'rejected'],
    [500, modelarts('ModelArts.2950'), 'unavailable'],
    [502, modelarts('APIGW.0201'), 'unavailable'],
    [503, '<html>busy</html>', 'unavailable'],
    [500, modelarts('ModelArts.2775'), 'unavailable'],
    [302, '', 'unexpectedAnswer'],
  ])('takes %i %j for %s', (status, body, kind) => {
    const error = errorOf(status, body);
    expect(error.problem).toMatchObject({ kind, status, endpoint: 'ShowAutoSearchTrials' });
    expect(error.name.toLowerCase()).toBe(kind.toLowerCase());
  });

  it.each([
    ['ModelArts', { error_code: 'X.1', error_msg: 'said' }, 'X.1'],
    ['the gateway', { error_code: 'X.1', error_msg: 'said', request_id: 'r1' }, 'X.1'],
    ['IAM', { error: { code: 401, message: 'said', title: 'Unauthorized' } }, undefined],
    ['the old API', { is_success: false, error_message: 'said', error_code: 'X.1' }, 'X.1'],
    ['code and message', { code: 'X.1', message: 'said' }, 'X.1'],
    ['errorCode and errorMsg', { errorCode: 'X.1', errorMsg: 'said' }, 'X.1'],
    [
      'nesting',
      { result: { errorCode: 'X.1', errorMsg: 'said' }, encoded_authorization_message: 'e' },
      'X.1',
    ],
  ])('reads the shape of %s', (_, body, code) => {
    expect(errorOf(418, body).problem).toMatchObject({ code, detail: 'said' });
  });

  it.each([
    ['HTML', '<html><body>Bad Gateway</body></html>'],
    ['plain text', 'upstream connect error'],
    ['nothing', ''],
    ['JSON of another kind', '[1,"x",null]'],
    ['a message of HTML', { error_code: 'X.1', error_msg: '<h1>no</h1>' }],
  ])('keeps nothing of %s but the status', (_, body) => {
    expect(errorOf(418, body).problem).toMatchObject({ status: 418, detail: undefined });
  });

  it('keeps the request id of the header, else that of the body', () => {
    const body = { ...modelarts('X.1'), request_id: 'inBody' };
    expect(errorOf(400, body, { 'x-request-id': 'inHeader' }).problem).toMatchObject({
      requestId: 'inHeader',
    });
    expect(errorOf(400, body).problem).toMatchObject({ requestId: 'inBody' });
  });

  it.each([
    ['7', 7_000],
    ['0.5', 500],
    ['Thu, 15 Jan 2026 12:00:30 GMT', 30_000],
    ['Thu, 15 Jan 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
  ])('reads Retry-After %j as %s ms', (text, ms) => {
    const error = errorOf(429, '', { 'retry-after': text });
    expect(error).toBeInstanceOf(RateLimited);
    expect(error.retryAfter).toBe(ms);
  });

  it('gives errors that callers tell apart and people can be told', () => {
    const error = errorOf(400, modelarts('ModelArts.2775'));
    expect(error).toBeInstanceOf(NotFound);
    expect(error).toBeInstanceOf(ModelArtsError);
    expect(error).toBeInstanceOf(UserError);
    expect(errorOf(503, '')).toBeInstanceOf(Unavailable);
    expect(errorOf(403, '')).toBeInstanceOf(Forbidden);
    expect(errorOf(409, '')).toBeInstanceOf(Conflict);
  });

  it('cuts a long message and marks the cut', () => {
    const { detail = '' } = errorOf(400, { error_code: 'X.1', error_msg: 'long '.repeat(500) }).problem;
    expect(detail).toHaveLength(300);
    expect(detail).toMatch(/…$/);
  });

  it('puts a message of several lines into one', () => {
    expect(errorOf(400, { error_code: 'X.1', error_msg: 'a\r\n\tb\u0001c' }).problem.detail).toBe('a b c');
  });

  it('leaves NUL and half a character out of a message', () => {
    expect(errorOf(400, { error_code: 'X.1', error_msg: 'a\ud83d b\u0000c' }).problem.detail).toBe(
      'a\ufffd bc',
    );
  });

  it('keeps the parts of a message that a person can act on', () => {
    const expired =
      'Incorrect IAM authentication information: signature expired, signature time:20260115T080000Z, server time:20260115T090000Z';
    expect(errorOf(401, { error_code: 'APIGW.0301', error_msg: expired }).problem.detail).toBe(expired);
    const choice = 'The value must be one of a|b|c';
    expect(errorOf(400, { error_code: 'ModelArts.0104', error_msg: choice }).problem.detail).toBe(choice);
  });

  it('names no access key in the message', () => {
    const error = errorOf(401, {
      error_code: 'APIGW.0301',
      error_msg: 'auth failed: ak HPUAABCDEF not exist',
    });
    expect(error.problem.detail).toBe('auth failed: ak … not exist');
  });

  it.each([
    ['the address of a webhook', 'cannot call https://hooks.slack.com/services/T0/B0/abcDEF123', 'abcDEF123'],
    ['a password', 'environments: {"DB_PASSWORD":"hunter2"}', 'hunter2'],
    ['a mail address', 'user someone@example.com has no right', 'someone@example.com'],
    // Where it is cut, a secret must not lose what shows it to be one.
    ['a token where the message is cut', `${'x '.repeat(130)}token=${'Ab1'.repeat(40)}`, 'Ab1Ab1'],
  ])('masks %s in the message', (_, said, secret) => {
    const { detail } = errorOf(400, { error_code: 'ModelArts.0104', error_msg: said }).problem;
    expect(detail).toContain('[masked]');
    expect(detail).not.toContain(secret);
  });

  it('masks secrets wherever the detail is from', () => {
    const { problem } = new UnexpectedAnswer({ endpoint: 'X', detail: 'password=hunter2' });
    expect(problem.detail).toBe('password=[masked]');
  });
});

describe('errorFrom, where the message repeats what was signed,', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9+/=]{24,60}$/).filter((text) => !/^[a-z]+$/i.test(text));
  const wrappings: ((body: Record<string, unknown>) => unknown)[] = [
    (body) => body,
    (body) => ({ error: body }),
    (body) => ({ errorCode: body.error_code, errorMsg: body.error_msg }),
    (body) => String(body.error_msg),
  ];
  const introductions = [
    'Incorrect IAM authentication information: verify aksk signature fail, ',
    'Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest: ',
    'Incorrect IAM authentication information: ',
    '',
  ];

  it('shows none of it in any form of the error', () => {
    const anything = fc.record({
      token: secret,
      method: fc.constantFrom('GET', 'POST'),
      introduction: fc.constantFrom(...introductions),
      wrap: fc.constantFrom(...wrappings),
      code: fc.constantFrom('APIGW.0301', 'APIG.0301', 'ModelArts.0206'),
      status: fc.constantFrom(200, 401, 403, 500),
    });
    fc.assert(
      fc.property(anything, ({ token, method, introduction, wrap, code, status }) => {
        const echo = `${introduction}${method}|/v2/p1/training-jobs/|limit=50|host:modelarts|x-security-token:${token}||host;x-security-token|e3b0c442`;
        const error = errorOf(status, wrap({ error_code: code, error_msg: echo, request_id: 'r1' }));
        const shown = `${JSON.stringify(error)}${inspect(error, { depth: 10 })}${error.stack}${String(error.cause)}`;
        expect(shown).not.toContain(token);
        expect(shown).not.toContain('x-security-token');
        expect(shown).not.toContain('e3b0c442');
      }),
    );
  });

  it('keeps the sentence before it', () => {
    const echo = `${introductions[1]}POST|/v2/p1|`;
    expect(errorOf(401, { error_code: 'APIGW.0301', error_msg: echo }).problem.detail).toBe(
      'Incorrect IAM authentication information: verify aksk signature fail',
    );
  });
});
