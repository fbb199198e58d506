import { describe, expect, it } from 'vitest';
import { readConfig, withoutSecrets } from '../src/config.ts';
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

  const headers = [
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'HUAWEICLOUD_SDK_AK',
    'HUAWEICLOUD_SDK_SK',
    'HUAWEICLOUD_SDK_SECURITY_TOKEN',
  ];
  const beginnings: Record<string, string> = { SLACK_BOT_TOKEN: 'xoxb-', SLACK_APP_TOKEN: 'xapp-' };

  it.each(headers)('refuses a %s that no header can carry', (name) => {
    for (const rest of [
      'geh\neim',
      'geh\r\n eim',
      'geh eim',
      '“geheim”',
      '密geheim',
      'geh\u00a0eim',
      'geh\u0000eim',
    ]) {
      const faults = faultsOf({ ...complete, [name]: `${beginnings[name] ?? ''}${rest}` });
      expect(faults).toContain(
        `${name} holds a space, a line break or a character that no header can carry; copy it anew`,
      );
      expect(faults.join()).not.toMatch(/geh|eim/);
    }
  });

  it.each(headers)('takes a %s with spaces and a line break around it', (name) => {
    const value = `${beginnings[name] ?? ''}geheim`;
    const config = JSON.stringify(readConfig({ ...complete, [name]: ` ${value}\r\n` }));
    expect(config).toContain(`"${value}"`);
  });

  it('takes an IAM user with letters of any kind, and no line break', () => {
    const user = { IAM_USERNAME: '小明', IAM_PASSWORD: ' “密” ', IAM_DOMAIN: 'team' };
    const environment = { ...complete, HUAWEICLOUD_SDK_AK: '', HUAWEICLOUD_SDK_SK: '', ...user };
    expect(readConfig(environment).modelarts.credentials).toMatchObject({
      username: '小明',
      password: ' “密” ',
    });
    expect(faultsOf({ ...environment, IAM_PASSWORD: 'ge\nheim' })).toEqual([
      'IAM_PASSWORD holds a line break or another control character; copy it anew',
    ]);
  });

  it.each(['SLACK_API_URL', 'IAM_ENDPOINT', 'MODELARTS_ENDPOINT'])('refuses a %s with a password', (name) => {
    expect(faultsOf({ ...complete, [name]: 'https://bot:geheim@example.com/' })).toEqual([
      `${name} should be a URL without a user name and a password`,
    ]);
  });

  it.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])(
    'refuses a %s that is no URL',
    (name) => {
      for (const value of ['bot:geheim@proxy', 'http://bot:geheim@proxy:80x', 'socks5://bot:geheim@proxy'])
        expect(faultsOf({ ...complete, [name]: value })).toEqual([`${name} should be an http or https URL`]);
      expect(readConfig({ ...complete, [name]: 'http://bot:geheim@proxy:8080' }).hasProxy).toBe(true);
    },
  );

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

describe('withoutSecrets', () => {
  it.each([
    ['SLACK_BOT_TOKEN', 'kurz!', 'kurz!'],
    ['SLACK_APP_TOKEN', 'eins\nzwei', 'Bearer eins\nzwei'],
    ['SLACK_APP_TOKEN', 'eins\nzwei', 'a header with zwei'],
    ['HUAWEICLOUD_SDK_SK', 'ge"heim', '{"sk":"ge\\"heim"}'],
    ['IAM_PASSWORD', ' geheim ', 'geheim'],
    ['DATABASE_URL', 'postgres://bot:ge%40heim@db/bot', 'user bot, ge@heim'],
    ['DATABASE_URL', 'postgres://bot:geheim@[db/bot', 'input: postgres://bot:geheim@[db/bot'],
    ['HTTPS_PROXY', 'bot:geheim@proxy', 'geheim'],
  ])('leaves nothing of %s in what is printed', (name, value, text) => {
    const printed = withoutSecrets(`It failed: ${text}`, { [name]: value });
    expect(printed).toMatch(/^It failed: .*\[masked\]/);
    expect(printed).not.toMatch(/heim|zwei|kurz/);
  });

  it('leaves other text as it is', () => {
    const text = 'Slack cannot be reached: connect ECONNREFUSED 127.0.0.1:3000. Check network and proxy.';
    expect(withoutSecrets(text, { SLACK_BOT_TOKEN: 'xoxb-1', IAM_PASSWORD: '', PORT: '3000' })).toBe(text);
  });
});
