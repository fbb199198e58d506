import { describe, expect, it } from 'vitest';
import { NotFound, Rejected, UnexpectedAnswer } from '../../../src/api/http/errors.ts';
import { analysisApi } from '../../../src/api/search/analysis.ts';
import { type Answer, connect, failureOf, serve } from '../http/server.ts';

/** As published: two columns, the second with two numbers in one text. */
const PUBLISHED = {
  header: ['parameters', 'the mean/std of importance'],
  data: [
    ['batch_size', '0.2443/0.3867'],
    ['learning_rate', '0.6992/0.4040'],
  ],
};

async function analysisWith(answer: Answer) {
  const { url, requests } = await serve(() => answer);
  return { analysis: analysisApi(connect(url)), requests };
}

async function read(body: unknown) {
  return (await analysisWith({ body })).analysis.list('job1');
}

const number = (value: number) => ({ kind: 'number', value });
const missing = { kind: 'missing' };

describe('analysis.list', () => {
  it('reads the published table, whose means do not add up to 1 and whose spread exceeds a mean', async () => {
    const { analysis, requests } = await analysisWith({ body: PUBLISHED });
    await expect(analysis.list('job1')).resolves.toEqual([
      { parameter: 'batch_size', mean: number(0.2443), spread: number(0.3867) },
      { parameter: 'learning_rate', mean: number(0.6992), spread: number(0.404) },
    ]);
    expect(requests).toMatchObject([
      { method: 'GET', path: '/v2/p1/training-jobs/job1/autosearch-parameter-analysis' },
    ]);
  });

  it('splits the second cell only: a name may have a slash', async () => {
    await expect(read({ ...PUBLISHED, data: [['opt/lr', '0.5/0.1']] })).resolves.toEqual([
      { parameter: 'opt/lr', mean: number(0.5), spread: number(0.1) },
    ]);
  });

  it('goes by the names of the columns, and by their places where it does not know the names', async () => {
    const swapped = [...PUBLISHED.header].reverse();
    await expect(read({ header: swapped, data: [['0.5/0.1', 'lr']] })).resolves.toMatchObject([
      { parameter: 'lr' },
    ]);
    await expect(read({ header: ['x', 'y'], data: [['lr', '0.5/0.1']] })).resolves.toMatchObject([
      { parameter: 'lr' },
    ]);
    await expect(read({ data: [['lr', '0.5/0.1']] })).resolves.toMatchObject([{ parameter: 'lr' }]);
  });

  it.each([
    ['nan/nan', { kind: 'nan' }, { kind: 'nan' }],
    ['0.5', number(0.5), missing],
    ['/', missing, missing],
    ['', missing, missing],
    ['1/2/3', { kind: 'text', text: '1/2/3' }, missing],
    [0.5, number(0.5), missing],
    [null, missing, missing],
    [{}, { kind: 'text', text: '{}' }, missing],
  ])('never takes %j for a number it is not', async (cell, mean, spread) => {
    await expect(read({ ...PUBLISHED, data: [['lr', cell]] })).resolves.toEqual([
      { parameter: 'lr', mean, spread },
    ]);
  });

  it.each([
    ['no rows', { ...PUBLISHED, data: [] }],
    ['null', { header: null, data: null }],
    ['nothing', {}],
    ['no body', undefined],
    ['rows without a name', { ...PUBLISHED, data: [[], ['', '1/1'], [7, '1/1']] }],
  ])('is empty for %s, which may come before enough trials have ended', async (_, body) => {
    await expect(read(body)).resolves.toEqual([]);
  });

  it.each([
    [{ header: 'x', data: [] }, /^header: /],
    [{ header: [], data: ['a/b'] }, /^data\.0: /],
    [{ header: [] }, /^data: /],
    [[], /object/],
  ])('names the field that does not fit in %j', async (body, detail) => {
    const { analysis } = await analysisWith({ body });
    const error = await failureOf(analysis.list('job1'));
    expect(error).toBeInstanceOf(UnexpectedAnswer);
    expect(error).toMatchObject({
      problem: { endpoint: 'ShowAutoSearchParamsAnalysis', detail: expect.stringMatching(detail) },
    });
  });

  it('fails as NotFound for an unknown job, though ModelArts answers 400', async () => {
    const { analysis } = await analysisWith({ status: 400, body: { error_code: 'ModelArts.2775' } });
    expect(await failureOf(analysis.list('job1'))).toBeInstanceOf(NotFound);
  });
});

describe('analysis.plot', () => {
  const plot = async (body: unknown, parameter = 'batch_size') => {
    const { analysis, requests } = await analysisWith({ body });
    return { path: await analysis.plot('job1', parameter), asked: requests[0]?.path };
  };

  it('is given as an obs:// address, since the path comes without scheme and host', async () => {
    const published = { file_path: '/bucket/out/log/hyperparameter-analysis/fanova/batch_size.png' };
    await expect(plot(published)).resolves.toEqual({
      path: 'obs://bucket/out/log/hyperparameter-analysis/fanova/batch_size.png',
      asked: '/v2/p1/training-jobs/job1/autosearch-parameter-analysis/batch_size',
    });
    expect((await plot({ file_path: 'bucket/x.png' })).path).toBe('obs://bucket/x.png');
    expect((await plot({ file_path: 'obs://bucket/x.png' })).path).toBe('obs://bucket/x.png');
  });

  it('asks for a name with odd characters encoded', async () => {
    expect((await plot({ file_path: 'b/x.png' }, '学习率 %?')).asked).toMatch(/\/%E5%AD.*%20%25%3F$/);
  });

  it('lets no credential through, should the path ever be a signed link', async () => {
    const { path } = await plot({
      file_path: 'https://b.obs.example/x.png?AWSAccessKeyId=ABCDEFGHIJKLMNOPQRST&Signature=s3cr3ts1gnature',
    });
    expect(path).not.toContain('s3cr3ts1gnature');
  });

  it.each([{}, { file_path: null }, { file_path: '' }, { file_path: '//' }, { file_path: 7 }])(
    'names the field without a path in %j',
    async (body) => {
      const { analysis } = await analysisWith({ body });
      expect(await failureOf(analysis.plot('job1', 'lr'))).toMatchObject({
        problem: {
          kind: 'unexpectedAnswer',
          endpoint: 'ShowAutoSearchParamAnalysisResultPath',
          detail: expect.stringMatching(/^file_path: /),
        },
      });
    },
  );

  it('fails as Rejected where ModelArts has no plot', async () => {
    const { analysis } = await analysisWith({ status: 400, body: { error_code: 'ModelArts.2858' } });
    expect(await failureOf(analysis.plot('job1', 'lr'))).toBeInstanceOf(Rejected);
  });
});
