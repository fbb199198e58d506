import { describe, expect, it } from 'vitest';
import { begin } from './begin.ts';
import { live, MINUTE, SECOND, STOP, sent, told, until } from './slow-trial.ts';

const EARLY_STOP = 'ShowAutoSearchTrialEarlyStop';

describe('a stop across a restart', () => {
  it('waits for what is left of the time to undo', async () => {
    const journey = await begin(live());
    const { operator, viewer, clock, modelarts, stopsSent } = journey;
    await journey.admin.types('/modelarts settings undo 60');
    const asked = clock.now().getTime();
    await operator.types(STOP);
    const held = await viewer.sees('will be stopped at');
    await clock.advance(20 * SECOND);
    await journey.restartBot(journey.transport);
    expect(told(journey)).toEqual([expect.objectContaining({ ts: held.ts, shown: held.shown })]);
    expect(stopsSent()).toBe(0);
    await until(journey, viewer.sees('was stopped by'));
    const [request] = modelarts.requests.filter(({ api }) => api === EARLY_STOP);
    expect((request?.at.getTime() ?? 0) - asked).toBe(60 * SECOND);
    expect(told(journey).map(({ ts }) => ts)).toEqual([held.ts]);
    expect(stopsSent()).toBe(1);
  });

  it('can still be undone', async () => {
    const journey = await begin(live());
    await journey.admin.types('/modelarts settings undo 60');
    await journey.operator.types(STOP);
    await journey.viewer.sees('will be stopped at');
    await journey.restartBot(journey.transport);
    await journey.operator.presses('Undo');
    await until(journey, journey.viewer.sees('undid the stop'), 2);
    expect(journey.stopsSent()).toBe(0);
  });

  it.each([
    { arrived: true, requests: 0 },
    { arrived: false, requests: 1 },
  ])(
    'sends its request again only if the trial still runs (request had arrived: $arrived)',
    async (former) => {
      const journey = await begin(live());
      const { operator, viewer, clock, store, project, stopsSent } = journey;
      await operator.types(STOP);
      await viewer.sees('will be stopped at');
      await journey.stopBot();
      const stop = await store.stops.openBy('U0OPERATOR');
      if (!stop) throw new Error('The stop is lost.');
      // As a process leaves it that dies between the row and the answer.
      const set = { posts: 1, sentAt: clock.now() };
      await store.stops.move(stop.id, { from: 'held', to: 'sent', set }, { action: 'stop.sent' });
      if (former.arrived) project.job(stop.jobId)?.search?.stop(stop.trialId ?? '', clock.now());
      await journey.restartBot(journey.transport);
      await until(journey, viewer.sees('was stopped by'));
      expect(stopsSent()).toBe(former.requests);
      expect(told(journey)).toHaveLength(1);
    },
  );

  it('leaves its message as it was, and tells the outcome when the bot is back hours later', async () => {
    const journey = await begin(live({ obeysStop: false }));
    await journey.operator.types(STOP);
    await sent(journey);
    const before = told(journey);
    await journey.stopBot();
    expect(told(journey)).toEqual(before);
    await journey.clock.advance(180 * MINUTE);
    await journey.restartBot(journey.transport);
    await until(journey, journey.viewer.sees('has not ended within 5 minutes'));
    expect(told(journey)).toHaveLength(1);
    expect(journey.stopsSent()).toBe(1);
  });

  it('is not lost when the bot goes down while it is being asked for', async () => {
    const journey = await begin(live(), { ackWithin: 0 });
    journey.modelarts.faults.inject({ kind: 'hang', times: 1 });
    await journey.operator.types(STOP);
    const stopping = journey.restartBot(journey.transport);
    journey.modelarts.faults.clear();
    await stopping;
    await until(journey, journey.viewer.sees('was stopped by'));
    expect(journey.stopsSent()).toBe(1);
  });
});
