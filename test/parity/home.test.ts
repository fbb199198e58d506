import { describe, expect, it } from 'vitest';
import type { SeenView } from '../../sandbox/slack/eyes.ts';
import { searches } from '../journeys/links.ts';
import { both } from './both.ts';

const isFilled = ({ type, shown }: SeenView) => type === 'home' && !shown.includes('Looking…');
const isAnswered = ({ type, shown }: SeenView) => type === 'modal' && !shown.includes('Looking…');

describe('Socket Mode and HTTP', () => {
  it('show App Home alike', async () => {
    const { overSocket, overHttp } = await both(searches, async ({ admin, viewer, clock }) => {
      await viewer.opensHome();
      const first = await viewer.seesView(isFilled);
      await viewer.presses('Recent searches', { home: true });
      const recent = await viewer.seesView(isAnswered);
      await viewer.closes();
      await clock.advance(60_000);
      await viewer.presses('Refresh', { home: true });
      const later = await viewer.seesView(
        (view) => isFilled(view) && view.shown.includes('As of 8:01:00 AM.'),
      );
      await admin.opensHome();
      return [first, recent, later, await admin.seesView(isFilled)];
    });
    expect(overSocket).toMatchObject({
      seen: [
        { type: 'home', shown: expect.stringContaining('2 of 4 trials ended') },
        { type: 'modal', shown: expect.stringContaining('resnet-lr') },
        { type: 'home', shown: expect.stringContaining('You are a viewer everywhere') },
        { type: 'home', shown: expect.stringContaining('You are an admin') },
      ],
      failures: [],
    });
    expect(overHttp).toEqual(overSocket);
  });
});
