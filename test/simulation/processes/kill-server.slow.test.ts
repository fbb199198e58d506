import { inject, it } from 'vitest';
import { emptyDatabase } from '../../store/engines.ts';
import { killAgainAndAgain } from './kill.ts';

const server = inject('postgres');

it.skipIf(server === undefined)(
  'loses nothing and doubles nothing on a server',
  { timeout: 600_000 },
  async () => killAgainAndAgain({ url: await emptyDatabase(server ?? '') }),
);
