import { type FakeModelArts, sandboxKey, serveModelArts } from '../../../sandbox/modelarts/server.ts';
import { createProject, type Project } from '../../../sandbox/project.ts';
import { WAIT_LIMIT_MS } from '../../../sandbox/slack/person.ts';
import { type FakeSlack, serveSlack } from '../../../sandbox/slack/server.ts';
import { createWorkspace, type Workspace } from '../../../sandbox/workspace.ts';
import type { Clock } from '../../../src/clock.ts';
import { type HttpProxy, openProxy } from './proxy.ts';

/** The two ways out of one bot. */
export interface Proxies {
  readonly slack: HttpProxy;
  readonly modelarts: HttpProxy;
}

/** The fake Slack and the fake ModelArts, behind proxies. */
export interface Servers {
  readonly project: Project;
  readonly workspace: Workspace;
  readonly slack: FakeSlack;
  readonly modelarts: FakeModelArts;
  /** Of the first bot. */
  readonly proxies: Proxies;
  /** Proxies for one more bot, since a bot is known by the proxies it goes through. */
  moreProxies(): Promise<Proxies>;
  /** The environment of a bot behind these proxies, without its database. */
  environment(proxies?: Proxies): Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function openServers(clock: Pick<Clock, 'now'>): Promise<Servers> {
  const project = createProject(clock);
  const workspace = createWorkspace({ now: () => clock.now().getTime() });
  const modelarts = await serveModelArts(project);
  // Slack's limit on posts would only make the bot wait, and its limit on acks would measure the machine.
  const slack = await serveSlack(workspace, { limitPosts: false, ackWithin: WAIT_LIMIT_MS });
  const opened: Proxies[] = [];

  async function moreProxies(): Promise<Proxies> {
    const proxies = {
      slack: await openProxy(new URL(slack.apiUrl).origin),
      modelarts: await openProxy(modelarts.url),
    };
    opened.push(proxies);
    return proxies;
  }

  const proxies = await moreProxies();
  return {
    project,
    workspace,
    slack,
    modelarts,
    proxies,
    moreProxies,
    environment: (behind = proxies) => ({
      SLACK_BOT_TOKEN: slack.tokens.bot,
      SLACK_APP_TOKEN: slack.tokens.app,
      SLACK_API_URL: `${behind.slack.url}/api/`,
      PORT: '0',
      HUAWEICLOUD_SDK_AK: sandboxKey.ak,
      HUAWEICLOUD_SDK_SK: sandboxKey.sk,
      MODELARTS_REGION: project.region,
      MODELARTS_PROJECT_ID: project.id,
      MODELARTS_ENDPOINT: behind.modelarts.url,
      MODELARTS_BOT_ADMINS: 'S0OPERATORS',
    }),
    async close() {
      await Promise.all(opened.flatMap((each) => [each.slack.close(), each.modelarts.close()]));
      await Promise.all([slack.close(), modelarts.close()]);
    },
  };
}
