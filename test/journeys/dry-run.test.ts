import { describe, expect, it } from 'vitest';
import { begin } from './begin.ts';
import { live, MINUTE, SECOND, STOP, told, until } from './slow-trial.ts';

const MARK = 'Dry run: nothing is sent to ModelArts.';

describe('a dry run', () => {
  it('does everything but send the stop, and is marked in every message', async () => {
    const journey = await begin(live());
    const { admin, operator, second, viewer, stopsSent } = journey;
    expect((await admin.types('/modelarts settings dry-run on')).shown).toContain(
      'From now on: Stops are rehearsed: nothing is sent to ModelArts.',
    );
    await operator.types('/modelarts best resnet-lr');
    const { confirm } = await operator.presses('Stop');
    expect(confirm?.text).toContain(MARK);
    expect(confirm?.text).not.toContain('cannot be brought back');

    const held = await viewer.sees('will be stopped at');
    expect(held.shown).toContain(MARK);
    expect(held.text).toContain(MARK);
    expect((await second.types(STOP)).shown).toContain(MARK);
    const over = await until(journey, viewer.sees('this was a dry run'));
    expect(over.ts).toBe(held.ts);
    expect(over.shown).toContain('slow0001 of resnet-lr runs on');
    expect(told(journey)).toHaveLength(1);
    expect(stopsSent()).toBe(0);
  });

  it('is marked in Chinese for Chinese readers', async () => {
    const journey = await begin(live(), { admins: ['U0CHINESE'] });
    const { chinese, stopsSent } = journey;
    expect((await chinese.types('/modelarts settings dry-run on')).shown).toContain('dry-run');
    await chinese.types(STOP);
    const held = await chinese.sees('将于 16:00:10 停止');
    expect(held.shown).toContain('演练：不会向 ModelArts 发送任何请求。');
    await until(journey, chinese.sees('这是一次演练'));
    expect(stopsSent()).toBe(0);
  });

  it('marks the answers to stops that are typed', async () => {
    const { admin, operator, clock } = await begin(live());
    await admin.types('/modelarts settings dry-run on');
    const asked = await operator.types('/modelarts stop resnet-lr slow0001');
    expect(asked.shown).toContain(MARK);
    await operator.presses('Stop it');
    await operator.types('/modelarts undo');
    // Slack takes one post a second.
    await clock.advance(SECOND);
    const told = await operator.types(STOP);
    expect(told.shown).toContain(MARK);
  });

  it('can be undone and approved', async () => {
    const journey = await begin(live({ rows: [{ id: 'slow0001', reward: 0.9, status: 'RUNNING' }] }));
    const { admin, operator, second, viewer, stopsSent } = journey;
    await admin.types('/modelarts settings dry-run on');
    await operator.types(STOP);
    await operator.presses('Undo');
    await until(journey, viewer.sees('undid the stop'));

    await admin.types('/modelarts settings approve-rank on');
    await operator.types(STOP);
    expect((await viewer.sees('[ Approve ]')).shown).toContain(MARK);
    await second.presses('Approve');
    await until(journey, viewer.sees('this was a dry run'));
    expect(stopsSent()).toBe(0);
  });

  it('marks no trial as stopped and can be repeated', async () => {
    const journey = await begin(live());
    await journey.admin.types('/modelarts settings dry-run on');
    for (const times of [1, 2]) {
      await journey.operator.types(STOP);
      await journey.clock.advance(MINUTE);
      expect(told(journey)).toHaveLength(times);
    }
    expect(told(journey).every(({ shown }) => shown.includes('this was a dry run'))).toBe(true);
    const { shown } = await journey.viewer.types('/modelarts trials resnet-lr');
    expect(shown).not.toContain('stopped by the bot');
  });

  it('ends with the next stop after an admin switches it off', async () => {
    const journey = await begin(live());
    await journey.admin.types('/modelarts settings dry-run on');
    await journey.operator.types(STOP);
    await journey.admin.types('/modelarts settings dry-run off');
    await until(journey, journey.viewer.sees('this was a dry run'));
    expect(journey.stopsSent()).toBe(0);
    const asked = await journey.operator.types('/modelarts stop resnet-lr slow0001');
    expect(asked.shown).not.toContain('Dry run');
    await journey.operator.types(STOP);
    await until(journey, journey.viewer.sees('was stopped by'));
    expect(journey.stopsSent()).toBe(1);
  });
});
