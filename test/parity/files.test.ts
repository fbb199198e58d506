import { describe, expect, it } from 'vitest';
import { searches } from '../journeys/links.ts';
import { both } from './both.ts';

describe('Socket Mode and HTTP', () => {
  it('send CSV files alike', async () => {
    const { overSocket, overHttp } = await both(searches, async ({ viewer, workspace }) => {
      const answer = await viewer.types('/modelarts trials resnet-lr --csv');
      const above = await viewer.sees('The trials of resnet-lr as a CSV file: 3 trials.');
      const { files = [] } = await viewer.sees('modelarts-trials-');
      const bytes = workspace.files.get(files[0]?.id ?? '') ?? [];
      return [answer, above, files[0]?.name, Buffer.from(bytes).toString()];
    });
    expect(overSocket).toMatchObject({
      seen: [
        { text: expect.stringContaining('3 trials: see your direct messages with me.'), onlyFor: 'U0VIEWER' },
        { channel: 'D0VIEWER' },
        expect.stringMatching(/^modelarts-trials-.*\.csv$/),
        expect.stringMatching(/winner.*0\.9/),
      ],
      failures: [],
    });
    expect(overHttp).toEqual(overSocket);
  });
});
