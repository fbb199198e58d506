import { describe, expect, it } from 'vitest';
import { jobInLink, readConsoleLink } from '../../../src/domain/training-job/console-link.ts';

const ID = 'e346206c-6fde-4c33-9dcd-55be17858ceb';
const HEX = 'e346206c6fde4c339dcd55be17858ceb';
const HERE = 'https://console.huaweicloud.com/modelarts/?region=cn-north-4';

describe('a link to the console', () => {
  it.each([
    ['to a job', `${HERE}#/training/detail/${ID}`, ID, 'cn-north-4'],
    ['with an id without hyphens', `${HERE}#/training/detail/${HEX}`, HEX, 'cn-north-4'],
    ['with an id in capitals', `${HERE}#/training/detail/${ID.toUpperCase()}`, ID, 'cn-north-4'],
    ['to a tab of a job', `${HERE}&locale=zh-cn#/training/detail/${ID}/logs?tab=1`, ID, 'cn-north-4'],
    ['with an escaped ampersand', `${HERE}&amp;locale=zh-cn#/training/detail/${ID}`, ID, 'cn-north-4'],
    ['of the old console', `${HERE}#/trainingJobs/details/${ID}`, ID, 'cn-north-4'],
    ['that is encoded', `${HERE}%23%2Ftraining%2Fdetail%2F${ID}`, ID, 'cn-north-4'],
    [
      'of the international console',
      `https://console-intl.huaweicloud.com/modelarts/?region=ap-southeast-1#/training/detail/${ID}`,
      ID,
      'ap-southeast-1',
    ],
    [
      'with the region at its end',
      `https://console.huaweicloud.com/modelarts/#/training/detail/${ID}?region=cn-north-4`,
      ID,
      'cn-north-4',
    ],
    ['with NUL in its region', `${HERE}%00#/training/detail/${ID}`, ID, 'cn-north-4'],
    ['without a region', `https://console.huaweicloud.com/modelarts#/training/detail/${ID}`, ID, undefined],
    ['with two regions', `${HERE}&region=ap-southeast-1#/training/detail/${ID}`, ID, undefined],
  ])('%s is read as a job and its region, if it names one', (_, link, jobId, region) => {
    expect(readConsoleLink(link)).toEqual({ jobId, region });
  });

  it.each([
    ['the list of jobs', `${HERE}#/training`],
    ['the old list of jobs', `${HERE}#/trainingJobs`],
    ['a model', `${HERE}#/model/detail/${ID}`],
    ['an inference service', `${HERE}#/webService/detail/${ID}`],
    ['the API Explorer', 'https://console.huaweicloud.com/apiexplorer/#/openapi/ModelArts/doc?api=ShowModel'],
    ['another service', `https://console.huaweicloud.com/obs/?region=cn-north-4#/training/detail/${ID}`],
    ['a job with a cut id', `${HERE}#/training/detail/e346206c-6fde`],
    ['a job with too long an id', `${HERE}#/training/detail/${ID}0`],
    ['another host', `https://console.example.com/modelarts/?region=cn-north-4#/training/detail/${ID}`],
    ['a host below', `https://a.console.huaweicloud.com/modelarts/?region=cn-north-4#/training/detail/${ID}`],
    [
      'a host that only looks so',
      `https://console.huaweicloud.com@evil.test/modelarts/#/training/detail/${ID}`,
    ],
    ['no address', `training/detail/${ID}`],
    ['nothing', ''],
    ['a broken encoding', '%E0%A4%A'],
  ])('to %s is not read as one to a job', (_, link) => {
    expect(readConsoleLink(link)).toBeUndefined();
  });

  it.each([
    [
      'a password',
      `https://somebody:hunter22@console.huaweicloud.com/modelarts/?region=cn-north-4#/training/detail/${ID}`,
    ],
    ['a signature', `${HERE}&AWSAccessKeyId=HSTABCDEFGHIJKLMN123&Signature=abc#/training/detail/${ID}`],
    ['a security token', `${HERE}&x-obs-security-token=abc#/training/detail/${ID}`],
    ['an encoded token', `${HERE}%26token%3Dabc#/training/detail/${ID}`],
    [
      'another link with a signature',
      `${HERE}&next=${encodeURIComponent('https://b.obs.cn-north-4.myhuaweicloud.com/w.log?Signature=x')}#/training/detail/${ID}`,
    ],
  ])('is not read where it has %s in it', (_, link) => {
    expect(readConsoleLink(link)).toBeUndefined();
  });
});

describe('what a person types for a job', () => {
  it('may be a link to any console, in the wrapping of Slack', () => {
    expect(jobInLink(`<https://console.example.com/#/training/detail/${ID}|the job>`)).toBe(ID);
    expect(jobInLink(`<https://console.example.com/#/training/detail/${ID}>`)).toBe(ID);
    expect(jobInLink(`/training/detail/${ID}`)).toBeUndefined();
  });
});
