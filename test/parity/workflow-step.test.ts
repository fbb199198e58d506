import { describe, expect, it } from 'vitest';
import { both } from './both.ts';

describe('Socket Mode and HTTP', () => {
  it('end the step for Workflow Builder alike', async () => {
    const step = 'best_trial';
    const { overSocket, overHttp } = await both(
      (project) => void project.addSample(),
      async ({ viewer, chinese, guest }) => [
        (await viewer.runsStep(step, { job: 'sample' })).end,
        (await chinese.runsStep(step, { job: 'sample', mode: 'min' })).end,
        (await viewer.runsStep(step, { job: 'sampel' })).end,
        (await guest.runsStep(step, { job: 'sample' })).end,
      ],
    );
    expect(overSocket).toMatchObject({
      seen: [
        {
          outputs: {
            trial_id: 'ae5503c0',
            value: 0.25,
            sentence: 'Best trial of sample: ae5503c0, acc 0.25.',
          },
        },
        { outputs: { trial_id: 'ae548666', sentence: expect.stringContaining('sample 的最佳 trial') } },
        { error: expect.stringContaining('There is no training job “sampel”') },
        { error: expect.stringContaining('Guests and people of other organisations') },
      ],
      failures: [],
    });
    expect(overHttp).toEqual(overSocket);
  });
});
