import type { Project } from '../../sandbox/project.ts';
import { readOptions } from '../../src/commands/options.ts';
import type { Role } from '../../src/domain/access/access.ts';
import type { Person } from '../../src/domain/access/person.ts';
import { projectRoom } from './project-room.ts';

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
  const { line, store, modelarts } = await projectRoom(fill);
  line.suffer([]);
  return {
    ...line,
    read: async (typed: string, role: Role | 'nobody' = 'viewer') =>
      readOptions(typed, {
        asker,
        source: { channel: 'C0TRAINING' },
        standing: { role: role === 'nobody' ? undefined : role, access: { listed: new Set() } },
        modelarts,
        stops: store.stops,
        settings: store.settings,
        signal: new AbortController().signal,
      }),
  };
}
