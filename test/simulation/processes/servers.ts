import { type FakeModelArts, sandboxKey, serveModelArts } from '../../../sandbox/modelarts/server.ts';
import { createProject, type Project } from '../../../sandbox/project.ts';
import { type FakeSlack, serveSlack } from '../../../sandbox/slack/server.ts';
import { createWorkspace, type Workspace } from '../../../sandbox/workspace.ts';
import type { Clock } from '../../../src/clock.ts';
import { type Gate, openGate } from './proxy.ts';

/** Slack and ModelArts, each behind a gate, for a bot that may die at any moment. */
export interface Scene {
  readonly project: Project;
  readonly workspace: Workspace;
  readonly slack: FakeSlack;
  readonly modelarts: FakeModelArts;
  readonly gates: { readonly slack: Gate; readonly modelarts: Gate };
  /** What whoever runs the bot would set, but for the database. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function openScene(clock: Pick<Clock, 'now'>): Promise<Scene> {
  const project = createProject(clock);
  const workspace = createWorkspace({ now: () => clock.now().getTime() });
  const modelarts = await serveModelArts(project);
  // Slack's limit would only make the bot wait.
  const slack = await serveSlack(workspace, { limitPosts: false });
  const gates = {
    slack: await openGate(new URL(slack.apiUrl).origin),
    modelarts: await openGate(modelarts.url),
  };
  return {
    project,
    workspace,
    slack,
    modelarts,
    gates,
    environment: {
      SLACK_BOT_TOKEN: slack.tokens.bot,
      SLACK_APP_TOKEN: slack.tokens.app,
      SLACK_API_URL: `${gates.slack.url}/api/`,
      PORT: '0',
      HUAWEICLOUD_SDK_AK: sandboxKey.ak,
      HUAWEICLOUD_SDK_SK: sandboxKey.sk,
      MODELARTS_REGION: project.region,
      MODELARTS_PROJECT_ID: project.id,
      MODELARTS_ENDPOINT: gates.modelarts.url,
      MODELARTS_BOT_ADMINS: 'S0OPERATORS',
    },
    async close() {
      await Promise.all([gates.slack.close(), gates.modelarts.close()]);
      await Promise.all([slack.close(), modelarts.close()]);
    },
  };
}
