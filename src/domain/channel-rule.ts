/** When a channel does not want to be disturbed. */
export interface QuietHours {
  /** Minutes after midnight; `to` is before `from` where they go over midnight. */
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
  /** Failures come all the same. */
  readonly failuresPass: boolean;
}

export interface ChannelRule {
  readonly quiet: QuietHours | undefined;
  /** Posts an hour, of what was not asked for by a schedule. */
  readonly cap: number | undefined;
  /** Until when each search is muted, by job id. */
  readonly mutes: ReadonlyMap<string, Date>;
}
