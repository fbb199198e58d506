import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, onTestFinished } from 'vitest';
import { killAgainAndAgain } from './kill.ts';

it('loses nothing and doubles nothing on the embedded database', { timeout: 600_000 }, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'crash-test-'));
  onTestFinished(async () => rm(dir, { recursive: true }));
  await killAgainAndAgain({ dir });
});
