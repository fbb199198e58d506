import { describe, expect, it } from 'vitest';
import type { PersonAt } from '../../sandbox/slack/person.ts';
import { begin } from './begin.ts';
import { live, MINUTE, rows, STOP, told, until } from './slow-trial.ts';

describe('a stop', () => {
  it('is confirmed, held, sent once and followed to the end of the trial in one message', async () => {
    const journey = await begin(live());
    const { operator, viewer, stopsSent } = journey;
    await operator.types('/modelarts best resnet-lr');
    const { confirm } = await operator.presses('Stop');
    expect(confirm?.title).toBe('Stop trial slow0001?');
    expect(confirm?.text).toBe(
      'resnet-lr · acc 0.2 · Place 2 of 2 so far · 12m 34s spent. A trial that has ended cannot be brought back.',
    );

    const held = await viewer.sees('Trial slow0001 of resnet-lr will be stopped at');
    expect(held.shown).toMatch(
      /at 8:00:10 AM, asked by @operator\. Until then it can be undone\.\n\[ Undo \]/,
    );
    expect(held.onlyFor).toBeUndefined();
    expect(stopsSent()).toBe(0);
    await until(journey, viewer.sees(/Trial slow0001 of resnet-lr was stopped by @?operator at \d/));
    expect(told(journey).map(({ ts }) => ts)).toEqual([held.ts]);
    expect(told(journey)[0]?.shown).not.toContain('Undo');
    expect(stopsSent()).toBe(1);
  });

  it('is in Chinese for Chinese readers', async () => {
    const journey = await begin(live(), { admins: ['U0CHINESE'] });
    await journey.chinese.types('/modelarts best resnet-lr');
    const { confirm } = await journey.chinese.presses('停止');
    expect(confirm?.text).toContain('无法恢复');
    const held = await journey.chinese.sees('resnet-lr 的 trial slow0001 将于 16:00:10 停止');
    expect(held.shown).toContain('[ 撤回 ]');
    await until(journey, journey.chinese.sees(/resnet-lr 的 trial slow0001 已由 .*chinese-reader 停止/));
  });

  it('is sent once for a hundred presses of three people at once, and the other presses are answered privately', async () => {
    const journey = await begin(live());
    const { admin, operator, second, workspace, stopsSent, clock } = journey;
    const people = [admin, operator, second];
    for (const person of people) await person.types('/modelarts best resnet-lr');
    const before = workspace.messages.length;
    const presses = Array.from({ length: 100 }, async (_, i) => people[i % 3]?.presses('Stop'));
    // The first is answered by the channel's message alone, which all of them see.
    await Promise.all(presses);
    await clock.advance(MINUTE);

    expect(stopsSent()).toBe(1);
    const came = workspace.messages.slice(before);
    const [outcome, ...more] = came.filter(({ onlyFor }) => onlyFor === undefined);
    expect(outcome?.text).toContain('was stopped by');
    expect(more).toEqual([]);
    const answers = came.filter(({ onlyFor }) => onlyFor !== undefined);
    expect(answers).toHaveLength(99);
    expect(new Set(answers.map(({ onlyFor }) => onlyFor)).size).toBe(3);
    expect(answers.filter(({ text }) => !text.includes('is already being stopped: '))).toEqual([]);
  });

  it('is not sent when the dialog is declined', async () => {
    const journey = await begin(live());
    await journey.operator.types('/modelarts best resnet-lr');
    await journey.operator.presses('Stop', { onConfirm: () => false });
    await journey.clock.advance(MINUTE);
    expect(journey.stopsSent()).toBe(0);
    expect(told(journey)).toEqual([]);
  });

  it('is refused to people who may only look, with a sentence on who may stop', async () => {
    const { viewer, clock, stopsSent } = await begin(live());
    await viewer.types('/modelarts best resnet-lr');
    const { reply } = await viewer.presses('Stop');
    expect(reply?.onlyFor).toBe('U0VIEWER');
    expect(reply?.shown).toContain('You may look, but not stop trials. Operators may;');
    await clock.advance(MINUTE);
    expect(stopsSent()).toBe(0);
  });

  it('is confirmed by a button when it is typed', async () => {
    const journey = await begin(live());
    const asked = await journey.operator.types('/modelarts stop resnet-lr slow');
    expect(asked.shown).toContain('Stop trial slow0001 of resnet-lr?');
    expect(asked.shown).toContain('A trial that has ended cannot be brought back.');
    await journey.clock.advance(MINUTE);
    expect(journey.stopsSent()).toBe(0);
    await journey.operator.presses('Stop it');
    await until(journey, journey.viewer.sees('was stopped by'));
    expect(journey.stopsSent()).toBe(1);
  });

  it('offers the running trials when none is named', async () => {
    const { operator } = await begin(live());
    await operator.types('/modelarts stop resnet-lr');
    const { reply } = await operator.chooses('slow0001', { menu: 'Pick a trial, or type to find one' });
    expect(reply?.shown).toContain('Stop trial slow0001 of resnet-lr?');
  });

  it('is not sent when the trial has ended, and other trials are offered', async () => {
    const { operator, clock, stopsSent } = await begin(live());
    const { shown } = await operator.types('/modelarts stop resnet-lr done0001 --yes');
    expect(shown).toContain('Trial done0001 is not running (finished)');
    expect(shown).toContain('[ Another running trial ]  [ All trials ]');
    const { reply } = await operator.presses('Another running trial');
    expect(reply?.text).toContain('Which trial of resnet-lr shall be stopped?');
    await clock.advance(MINUTE);
    expect(stopsSent()).toBe(0);
  });

  it('is refused without other trials to offer when none is running', async () => {
    const { operator } = await begin(live({ rows: [{ id: 'done0001', reward: 0.9 }] }));
    const { shown } = await operator.types('/modelarts stop resnet-lr done0001');
    expect(shown).toMatch(/there is nothing to stop\.\n\[ All trials \]$/);
  });

  it('is not sent when the trial ends by itself while it can still be undone', async () => {
    const journey = await begin(() => undefined);
    const search = journey.project.addTable({ name: 'resnet-lr', rows: rows() });
    await journey.operator.types(STOP);
    Object.assign(search.row(1), { status: 'TERMINATED', done: 'True' });
    await until(journey, journey.viewer.sees('ended by itself at'));
    expect(told(journey)).toHaveLength(1);
    expect(journey.stopsSent()).toBe(0);
  });

  it('names who asked first to whoever asks later', async () => {
    const journey = await begin(live());
    await journey.operator.types(STOP);
    expect((await journey.second.types(STOP)).shown).toContain(
      'Trial slow0001 is already being stopped: @operator asked at',
    );
    const { ts } = await until(journey, journey.viewer.sees('was stopped by'));
    expect(told(journey).map((each) => each.ts)).toEqual([ts]);
    expect((await journey.second.types(STOP)).shown).toContain('is not running (finished)');
    expect(journey.stopsSent()).toBe(1);
  });

  it('is followed in a direct message when the bot may not post in the channel', async () => {
    const journey = await begin(live());
    const said = await journey.operator.types(STOP, { channel: '#random' });
    expect(said.shown).toContain('I follow it in a direct message to you');
    const direct = await until(journey, seesDirectly(journey.operator, 'was stopped by'));
    expect(direct).toMatchObject({ channel: 'D0OPERATOR' });
    expect(told(journey, '#random')).toEqual([]);
  });

  it('is marked at the trial in later answers', async () => {
    const journey = await begin(live());
    await journey.operator.types(STOP);
    await until(journey, journey.viewer.sees('was stopped by'));
    expect((await journey.viewer.types('/modelarts trials resnet-lr')).shown).toContain('stopped by the bot');
  });

  it('is followed in the thread where it was asked for', async () => {
    const journey = await begin(live());
    const { operator, viewer } = journey;
    const { ts: thread } = await operator.pastes('Shall we stop it?');
    const asked = await operator.mentions('stop resnet-lr slow0001', { thread });
    await operator.presses('Stop it', { message: asked });
    const ended = await until(journey, viewer.sees('was stopped by'));
    expect(asked.threadTs).toBe(thread);
    expect(ended.threadTs).toBe(thread);
  });
});

async function seesDirectly(person: PersonAt, words: string) {
  return person.sees(({ shown, channel }) => shown.includes(words) && channel.startsWith('D'));
}
