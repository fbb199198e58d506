import type { Unknown } from '../../errors.ts';

export type Language = 'en' | 'zh';

/** Who asks, as far as the bot cares. Without any right while Slack does not tell who they are. */
export interface Person {
  /** Slack user id. */
  readonly id: string;
  /** Whether Slack told who this is. */
  readonly isKnown: boolean;
  /** Where they are not known. */
  readonly whyUnknown?: Unknown;
  /** Slack says that there is nobody of this id, or no longer: no use in asking again. */
  readonly isGone?: boolean;
  readonly language: Language;
  /** An IANA name such as `Asia/Shanghai`, where Slack tells it. */
  readonly timeZone?: string | undefined;
  /** A workspace admin or owner. */
  readonly isAdmin: boolean;
  /** A guest of the workspace, or a member of another organisation. */
  readonly isGuest: boolean;
  /** The user groups they are in, of those that were asked about. */
  readonly groups: ReadonlySet<string>;
  /** Slack did not tell the members of one of those just now, so that they may be in more. */
  readonly hasUnreadGroups?: boolean;
}
