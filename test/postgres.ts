import type { TestProject } from 'vitest/node';
import { startServer } from './store/db/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server's first database, where one could be started. */
    readonly postgres: string | undefined;
    /** How the bots of the journeys are connected to Slack. */
    readonly transport: 'socket' | 'http';
  }
}

/** One Postgres server for the whole run; whatever needs it is skipped on a machine that cannot have one. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  try {
    const server = await startServer();
    project.provide('postgres', server.urlOf('postgres'));
    return server.remove;
  } catch (error) {
    // Its start rejects with nothing when the server ends at once.
    const reason = error instanceof Error ? error.message : 'it ended at once';
    process.stdout.write(`No Postgres server here, so what is tested on one is skipped: ${reason}\n`);
    project.provide('postgres', undefined);
    return undefined;
  }
}
