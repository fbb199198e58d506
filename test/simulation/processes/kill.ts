import { expect } from 'vitest';
import type { Where } from '../../../src/store/database.ts';
import { faults, readBooks, statesAtKills } from './invariants.ts';
import { AT_ONCE, WITH_UNDO } from './kill-points.ts';
import { killAt } from './rounds.ts';
import { settle } from './settling.ts';
import { openTown, type Town } from './stops.ts';

/** Kills the bot at every moment there is, several times, on one database, and looks what is left in the end. */
export async function killAgainAndAgain(where: Exclude<Where, 'memory'>): Promise<void> {
  const town = await openTown('url' in where ? { DATABASE_URL: where.url } : { DATA_DIR: where.dir });
  try {
    await setUndo(0, town);
    for (const moment of times(4, AT_ONCE)) await killAt(moment, town);
    await setUndo(2, town);
    for (const moment of times(2, WITH_UNDO)) await killAt(moment, town);
    await settle(town);
  } finally {
    await town.close();
  }
  const books = await readBooks(where);
  expect(faults(books, town)).toEqual([]);
  expect(town.kills.length).toBeGreaterThanOrEqual(50);
  const found = statesAtKills(books, town);
  for (const state of ['requested', 'held', 'sent', 'unclear', 'accepted', 'ended'])
    expect(found[`stop.${state}`], state).toBeGreaterThanOrEqual(3);
}

/** Ended as by a supervisor, so that what was compiled for the start is kept for the next. */
async function setUndo(seconds: number, town: Town): Promise<void> {
  const bot = town.start(0);
  await bot.ready;
  await town.admin.types('/modelarts settings approve-rank on');
  await town.admin.types(`/modelarts settings undo ${seconds}`);
  await bot.stop();
}

export function times<T>(count: number, items: readonly T[]): T[] {
  return Array.from({ length: count }, () => items).flat();
}
