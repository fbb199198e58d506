import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { begin } from './begin.ts';

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

describe('/modelarts alert', () => {
  it('sets an alert for whoever asks, lists it and removes it', async () => {
    const { viewer, store } = await begin(searches);
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

  it('reads and answers Chinese', async () => {
    const { chinese, store } = await begin(searches);
    expect((await chinese.types('/modelarts alert resnet-lr 当 acc 大于 0.9')).shown).toContain('acc > 0.9');
    expect(await store.alerts.list()).toHaveLength(1);
    expect((await chinese.types('/modelarts alert resnet-lr 当 天气 好')).shown).toContain('看不出要等什么');
  });

  it.each([
    ['no new best for 20 trials', { kind: 'drought', trials: 20 }],
    ['a trial fails', { kind: 'failed' }],
    ['it ends', { kind: 'ended' }],
    ['loss < -0.5', { kind: 'metric', metric: 'loss', is: '<', value: -0.5 }],
    ['loss < −0.5', { kind: 'metric', metric: 'loss', is: '<', value: -0.5 }],
  ])('reads the condition “%s”', async (words, condition) => {
    const { viewer, store } = await begin(searches);
    await viewer.types(`/modelarts alert resnet-lr when ${words}`);
    expect(await store.alerts.list()).toMatchObject([{ condition }]);
  });

  it('takes the search that the channel uses when none is named', async () => {
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

  it('says which conditions it cannot wait for, and which it can', async () => {
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

  it('lets only whoever set an alert, or an operator, remove it', async () => {
    const { viewer, admin, chinese, store } = await begin(searches);
    await viewer.types('/modelarts alert resnet-lr when it ends');
    const [alert] = await store.alerts.list();
    expect((await chinese.types(`/modelarts alert remove ${alert?.id}`)).shown).toContain('提出者');
    expect((await admin.types(`/modelarts alert remove ${alert?.id}`)).shown).toContain('is removed');
    expect(await store.alerts.list()).toEqual([]);
  });
});
