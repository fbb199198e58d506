/**
 * From which every choice by chance follows: faults, kill times, interleavings. The default is fixed, so that a run means
 * the same thing twice; with `SIMULATION_SEED=<integer>` it is another.
 */
export const SEED = Number(process.env.SIMULATION_SEED ?? 20_261_130);

/** What fast-check prints with a failure (`path` and `replayPath`), to run that case alone. */
export const REPLAY = {
  path: process.env.SIMULATION_PATH,
  commands: process.env.SIMULATION_REPLAY_PATH,
};
