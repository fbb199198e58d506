import { type FakeModelArts, sandboxKey, serveModelArts } from '../sandbox/modelarts/server.ts';
import { createProject, type Project } from '../sandbox/project.ts';
import { blockActions, slashCommand } from '../sandbox/slack/payloads.ts';
import { type FakeSlack, serveSlack } from '../sandbox/slack/server.ts';
import { signatureHeaders } from '../sandbox/slack/signing.ts';
import { createWorkspace, findChannel, type Workspace } from '../sandbox/workspace.ts';
import { systemClock } from '../src/clock.ts';
import type { Environment } from './child.ts';

/** The sandbox's two servers, in this process and in real time, for bots in processes of their own. */
export interface Stage extends AsyncDisposable {
  readonly project: Project;
  readonly modelarts: FakeModelArts;
  readonly slack: FakeSlack;
  /** What a bot here has to be started with: HTTP, and an access key. */
  readonly environment: Environment;
  /** What Slack would POST for `/modelarts …`, signed; good for five minutes. */
  command(line: string): SignedRequest;
  /** What Slack would POST for a press of a button that asks `line`. */
  press(line: string): SignedRequest;
  /** Lets Slack itself carry a command to the bot at `url`, and show what comes of it. */
  sendCommand(line: string, url: string): Promise<void>;
}

export interface SignedRequest {
  readonly path: string;
  readonly method: 'POST';
  readonly headers: Record<string, string>;
  readonly body: string;
}

const PATH = '/slack/events';

export async function openStage(): Promise<Stage> {
  const project = createProject(systemClock);
  const workspace = createWorkspace();
  const modelarts = await serveModelArts(project);
  const slack = await serveSlack(workspace);
  const place = placeIn(workspace);
  const message = workspace.post({
    channel: place.channel.id,
    from: workspace.app.botUserId,
    text: 'A message with a button.',
    blocks: [],
  });
  const handles = { triggerId: 'trigger', responseUrl: new URL('/response/none', slack.apiUrl).href };
  return {
    project,
    modelarts,
    slack,
    environment: {
      SLACK_BOT_TOKEN: slack.tokens.bot,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      MODELARTS_ENDPOINT: modelarts.url,
      MODELARTS_REGION: project.region,
      MODELARTS_PROJECT_ID: project.id,
      HUAWEICLOUD_SDK_AK: sandboxKey.ak,
      HUAWEICLOUD_SDK_SK: sandboxKey.sk,
    },
    command(line) {
      const payload = slashCommand(`/modelarts ${line}`, { workspace, ...place }, handles);
      const fields = Object.entries(payload).map(([name, value]) => [name, String(value)]);
      return signed(Object.fromEntries(fields), slack.signingSecret);
    },
    press(line) {
      const action = { type: 'button', action_id: 'ask:0', block_id: 'bench', value: line };
      const payload = blockActions(action, message, { workspace, ...place }, handles);
      return signed({ payload: JSON.stringify(payload) }, slack.signingSecret);
    },
    async sendCommand(line, url) {
      slack.deliverTo(`${url}${PATH}`);
      await slack.command(`/modelarts ${line}`, { place, cause: line });
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([slack.close(), modelarts.close()]);
    },
  };
}

function signed(fields: Record<string, string>, secret: string): SignedRequest {
  const body = new URLSearchParams(fields).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    ...signatureHeaders(body, secret),
  };
  return { path: PATH, method: 'POST', headers, body };
}

function placeIn(workspace: Workspace) {
  const person = workspace.people.get('U0VIEWER');
  const channel = findChannel(workspace, '#training');
  if (!person || !channel) throw new Error('The cast of the sandbox has changed.');
  return { person, channel };
}
