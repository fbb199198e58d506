/** What admins set for the whole workspace. */
export interface Settings {
  /** Seconds during which a stop can be undone, 0 to 60. */
  readonly undoSeconds: number;
  /** Everything but the request to ModelArts. */
  readonly isDryRun: boolean;
  /** When a stop needs a second operator. Each rule that is absent does not apply. */
  readonly approval: {
    /** The trial's place is in the top quarter. */
    readonly topQuarter: boolean;
    /** The trial has run longer than so many hours. */
    readonly hours?: number | undefined;
    /** More than so many stops of one person within ten minutes. */
    readonly count?: number | undefined;
  };
  /** Days after which entries leave the audit. */
  readonly auditDays: number;
  /** Days for which it is remembered how searches stood that nobody follows any more, and what was posted. */
  readonly snapshotDays: number;
}

export const DEFAULT_SETTINGS: Settings = {
  undoSeconds: 10,
  isDryRun: false,
  approval: { topQuarter: false },
  auditDays: 400,
  snapshotDays: 30,
};
