import { Writable } from 'node:stream';
import type { Project } from '../../sandbox/project.ts';
import { dispatch } from '../../src/commands/dispatch.ts';
import type { Language, Person } from '../../src/domain/access/person.ts';
import { wordsFor } from '../../src/i18n/index.ts';
import { createLog } from '../../src/log.ts';
import { followingOn } from './following.ts';
import { noChecks } from './no-checks.ts';
import { projectRoom } from './project-room.ts';

const admin: Person = {
  id: 'U0ADMIN',
  isKnown: true,
  language: 'en',
  isAdmin: true,
  isGuest: false,
  groups: new Set(),
};

/** Where one admin may type anything, over the real client and a line to ModelArts that can be spoilt. */
export async function askingRoom(fill: (project: Project) => void) {
  const { clock, line, store, modelarts } = await projectRoom(fill);
  const logged: string[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      logged.push(String(chunk));
      done();
    },
  });
  const log = createLog('error', sink);

  return {
    ...line,
    /** What the bot has logged as its own fault. */
    faults: () => logged.splice(0).join(''),
    async ask(typed: string, language: Language) {
      // Past the age at which what was read before would be used again.
      clock.advance(60_000);
      return dispatch(typed, {
        ...store,
        asker: { ...admin, language },
        standing: { role: 'admin', access: { listed: new Set() } },
        audience: 'private',
        source: { channel: 'C0TRAINING' },
        modelarts,
        following: followingOn({ ...store, modelarts, clock }),
        checks: noChecks(),
        people: { get: async () => admin },
        clock,
        signal: new AbortController().signal,
        log,
        t: wordsFor(language),
      });
    },
  };
}
