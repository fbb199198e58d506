import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeSlack, serveSlack } from '../../sandbox/slack/server.ts';
import type { ViewChange } from '../../sandbox/slack/views.ts';
import { createWorkspace, type Workspace } from '../../sandbox/workspace.ts';
import { clientWith, errorOf } from './slack-client.ts';

let workspace: Workspace;
let slack: FakeSlack;
let client: WebClient;
let now = 1_000_000;

beforeEach(async () => {
  workspace = createWorkspace();
  slack = await serveSlack(workspace, { realNow: () => now });
  client = clientWith(slack.tokens.bot, slack);
});

afterEach(() => slack.close());

describe('a trigger of the fake Slack', () => {
  it('opens one modal', async () => {
    await trigger('t1');

    const { view } = await client.views.open({ trigger_id: 't1', view: modal() });

    expect(view).toMatchObject({ type: 'modal', root_view_id: view?.id, state: { values: {} } });
    expect(await errorOf(client.views.open({ trigger_id: 't1', view: modal() }))).toBe(
      'exchanged_trigger_id',
    );
  });

  it('is valid for three seconds', async () => {
    await trigger('t1');
    now += 3_001;

    expect(await errorOf(client.views.open({ trigger_id: 't1', view: modal() }))).toBe('expired_trigger_id');
    expect(await errorOf(client.views.open({ trigger_id: 'made up', view: modal() }))).toBe(
      'invalid_trigger_id',
    );
  });

  it('stays valid after a view that was refused', async () => {
    await trigger('t1');
    const refused = client.views.open({ trigger_id: 't1', view: modal({ title: words('x'.repeat(25)) }) });
    expect(await errorOf(refused)).toBe('invalid_arguments');

    expect(await errorOf(client.views.open({ trigger_id: 't1', view: modal() }))).toBeUndefined();
  });
});

describe('the stack of modals of the fake Slack', () => {
  it('has three modals at most, each with the id of the one below', async () => {
    const first = await pushed(0);
    const second = await pushed(1);
    await pushed(2);
    await trigger('t3');

    expect(second).toMatchObject({ root_view_id: first?.id, previous_view_id: first?.id });
    expect(await errorOf(client.views.push({ trigger_id: 't3', view: modal() }))).toBe('push_limit_reached');
    expect(workspace.views.modalsOf('U0ADMIN')).toHaveLength(3);
  });

  it('refuses a push while it is empty', async () => {
    await trigger('t0');

    expect(await errorOf(client.views.push({ trigger_id: 't0', view: modal() }))).toBe('not_found');
  });
});

describe('an update of a view of the fake Slack', () => {
  it('keeps what was entered where the ids stay', async () => {
    const view = await pushed(0);
    const id = view?.id ?? '';
    workspace.views.enter(
      id,
      { blockId: 'name', actionId: 'a' },
      { type: 'plain_text_input', value: 'mine' },
    );

    await client.views.update({ view_id: id, hash: view?.hash ?? '', view: modal({ title: words('New') }) });

    expect(workspace.views.find(id)).toMatchObject({
      content: { title: { text: 'New' } },
      values: { name: { a: { value: 'mine' } } },
    });
  });

  it('is refused for a view that is gone, and for a version that is not the last', async () => {
    const view = await pushed(0);
    const update = (more: { view_id: string; hash?: string }) =>
      errorOf(client.views.update({ view: modal(), ...more }));

    expect(await update({ view_id: 'V404' })).toBe('not_found');
    expect(await update({ view_id: view?.id ?? '', hash: 'old' })).toBe('hash_conflict');
  });

  it('finds a view by its external_id, of which there is one', async () => {
    await trigger('t0');
    await client.views.open({ trigger_id: 't0', view: modal({ external_id: 'mine' }) });
    await client.views.update({
      external_id: 'mine',
      view: modal({ external_id: 'mine', title: words('New') }),
    });
    await trigger('t1');
    const second = client.views.push({ trigger_id: 't1', view: modal({ external_id: 'mine' }) });

    expect(await errorOf(second)).toBe('duplicate_external_id');
    expect(workspace.views.findExternal('mine')?.content.title).toEqual(words('New'));
  });
});

describe('a Home tab of the fake Slack', () => {
  it('is kept for each person, and refuses an update with an old hash', async () => {
    const view = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };
    const first = await client.views.publish({ user_id: 'U0ADMIN', view });
    const second = await client.views.publish({ user_id: 'U0ADMIN', view, hash: first.view?.hash ?? '' });
    const third = client.views.publish({ user_id: 'U0ADMIN', view, hash: first.view?.hash ?? '' });

    expect(second.view?.id).toBe(first.view?.id);
    expect(await errorOf(third)).toBe('hash_conflict');
    expect(workspace.views.homeOf('U0VIEWER')).toBeUndefined();
    expect(await errorOf(client.views.publish({ user_id: 'U404', view }))).toBe('user_not_found');
  });
});

describe('changes of views of the fake Slack', () => {
  it('are told to whoever listens, beside the messages', async () => {
    const kinds: ViewChange['kind'][] = [];
    const stop = workspace.watch(
      () => undefined,
      ({ kind }) => kinds.push(kind),
    );
    const view = await pushed(0);
    const id = view?.id ?? '';
    workspace.views.enter(id, { blockId: 'name', actionId: 'a' }, { type: 'plain_text_input', value: 'x' });
    await client.views.update({ view_id: id, view: modal() });
    workspace.views.close(id);
    stop();
    await client.views.publish({ user_id: 'U0ADMIN', view: { type: 'home', blocks: [] } });

    expect(kinds).toEqual(['opened', 'filled', 'updated', 'closed']);
  });
});

const words = (text: string) => ({ type: 'plain_text' as const, text });

const input = (id: string, more: object = {}) => ({
  type: 'input' as const,
  block_id: id,
  label: words('Name'),
  element: { type: 'plain_text_input' as const, action_id: 'a', ...more },
});

function modal(more: object = {}) {
  return {
    type: 'modal' as const,
    title: words('Title'),
    submit: words('Send'),
    blocks: [input('name')],
    ...more,
  };
}

/** Lets the admin do something; that no bot is there to hear of it does not matter. */
async function trigger(cause: string): Promise<void> {
  const person = workspace.people.get('U0ADMIN');
  if (!person) throw new Error('There is no admin.');
  await slack.shortcut({ name: 'Any', type: 'global', callbackId: 'any' }, { person, cause });
}

async function pushed(depth: number) {
  await trigger(`t${depth}`);
  const call = { trigger_id: `t${depth}`, view: modal() };
  return (await (depth === 0 ? client.views.open(call) : client.views.push(call))).view;
}
