import type { Settings } from '../domain/access/settings.ts';
import { type Raised, raisedBy } from '../domain/follow/alerts.ts';
import type { SearchNow } from '../domain/follow/digest.ts';
import type { Alert, Watch } from '../domain/follow/following.ts';
import { type Snapshot, snapshotOf } from '../domain/search/snapshot.ts';

/** One reading of a search, shared by all who want one at about the same time. */
export interface Reading {
  readonly search: SearchNow;
  /** When ModelArts was asked. */
  readonly at: Date;
  readonly isDryRun: boolean;
  readonly approval: Settings['approval'];
}

export interface Followers {
  readonly watches: readonly Watch[];
  readonly alerts: readonly Alert[];
}

export interface Looked {
  readonly reading: Reading;
  readonly before: Snapshot | undefined;
  readonly after: Snapshot;
  readonly followers: Followers;
}

export function snapshotFrom({ search: { job, table, ranking, stopped }, at }: Reading): Snapshot {
  return snapshotOf({ job, table, criterion: ranking.criterion, stopped }, at);
}

/** Whoever has asked since the last look is not told of what may have happened before. */
export function raisedIn({ reading: { search }, before, after, followers: { alerts } }: Looked): Raised[] {
  const { table, ranking, progress } = search;
  const seen = { after, trials: table.trials, ranking, progress };
  const isOld = ({ at }: Alert) => before !== undefined && at <= before.at;
  return [
    ...raisedBy({ ...seen, before }, alerts.filter(isOld)),
    ...raisedBy(
      { ...seen, before: undefined },
      alerts.filter((alert) => !isOld(alert)),
    ),
  ];
}
