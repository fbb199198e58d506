import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personAt } from '../../sandbox/slack/person.ts';
import { type FakeSlack, serveSlack } from '../../sandbox/slack/server.ts';
import { createWorkspace, type Workspace } from '../../sandbox/workspace.ts';
import { clientWith, errorOf } from './slack-client.ts';

let workspace: Workspace;
let slack: FakeSlack;
let client: WebClient;
let now = 1_000_000;

beforeEach(async () => {
  workspace = createWorkspace();
  slack = await serveSlack(workspace, { now: () => now });
  client = clientWith(slack.tokens.bot, slack);
});

afterEach(() => slack.close());

describe('posting to the fake Slack', () => {
  it('shows the message to the members of the channel, and no one else', async () => {
    const { ts, message } = await client.chat.postMessage({ channel: '#training', text: 'Hello' });

    expect(message).toMatchObject({ text: 'Hello', bot_id: 'B0MODELARTS', ts });
    expect(screenOf('U0VIEWER', '#training')).toEqual(['Hello']);
    expect(() => screenOf('U0VIEWER', '#private-lab')).toThrow('viewer is in no channel');
  });

  it('opens the direct conversation of a person whose id is given', async () => {
    const { channel } = await client.chat.postMessage({ channel: 'U0VIEWER', text: 'Only you' });
    const opened = await client.conversations.open({ users: 'U0VIEWER' });

    expect(opened.channel?.id).toBe(channel);
    expect(screenOf('U0VIEWER', channel ?? '')).toEqual(['Only you']);
  });

  it('shows an ephemeral message to one person', async () => {
    await client.chat.postEphemeral({ channel: 'C0TRAINING', user: 'U0VIEWER', text: 'Psst' });

    expect(screenOf('U0VIEWER', '#training')).toEqual(['Psst']);
    expect(screenOf('U0ADMIN', '#training')).toEqual([]);
  });

  it('gives every block an id', async () => {
    const { message } = await client.chat.postMessage({
      channel: 'C0TRAINING',
      text: 'x',
      blocks: [{ type: 'divider' }],
    });

    expect(message?.blocks).toEqual([{ type: 'divider', block_id: 'b0' }]);
  });

  it('refuses what Slack refuses', async () => {
    expect(await postError({ channel: 'C0RANDOM', text: 'x' })).toBe('not_in_channel');
    expect(await postError({ channel: 'C0PRIVATE', text: 'x' })).toBe('channel_not_found');
    expect(await postError({ channel: 'C0NOWHERE', text: 'x' })).toBe('channel_not_found');
    expect(await postError({ channel: 'C0TRAINING', text: '' })).toBe('no_text');
    training().isArchived = true;
    expect(await postError({ channel: 'C0TRAINING', text: 'x' })).toBe('is_archived');
  });

  it('posts to a public channel from outside with the scope for it', async () => {
    slack.scopes.add('chat:write.public');

    expect(await postError({ channel: 'C0RANDOM', text: 'x' })).toBeUndefined();
  });

  it('refuses an ephemeral message to a person outside the channel', async () => {
    training().members.delete('U0VIEWER');

    const post = client.chat.postEphemeral({ channel: 'C0TRAINING', user: 'U0VIEWER', text: 'x' });

    expect(await errorOf(post)).toBe('user_not_in_channel');
  });

  it('says where the blocks are wrong', async () => {
    const post = client.chat.postMessage({
      channel: 'C0TRAINING',
      text: 'x',
      blocks: [{ type: 'divider' }, { type: 'section' }],
    });

    await expect(post).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        errors: ['must define either `text` or `fields` [json-pointer:/blocks/1/type]'],
        response_metadata: {
          messages: ['[ERROR] must define either `text` or `fields` [json-pointer:/blocks/1/type]'],
        },
      },
    });
  });

  it('refuses native tables where the workspace does', async () => {
    const cell = { type: 'raw_text' as const, text: 'x' };
    const blocks = [{ type: 'data_table' as const, caption: 'c', rows: [[cell], [cell]] }];
    const post = { channel: '#training', text: 'x', blocks };
    expect(await postError(post)).toBeUndefined();
    slack.faults.refuseNative = true;

    expect(await postError({ ...post, channel: 'U0ADMIN' })).toBe('invalid_blocks');
  });

  it('accepts one post a second in each channel', async () => {
    await client.chat.postMessage({ channel: 'C0TRAINING', text: '1' });
    const second = client.chat.postMessage({ channel: 'C0TRAINING', text: '2' });
    await expect(second).rejects.toMatchObject({ retryAfter: 1 });
    await client.chat.postMessage({ channel: 'U0ADMIN', text: 'elsewhere' });
    now += 1_000;
    await client.chat.postMessage({ channel: 'C0TRAINING', text: '3' });

    expect(screenOf('U0VIEWER', '#training')).toEqual(['1', '3']);
    expect(slack.calls.map(({ status }) => status)).toEqual([200, 429, 200, 200]);
  });
});

describe('changing messages of the fake Slack', () => {
  it('takes the blocks away from a message that is updated with text alone', async () => {
    const { ts = '' } = await client.chat.postMessage({
      channel: 'C0TRAINING',
      text: 'x',
      blocks: [{ type: 'divider' }],
    });

    const updated = await client.chat.update({ channel: 'C0TRAINING', ts, text: 'y' });

    expect(updated.message).toMatchObject({ text: 'y', edited: { user: 'U0MODELARTS' } });
    expect(updated.message?.blocks).toBeUndefined();
  });

  it('refuses to touch messages of others, and ephemeral ones', async () => {
    const theirs = workspace.post({ channel: 'C0TRAINING', from: 'U0ADMIN', text: 'mine', blocks: [] });
    const { message_ts } = await client.chat.postEphemeral({
      channel: 'C0TRAINING',
      user: 'U0ADMIN',
      text: 'x',
    });
    const update = (ts: string) => errorOf(client.chat.update({ channel: 'C0TRAINING', ts, text: 'y' }));
    const remove = (ts: string) => errorOf(client.chat.delete({ channel: 'C0TRAINING', ts }));

    expect(await update(theirs.ts)).toBe('cant_update_message');
    expect(await remove(theirs.ts)).toBe('cant_delete_message');
    expect(await update(message_ts ?? '')).toBe('message_not_found');
    expect(await update('1.1')).toBe('message_not_found');
  });

  it('refuses an update with too long a text', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0TRAINING', text: 'x' });

    const update = client.chat.update({ channel: 'C0TRAINING', ts, text: 'x'.repeat(4_001) });

    expect(await errorOf(update)).toBe('msg_too_long');
  });

  it('links to a message and deletes it', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0TRAINING', text: 'x' });
    const { permalink } = await client.chat.getPermalink({ channel: 'C0TRAINING', message_ts: ts });
    await client.chat.delete({ channel: 'C0TRAINING', ts });

    expect(permalink).toBe(`https://sandbox.slack.com/archives/C0TRAINING/p${ts.replace('.', '')}`);
    expect(workspace.messages).toEqual([]);
  });
});

function postError(post: Parameters<WebClient['chat']['postMessage']>[0]): Promise<string | undefined> {
  return errorOf(client.chat.postMessage(post));
}

function screenOf(personId: string, channel: string): string[] {
  return personAt(slack, workspace, personId)
    .screen(channel)
    .map(({ shown }) => shown);
}

function training() {
  const channel = workspace.channels.get('C0TRAINING');
  if (!channel) throw new Error('There is no #training.');
  return channel;
}
