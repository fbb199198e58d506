import { describe, expect, it } from 'vitest';
import { live, until } from '../journeys/slow-trial.ts';
import { both } from './both.ts';

describe('Socket Mode and HTTP', () => {
  it('answer buttons, the dialog of Stop and Undo alike', async () => {
    const { overSocket, overHttp } = await both(live(), async (journey) => {
      const { operator, viewer } = journey;
      const best = await operator.types('/modelarts best resnet-lr');
      const trials = await operator.presses('All trials');
      const declined = await operator.presses('Stop', { message: best, onConfirm: () => false });
      const stop = await operator.presses('Stop', { message: best });
      const held = await viewer.sees('will be stopped at');
      const refused = await viewer.presses('Undo');
      await operator.presses('Undo');
      const undone = await until(journey, viewer.sees('undid the stop'));
      return [best, trials.reply, declined.confirm, stop.confirm, held, refused.reply, undone];
    });
    const dialog = { title: 'Stop trial slow0001?', text: expect.stringContaining('cannot be brought back') };
    expect(overSocket).toMatchObject({
      seen: [
        { text: 'Best trial of resnet-lr: done0001, acc 0.9.', onlyFor: 'U0OPERATOR' },
        { shown: expect.stringContaining('Trials of resnet-lr') },
        dialog,
        dialog,
        { shown: expect.stringContaining('[ Undo ]'), onlyFor: undefined },
        { shown: expect.stringContaining('You may look, but not stop trials'), onlyFor: 'U0VIEWER' },
        { shown: expect.stringMatching(/runs on: @?operator undid the stop/), isEdited: true },
      ],
      failures: [],
    });
    expect(overHttp).toEqual(overSocket);
  });
});
