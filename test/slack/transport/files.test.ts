import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personAt } from '../../../sandbox/slack/person.ts';
import { type FakeSlack, serveSlack } from '../../../sandbox/slack/server.ts';
import { createWorkspace, type Workspace } from '../../../sandbox/workspace.ts';
import type { Clock } from '../../../src/clock.ts';
import { type FileOutcome, sendFile } from '../../../src/slack/transport/files.ts';
import { clientWith } from '../../sandbox/slack-client.ts';

let workspace: Workspace;
let slack: FakeSlack;
let client: WebClient;
let slept: number[];

beforeEach(async () => {
  workspace = createWorkspace();
  slack = await serveSlack(workspace);
  client = clientWith(slack.tokens.bot, slack);
  slept = [];
});

afterEach(() => slack.close());

const content = '\uFEFFseq,what\r\n1,"试 a,b"\r\n';
const file = { name: 'modelarts-audit-2026-11-22.csv', content };

async function send(user = 'U0ADMIN'): Promise<FileOutcome> {
  const clock: Clock = { now: () => new Date(), sleep: async (ms) => void slept.push(ms) };
  return sendFile(client, clock, { user, file, words: 'The audit &amp; all of *it*.' });
}

function seen(user = 'U0ADMIN') {
  return personAt(slack, workspace, user).screen(`D${user.slice(1)}`);
}

const called = () => slack.calls.map(({ method }) => method);

describe('sendFile', () => {
  it('puts the file, byte for byte, into the direct message, below the words', async () => {
    expect(await send()).toEqual({ isSent: true, channel: 'D0ADMIN' });

    const [words, shared] = seen();
    expect(words?.text).toBe('The audit &amp; all of *it*.');
    expect(shared?.shown).toContain(file.name);
    expect(shared?.shown).toContain('1,"试 a,b"');
    const bytes = workspace.files.get(shared?.files?.[0]?.id ?? '');
    expect(bytes && Buffer.from(bytes).toString()).toBe(content);
    expect(called()).toEqual([
      'files.getUploadURLExternal',
      'upload_url',
      'chat.postMessage',
      'files.completeUploadExternal',
    ]);
  });

  it('needs no scope but files:write and chat:write', async () => {
    slack.scopes.clear();
    for (const scope of ['files:write', 'chat:write']) slack.scopes.add(scope);
    expect(await send('U0CHINESE')).toEqual({ isSent: true, channel: 'D0CHINESE' });
  });

  it.each(['missing_scope', 'file_uploads_disabled', 'storage_limit_reached'])(
    'fails with %s before the message about the file is posted',
    async (error) => {
      slack.faults.errorFor['files.getUploadURLExternal'] = error;
      expect(await send()).toMatchObject({ isSent: false, error });
      expect(seen()).toEqual([]);
    },
  );

  it('tells of a scope that is really missing', async () => {
    slack.scopes.delete('files:write');
    expect(await send()).toMatchObject({ isSent: false, error: 'missing_scope' });
  });

  it('deletes its message when the file is refused at the last step', async () => {
    slack.faults.errorFor['files.completeUploadExternal'] = 'file_type_not_allowed';
    expect(await send()).toMatchObject({ isSent: false, error: 'file_type_not_allowed' });
    expect(seen()).toEqual([]);
  });

  it('tries the upload again, then says that Slack cannot be reached', async () => {
    slack.faults.errorFor.upload_url = 'gone_away';
    expect(await send()).toMatchObject({ isSent: false, error: 'unreachable' });
    expect(called().filter((method) => method === 'upload_url')).toHaveLength(5);
    expect(seen()).toEqual([]);
  });

  it('waits out a rate limit', async () => {
    slack.faults.rateLimited = 1;
    slack.faults.retryAfter = 7;
    expect(await send()).toMatchObject({ isSent: true });
    expect(slept).toEqual([7_000]);
  });

  it('says that Slack cannot be reached while it is down', async () => {
    slack.faults.dark = true;
    expect(await send()).toMatchObject({ isSent: false, error: 'unreachable' });
  });

  it('keeps the token away from the upload URL', async () => {
    const { fetch: real } = globalThis;
    const headers: unknown[] = [];
    globalThis.fetch = async (url, init) => {
      if (String(url).includes('/upload/')) headers.push(new Headers(init?.headers).get('authorization'));
      return real(url, init);
    };
    try {
      await send();
    } finally {
      globalThis.fetch = real;
    }
    expect(headers).toEqual([null]);
  });
});
