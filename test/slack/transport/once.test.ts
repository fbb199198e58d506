import { expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { createOnce } from '../../../src/slack/transport/once.ts';

it('does what belongs to an id once while the database is away', async () => {
  const claim = async () => {
    throw new UserError({ kind: 'storeUnavailable' });
  };
  const once = createOnce({ claim }, createLog('silent'));
  const done: string[] = [];
  for (const id of ['Ev1', 'Ev1', 'Ev2']) await once(id, async () => void done.push(id));
  expect(done).toEqual(['Ev1', 'Ev2']);
});
