import { describe, expect, it } from 'vitest';
import { begin } from './begin.ts';
import { live, MINUTE, rows, STOP, sent, told, until } from './slow-trial.ts';

const EARLY_STOP = 'ShowAutoSearchTrialEarlyStop';

describe('a stop when ModelArts fails', () => {
  it('is told after five minutes not to have ended the trial', async () => {
    const journey = await begin(live({ obeysStop: false }));
    await journey.operator.types(STOP);
    await until(journey, journey.viewer.sees('has not ended within 5 minutes'), 6);
    expect(journey.stopsSent()).toBe(1);
  });

  it.each([
    ['ERROR', 'False'],
    ['TERMINATED', 'False'],
  ])('counts the trial as ended by its status %s, though its done is %s', async (status, done) => {
    const journey = await begin(() => undefined);
    const search = journey.project.addTable({ name: 'resnet-lr', rows: rows(), obeysStop: false });
    await journey.operator.types(STOP);
    await sent(journey);
    Object.assign(search.row(1), { status, done });
    await until(journey, journey.viewer.sees('was stopped by'));
  });

  it('is told to be unclear, and is not sent again, when ModelArts names another trial', async () => {
    const journey = await begin(live());
    const body = { earlystop_trial: 'done0001' };
    journey.modelarts.faults.inject({ kind: 'body', api: EARLY_STOP, body, times: 1 });
    await journey.operator.types(STOP);
    await sent(journey);
    const unclear = await journey.viewer.sees('ModelArts gave no clear answer');
    expect(unclear.shown).toContain('earlystop_trial: done0001');
    expect(journey.logged()).toContain('ModelArts names another trial as stopped');
    await until(journey, journey.viewer.sees('has not ended within 5 minutes'), 7);
    expect(journey.stopsSent()).toBe(1);
  });

  it('is not sent a second time while the first request may have arrived', async () => {
    const journey = await begin(live());
    journey.modelarts.faults.inject({ kind: 'reset', after: true, api: EARLY_STOP });
    await journey.operator.types(STOP);
    await sent(journey);
    await journey.viewer.sees('ModelArts gave no clear answer');
    await until(journey, journey.viewer.sees('was stopped by'));
    expect(journey.stopsSent()).toBe(1);
  });

  it('is sent a second time, and no third, when the first request did not arrive', async () => {
    const journey = await begin(live());
    journey.modelarts.faults.inject({ kind: 'reset', api: EARLY_STOP });
    await journey.operator.types(STOP);
    await sent(journey);
    await until(journey, journey.viewer.sees('has not ended within 5 minutes'), 7);
    expect(journey.stopsSent()).toBe(2);
  });

  it('can be asked for again after ModelArts refused it', async () => {
    const journey = await begin(live());
    const { operator, second, viewer, modelarts } = journey;
    modelarts.faults.inject({ kind: 'fail', status: 403, code: 'ModelArts.0108', api: EARLY_STOP, times: 1 });
    await operator.types(STOP);
    await sent(journey);
    const refused = await viewer.sees('was not stopped, though');
    expect(refused.shown).toContain('ModelArts.0108');

    const { reply } = await second.presses('Stop again', { message: refused });
    expect(reply?.shown).toContain('Stop trial slow0001 of resnet-lr?');
    await second.presses('Stop it');
    await until(journey, viewer.sees('was stopped by'));
    expect(journey.stopsSent()).toBe(2);
    expect(told(journey)).toHaveLength(2);
  });
});

describe('a stop when Slack fails', () => {
  it('is followed in a direct message when the channel refuses the post', async () => {
    const journey = await begin(live());
    journey.workspace.channels.get('C0TRAINING')?.members.delete('U0MODELARTS');
    const training = journey.workspace.channels.get('C0TRAINING');
    if (training) training.botIsMember = false;
    const said = await journey.operator.types(STOP);
    expect(said.shown).toContain('I could not post in this channel, so I follow it in a direct message');
    const direct = await until(
      journey,
      journey.operator.sees(
        ({ shown, channel }) => channel === 'D0OPERATOR' && shown.includes('was stopped'),
      ),
    );
    expect(direct.editedTs).toBeDefined();
    expect(told(journey)).toEqual([]);
  });

  it('is sent even when nothing can be posted at all, and that is said', async () => {
    const journey = await begin(live());
    journey.slack.faults.errorFor['chat.postMessage'] = 'restricted_action';
    const said = await journey.operator.types(STOP);
    expect(said.shown).toContain('I can post neither here nor to you');
    await journey.clock.advance(MINUTE);
    expect(journey.stopsSent()).toBe(1);
    expect(told(journey)).toEqual([]);
  });

  it('is posted once more when somebody deleted its message', async () => {
    const journey = await begin(live());
    await journey.operator.types(STOP);
    journey.workspace.remove(await journey.viewer.sees('will be stopped at'));
    await until(journey, journey.viewer.sees('was stopped by'));
    expect(told(journey)).toHaveLength(1);
    expect(journey.stopsSent()).toBe(1);
  });

  it('is told in the thread of its message when Slack does not let that be edited', async () => {
    const journey = await begin(live());
    await journey.operator.types(STOP);
    const held = await journey.viewer.sees('will be stopped at');
    journey.slack.faults.errorFor['chat.update'] = 'cant_update_message';
    const ended = await until(journey, journey.viewer.sees('was stopped by'));
    expect(ended.threadTs).toBe(held.ts);
    expect(told(journey)).toHaveLength(2);
    await journey.clock.advance(MINUTE);
    expect(told(journey)).toHaveLength(2);
  });

  it('has its message brought up to date when Slack is back', async () => {
    const journey = await begin(live());
    await journey.operator.types(STOP);
    await journey.viewer.sees('will be stopped at');
    journey.slack.faults.errorFor['chat.update'] = 'service_unavailable';
    await journey.clock.advance(5 * MINUTE);
    expect(told(journey)[0]?.shown).toContain('will be stopped at');
    delete journey.slack.faults.errorFor['chat.update'];
    await until(journey, journey.viewer.sees('was stopped by'));
    expect(told(journey)).toHaveLength(1);
  });
});
