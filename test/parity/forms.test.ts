import { describe, expect, it } from 'vitest';
import { searches } from '../journeys/links.ts';
import { both } from './both.ts';

describe('Socket Mode and HTTP', () => {
  it('open, refuse and accept forms alike', async () => {
    const { overSocket, overHttp } = await both(searches, async ({ viewer }) => {
      const best = await viewer.types('/modelarts best resnet-lr');
      await viewer.presses('Options…');
      const options = await viewer.seesView('Finished trials to list');
      await viewer.fills('What is better', 'lower is better');
      await viewer.submits();
      const turned = await viewer.sees('steady, acc 0.8');

      await viewer.opens('/modelarts digest');
      const digest = await viewer.seesView('New digest');
      await viewer.fills('About', 'One search');
      await viewer.seesView('Type part of a name');
      const refused = await viewer.submits();
      await viewer.fills('About', 'All running searches');
      await viewer.submits();
      return [
        best,
        options,
        turned,
        digest,
        refused,
        await viewer.sees('The digest of all running searches'),
      ];
    });
    expect(overSocket).toMatchObject({
      seen: [
        { text: 'Best trial of resnet-lr: winner, acc 0.9.', isEdited: false },
        { type: 'modal', shown: expect.stringContaining('Best trial · resnet-lr') },
        { text: expect.stringContaining('steady, acc 0.8'), isEdited: true },
        { type: 'modal', shown: expect.stringContaining('New digest') },
        { type: 'modal', shown: expect.stringContaining('⚠ Choose the search, or all running ones above.') },
        { shown: expect.stringContaining('will come to #training') },
      ],
      failures: [],
    });
    expect(overHttp).toEqual(overSocket);
  });
});
