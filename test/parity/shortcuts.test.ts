import { describe, expect, it } from 'vitest';
import { posted, searches } from '../journeys/links.ts';
import { both } from './both.ts';

describe('Socket Mode and HTTP', () => {
  it('answer the shortcuts of the app and of messages alike', async () => {
    const { overSocket, overHttp } = await both(searches, async (journey) => {
      const { viewer } = journey;
      const finder = await viewer.uses('Find a search');
      await viewer.fills('job', 'resnet-lr');
      const found = await viewer.submits();
      const progress = await viewer.presses('Progress');
      await viewer.closes({ whole: true });
      const here = await viewer.uses('Best trial here', {
        message: posted('How is resnet-lr doing?', journey),
      });
      return [finder.view, found, progress.view, here.reply];
    });
    expect(overSocket).toMatchObject({
      seen: [
        { type: 'modal', shown: expect.stringContaining('Search or training job') },
        { type: 'modal', shown: expect.stringContaining('Trial winner · acc 0.9') },
        { type: 'modal', shown: expect.stringContaining('2 of 4 trials ended') },
        { text: 'Best trial of resnet-lr: winner, acc 0.9.', onlyFor: 'U0VIEWER' },
      ],
      failures: [],
    });
    expect(overHttp).toEqual(overSocket);
  });
});
