import { defineConfig } from 'vitest/config';
import { WAIT_LIMIT_MS } from './sandbox/slack/person.ts';

/** What a test waits for comes at once or never; the limit only ends a run that would hang, on however slow a machine. */
const TEST_LIMIT_MS = 10 * WAIT_LIMIT_MS;

/** Left out of the quick run: every crash point, real kills, the pages in a browser. */
const SLOW = 'test/**/*.slow.test.ts';
const JOURNEYS = 'test/journeys/**/*.test.ts';

export default defineConfig({
  test: {
    reporters: ['default', './test/tally.ts'],
    globalSetup: ['./test/postgres.ts'],
    setupFiles: ['./test/seeded.ts'],
    // Files share their worker: most of what one pays for is the import of the bot and a database in memory.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: TEST_LIMIT_MS,
    hookTimeout: TEST_LIMIT_MS,
    // Titles name their case in full.
    taskTitleValueFormatTruncate: 0,
    expect: { poll: { timeout: WAIT_LIMIT_MS } },
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: [SLOW],
          provide: { transport: 'socket' },
        },
      },
      { extends: true, test: { name: 'slow', include: [SLOW], provide: { transport: 'socket' } } },
      {
        extends: true,
        test: { name: 'http', include: [JOURNEYS], exclude: [SLOW], provide: { transport: 'http' } },
      },
    ],
  },
});
