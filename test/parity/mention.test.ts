import { describe, expect, it } from 'vitest';
import { searches } from '../journeys/links.ts';
import { both } from './both.ts';

describe('Socket Mode and HTTP', () => {
  it('answer mentions of the bot alike', async () => {
    const { overSocket, overHttp } = await both(searches, async ({ viewer, chinese, passing }) => {
      const best = await viewer.mentions('@ModelArts best resnet-lr');
      const problem = await viewer.mentions('@ModelArts bset resnet-lr');
      // Slack takes one post a second in a channel.
      const asking = chinese.mentions('@ModelArts best resnet-lr', { thread: best.threadTs ?? '' });
      await passing(asking);
      return [best, problem, await asking];
    });
    expect(overSocket).toMatchObject({
      seen: [
        { text: 'Best trial of resnet-lr: winner, acc 0.9.', onlyFor: undefined, isReply: true },
        { shown: expect.stringContaining('There is no command “bset”'), onlyFor: 'U0VIEWER' },
        { text: 'resnet-lr 的最佳 trial：winner，acc 0.9。', onlyFor: undefined, isReply: true },
      ],
      failures: [],
    });
    expect(overHttp).toEqual(overSocket);
  });
});
