import { describe, expect, it } from 'vitest';
import { searches } from '../journeys/links.ts';
import { both } from './both.ts';

describe('Socket Mode and HTTP', () => {
  it('answer slash commands alike', async () => {
    const { overSocket, overHttp } = await both(searches, async ({ viewer, chinese, guest }) => [
      await viewer.types('/modelarts best resnet-lr'),
      await viewer.types('/modelarts bset resnet-lr'),
      await chinese.types('/modelarts best resnet-lr'),
      await viewer.types('/modelarts use resnet-lr'),
      await viewer.types('/modelarts best', { channel: 'D0VIEWER' }),
      await guest.types('/modelarts jobs'),
    ]);
    expect(overSocket).toMatchObject({
      seen: [
        { text: 'Best trial of resnet-lr: winner, acc 0.9.', onlyFor: 'U0VIEWER' },
        { shown: expect.stringContaining('There is no command “bset”'), onlyFor: 'U0VIEWER' },
        { text: 'resnet-lr 的最佳 trial：winner，acc 0.9。', onlyFor: 'U0CHINESE' },
        { shown: expect.stringContaining('From now on resnet-lr is meant here') },
        { shown: expect.stringContaining('Which search?'), channel: 'D0VIEWER' },
        { shown: expect.stringContaining('Guests and people of other organisations'), onlyFor: 'U0GUEST' },
      ],
      failures: [],
    });
    expect(overHttp).toEqual(overSocket);
  });
});
