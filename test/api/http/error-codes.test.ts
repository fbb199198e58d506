import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorFrom } from '../../../src/api/http/errors.ts';
import { path } from '../../../src/api/http/path.ts';
import { problemMessage } from '../../../src/blocks/kit/problem.ts';
import type { Words } from '../../../src/i18n/en.ts';
import { en } from '../../../src/i18n/en.ts';
import { zh } from '../../../src/i18n/zh.ts';
import { connect, failureOf, NOON, serve } from './server.ts';

interface Refused {
  readonly status: number;
  readonly code?: string;
  readonly endpoint?: string;
}

function refusal({ status, code, endpoint = 'ShowTrainingJobDetails' }: Refused) {
  const body = code === undefined ? '' : JSON.stringify({ error_code: code, error_msg: 'said' });
  return errorFrom({ endpoint, status, headers: { 'x-request-id': 'r-42' }, body, now: NOON });
}

/** What a person reads of it. */
function shown(refused: Refused, t: Words) {
  const { problem } = refusal(refused);
  const { text, blocks } = problemMessage({ problem, describe: () => undefined, lineWith: String }, t);
  return { text, smallPrint: JSON.stringify(blocks.slice(1)) };
}

type Row = readonly [codes: string, status: number, kind: string, english: string, chinese: string];

/** Every code that the vendor's list gives a meaning worth telling, with each status it comes with. */
const ROWS: readonly Row[] = [
  ['0101 0104 0107 2788', 400, 'rejected', 'a value in the request invalid', '某个参数无效'],
  ['0102', 400, 'rejected', 'workspace does not exist', '没有这个工作空间'],
  ['0201 0202 0203', 401, 'notSignedIn', 'missing, expired or invalid', '缺失、过期或无效'],
  ['0203', 403, 'notSignedIn', 'missing, expired or invalid', '缺失、过期或无效'],
  ['0204 0207 0212', 400, 'notSignedIn', 'login is for no project', '不属于任何项目'],
  ['0204 0207 0212', 401, 'notSignedIn', 'login is for no project', '不属于任何项目'],
  ['0206', 401, 'notSignedIn', 'check its keys and its clock', '检查密钥和时钟'],
  ['0206', 403, 'forbidden', 'check its keys and its clock', '检查密钥和时钟'],
  ['0210', 400, 'forbidden', 'MODELARTS_PROJECT_ID', 'MODELARTS_PROJECT_ID'],
  ['0210', 403, 'forbidden', 'MODELARTS_PROJECT_ID', 'MODELARTS_PROJECT_ID'],
  ['0108 0112', 403, 'forbidden', 'not in this workspace', '该工作空间中没有此权限'],
  ['2764', 400, 'rejected', 'part of the question invalid', '查询中有无效的内容'],
  ['2775', 400, 'notFound', 'no such training job', '没有这个训练作业'],
  ['2776 2818', 400, 'rejected', 'log has not been written yet', '日志尚未生成'],
  ['2777', 400, 'rejected', 'no utilisation data yet', '尚无资源利用率数据'],
  ['2780', 400, 'rejected', 'engine that the job was made for', '引擎已不存在'],
  ['2781', 400, 'rejected', 'flavor that the job was made for', '规格'],
  ['2784', 403, 'notSignedIn', 'missing, expired or invalid', '缺失、过期或无效'],
  ['2785', 403, 'forbidden', 'set up the agency', '委托授权'],
  ['2786', 404, 'forbidden', 'not that of the bot’s credentials', '不属于同一项目'],
  ['2787', 400, 'rejected', 'could not read what the bot sent', '无法解析'],
  ['2789 2807 2808 2809', 400, 'rejected', 'cannot filter', '不支持这样过滤'],
  ['2790', 400, 'rejected', 'cannot sort', '排序'],
  ['2796', 409, 'conflict', 'cannot be stopped in its present state', '当前状态下不能终止'],
  ['2799', 429, 'rateLimited', 'is throttling requests', '正在限流'],
  ['2803', 405, 'rejected', 'this kind of request', '不接受此类请求'],
  ['2812', 400, 'rejected', 'does not know that action', '不支持对训练作业执行该操作'],
  ['2815 0118', 400, 'rejected', 'quota is used up', '配额已用完'],
  ['2819', 400, 'rejected', 'log has been cleared', '日志已被清理'],
  ['2820', 400, 'rejected', 'path in OBS does not exist any more', '日志路径已不存在'],
  ['2822', 400, 'rejected', 'has no log path in OBS', '没有设置 OBS 日志路径'],
  ['2836', 404, 'rejected', 'does not know the address', '没有机器人所请求的地址'],
  ['2837', 400, 'forbidden', 'restricted or frozen', '受限或被冻结'],
  ['2838', 400, 'forbidden', 'An IAM policy', 'IAM 策略'],
  ['2842', 400, 'notFound', 'training experiment', '训练实验'],
  ['2858', 400, 'rejected', 'does not support that here', '不支持该操作'],
  ['2878', 409, 'conflict', 'changed at that very moment', '恰好在此刻'],
  ['2890', 404, 'notFound', 'resource pool does not exist', '资源池不存在'],
  ['2887', 400, 'rejected', 'resource pool is not running', '资源池目前没有运行'],
  ['2950 2951 2952 2953 2954', 500, 'unavailable', 'open a ticket', '提交工单'],
  ['2955 2956 2957 2958 2959', 500, 'unavailable', 'open a ticket', '提交工单'],
  ['3001 3507', 404, 'notFound', 'no such model', '没有这个模型'],
  ['4116', 403, 'forbidden', 'in arrears', '欠费'],
  ['4118', 403, 'forbidden', 'suspended', '停用'],
  ['4204', 404, 'rejected', 'not enabled there', '尚未开通'],
  ['4206 4395 6101', 429, 'rateLimited', 'is busy', '正忙'],
  ['50004000', 400, 'rejected', 'a bad one', '错误的请求'],
  ['50005101', 404, 'notFound', 'no such plug-in template', '没有这个插件模板'],
  ['50025001', 404, 'notFound', 'no such network', '没有这个网络'],
];

/** The gateway's own; `APIG.` in place of `APIGW.` means the same. */
const GATEWAY: readonly Row[] = [
  ['0101 0103', 404, 'rejected', 'does not know the address', '没有机器人所请求的地址'],
  ['0201', 413, 'rejected', 'too large', '过大'],
  ['0201', 414, 'rejected', 'too large', '过大'],
  ['0201', 494, 'rejected', 'too large', '过大'],
  ['0201', 502, 'unavailable', 'not answering', '没有响应'],
  ['0301 0303 0305', 401, 'notSignedIn', 'check its keys and its clock', '检查密钥和时钟'],
  ['0302 0306', 403, 'forbidden', 'check its permissions in IAM', '检查授权'],
  ['0307', 401, 'notSignedIn', 'missing, expired or invalid', '缺失、过期或无效'],
  ['0308', 429, 'rateLimited', 'is throttling requests', '正在限流'],
  ['0310', 403, 'forbidden', 'MODELARTS_PROJECT_ID', 'MODELARTS_PROJECT_ID'],
  ['0401 0402', 403, 'forbidden', 'network address', '网络地址'],
  ['0601', 500, 'unavailable', 'not answering', '没有响应'],
  ['0610', 502, 'unavailable', 'not answering', '没有响应'],
  ['0613', 503, 'unavailable', 'not answering', '没有响应'],
  ['0801 0802', 403, 'forbidden', 'in this region', '该区域'],
];

function spread(prefix: string, rows: readonly Row[]) {
  return rows.flatMap(([codes, ...rest]) =>
    codes.split(' ').map((code) => [prefix + code, ...rest] as const),
  );
}

describe('an error code of ModelArts', () => {
  it.each([...spread('ModelArts.', ROWS), ...spread('APIGW.', GATEWAY), ...spread('APIG.', GATEWAY)])(
    '%s with %i is %s: “%s”, “%s”',
    (code, status, kind, english, chinese) => {
      const refused = { status, code };
      expect(refusal(refused).problem).toMatchObject({ kind, status, code });
      expect(shown(refused, en).text).toContain(english);
      expect(shown(refused, zh).text).toContain(chinese);
      for (const t of [en, zh]) {
        const { smallPrint } = shown(refused, t);
        expect(smallPrint).toContain(code);
        expect(smallPrint).toContain('r-42');
      }
    },
  );

  it.each([
    ['ModelArts.0112', 400],
    ['ModelArts.0203', 400],
    ['ModelArts.0206', 400],
    ['ModelArts.0210', 404],
    ['ModelArts.0428', 400],
    ['ModelArts.0428', 403],
  ])('%s with the status %i, where it means something else, is explained by the status', (code, status) => {
    expect(refusal({ status, code }).problem.reason).toBeUndefined();
    expect(shown({ status, code }, en)).toEqual({
      ...shown({ status }, en),
      smallPrint: expect.stringContaining(code),
    });
  });

  it.each([
    [400, 'rejected', 'did not accept the request. Check'],
    [401, 'notSignedIn', 'should check its access keys'],
    [403, 'forbidden', 'is not allowed to do that'],
    [404, 'notFound', 'knows nothing by that name'],
    [405, 'rejected', 'this kind of request'],
    [409, 'conflict', 'Look again, then retry'],
    [418, 'rejected', 'did not accept the request. Check'],
    [429, 'rateLimited', 'Try again in a minute'],
    [500, 'unavailable', 'Try again in a minute'],
    [503, 'unavailable', 'Try again in a minute'],
    [302, 'unexpectedAnswer', 'report it to whoever runs the bot'],
  ])('that nobody knows is explained by its status, %i', (status, kind, english) => {
    const refused = { status, code: 'ModelArts.98765432' };
    expect(refusal(refused).problem.kind).toBe(kind);
    expect(shown(refused, en).text).toContain(english);
    expect(shown(refused, en).smallPrint).toContain('ModelArts.98765432');
    expect(shown(refused, en).smallPrint).toContain('r-42');
  });

  it('with a 5xx status leaves it open what the server has done, whatever the code says', () => {
    expect(refusal({ status: 500, code: 'ModelArts.2796' }).problem).toMatchObject({ kind: 'unavailable' });
    expect(refusal({ status: 500, code: 'ModelArts.2796' }).problem.reason).toBeUndefined();
  });
});

describe('an empty 204 answer of ModelArts', () => {
  it.each([
    ['ShowTrainingJobLogsPreview', 'log has not been written yet'],
    ['ShowObsUrlOfTrainingJobLogs', 'log has not been written yet'],
    ['ShowTrainingJobMetrics', 'no utilisation data yet'],
  ])('of %s means “not yet”', (endpoint, english) => {
    expect(shown({ status: 204, endpoint }, en).text).toContain(english);
  });

  it('is a refusal to whoever asked for a log, and an unreadable answer to all others', async () => {
    const { url } = await serve(() => ({ status: 204 }));
    const get = (endpoint: string) =>
      failureOf(connect(url).get(path`/v2/{project_id}/x`, z.string(), { endpoint }));
    expect(await get('ShowTrainingJobLogsPreview')).toMatchObject({
      problem: { kind: 'rejected', reason: 'logNotWritten', status: 204 },
    });
    expect(await get('ShowTrainingJobDetails')).toMatchObject({ problem: { kind: 'unexpectedAnswer' } });
  });
});

describe('the sentence for each reason of a refusal', () => {
  it.each(Object.entries(en.problem.reason))('%s says who has to act', (_, sentence) => {
    expect(sentence).toMatch(/whoever|owner|try again|check|look|see|set one|to keep|retry|ask for/i);
  });

  it('is a different one for each', () => {
    for (const t of [en, zh]) {
      const sentences = Object.values(t.problem.reason);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });
});
