import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { StartError } from '../src/errors.ts';

const complete = {
  SLACK_BOT_TOKEN: 'xoxb-secret-1',
  SLACK_APP_TOKEN: 'xapp-secret-2',
  HUAWEICLOUD_SDK_AK: 'AK',
  HUAWEICLOUD_SDK_SK: 'SK',
  MODELARTS_REGION: 'cn-north-4',
  MODELARTS_PROJECT_ID: '0123456789abcdef0123456789abcdef',
};

const faultsOf = (environment: Record<string, string | undefined>) => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof StartError)
      return error.message
        .split('\n')
        .slice(1, -1)
        .map((each) => each.trim());
    throw error;
  }
  return [];
};

describe('readConfig', () => {
  it('fills in what has a default', () => {
    expect(readConfig(complete)).toMatchObject({
      slack: { port: 3000, admins: [], apiUrl: undefined },
      modelarts: {
        endpoint: 'https://modelarts.cn-north-4.myhuaweicloud.com',
        credentials: { ak: 'AK', sk: 'SK' },
      },
      logLevel: 'info',
    });
  });

  it('knows the one region with another top-level domain', () => {
    const { modelarts } = readConfig({ ...complete, MODELARTS_REGION: 'ap-southeast-1' });
    expect(modelarts.endpoint).toBe('https://modelarts.ap-southeast-1.myhuaweicloud.cn');
  });

  it('takes an IAM user instead of keys', () => {
    const user = { IAM_USERNAME: 'bot', IAM_PASSWORD: 'p', IAM_DOMAIN: 'team' };
    const { modelarts } = readConfig({
      ...complete,
      HUAWEICLOUD_SDK_AK: '',
      HUAWEICLOUD_SDK_SK: undefined,
      ...user,
    });
    expect(modelarts).toMatchObject({
      credentials: { username: 'bot', endpoint: 'https://iam.cn-north-4.myhuaweicloud.com' },
    });
  });

  it('reads a list of admins however it is separated', () => {
    expect(readConfig({ ...complete, MODELARTS_BOT_ADMINS: 'U0A, S0B  W0C' }).slack.admins).toEqual([
      'U0A',
      'S0B',
      'W0C',
    ]);
  });

  it('lists every fault at once, by name', () => {
    expect(faultsOf({})).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is not set/),
      expect.stringMatching(/^MODELARTS_REGION is not set/),
      expect.stringMatching(/^MODELARTS_PROJECT_ID is not set/),
      'SLACK_APP_TOKEN, or SLACK_SIGNING_SECRET must be set',
      'HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or IAM_USERNAME and IAM_PASSWORD and IAM_DOMAIN must be set',
    ]);
    expect(faultsOf({ ...complete, PORT: 'many', LOG_LEVEL: 'loud', MODELARTS_BOT_ADMINS: 'ming' })).toEqual([
      expect.stringMatching(/^PORT /),
      expect.stringMatching(/^MODELARTS_BOT_ADMINS should list/),
      expect.stringMatching(/^LOG_LEVEL /),
    ]);
  });

  it('names what is missing where a set is begun', () => {
    expect(faultsOf({ ...complete, HUAWEICLOUD_SDK_SK: ' ' })).toEqual([
      'HUAWEICLOUD_SDK_SK is not set, though HUAWEICLOUD_SDK_AK is',
    ]);
  });

  it.each([
    ['SLACK_APP_TOKEN', 'xapp-'],
    ['MODELARTS_ENDPOINT', 'modelarts:443'],
    ['MODELARTS_ENDPOINT', 'ftp://modelarts.example'],
    ['PORT', '0x10'],
    ['PORT', '70000'],
  ])('refuses %s=%s', (name, value) => {
    expect(faultsOf({ ...complete, [name]: value })).toEqual([expect.stringContaining(`${name} should be`)]);
  });

  it('never prints a value', () => {
    const text = faultsOf({
      ...complete,
      SLACK_BOT_TOKEN: 'xoxp-very-secret',
      SLACK_APP_TOKEN: 'very-secret',
    }).join();
    expect(text).toContain('should be a whole token, beginning with xoxb-');
    expect(text).not.toContain('secret');
  });
});
