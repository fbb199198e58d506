/**
 * From which every choice by chance follows: the values of property tests, faults, kill times, interleavings. The default
 * is fixed, so that a run means the same thing twice; with `TEST_SEED=<integer>` it is another.
 */
export const SEED = Number(process.env.TEST_SEED ?? 20_261_130);

/** What fast-check prints with a failure (`path` and `replayPath`), to run that case alone. */
export const REPLAY = {
  path: process.env.TEST_PATH,
  commands: process.env.TEST_REPLAY_PATH,
};
