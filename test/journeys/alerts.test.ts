import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { begin, TRANSPORTS } from './begin.ts';

function searches(project: Project): void {
  project.addTable({
    name: 'resnet-lr',
    rows: [
      { id: 'done0001', reward: 0.5, metrics: { loss: 0.4 } },
      { id: 'slow0001', reward: 0.2, metrics: { loss: 0.9 }, status: 'RUNNING' },
    ],
  });
  project.addTable({ name: 'over', rows: [{ id: 'gone0001', reward: 0.1 }], phase: 'Completed' });
}

describe.each(TRANSPORTS)('alert, over %s', (transport) => {
  it('is set for whoever asks, listed and removed', async () => {
    const { viewer, store } = await begin(searches, { transport });
    const made = await viewer.types('/modelarts alert resnet-lr when acc > 0.9');
    expect(made.shown).toMatch(/I will mention @?viewer when a trial has acc > 0.9 in resnet-lr/i);
    const again = await viewer.types('/modelarts alert resnet-lr when ACC > 90%');
    expect(again.shown).toContain('You have that alert on resnet-lr already');
    expect(await store.alerts.list()).toMatchObject([
      { by: 'U0VIEWER', condition: { kind: 'metric', metric: 'acc', is: '>', value: 0.9 } },
    ]);
    expect((await viewer.types('/modelarts alert list')).shown).toContain('when a trial has acc > 0.9');
    expect((await viewer.presses('Remove')).reply?.shown).toContain('is removed');
    expect((await viewer.types('/modelarts alert')).shown).toContain('No alert is set here yet');
  });

  it('speaks Chinese', async () => {
    const { chinese, store } = await begin(searches, { transport });
    expect((await chinese.types('/modelarts alert resnet-lr 当 acc 大于 0.9')).shown).toContain('acc > 0.9');
    expect(await store.alerts.list()).toHaveLength(1);
    expect((await chinese.types('/modelarts alert resnet-lr 当 天气 好')).shown).toContain('看不出要等什么');
  });
});

describe('alert', () => {
  it.each([
    ['no new best for 20 trials', { kind: 'drought', trials: 20 }],
    ['a trial fails', { kind: 'failed' }],
    ['it ends', { kind: 'ended' }],
    ['loss < -0.5', { kind: 'metric', metric: 'loss', is: '<', value: -0.5 }],
    ['loss < −0.5', { kind: 'metric', metric: 'loss', is: '<', value: -0.5 }],
  ])('waits until %s', async (words, condition) => {
    const { viewer, store } = await begin(searches);
    await viewer.types(`/modelarts alert resnet-lr when ${words}`);
    expect(await store.alerts.list()).toMatchObject([{ condition }]);
  });

  it('is about the search of the channel where none is named', async () => {
    const { viewer, store } = await begin(searches);
    expect((await viewer.types('/modelarts alert when it ends')).shown).toContain('Which search?');
    await viewer.types('/modelarts use resnet-lr');
    await viewer.types('/modelarts alert when it ends');
    await viewer.types('/modelarts alert acc > 0.9');
    expect(await store.alerts.list()).toMatchObject([
      { job: { name: 'resnet-lr' }, condition: { kind: 'ended' } },
      { job: { name: 'resnet-lr' }, condition: { kind: 'metric' } },
    ]);
  });

  it('says what cannot be waited for, and what can', async () => {
    const { viewer, store } = await begin(searches);
    const say = async (line: string) => (await viewer.types(`/modelarts alert ${line}`)).shown;
    expect(await say('resnet-lr')).toContain('Say what to wait for.');
    expect(await say('resnet-lr when the sun shines')).toContain('I cannot read what to wait for');
    expect(await say('resnet-lr when accc > 0.9')).toContain('Did you mean acc');
    expect(await say('resnet-lr when acc = 0.9')).toContain('cannot be waited for');
    expect(await say('resnet-lr when acc > high')).toContain('“high” is no number');
    expect(await say('resnet-lr when no new best for 0 trials')).toContain('no number of trials');
    expect(await say('over when it ends')).toContain('over has ended');
    expect(await say('remove zzzzzz')).toContain('There is no alert “zzzzzz”');
    expect(await say('remove')).toContain('<id> is missing');
    expect(await store.alerts.list()).toEqual([]);
  });

  it('is removed by whoever set it, and by operators', async () => {
    const { viewer, admin, chinese, store } = await begin(searches);
    await viewer.types('/modelarts alert resnet-lr when it ends');
    const [alert] = await store.alerts.list();
    expect((await chinese.types(`/modelarts alert remove ${alert?.id}`)).shown).toContain('提出者');
    expect((await admin.types(`/modelarts alert remove ${alert?.id}`)).shown).toContain('is removed');
    expect(await store.alerts.list()).toEqual([]);
  });
});
