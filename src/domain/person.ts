export type Language = 'en' | 'zh';

/** Who asks, as far as the bot cares. */
export interface Person {
  /** Slack user id. */
  readonly id: string;
  readonly language: Language;
  /** A workspace admin or owner, or named in the configuration. */
  readonly isAdmin: boolean;
  /** A guest of the workspace, or a member of another organisation. */
  readonly isGuest: boolean;
}
