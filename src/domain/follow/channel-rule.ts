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
  /** Until when each search is muted, or was lately: what a mute has held is told together at its end. By job id. */
  readonly mutes: ReadonlyMap<string, Date>;
}

/** Milliseconds for which a mute that has ended is still known. */
export const MUTE_KNOWN = 24 * 60 * 60_000;

/** Until when a search is muted; nothing where it is not, or no longer. */
export function mutedUntil(
  { mutes }: Pick<ChannelRule, 'mutes'>,
  jobId: string | undefined,
  now: Date,
): Date | undefined {
  const until = jobId === undefined ? undefined : mutes.get(jobId);
  return until !== undefined && until > now ? until : undefined;
}
