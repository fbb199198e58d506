import { describe, expect, it } from 'vitest';
import { linkTo, searches } from '../journeys/links.ts';
import { both } from './both.ts';

describe('Socket Mode and HTTP', () => {
  it('show previews of links to the console alike', async () => {
    const { overSocket, overHttp } = await both(searches, async (journey) => {
      const { viewer, chinese } = journey;
      await viewer.pastes(`Look: ${linkTo('resnet-lr', journey)}`);
      const preview = await chinese.sees('winner');
      const best = await chinese.presses('Best trial');
      const progress = await viewer.presses('Progress');
      return [preview, best.reply, progress.reply];
    });
    expect(overSocket).toMatchObject({
      seen: [
        { shown: expect.stringContaining('Best so far: trial winner, acc 0.9'), onlyFor: undefined },
        { text: 'resnet-lr 的最佳 trial：winner，acc 0.9。', onlyFor: 'U0CHINESE' },
        { text: expect.stringContaining('2 of 4 trials ended'), onlyFor: 'U0VIEWER' },
      ],
      failures: [],
    });
    expect(overHttp).toEqual(overSocket);
  });
});
