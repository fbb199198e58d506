import { describe, expect, it } from 'vitest';
import { Forbidden, Rejected, UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { logsApi } from '../../../src/api/training-job/logs.ts';
import sample from '../../samples/training-job-log-url.json' with { type: 'json' };
import { type Answering, connect, failureOf, NOON, serve, testClock } from '../http/server.ts';

async function logsWith(answering: Answering) {
  const clock = testClock();
  const { url, requests } = await serve(answering);
  return { logs: logsApi(connect(url, { clock }), clock), requests, clock };
}

const refusal = (status: number, code: string) => () => ({
  status,
  body: { error_code: `ModelArts.${code}`, error_msg: 'no' },
});

describe('logs.preview', () => {
  it('asks for the log of one task', async () => {
    const { logs, requests } = await logsWith(() => ({
      body: { content: 'a\nb', current_size: 3, full_size: 3 },
    }));
    await expect(logs.preview('job1', 'worker-0')).resolves.toEqual({ content: 'a\nb', mayBeCut: false });
    expect(requests).toMatchObject([
      { method: 'GET', path: '/v2/p1/training-jobs/job1/tasks/worker-0/logs/preview', query: {} },
    ]);
  });

  it.each([
    ['the name that the text had before 2022', { context: 'a' }, { content: 'a', mayBeCut: false }],
    ['an empty log', { content: null }, { content: '', mayBeCut: false }],
    [
      'sizes of the published sample',
      { content: 'a', current_size: 126_548, full_size: 5_242_880 },
      { content: 'a', mayBeCut: true },
    ],
    ['sizes as text', { content: 'a', current_size: '1', full_size: '2' }, { content: 'a', mayBeCut: true }],
    ['no sizes', { content: 'a', current_size: null, full_size: {} }, { content: 'a', mayBeCut: false }],
  ])('reads %s', async (_, body, preview) => {
    const { logs } = await logsWith(() => ({ body }));
    await expect(logs.preview('job1', 'worker-0')).resolves.toEqual(preview);
  });

  it.each([[{}], [{ content: 7 }], [{ content: ['a'] }], ['<html></html>'], ['{"content": "cu']])(
    'fails as UnexpectedAnswer for %j, and quotes nothing of it',
    async (body) => {
      const { logs } = await logsWith(() => ({ body }));
      const error = await failureOf(logs.preview('job1', 'worker-0'));
      expect(error).toBeInstanceOf(UnexpectedAnswer);
    },
  );
});

describe.each(['preview', 'link'] as const)('logs.%s, where there is no log,', (method) => {
  it.each([
    ['204 without a body', () => ({ status: 204 }), 'logNotWritten'],
    ['2776', refusal(400, '2776'), 'logNotWritten'],
    ['2818', refusal(400, '2818'), 'logNotWritten'],
    ['2819', refusal(400, '2819'), 'logCleared'],
    ['2820', refusal(400, '2820'), 'logPathMissing'],
    ['2822', refusal(400, '2822'), 'logPathUnset'],
  ])('tells the reason from %s', async (_, answering, reason) => {
    const { logs } = await logsWith(answering);
    const error = await failureOf(logs[method]('job1', 'worker-0'));
    expect(error).toBeInstanceOf(Rejected);
    expect(error).toMatchObject({ problem: { reason } });
  });
});

describe('logs.link', () => {
  it('reads the published sample as it is, port and private address included', async () => {
    const { logs } = await logsWith(() => ({ body: sample }));
    expect((await logs.link('job1', 'worker-0')).reveal()).toEqual([sample.obs_url]);
  });

  it('sends the content type as a header and in the query, since the documents disagree', async () => {
    const { logs, requests } = await logsWith(() => ({ body: sample }));
    await logs.link('job1', 'worker-0');
    expect(requests).toMatchObject([
      {
        method: 'GET',
        path: '/v2/p1/training-jobs/job1/tasks/worker-0/logs/url',
        query: { 'Content-Type': 'application/octet-stream' },
        headers: { 'content-type': 'application/octet-stream' },
      },
    ]);
  });

  it('expires five minutes after it was asked for, not after it came', async () => {
    const { logs, clock } = await logsWith(() => {
      clock.advance(9_000);
      return { body: sample };
    });
    expect((await logs.link('job1', 'worker-0')).expiresAt).toEqual(new Date(NOON.getTime() + 300_000));
  });

  it('asks for a new link each time', async () => {
    const { logs, requests } = await logsWith(() => ({ body: sample }));
    await logs.link('job1', 'worker-0');
    await logs.link('job1', 'worker-0');
    expect(requests).toHaveLength(2);
  });

  it('takes the parts of a long log where there is no address of the whole', async () => {
    const parts = ['https://obs.example/1?Signature=a', 'https://obs.example/2?Signature=b'];
    const { logs } = await logsWith(() => ({
      body: { shards: { object_urls: [parts[0], 7, 'javascript:alert(1)', parts[1]], count: 2, total: 2 } },
    }));
    expect((await logs.link('job1', 'worker-0')).reveal()).toEqual(parts);
  });

  it.each([
    [2, 5, 5],
    [2, undefined, 2],
    [2, 1, 2],
  ])('tells of how many pieces it has links: %i, of a total of %s', async (links, total, expected) => {
    const urls = Array.from({ length: links }, (_, i) => `https://obs.example/${i}`);
    const { logs } = await logsWith(() => ({
      body: { shards: { object_urls: urls, count: links, ...(total !== undefined && { total }) } },
    }));
    expect((await logs.link('job1', 'worker-0')).total).toBe(expected);
  });

  it('prefers the address of the whole log to those of its parts', async () => {
    const { logs } = await logsWith(() => ({
      body: { ...sample, shards: { object_urls: ['https://obs.example/1'], count: 1, total: 1 } },
    }));
    expect((await logs.link('job1', 'worker-0')).reveal()).toEqual([sample.obs_url]);
  });

  it('does not show the address when it is written as JSON', async () => {
    const { logs } = await logsWith(() => ({ body: sample }));
    expect(JSON.stringify(await logs.link('job1', 'worker-0'))).not.toContain('10.155.101.248');
  });

  it.each([
    [{}],
    [{ obs_url: '' }],
    [{ obs_url: 'ftp://x/Signature=s3cr3t' }],
    [{ obs_url: 'javascript:s3cr3t' }],
    [{ obs_url: ['https://obs.example/?Signature=s3cr3t'] }],
    [{ obs_url: 'https://obs.example/a b?Signature=s3cr3t' }],
    [{ obs_url: null, shards: { object_urls: [] } }],
    ['https://obs.example/?Signature=s3cr3t'],
  ])('fails as UnexpectedAnswer for %j, and quotes nothing of it', async (body) => {
    const { logs } = await logsWith(() => ({ body }));
    const error = await failureOf(logs.link('job1', 'worker-0'));
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    const cause = error instanceof Error ? error.cause : undefined;
    const told = JSON.stringify([error, cause, String(error), cause instanceof Error && cause.message]);
    expect(told).not.toContain('s3cr3t');
  });

  it('fails as Forbidden without the right to links, which previews do not need', async () => {
    const { logs } = await logsWith(refusal(403, '0108'));
    expect(await failureOf(logs.link('job1', 'worker-0'))).toBeInstanceOf(Forbidden);
  });
});
