import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeSlack, serveSlack } from '../../sandbox/slack/server.ts';
import { createWorkspace, type Workspace } from '../../sandbox/workspace.ts';
import { clientWith, errorOf } from './slack-client.ts';

let workspace: Workspace;
let slack: FakeSlack;
let client: WebClient;

beforeEach(async () => {
  workspace = createWorkspace({ unfurlDomains: ['example.com'] });
  slack = await serveSlack(workspace);
  client = clientWith(slack.tokens.bot, slack);
});

afterEach(() => slack.close());

describe('unfurling links in the fake Slack', () => {
  const url = 'https://console.example.com/1';
  const blocks = [{ type: 'divider' as const }];
  const unfurl = (unfurls: Record<string, object>, ts: string) =>
    errorOf(client.chat.unfurl({ channel: 'C0TRAINING', ts, unfurls }));

  it("is refused for links that are not there, or not the app's, and for bad blocks", async () => {
    slack.scopes.add('links:write');
    const text = `<${url}> <https://other.org/>`;
    const { ts } = workspace.post({ channel: 'C0TRAINING', from: 'U0ADMIN', text, blocks: [] });

    expect(await unfurl({ 'https://other.org/': { blocks } }, ts)).toBe('cannot_unfurl_url');
    expect(await unfurl({ [`${url}2`]: { blocks } }, ts)).toBe('cannot_unfurl_url');
    expect(await unfurl({ [url]: { blocks: [{ type: 'section' }] } }, ts)).toBe('cannot_parse_attachment');
    expect(await unfurl({ [url]: { blocks } }, '1.1')).toBe('cannot_find_message');
    expect(await unfurl({ [url]: { blocks } }, ts)).toBeUndefined();
    expect(workspace.messages[0]?.unfurls).toMatchObject([{ url }]);
  });

  it('needs its scope', async () => {
    expect(await unfurl({}, '1.1')).toBe('missing_scope');
  });
});
