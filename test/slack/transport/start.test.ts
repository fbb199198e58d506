import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeSlack, serveSlack } from '../../../sandbox/slack/server.ts';
import { memoryStore } from '../../../sandbox/store.ts';
import { createWorkspace } from '../../../sandbox/workspace.ts';
import { systemClock } from '../../../src/clock.ts';
import { readConfig } from '../../../src/config.ts';
import { StartError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { startBot } from '../../../src/main.ts';

async function start(slack: Pick<FakeSlack, 'apiUrl'>, tokens: Record<string, string>): Promise<unknown> {
  const config = readConfig({
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    HUAWEICLOUD_SDK_AK: 'AK',
    HUAWEICLOUD_SDK_SK: 'SK',
    MODELARTS_REGION: 'cn-north-4',
    MODELARTS_PROJECT_ID: '0123456789abcdef0123456789abcdef',
    ...tokens,
  });
  const store = await memoryStore(systemClock);
  onTestFinished(async () => store.close());
  return startBot(config, { log: createLog('silent'), store }).catch((error: unknown) => error);
}

async function fakeSlack(): Promise<FakeSlack> {
  const slack = await serveSlack(createWorkspace());
  onTestFinished(async () => slack.close());
  return slack;
}

describe('a start of the bot that cannot go on says what to do', () => {
  it('when Slack refuses the bot token', async () => {
    const failure = await start(await fakeSlack(), {
      SLACK_BOT_TOKEN: 'xoxb-wrong',
      SLACK_SIGNING_SECRET: 's',
    });
    expect(failure).toBeInstanceOf(StartError);
    expect(String(failure)).toContain('Slack refuses SLACK_BOT_TOKEN: invalid_auth');
    expect(String(failure)).not.toContain('xoxb-wrong');
  });

  it('when Slack refuses the app token', async () => {
    const slack = await fakeSlack();
    const failure = await start(slack, { SLACK_BOT_TOKEN: slack.tokens.bot, SLACK_APP_TOKEN: 'xapp-wrong' });
    expect(String(failure)).toContain('Slack refuses SLACK_APP_TOKEN: invalid_auth');
  });

  it('when the app is installed for a whole organisation', async () => {
    const workspace = createWorkspace();
    workspace.team.isOrgInstall = true;
    const slack = await serveSlack(workspace);
    onTestFinished(async () => slack.close());
    const failure = await start(slack, { SLACK_BOT_TOKEN: slack.tokens.bot, SLACK_SIGNING_SECRET: 's' });
    expect(failure).toBeInstanceOf(StartError);
    expect(String(failure)).toContain('installed for a whole organisation');
  });

  it('when Slack cannot be reached', async () => {
    const slack = await fakeSlack();
    slack.faults.dark = true;
    const failure = await start(slack, { SLACK_BOT_TOKEN: slack.tokens.bot, SLACK_SIGNING_SECRET: 's' });
    expect(String(failure)).toMatch(/Slack cannot be reached: fetch failed: .+\. Check network and proxy/);
  });
});
