import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personAt } from '../../sandbox/slack/person.ts';
import { type FakeSlack, serveSlack } from '../../sandbox/slack/server.ts';
import { createWorkspace, type Workspace } from '../../sandbox/workspace.ts';
import { clientWith, errorOf } from './slack-client.ts';

let workspace: Workspace;
let slack: FakeSlack;
let client: WebClient;

beforeEach(async () => {
  workspace = createWorkspace();
  slack = await serveSlack(workspace);
  client = clientWith(slack.tokens.bot, slack);
});

afterEach(() => slack.close());

async function announce(length = 3) {
  const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
    filename: 'a.txt',
    length,
  });
  return { url, id };
}

async function upload(url: string, body: string): Promise<number> {
  return (await fetch(url, { method: 'POST', body })).status;
}

describe('uploading to the fake Slack', () => {
  it('works with the client of Slack itself', async () => {
    await client.filesUploadV2({
      channel_id: 'C0TRAINING',
      filename: 'a.csv',
      content: 'a,b\n1,2\n',
      initial_comment: 'Here it is',
    });

    const seen = await personAt(slack, workspace, 'U0VIEWER').sees('a.csv');
    expect(seen.shown).toBe('Here it is\n(file a.csv, 8 bytes)\n┃ a,b\n┃ 1,2');
    const [file] = seen.files ?? [];
    expect(Buffer.from(workspace.files.get(file?.id ?? '') ?? []).toString()).toBe('a,b\n1,2\n');
  });

  it('takes bare bytes as well as a form', async () => {
    const { url, id } = await announce();
    expect(await upload(url, 'abc')).toBe(200);
    await client.files.completeUploadExternal({ files: [{ id }], channel_id: 'C0TRAINING' });
    expect(workspace.messages.at(-1)?.files).toEqual([{ id, name: 'a.txt', size: 3, preview: 'abc' }]);
  });

  it('shows the first lines only, cut where they are long', async () => {
    const text = `${'x'.repeat(900)}\n${'line\n'.repeat(20)}`;
    const { url, id } = await announce(text.length);
    await upload(url, text);
    await client.files.completeUploadExternal({ files: [{ id }], channel_id: 'C0TRAINING' });
    const [file] = workspace.messages.at(-1)?.files ?? [];
    expect(file?.preview).toBe(`${'x'.repeat(200)}\nline\nline\nline\nline`);
  });

  it('shows a file that is shared with nobody to nobody', async () => {
    const { url, id } = await announce();
    await upload(url, 'abc');
    await client.files.completeUploadExternal({ files: [{ id }] });
    expect(workspace.messages).toEqual([]);
  });
});

describe('refused by the fake Slack are', () => {
  it('files without a name or without bytes, and such as are too large', async () => {
    const ask = (filename: string, length: number) =>
      errorOf(client.files.getUploadURLExternal({ filename, length }));
    expect(await ask('', 3)).toBe('missing_argument');
    expect(await ask('a.txt', 0)).toBe('missing_argument');
    expect(await ask('a.txt', -1)).toBe('invalid_arguments');
    expect(await ask('a.txt', 2e9)).toBe('file_upload_size_restricted');
  });

  it('bytes at another URL, and more or fewer than were announced', async () => {
    const { url } = await announce(3);
    expect(await upload(`${url}x`, 'abc')).toBe(400);
    expect(await upload(url, 'abcd')).toBe(400);
  });

  it('files that have not come, or that have been shared already', async () => {
    const { url, id } = await announce();
    const complete = () => errorOf(client.files.completeUploadExternal({ files: [{ id }] }));
    expect(await complete()).toBe('file_not_found');
    await upload(url, 'abc');
    expect(await complete()).toBeUndefined();
    expect(await complete()).toBe('file_not_found');
  });

  it('people in the place of conversations, and conversations without the bot', async () => {
    const { url, id } = await announce();
    await upload(url, 'abc');
    const complete = (channel_id: string) =>
      errorOf(client.files.completeUploadExternal({ files: [{ id }], channel_id }));
    expect(await complete('U0ADMIN')).toBe('invalid_arguments');
    expect(await complete('C0NOWHERE')).toBe('channel_not_found');
    expect(await complete('C0RANDOM')).toBe('not_in_channel');
    expect(await complete('D0ADMIN')).toBeUndefined();
  });

  it('bots without files:write', async () => {
    slack.scopes.delete('files:write');
    expect(await errorOf(client.files.getUploadURLExternal({ filename: 'a', length: 1 }))).toBe(
      'missing_scope',
    );
  });
});
