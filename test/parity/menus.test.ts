import { describe, expect, it } from 'vitest';
import { searches } from '../journeys/links.ts';
import { both } from './both.ts';

const JOB = 'Pick a search, or type to find one';
const TRIAL = 'Pick a trial, or type to find one';

describe('Socket Mode and HTTP', () => {
  it('fill menus alike while somebody types', async () => {
    const { overSocket, overHttp } = await both(searches, async ({ viewer }) => {
      await viewer.types('/modelarts trial');
      const all = await viewer.searches(JOB, '');
      const some = await viewer.searches(JOB, 'res');
      const none = await viewer.searches(JOB, '%%%');
      const job = await viewer.chooses('resnet-lr', { menu: JOB, typed: 'res' });
      const trials = await viewer.searches(TRIAL, '');
      const trial = await viewer.chooses('winner', { menu: TRIAL });
      return [all, some, none, job.reply, trials, trial.reply];
    });
    expect(overSocket).toMatchObject({
      seen: [
        expect.arrayContaining(['resnet-lr', 'fence']),
        ['resnet-lr'],
        [],
        { text: 'Which trial of resnet-lr?' },
        ['ahead', 'winner', 'steady'],
        { text: expect.stringContaining('Trial winner of resnet-lr') },
      ],
      failures: [],
    });
    expect(overHttp).toEqual(overSocket);
  });
});
