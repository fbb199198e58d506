import { describe, expect, it } from 'vitest';
import { canonicalRequest, readClaim, signatureOf } from '../../../sandbox/modelarts/signature.ts';

describe('the signature check of the fake ModelArts', () => {
  // Values asserted by the unit tests of the vendor's Python SDK.
  it.each([
    ['GET', '', 'cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842'],
    ['POST', '{"name":"test","id":1}', '436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f'],
  ])('agrees with the published example of a %s', (method, body, expected) => {
    const date = '20200608T023900Z';
    const headers = { host: 'service.endpoint.myhuaweicloud.com', 'x-sdk-date': date };
    const request = { method, path: '/resources', query: 'size=1', headers, body: Buffer.from(body) };

    const canonical = canonicalRequest(request, ['host', 'x-sdk-date']);

    expect(signatureOf(canonical, { date, sk: 'SecretKey' })).toBe(expected);
  });

  it('reads the query in whatever encoding and order it comes', () => {
    const canonical = (query: string) =>
      canonicalRequest({ method: 'GET', path: '/a', query, headers: {}, body: Buffer.alloc(0) }, []);

    expect(canonical('b=(x)&a=1%2f2')).toBe(canonical('a=1/2&b=%28x%29'));
  });

  it('reads no signature of another scheme', () => {
    expect(readClaim('AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=00')).toBeUndefined();
  });
});
