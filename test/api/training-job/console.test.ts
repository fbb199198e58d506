import { describe, expect, it } from 'vitest';
import { consoleLinks } from '../../../src/api/training-job/console.ts';

const ID = 'e346206c-6fde-4c33-9dcd-55be17858ceb';

describe('consoleLinks', () => {
  it.each([
    ['https://modelarts.cn-north-4.myhuaweicloud.com', 'cn-north-4'],
    ['https://modelarts.ap-southeast-1.myhuaweicloud.cn/', 'ap-southeast-1'],
  ])('links to the console in the region of the endpoint %s', (endpoint, region) => {
    expect(consoleLinks({ endpoint }).job(ID)).toBe(
      `https://console.huaweicloud.com/modelarts/?region=${region}#/training/detail/${ID}`,
    );
  });

  it.each(['http://127.0.0.1:8080', 'https://modelarts.eu-de.otc.t-systems.com'])(
    'knows no console for the endpoint %s',
    (endpoint) => {
      expect(consoleLinks({ endpoint }).job(ID)).toBeUndefined();
    },
  );
});
