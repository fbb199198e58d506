import { Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { sandboxKey } from '../../sandbox/modelarts/server.ts';
import { createProject, type Project } from '../../sandbox/project.ts';
import { memoryStore } from '../../sandbox/store.ts';
import { keyAuth } from '../../src/api/auth.ts';
import { createModelArts } from '../../src/api/modelarts.ts';
import { dispatch } from '../../src/commands/dispatch.ts';
import type { Language, Person } from '../../src/domain/person.ts';
import { wordsFor } from '../../src/i18n/index.ts';
import { createLog } from '../../src/log.ts';
import { testClock } from '../api/server.ts';
import { serveDamaged } from './damaging-server.ts';
import { followingOn } from './following.ts';
import { noChecks } from './no-checks.ts';

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
  const clock = testClock();
  const project = createProject(clock);
  fill(project);
  const line = await serveDamaged(project);
  const store = await memoryStore(clock);
  const { ak, sk } = sandboxKey;
  const key = { ak, sk, securityToken: undefined, projectId: project.id };
  const modelarts = createModelArts({
    endpoint: line.url,
    projectId: project.id,
    auth: keyAuth(key, clock),
    clock,
    retry: { random: () => 0.5 },
  });
  onTestFinished(async () => void (await Promise.all([modelarts.close(), store.close()])));
  const logged: string[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      logged.push(String(chunk));
      done();
    },
  });
  const log = createLog('error', sink);
  const never = async () => {
    throw new Error('Nothing is stopped here.');
  };

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
        stops: { ...store.stops, request: never, undo: never, approve: never, decline: never },
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
