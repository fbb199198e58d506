import { describe, expect, it } from 'vitest';
import { NotFound, Unavailable, UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { trialsApi } from '../../../src/api/search/trials.ts';
import one from '../../samples/autosearch-trial.json' with { type: 'json' };
import list from '../../samples/autosearch-trials.json' with { type: 'json' };
import { type Answering, type Asked, connect, failureOf, inTurn, serve, testClock } from '../http/server.ts';

type Reading = 'pages' | 'entries' | 'ignored';

const header = ['', 'trial_id', 'status', 'reward_attr'];
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => [String(at), `t${at}`, 'TERMINATED', String(at / count)]);

/** ModelArts' page of `rows`, by either meaning that the documents give `offset`. */
function pageOf(rows: readonly unknown[][], { query }: Pick<Asked, 'query'>, reading: Reading, most = 50) {
  const limit = Math.min(Number(query.limit), most);
  const offset = Number(query.offset);
  const from = { pages: offset * limit, entries: offset, ignored: 0 }[reading];
  const data = rows.slice(from, from + limit);
  return { total: rows.length, count: data.length, limit, offset, items: { header, data } };
}

async function searchWith(answering: Answering) {
  const clock = testClock();
  const { url, requests } = await serve(answering);
  return { trials: trialsApi(connect(url, { clock }), clock), requests, clock };
}

const ids = (count: number) => rowsOf(count).map(([, id]) => id);

describe('trials.list', () => {
  it('reads the published table', async () => {
    const { trials, requests } = await searchWith(() => ({ body: list }));
    const table = await trials.list('job1');
    expect(table).toMatchObject({ metrics: ['acc', 'loss'], settled: true });
    expect(table.trials).toHaveLength(8);
    expect(requests).toMatchObject([
      {
        method: 'GET',
        path: '/v2/p1/training-jobs/job1/autosearch-trials',
        query: { offset: '0', limit: '50' },
      },
    ]);
  });

  describe.each(['pages', 'entries'] as const)('where offset counts %s', (reading) => {
    it.each([0, 1, 49, 50, 51, 99, 100, 101, 500])(
      'reads %i trials, each once and in order',
      async (count) => {
        const { trials, requests } = await searchWith((asked) => ({
          body: pageOf(rowsOf(count), asked, reading),
        }));
        const table = await trials.list('job1');
        expect(table.trials.map(({ id }) => id)).toEqual(ids(count));
        expect(table.settled).toBe(true);
        expect(requests.length).toBeLessThanOrEqual(Math.max(1, Math.ceil(count / 50)) + 1);
      },
    );

    it.each([1, 2, 7, 20])('takes %i rows for a page when the server gives no more', async (most) => {
      const { trials } = await searchWith((asked) => ({ body: pageOf(rowsOf(41), asked, reading, most) }));
      const table = await trials.list('job1');
      expect(table.trials.map(({ id }) => id)).toEqual(ids(41));
      expect(table.settled).toBe(true);
    });

    it('reads again when the total changes between two pages', async () => {
      const { trials, requests } = await searchWith((asked, count) => ({
        body: pageOf(rowsOf(count < 3 ? 119 + count : 121), asked, reading),
      }));
      const table = await trials.list('job1');
      expect(table.trials.map(({ id }) => id)).toEqual(ids(121));
      expect(table.settled).toBe(true);
      expect(requests.filter(({ query }) => query.offset === '0')).toHaveLength(2);
    });

    it('marks the table as unsettled when the total never stops changing', async () => {
      const { trials, requests } = await searchWith((asked, count) => ({
        body: pageOf(rowsOf(120 + count), asked, reading),
      }));
      const table = await trials.list('job1');
      expect(table.settled).toBe(false);
      expect(table.trials.length).toBeGreaterThan(120);
      expect(requests.filter(({ query }) => query.offset === '0')).toHaveLength(3);
    });
  });

  it('ends where offset is passed over', async () => {
    const { trials, requests } = await searchWith((asked) => ({
      body: pageOf(rowsOf(120), asked, 'ignored'),
    }));
    const table = await trials.list('job1');
    expect(table.trials.map(({ id }) => id)).toEqual(ids(50));
    expect(table.settled).toBe(false);
    expect(requests).toHaveLength(2);
  });

  it('ends where the total promises rows that never come', async () => {
    const { trials } = await searchWith((asked) => ({
      body: { ...pageOf(rowsOf(60), asked, 'pages'), total: 200 },
    }));
    const table = await trials.list('job1');
    expect(table.trials).toHaveLength(60);
    expect(table.settled).toBe(false);
  });

  it('refuses a total of billions', async () => {
    const { trials, requests } = await searchWith((asked) => ({
      body: { ...pageOf(rowsOf(50), asked, 'pages'), total: 2_000_000_000 },
    }));
    expect(await failureOf(trials.list('job1'))).toBeInstanceOf(UnexpectedAnswer);
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['a thousand rows and one, where fifty were asked for', 1_001, 'x'],
    ['more than four megabytes', 50, 'x'.repeat(90_000)],
  ])('refuses a page of %s', async (_, count, text) => {
    const data = rowsOf(count).map((row) => [...row, text]);
    const { trials, requests } = await searchWith(() => ({
      body: { total: 5_000, items: { header: [...header, 'note'], data } },
    }));
    const error = await failureOf(trials.list('job1'));
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({ problem: { endpoint: 'ShowAutoSearchTrials' } });
    expect(requests).toHaveLength(1);
  });

  it('takes a page of a thousand rows from a server that passes over the limit', async () => {
    const { trials } = await searchWith(() => ({
      body: { total: 1_000, items: { header, data: rowsOf(1_000) } },
    }));
    expect((await trials.list('job1')).trials).toHaveLength(1_000);
  });

  it('takes a total that is text, and the rows alone where there is none', async () => {
    const { trials } = await searchWith(({ path: asked, query }) => {
      const { total, ...rest } = pageOf(rowsOf(60), { query }, 'pages');
      return { body: asked.includes('text') ? { ...rest, total: String(total) } : rest };
    });
    expect((await trials.list('text')).trials).toHaveLength(60);
    expect((await trials.list('none')).trials).toHaveLength(50);
  });

  it.each([
    ['no items', {}],
    ['null', { total: 0, items: null }],
    ['an empty list', { total: 0, items: [] }],
    ['nothing inside', { total: 0, items: {} }],
    ['null inside', { total: 0, items: { header: null, data: null } }],
    ['empty lists inside', { total: 0, items: { header: [], data: [] } }],
  ])('is an empty table for %s', async (_, body) => {
    const { trials } = await searchWith(() => ({ body }));
    await expect(trials.list('job1')).resolves.toEqual({ trials: [], metrics: [], settled: true });
  });

  it.each([
    ['total', { total: 'many', items: {} }],
    ['total', { total: -1, items: {} }],
    ['items', { items: 'none' }],
    ['items.header', { items: { header: 'acc' } }],
    ['items.data.1', { items: { header: ['acc'], data: [['1'], 'row'] } }],
  ])('names the field %s that does not fit, in %j', async (field, body) => {
    const { trials } = await searchWith(() => ({ body }));
    const error = await failureOf(trials.list('job1'));
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({
      problem: { endpoint: 'ShowAutoSearchTrials', detail: expect.stringMatching(`^${field}: `) },
    });
  });

  it('puts cells under their own header where pages differ in columns', async () => {
    const pages = [
      {
        total: 3,
        items: {
          header: ['trial_id', 'acc'],
          data: [
            ['a', '1'],
            ['b', '2'],
          ],
        },
      },
      { total: 3, items: { header: ['loss', 'trial_id'], data: [['3', 'c']] } },
    ];
    const { trials } = await searchWith(({ query }) => ({ body: pages[Number(query.offset)] }));
    const table = await trials.list('job1');
    expect(table.metrics).toEqual(['acc', 'loss']);
    expect(table.trials.map(({ id, metrics }) => [id, metrics.acc?.kind, metrics.loss?.kind])).toEqual([
      ['a', 'number', 'missing'],
      ['b', 'number', 'missing'],
      ['c', 'missing', 'number'],
    ]);
  });

  it('asks for no further pages once one has failed', async () => {
    const { trials, requests } = await searchWith((asked) =>
      asked.query.offset === '2' ? { status: 403 } : { body: pageOf(rowsOf(5_000), asked, 'pages') },
    );
    expect(await failureOf(trials.list('job1'))).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(requests.length).toBeLessThan(20);
  });
});

describe('trials.list, asked by several,', () => {
  const answering: Answering = (asked) => ({ body: pageOf(rowsOf(60), asked, 'pages') });

  it('makes one request for all who ask at the same time', async () => {
    const { trials, requests } = await searchWith(answering);
    const tables = await Promise.all(Array.from({ length: 10 }, () => trials.list('job1')));
    expect(new Set(tables).size).toBe(1);
    expect(requests).toHaveLength(2);
  });

  it('keeps a table for five seconds, and each job its own', async () => {
    const { trials, requests, clock } = await searchWith(answering);
    await trials.list('job1');
    clock.advance(5_000);
    await trials.list('job1');
    expect(requests).toHaveLength(2);
    await trials.list('job2');
    expect(requests).toHaveLength(4);
    clock.advance(1);
    await trials.list('job1');
    expect(requests).toHaveLength(6);
  });

  it('reads anew what is wanted fresh, and keeps that', async () => {
    const { trials, requests } = await searchWith(answering);
    await trials.list('job1');
    await trials.list('job1', { fresh: true });
    await trials.list('job1');
    expect(requests).toHaveLength(4);
  });

  it('starts a fresh reading beside one that is under way, and fails neither', async () => {
    const { trials } = await searchWith(answering);
    const [old, fresh] = await Promise.all([trials.list('job1'), trials.list('job1', { fresh: true })]);
    expect(old).not.toBe(fresh);
    expect(old).toEqual(fresh);
    expect(await trials.list('job1')).toBe(fresh);
  });

  it('lets the first who asked leave without taking the table from the others', async () => {
    const abort = new AbortController();
    const { trials, requests } = await searchWith(answering);
    const leaving = failureOf(trials.list('job1', { signal: abort.signal }));
    const staying = trials.list('job1', { signal: new AbortController().signal });
    abort.abort(new Error('gone'));
    expect(await leaving).toMatchObject({ message: 'gone' });
    expect((await staying).trials).toHaveLength(60);
    expect(requests).toHaveLength(2);
  });

  it('asks nothing for who has left already', async () => {
    const { trials, requests } = await searchWith(answering);
    await failureOf(trials.list('job1', { signal: AbortSignal.abort() }));
    expect(requests).toEqual([]);
  });

  it('does not keep a failure', async () => {
    const { trials } = await searchWith((asked, count) =>
      count === 1 ? { status: 403 } : answering(asked, count),
    );
    const failures = await Promise.all([failureOf(trials.list('job1')), failureOf(trials.list('job1'))]);
    expect(failures).toMatchObject([{ name: 'Forbidden' }, { name: 'Forbidden' }]);
    expect((await trials.list('job1')).trials).toHaveLength(60);
  });
});

describe('trials.get', () => {
  it('reads the published trial', async () => {
    const { trials, requests } = await searchWith(() => ({ body: one }));
    const trial = await trials.get('job1', 'ae544174');
    expect(trial).toMatchObject({ id: 'ae544174', state: 'finished' });
    expect(trial.earlier).toHaveLength(1);
    expect(requests[0]?.path).toBe('/v2/p1/training-jobs/job1/autosearch-trials/ae544174');
  });

  it('knows which trial it asked for where the rows do not say', async () => {
    const { trials } = await searchWith(() => ({
      body: {
        header: ['done', 'acc'],
        data: [
          ['False', '1'],
          ['False', '2'],
        ],
      },
    }));
    const trial = await trials.get('job1', 'a');
    expect(trial).toMatchObject({ id: 'a', state: 'running', metrics: { acc: { value: 2 } } });
    expect(trial.earlier).toHaveLength(1);
  });

  it.each([
    ['no rows', { body: { header: ['trial_id'], data: [] } }],
    ['nothing', { body: {} }],
    ['another trial', { body: { header: ['trial_id'], data: [['b']] } }],
    ['an error', { status: 400, body: { error_code: 'ModelArts.2775', error_msg: 'no' } }],
  ])('fails as NotFound for %s', async (_, answer) => {
    const { trials } = await searchWith(() => answer);
    const error = await failureOf(trials.get('job1', 'a'));
    expect(error).toBeInstanceOf(NotFound);
    expect(error).toMatchObject({ problem: { endpoint: 'ShowAutoSearchPerTrial' } });
  });
});

describe('trials.stop', () => {
  it('posts once, without a body, and tells the id under which support finds the request', async () => {
    const headers = { 'x-request-id': 'r1' };
    const { trials, requests } = await searchWith(() => ({ headers, body: { earlystop_trial: 'a' } }));
    await expect(trials.stop('job1', 'a')).resolves.toEqual({ requestId: 'r1', named: 'a' });
    expect(requests).toMatchObject([
      { method: 'POST', path: '/v2/p1/training-jobs/job1/autosearch-trial-earlystop/a', body: '' },
    ]);
  });

  it.each([{ status: 503 }, { status: 429 }, { fate: 'reset' }] as const)(
    'is not sent again after %j',
    async (trouble) => {
      const { trials, requests } = await searchWith(inTurn(trouble, {}));
      await failureOf(trials.stop('job1', 'a'));
      expect(requests).toHaveLength(1);
    },
  );

  it.each([
    [{ earlystop_trial: 'b' }, 'b'],
    [{ earlystop_trial: '' }, undefined],
    [{ earlystop_trial: null }, undefined],
    [{}, undefined],
    [[], undefined],
    ['', undefined],
  ])('tells which trial the answer %j names', async (body, named) => {
    const { trials } = await searchWith(() => ({ body }));
    expect((await trials.stop('job1', 'a')).named).toBe(named);
  });

  it('fails as Unavailable where nobody knows whether the stop arrived', async () => {
    const { trials } = await searchWith(inTurn({ fate: 'reset' }));
    expect(await failureOf(trials.stop('job1', 'a'))).toBeInstanceOf(Unavailable);
  });

  it.each([{}, { fate: 'reset' }] as const)(
    'drops the table of the job, answered with %j',
    async (answer) => {
      const { trials, requests } = await searchWith((asked) =>
        asked.method === 'POST' ? answer : { body: pageOf(rowsOf(3), asked, 'pages') },
      );
      await trials.list('job1');
      await trials.stop('job1', 'a').catch(() => undefined);
      await trials.list('job1');
      expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
    },
  );
});
