import { onTestFinished } from 'vitest';
import { sandboxKey } from '../../sandbox/modelarts/server.ts';
import { createProject, type Project } from '../../sandbox/project.ts';
import { memoryStore } from '../../sandbox/store.ts';
import { keyAuth } from '../../src/api/http/auth.ts';
import { createModelArts } from '../../src/api/modelarts.ts';
import { testClock } from '../api/http/server.ts';
import { serveDamaged } from './damaging-server.ts';

/** The real client on a line to ModelArts that can be spoilt, and a store; nothing can be stopped. */
export async function projectRoom(fill: (project: Project) => void) {
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
  const never = async () => {
    throw new Error('Nothing is stopped here.');
  };
  const stops = { ...store.stops, request: never, undo: never, approve: never, decline: never };
  return { clock, line, store: { ...store, stops }, modelarts };
}
