import { inject, it } from 'vitest';
import { emptyDatabase } from '../../store/engines.ts';
import { killDigests } from './digest-kill.ts';
import { DIGEST_STEPS, TROUBLES, UNSEEN } from './digest-kill-points.ts';

const server = inject('postgres') ?? '';

it.skipIf(server === '')(
  'loses no digest and doubles none where two bots share a server',
  { timeout: 600_000 },
  async () => {
    // At each moment one bot dies, and the other there as well or after it. One takes up twenty digests at a time.
    const where = { url: await emptyDatabase(server) };
    const moments = [...DIGEST_STEPS, ...TROUBLES];
    await killDigests([{ where, bots: 2, digests: 24, moments, each: 2, unseen: UNSEEN }], 2);
  },
);
