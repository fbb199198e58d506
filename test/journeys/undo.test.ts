import { describe, expect, it } from 'vitest';
import { begin } from './begin.ts';
import { live, MINUTE, STOP, told, until } from './slow-trial.ts';

describe('the undo of a stop', () => {
  it('keeps the stop from being sent, in the same message', async () => {
    const journey = await begin(live());
    const { operator, viewer, stopsSent } = journey;
    await operator.types('/modelarts best resnet-lr');
    await operator.presses('Stop');
    const held = await viewer.sees('will be stopped at');
    await operator.presses('Undo');
    const undone = await until(journey, viewer.sees(/runs on: @?operator undid the stop/));
    expect(undone.ts).toBe(held.ts);
    expect(undone.shown).not.toContain('[');
    expect(told(journey)).toHaveLength(1);
    expect(stopsSent()).toBe(0);
  });

  it('is in Chinese for Chinese readers', async () => {
    const journey = await begin(live(), { admins: ['U0CHINESE'] });
    const { chinese, stopsSent } = journey;
    await chinese.types(STOP);
    await chinese.sees('正在停止 trial slow0001');
    await chinese.presses('撤回');
    await until(journey, chinese.sees(/继续运行：@chinese-reader 于 .* 撤回了 @chinese-reader 提出的停止/));
    expect(stopsSent()).toBe(0);
  });

  it('can be pressed by another operator, who is named', async () => {
    const journey = await begin(live());
    await journey.operator.types(STOP);
    await journey.second.presses('Undo');
    await until(journey, journey.viewer.sees('@second-operator undid the stop that @operator asked for'));
    expect(journey.stopsSent()).toBe(0);
  });

  it('is refused to people who may only look', async () => {
    const journey = await begin(live());
    await journey.operator.types(STOP);
    const { reply } = await journey.viewer.presses('Undo');
    expect(reply).toMatchObject({ onlyFor: 'U0VIEWER' });
    expect(reply?.shown).toContain('You may look, but not stop trials');
    await until(journey, journey.viewer.sees('was stopped by'));
    expect(journey.stopsSent()).toBe(1);
  });

  it('can be typed', async () => {
    const journey = await begin(live());
    await journey.operator.types(STOP);
    expect((await journey.operator.types('/modelarts undo')).shown).toBe('Undone: trial slow0001 runs on.');
    await until(journey, journey.viewer.sees('undid the stop'));
    expect((await journey.operator.types('/modelarts undo')).shown).toContain(
      'You have asked for no stop that could still be undone',
    );
    expect(journey.stopsSent()).toBe(0);
  });

  it('is answered privately when it comes too late', async () => {
    const journey = await begin(live());
    const { operator, second, viewer, clock } = journey;
    await operator.types(STOP);
    const held = await viewer.sees('will be stopped at');
    await clock.advance(11_000);
    await viewer.sees('Stopping trial slow0001');
    const { reply } = await second.presses('Undo', { message: held });
    expect(reply?.onlyFor).toBe('U0SECOND');
    expect(reply?.shown).toMatch(/Too late to undo the stop of trial slow0001: (the request|ModelArts)/);
    await until(journey, viewer.sees('was stopped by'));
    const late = await operator.presses('Undo', { message: held });
    expect(late.reply?.shown).toContain('Too late to undo the stop of trial slow0001: it has ended.');
    expect(journey.stopsSent()).toBe(1);
  });

  it('leaves the trial free to be stopped after all', async () => {
    const journey = await begin(live());
    await journey.operator.types(STOP);
    await journey.operator.presses('Undo');
    await until(journey, journey.viewer.sees('undid the stop'));
    await journey.operator.types(STOP);
    await until(journey, journey.viewer.sees('was stopped by'));
    expect(told(journey)).toHaveLength(2);
    expect(journey.stopsSent()).toBe(1);
  });

  it('wins or loses against the stop, never both, when pressed at the last moment', async () => {
    const journey = await begin(live());
    await journey.operator.types(STOP);
    await journey.clock.advance(9_999);
    await Promise.all([journey.operator.presses('Undo'), journey.clock.advance(2)]);
    await journey.clock.advance(MINUTE);
    const [outcome] = told(journey);
    expect(outcome?.shown).toMatch(journey.stopsSent() === 0 ? 'undid the stop' : 'was stopped by');
  });

  it('is not offered when admins have set its time to 0 seconds', async () => {
    const journey = await begin(live());
    await journey.admin.types('/modelarts settings undo 0');
    await journey.operator.types(STOP);
    const stopping = await journey.viewer.sees('Stopping trial slow0001');
    expect(stopping.shown).not.toContain('Undo');
    await journey.clock.advance(0);
    expect(journey.stopsSent()).toBe(1);
    await until(journey, journey.viewer.sees('was stopped by'));
    expect(told(journey)).toHaveLength(1);
  });

  it('is possible for as long as admins have set', async () => {
    const journey = await begin(live());
    await journey.admin.types('/modelarts settings undo 60');
    await journey.operator.types(STOP);
    await journey.clock.advance(59_000);
    expect(journey.stopsSent()).toBe(0);
    await journey.clock.advance(2_000);
    expect(journey.stopsSent()).toBe(1);
  });
});
