import { describe, expect, it } from 'vitest';
import type { WorldOptions } from '../../sandbox/world.ts';
import { begin, type Journey } from './begin.ts';
import { live, MINUTE, STOP, told, until } from './slow-trial.ts';

/** The trial that runs leads; an admin has said that such ones need a second person. */
async function guarded(options: Pick<WorldOptions, 'admins'> = {}): Promise<Journey> {
  const journey = await begin(
    live({
      rows: [
        { id: 'done0001', reward: 0.9 },
        { id: 'slow0001', reward: 0.95, status: 'RUNNING', seconds: 754 },
      ],
    }),
    options,
  );
  await journey.admin.types('/modelarts settings approve-rank on');
  return journey;
}

describe('a stop that needs a second operator', () => {
  it('is asked for in the channel, and sent once another operator approves it', async () => {
    const journey = await guarded();
    const { operator, second, viewer, clock, stopsSent } = journey;
    await operator.types('/modelarts best resnet-lr');
    const { confirm } = await operator.presses('Stop');
    expect(confirm?.text).toContain('A second operator will be asked first, since it is in place 1 of 2.');
    const asking = await viewer.sees('asks to stop trial slow0001 of resnet-lr');
    expect(asking.shown).toContain('This needs a second operator, since it is in place 1 of 2.');
    expect(asking.shown).toContain('Without one it lapses at 8:30 AM.');
    expect(asking.shown).toMatch(/\n\[ Approve \] {2}\[ Decline \]$/);
    await clock.advance(MINUTE);
    expect(stopsSent()).toBe(0);

    await second.presses('Approve');
    const held = await viewer.sees('will be stopped at');
    expect(held).toMatchObject({ ts: asking.ts });
    expect(held.shown).toContain('Approved by @second-operator.\n[ Undo ]');
    const ended = await until(journey, viewer.sees('was stopped by'));
    expect(ended.shown).toMatch(/was stopped by @operator at .*\nApproved by @second-operator\.$/);
    expect(told(journey).map(({ ts }) => ts)).toEqual([asking.ts]);
    expect(stopsSent()).toBe(1);
  });

  it('cannot be approved by whoever asked for it', async () => {
    const journey = await guarded();
    await journey.operator.types(STOP);
    const { reply } = await journey.operator.presses('Approve');
    expect(reply?.onlyFor).toBe('U0OPERATOR');
    expect(reply?.shown).toBe(
      'You asked to stop trial slow0001 yourself, so a different operator has to approve it.',
    );
    await journey.clock.advance(MINUTE);
    expect(journey.stopsSent()).toBe(0);
    expect(told(journey)[0]?.shown).toContain('[ Approve ]');
  });

  it('is in the language of whoever asked, and each press is answered in the language of the presser', async () => {
    const journey = await guarded({ admins: ['U0CHINESE', 'S0OPERATORS'] });
    const { chinese, operator } = journey;
    await chinese.types(STOP);
    const asking = await chinese.sees('需要第二位操作员批准，因为它目前排第 1 名，共 2 个。');
    expect(asking.shown).toContain('[ 批准 ]  [ 拒绝 ]');
    expect((await chinese.presses('批准')).reply?.shown).toContain('须由第二位操作员批准');
    await operator.presses('拒绝');
    await until(journey, chinese.sees(/继续运行：@operator 于 .* 拒绝了 @chinese-reader 提出的停止/));
    const late = await operator.presses('拒绝', { message: asking });
    expect(late.reply?.shown).toBe('Too late to decline the stop of trial slow0001: it was declined.');
    expect(journey.stopsSent()).toBe(0);
  });

  it('can be declined, and then asked for again', async () => {
    const journey = await guarded();
    await journey.operator.types(STOP);
    await journey.second.presses('Decline');
    await until(journey, journey.viewer.sees(/@second-operator declined the stop that @operator asked for/));
    await journey.operator.types(STOP);
    await journey.viewer.sees(({ shown }) => shown.includes('[ Approve ]'));
    expect(told(journey)).toHaveLength(2);
    expect(journey.stopsSent()).toBe(0);
  });

  it('lapses after half an hour and says so', async () => {
    const journey = await guarded();
    const { operator, second, viewer, clock, stopsSent } = journey;
    await operator.types(STOP);
    const asking = await viewer.sees('[ Approve ]');
    await clock.advance(29 * MINUTE);
    expect(told(journey)[0]?.shown).toContain('[ Approve ]');
    await clock.advance(MINUTE);
    const lapsed = await viewer.sees('runs on: nobody approved the stop that @operator asked for');
    expect(lapsed.shown).not.toContain('[');

    const { reply } = await second.presses('Approve', { message: asking });
    expect(reply).toMatchObject({ onlyFor: 'U0SECOND' });
    expect(reply?.shown).toBe(
      'The stop of trial slow0001 needs no approval any more: nobody approved it in time.',
    );
    await clock.advance(MINUTE);
    expect(stopsSent()).toBe(0);
  });

  it('cannot be approved by somebody who may only look', async () => {
    const journey = await guarded();
    await journey.operator.types(STOP);
    const { reply } = await journey.viewer.presses('Approve');
    expect(reply?.shown).toContain('You may look, but not stop trials.');
    await journey.clock.advance(MINUTE);
    expect(journey.stopsSent()).toBe(0);
  });

  it('is approved once, however many people press Approve', async () => {
    const journey = await guarded();
    const { operator, second, admin, clock, workspace, stopsSent } = journey;
    await operator.types(STOP);
    await second.sees('[ Approve ]');
    const before = workspace.messages.length;
    await Promise.all(
      Array.from({ length: 10 }, async (_, i) => (i % 2 ? second : admin).presses('Approve')),
    );
    await clock.advance(MINUTE);
    expect(stopsSent()).toBe(1);
    const answers = workspace.messages.slice(before);
    expect(answers.map(({ onlyFor }) => onlyFor)).not.toContain(undefined);
    expect(answers).toHaveLength(9);
  });

  it('can be taken back by whoever asked for it', async () => {
    const journey = await guarded();
    await journey.operator.types(STOP);
    expect((await journey.operator.types('/modelarts undo')).shown).toContain('trial slow0001 runs on');
    await until(journey, journey.viewer.sees('runs on: @operator declined the stop'));
    expect(journey.stopsSent()).toBe(0);
  });

  it('tells the next person who asks for it that it already waits', async () => {
    const journey = await guarded();
    await journey.operator.types(STOP);
    const { shown } = await journey.second.types(STOP);
    expect(shown).toContain('A stop of trial slow0001 already waits for a second operator: @operator asked');
    expect(told(journey)).toHaveLength(1);
  });

  it('says how to go on when nobody else would see the question', async () => {
    const { operator } = await guarded();
    const said = await operator.types(STOP, { channel: '#random' });
    expect(said.shown).toContain(
      'needs a second operator, and nobody else sees where I could ask for one. Pass on the command',
    );
  });

  it('still waits after a restart, with the same half hour', async () => {
    const journey = await guarded();
    await journey.operator.types(STOP);
    await journey.viewer.sees('[ Approve ]');
    await journey.clock.advance(20 * MINUTE);
    await journey.restartBot(journey.transport);
    await journey.clock.advance(8 * MINUTE);
    expect(told(journey)[0]?.shown).toContain('[ Approve ]');
    await until(journey, journey.viewer.sees('nobody approved'), 3);
    expect(journey.stopsSent()).toBe(0);
  });
});

describe('the rules for a second operator', () => {
  const running = (id: string, seconds: number) => ({ id, reward: 0.2, status: 'RUNNING', seconds });

  it('ask for one when the trial has run longer than admins have set', async () => {
    const { admin, operator, viewer } = await begin(live({ rows: [running('slow0001', 3 * 3600)] }));
    await admin.types('/modelarts settings approve-hours 2');
    await operator.types(STOP);
    await viewer.sees('since it has run for more than 2 hours.');
  });

  it('ask for one when a person stops more trials at once than admins have set', async () => {
    const { admin, operator, viewer, clock } = await begin(
      live({ rows: [running('slow0001', 60), running('slow0002', 60), running('slow0003', 60)] }),
    );
    await admin.types('/modelarts settings approve-count 1');
    await operator.types(STOP);
    await viewer.sees(/slow0001 .* will be stopped/);
    await clock.advance(MINUTE);
    await operator.types('/modelarts stop resnet-lr slow0002 --yes');
    await viewer.sees(/slow0002 .* since it is stop number 2 of the same person within ten minutes\./);
    await clock.advance(11 * MINUTE);
    await operator.types('/modelarts stop resnet-lr slow0003 --yes');
    await viewer.sees(/slow0003 .* will be stopped/);
  });

  it('ask for none until an admin has set a rule', async () => {
    const journey = await begin(live({ rows: [{ ...running('slow0001', 900_000), reward: 0.99 }] }));
    await journey.operator.types(STOP);
    await until(journey, journey.viewer.sees('was stopped by'));
  });
});

describe('the question before a stop', () => {
  it('says that a second operator may be asked when the number of stops decides', async () => {
    const { admin, operator, chinese } = await begin(live(), { admins: ['S0OPERATORS', 'U0CHINESE'] });
    await admin.types('/modelarts settings approve-count 3');
    const { shown } = await operator.types('/modelarts stop resnet-lr slow0001');
    expect(shown).toContain(
      'A second operator may be asked first: more than 3 stops of one person within ten minutes need one.',
    );
    expect((await chinese.types('/modelarts stop resnet-lr slow0001')).shown).toContain(
      '可能会先请第二位操作员批准',
    );
  });

  it('says that stopping a whole job needs a second operator', async () => {
    const { admin, operator } = await begin(live());
    await admin.types('/modelarts settings approve-rank on');
    await operator.types('/modelarts stop-job resnet-lr');
    const { confirm } = await operator.presses('Stop the whole job');
    expect(confirm?.text).toContain('A second operator will be asked first, since it ends a whole job.');
  });

  it('does not mention a second operator when no rule applies', async () => {
    const { operator } = await begin(live());
    expect((await operator.types('/modelarts stop resnet-lr slow0001')).shown).not.toContain(
      'second operator',
    );
  });
});
