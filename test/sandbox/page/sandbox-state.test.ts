import { describe, expect, it } from 'vitest';
import type { Snapshot, Update } from '../../../sandbox/page/contract.ts';
import { servePage } from '../../../sandbox/page/server.ts';
import { NOTHING_YET, reduce } from '../../../sandbox/web/sandbox-state.ts';

const message = (ts: string, text: string) => ({ channel: 'C1', ts, from: 'U1', text, blocks: [] });
const exchange = (id: string, outcome?: string) =>
  ({
    id,
    from: 'Bot',
    to: 'Slack',
    title: 't',
    isOk: true,
    at: '',
    request: {},
    reply: {},
    ...(outcome && { outcome }),
  }) as const;

describe('the state of the sandbox page', () => {
  it('follows messages as they come, change and go', async () => {
    const page = await servePage({ scenario: 'sample', transport: 'socket', speed: 0 });
    const snapshot: Snapshot = JSON.parse(await (await fetch(`${page.url}/api/state?me=U0VIEWER`)).text());
    await page.close();
    const updates: Update[] = [
      { kind: 'snapshot', snapshot },
      { kind: 'message', change: 'posted', message: message('1', 'a') },
      { kind: 'message', change: 'posted', message: message('2', 'b') },
      { kind: 'message', change: 'edited', message: message('1', 'c') },
      { kind: 'message', change: 'deleted', message: message('2', 'b') },
      { kind: 'exchanges', exchanges: [exchange('x'), exchange('y')] },
      { kind: 'exchanges', exchanges: [exchange('x', '200')] },
      { kind: 'clock', now: 5 },
    ];
    const { snapshot: after } = updates.reduce(reduce, NOTHING_YET);
    expect(after?.messages).toEqual([message('1', 'c')]);
    expect(after?.exchanges.slice(-2).map(({ id, outcome }) => [id, outcome])).toEqual([
      ['x', '200'],
      ['y', undefined],
    ]);
    expect(after?.now).toBe(5);
  });

  it('counts notices, so that the same words can be said twice', () => {
    const twice = [1, 2].reduce((state) => reduce(state, { kind: 'notice', text: 'No.' }), NOTHING_YET);
    expect(twice.notice).toEqual({ text: 'No.', count: 2 });
  });
});
