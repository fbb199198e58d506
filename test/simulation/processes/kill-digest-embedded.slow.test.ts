import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, onTestFinished } from 'vitest';
import { killDigests } from './digest-kill.ts';
import { DIGEST_STEPS, TROUBLES, UNSEEN } from './digest-kill-points.ts';
import { times } from './kill.ts';

it('loses no digest and doubles none on the embedded database', { timeout: 600_000 }, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'crash-test-'));
  onTestFinished(async () => rm(dir, { recursive: true }));
  const extentIn = (part: string) => ({ where: { dir: join(dir, part) }, bots: 1, digests: 4 });
  const plays = [
    { ...extentIn('one'), moments: times(2, DIGEST_STEPS) },
    { ...extentIn('other'), moments: [...DIGEST_STEPS, ...TROUBLES], unseen: UNSEEN },
  ];
  await killDigests(plays, 3);
});
