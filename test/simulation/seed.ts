/**
 * From which every choice by chance follows: faults, kill times, interleavings. A failing run prints its own; with
 * `SIMULATION_SEED=<seed>` the next run makes the same choices.
 */
export const SEED = Number(process.env.SIMULATION_SEED ?? 20_261_130);
