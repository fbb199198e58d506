import { onTestFinished } from 'vitest';
import { sandboxKey } from '../../sandbox/modelarts/server.ts';
import { createProject, type Project } from '../../sandbox/project.ts';
import { memoryStore } from '../../sandbox/store.ts';
import { keyAuth } from '../../src/api/auth.ts';
import { createModelArts } from '../../src/api/modelarts.ts';
import { readOptions } from '../../src/commands/options.ts';
import type { Role } from '../../src/domain/access.ts';
import type { Person } from '../../src/domain/person.ts';
import { testClock } from '../api/server.ts';
import { serveDamaged } from './damaging-server.ts';

const asker: Person = {
  id: 'U0SOMEONE',
  isKnown: true,
  language: 'en',
  isAdmin: false,
  isGuest: false,
  groups: new Set(),
};

/** Where anybody may open the form of any line, over the real client. */
export async function formRoom(fill: (project: Project) => void) {
  const clock = testClock();
  const project = createProject(clock);
  fill(project);
  const line = await serveDamaged(project);
  const store = await memoryStore(clock);
  const { ak, sk } = sandboxKey;
  const key = { ak, sk, securityToken: undefined, projectId: project.id };
  const auth = keyAuth(key, clock);
  const modelarts = createModelArts({ endpoint: line.url, projectId: project.id, auth, clock });
  onTestFinished(async () => void (await Promise.all([modelarts.close(), store.close()])));
  const never = async () => {
    throw new Error('Nothing is stopped here.');
  };
  line.suffer([]);
  return {
    ...line,
    read: async (typed: string, role: Role | 'nobody' = 'viewer') =>
      readOptions(typed, {
        asker,
        source: { channel: 'C0TRAINING' },
        standing: { role: role === 'nobody' ? undefined : role, access: { listed: new Set() } },
        modelarts,
        stops: { ...store.stops, request: never, undo: never, approve: never, decline: never },
        settings: store.settings,
        signal: new AbortController().signal,
      }),
  };
}
