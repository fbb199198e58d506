import { describe, expect, it, onTestFinished } from 'vitest';
import { openStage } from '../../../sandbox/page/stage.ts';
import { runStep } from '../../../sandbox/page/step-act.ts';
import { WAIT_LIMIT_MS } from '../../../sandbox/slack/person.ts';

const unhurried = { slack: { ackWithin: WAIT_LIMIT_MS } };

describe('runStep, on the sandbox page,', () => {
  it('runs the workflow step for the first job, and tells how it ended, also among the requests', async () => {
    const stage = await openStage({ scenario: 'sample', transport: 'socket', speed: 0, cast: unhurried });
    onTestFinished(async () => stage.close());
    const end = await runStep({ me: 'U0VIEWER' }, stage);
    expect(end).toMatchObject({ outputs: { trial_id: 'ae5503c0', value: 0.25 } });
    const exchanges = stage.play.wires.news();
    expect(exchanges.find(({ title }) => title === 'functions.completeSuccess')).toMatchObject({
      isOk: true,
      request: { outputs: { trial_id: 'ae5503c0', value: 0.25 } },
    });
    expect(JSON.stringify(exchanges)).toContain('"bot_access_token":"[masked]"');
  });

  it('tells the sentence with which the step failed', async () => {
    const stage = await openStage({ scenario: 'empty', transport: 'socket', speed: 0, cast: unhurried });
    onTestFinished(async () => stage.close());
    expect(await runStep({ me: 'U0VIEWER' }, stage)).toMatchObject({ error: expect.stringContaining('job') });
  });
});
