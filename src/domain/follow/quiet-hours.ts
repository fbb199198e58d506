import type { QuietHours } from './channel-rule.ts';
import { nextSlot, type WallTime } from './schedule.ts';

/**
 * When the quiet hours that hold at `at` end; nothing where none do. They are between two moments that a clock shows once
 * a day, so that a change of clocks neither doubles nor breaks them. Hours that begin when they end are none.
 */
export function quietUntil(quiet: QuietHours | undefined, at: Date): Date | undefined {
  if (!quiet) return undefined;
  const end = nextSlot({ kind: 'daily', at: wallTime(quiet.to) }, quiet.timeZone, at);
  const begin = nextSlot({ kind: 'daily', at: wallTime(quiet.from) }, quiet.timeZone, at);
  return end < begin ? end : undefined;
}

function wallTime(minutes: number): WallTime {
  return { hour: Math.floor(minutes / 60), minute: minutes % 60 };
}
