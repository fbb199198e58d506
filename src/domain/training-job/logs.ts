export interface LogPreview {
  readonly content: string;
  /** There may be more before it. ModelArts' own sample counts wrongly, so this is no more than likely. */
  readonly mayBeCut: boolean;
}

/** Addresses that open a log to whoever has them. */
export interface LogLink {
  /** Pieces that the log has; there can be fewer addresses. */
  readonly total: number;
  /** At the latest. */
  readonly expiresAt: Date;
  /** The address, or those of the parts of a long log. A function, so that no log and no store writes it down unasked. */
  readonly reveal: () => readonly string[];
}
