import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/tally.ts'],
    globalSetup: ['./test/postgres.ts'],
    testTimeout: 20_000,
  },
});
