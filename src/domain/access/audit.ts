import type { Role } from './access.ts';

/** What can be done here that somebody may later have to answer for. */
export type AuditAction =
  | `stop.${'requested' | 'approved' | 'declined' | 'lapsed' | 'held' | 'undone' | 'sent' | 'rehearsed' | 'revoked'}`
  | `stop.${'accepted' | 'refused' | 'failed' | 'unclear' | 'ended' | 'unknown'}`
  | 'access.allowed'
  | 'access.denied'
  | 'settings.changed'
  | `digest.${'added' | 'paused' | 'resumed' | 'removed'}`
  | `watch.${'added' | 'changed' | 'removed'}`
  | `alert.${'added' | 'removed'}`
  | 'rules.changed'
  | 'audit.exported'
  | 'audit.purged';

/** Who did what, from where, and with which right. Free text is masked before it is written. */
export interface AuditNote {
  readonly action: AuditAction;
  /** Slack user id; absent where the bot itself acted. */
  readonly by?: string | undefined;
  /** The right by which they did it. */
  readonly role?: Role | undefined;
  readonly channel?: string | undefined;
  /** The message whose button was pressed. */
  readonly messageTs?: string | undefined;
  readonly jobId?: string | undefined;
  readonly trialId?: string | undefined;
  readonly stopId?: string | undefined;
  /** What ModelArts answered: status, code and sentence. */
  readonly answer?: string | undefined;
  /** `X-Request-Id` of that answer. */
  readonly requestId?: string | undefined;
  /** Anything else: the role given, the setting's old and new value. */
  readonly detail?: string | undefined;
}

export interface AuditEntry extends AuditNote {
  /** From 1, without gaps but for what retention has removed. */
  readonly seq: number;
  readonly at: Date;
}

/** Who acts, and from where: what every note of one command has in common. */
export type Actor = Pick<AuditNote, 'by' | 'role' | 'channel' | 'messageTs'>;
