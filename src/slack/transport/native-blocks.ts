import { charactersIn } from '../../blocks/kit/cut.ts';
import type { Message } from '../../blocks/kit/message.ts';
import type { Clock } from '../../clock.ts';

type Verdict = 'unknown' | 'accepted' | 'refused';

/**
 * What this workspace has made of native blocks so far. Each feature is remembered apart: some workspaces take tables
 * and no charts, and tables have grown buttons, rows and characters since their release.
 */
export interface NativeBlocks {
  /** Whether it will take the native form of this message. */
  judge(message: Message): Verdict;
  accepted(message: Message): void;
  /** Features that were accepted before are not to blame; where all were, something else is wrong with this message. */
  refused(message: Message): void;
}

/** Refusals of a feature in a row: one may be about something else in its message. */
const ENOUGH = 2;
/** Milliseconds after which a refused feature is tried again. */
const RETRY = 60 * 60_000;

export function createNativeBlocks({ now }: Pick<Clock, 'now'>): NativeBlocks {
  const accepted = new Set<string>();
  const refusals = new Map<string, { readonly count: number; readonly at: number }>();
  const isRefused = (feature: string) => {
    const { count, at } = refusals.get(feature) ?? { count: 0, at: 0 };
    return count >= ENOUGH && now().getTime() - at < RETRY;
  };
  return {
    judge(message) {
      const features = featuresOf(message);
      if (features.some(isRefused)) return 'refused';
      return features.every((feature) => accepted.has(feature)) ? 'accepted' : 'unknown';
    },
    accepted(message) {
      for (const feature of featuresOf(message)) {
        accepted.add(feature);
        refusals.delete(feature);
      }
    },
    refused(message) {
      for (const feature of featuresOf(message).filter((each) => !accepted.has(each))) {
        const count = refusals.get(feature)?.count ?? 0;
        refusals.set(feature, { count: count + 1, at: now().getTime() });
      }
    },
  };
}

/** Header included, and characters, that tables had at their release; both were doubled by August 2026. */
const FIRST_ROWS = 101;
const FIRST_TEXT = 10_000;

/** What a workspace, a plan or an older server may refuse in a message. */
function featuresOf({ blocks }: Message): string[] {
  const tables = blocks.flatMap((block) => (block.type === 'data_table' && 'rows' in block ? [block] : []));
  const cells = tables.flatMap(({ rows }) => rows.flat());
  const features = {
    table: tables.length > 0,
    tableButtons: cells.some(({ type }) => String(type) === 'action_cell'),
    longTable: tables.some(({ rows }) => rows.length > FIRST_ROWS),
    muchTableText: tables.length > 0 && charactersIn(cells) > FIRST_TEXT,
    chart: blocks.some(({ type }) => String(type) === 'data_visualization'),
  };
  return Object.entries(features).flatMap(([name, isUsed]) => (isUsed ? [name] : []));
}
