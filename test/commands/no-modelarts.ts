import { keyAuth } from '../../src/api/http/auth.ts';
import { createModelArts } from '../../src/api/modelarts.ts';
import { systemClock } from '../../src/clock.ts';
import type { Context } from '../../src/commands/command.ts';

/** The real client of a ModelArts that nobody may ask: where it would connect to, nothing listens. */
export function noModelArts(): Context['modelarts'] {
  const auth = keyAuth({ ak: 'AK', sk: 'SK', securityToken: undefined, projectId: 'project' }, systemClock);
  return createModelArts({
    endpoint: 'http://127.0.0.1:9',
    projectId: 'project',
    auth,
    clock: systemClock,
    retry: { deadline: 0 },
  });
}
