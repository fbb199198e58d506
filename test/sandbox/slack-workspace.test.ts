import { describe, expect, it } from 'vitest';
import type { Change } from '../../sandbox/slack/journal.ts';
import { createWorkspace, directChannel, findChannel } from '../../sandbox/workspace.ts';

const hello = { channel: 'C0TRAINING', from: 'U0ADMIN', text: 'hello', blocks: [] };

describe('a workspace of the fake Slack', () => {
  it('has someone of each kind', () => {
    const { people } = createWorkspace();
    const idsWhere = (is: (person: { isAdmin: boolean; isGuest: boolean; locale: string }) => boolean) =>
      [...people.values()].filter(is).map(({ id }) => id);

    expect(idsWhere(({ isAdmin }) => isAdmin)).toEqual(['U0ADMIN']);
    expect(idsWhere(({ isGuest }) => isGuest)).toEqual(['U0GUEST']);
    expect(idsWhere(({ locale }) => locale === 'zh-CN')).toEqual(['U0CHINESE']);
  });

  it('finds channels by id and by name', () => {
    const workspace = createWorkspace();

    expect(findChannel(workspace, '#training')).toBe(findChannel(workspace, 'C0TRAINING'));
    expect(findChannel(workspace, '#nowhere')).toBeUndefined();
  });

  it('opens a direct conversation that is missing', () => {
    const workspace = createWorkspace();
    workspace.channels.delete('D0ADMIN');

    const { id, isIm } = directChannel(workspace, 'U0ADMIN');

    expect([id, isIm, workspace.channels.has(id)]).toEqual(['D0ADMIN', true, true]);
  });
});

describe('the messages in a workspace of the fake Slack', () => {
  it('have rising timestamps even while time stands still', () => {
    const workspace = createWorkspace({ now: () => 1_000 });

    expect([workspace.post(hello).ts, workspace.post(hello).ts]).toEqual(['1.000000', '1.000001']);
  });

  it('stay as they were seen when they are edited', () => {
    const workspace = createWorkspace();
    const before = workspace.post({ ...hello, cause: 'a press' });

    const after = workspace.edit(before, { text: 'bye' });

    expect(before.text).toBe('hello');
    expect(after).toMatchObject({ ts: before.ts, text: 'bye', editedTs: expect.any(String) });
    expect(after).not.toHaveProperty('cause');
    expect(workspace.messages).toEqual([after]);
  });

  it('are told to those who watch, until they stop', () => {
    const workspace = createWorkspace();
    const changes: Change['kind'][] = [];
    const stop = workspace.watch(({ kind }) => changes.push(kind));
    const message = workspace.post(hello);
    workspace.edit(message, { text: 'bye' });
    workspace.remove(message);
    stop();
    workspace.post(hello);

    expect(changes).toEqual(['posted', 'edited', 'deleted']);
  });

  it('cannot be edited once they are gone', () => {
    const workspace = createWorkspace();
    const message = workspace.post(hello);
    workspace.remove(message);

    expect(workspace.edit(message, { text: 'bye' })).toBeUndefined();
  });
});
