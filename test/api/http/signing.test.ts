import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalHeaders,
  canonicalPath,
  canonicalQuery,
  canonicalRequest,
  payloadHash,
  sdkDate,
  sign,
  signature,
  signedHeaders,
  stringToSign,
} from '../../../src/api/http/signing.ts';
import vectors from './aksk-signing.json' with { type: 'json' };

const asDate = (stamp: string) =>
  new Date(stamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));

describe.each(vectors)('the signing vector $name', (vector) => {
  const { method, url, body, ak, sk, date } = vector;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(vector.headers)) headers[name] = value;
  const request = { method, url: new URL(url), headers, body };

  it('has its date', () => expect(sdkDate(asDate(date))).toBe(date));

  it('has its payload hash', () => expect(payloadHash(body)).toBe(vector.payloadSha256));

  it('has each part of its canonical request', () => {
    const [, path, query, ...rest] = vector.canonicalRequest.split('\n');
    expect(canonicalPath(request.url.pathname)).toBe(path);
    expect(canonicalQuery(request.url.searchParams)).toBe(query);
    expect(canonicalHeaders(headers)).toBe(`${rest.slice(0, -3).join('\n')}\n`);
    expect(signedHeaders(headers)).toBe(rest.at(-2));
  });

  it('has its canonical request', () => expect(canonicalRequest(request)).toBe(vector.canonicalRequest));

  it('has its string to sign', () =>
    expect(stringToSign(vector.canonicalRequest, date)).toBe(vector.stringToSign));

  it('has its signature', () =>
    expect(vector.expectedAuthorization).toMatch(
      new RegExp(`Signature=${signature(vector.stringToSign, sk)}$`),
    ));

  it('has its authorization', () => {
    const key = { ak, sk, securityToken: vector.securityToken };
    expect(sign(request, { key, date: asDate(date) }).authorization).toBe(vector.expectedAuthorization);
  });
});

describe('canonicalPath', () => {
  it('encodes once what is encoded already', () => {
    expect(canonicalPath('/v2/a%3Ab/c%20d')).toBe('/v2/a%3Ab/c%20d/');
  });

  it('appends no second slash', () => expect(canonicalPath('/v2/')).toBe('/v2/'));

  it('encodes what encodeURIComponent leaves alone', () => {
    expect(canonicalPath("/it's(1)*!")).toBe('/it%27s%281%29%2A%21/');
  });
});

function unused(): never {
  throw new Error('The signer alone is under test.');
}

describe('sign', () => {
  const key = { ak: 'AK', sk: 'SK' };
  const date = new Date('2026-01-15T08:30:00.123Z');

  it('sends header values as it signs them: trimmed, names in lower case', () => {
    const headers = sign(
      { method: 'GET', url: new URL('https://host/v2'), headers: { 'X-Project-Id': '  p1 ' } },
      { key, date },
    );
    expect(headers).toMatchObject({ 'x-project-id': 'p1', host: 'host', 'x-sdk-date': '20260115T083000Z' });
  });

  it('names a port that is not the default one', () => {
    const request = { method: 'GET', url: new URL('http://127.0.0.1:8080/v2'), headers: {} };
    expect(sign(request, { key, date }).host).toBe('127.0.0.1:8080');
  });

  it('agrees with the vendor on any request with a plain path', () => {
    const plain = fc.stringMatching(/^[A-Za-z0-9_.~-]{1,12}$/).filter((part) => !/^\.+$/.test(part));
    const value = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => text.isWellFormed());
    const anything = fc.record({
      method: fc.constantFrom('GET', 'POST'),
      path: fc.array(plain, { minLength: 1, maxLength: 5 }),
      query: fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,8}$/), value, { maxKeys: 5 }),
      project: fc.stringMatching(/^[a-f0-9]{1,32}$/),
      data: fc.option(fc.dictionary(value, value, { minKeys: 1 }), { nil: undefined }),
      ak: fc.stringMatching(/^[A-Z0-9]{20}$/),
      sk: fc.stringMatching(/^[A-Za-z0-9]{40}$/),
    });
    fc.assert(
      fc.property(anything, ({ method, path, query, project, data, ak, sk }) => {
        const origin = `https://modelarts.example.com/${path.join('/')}`;
        const search = Object.entries(query).map((pair) => pair.map(encodeURIComponent).join('='));
        const theirs: Record<string, string> = AKSKSigner.sign(
          {
            endpoint: origin,
            method,
            queryParams: query,
            data,
            headers: {
              'X-Project-Id': project,
              'X-Sdk-Date': '20260115T083000Z',
              'Content-Type': 'application/json',
            },
          },
          { getAk: () => ak, getSk: () => sk, processAuthParams: unused, processAuthRequest: unused },
        );
        const ours = sign(
          {
            method,
            url: new URL(`${origin}?${search.join('&')}`),
            headers: { 'X-Project-Id': project, 'Content-Type': 'application/json' },
            body: data && JSON.stringify(data),
          },
          { key: { ak, sk }, date },
        );
        expect(ours.authorization).toBe(theirs.Authorization);
      }),
    );
  });
});
