import type { Role } from '../../domain/access/access.ts';
import type { AuditAction } from '../../domain/access/audit.ts';

/** Of which entries a screen speaks. */
export interface AuditScope {
  /** As it was asked for. */
  readonly job?: string | undefined;
  /** In UTC. */
  readonly since?: string | undefined;
}

/** Why a file did not come to its reader. */
export type FileRefusal = 'scope' | 'policy' | 'full' | 'tooLarge' | 'unreachable' | 'other';

const entries = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'entry' : 'entries'}`;
const scoped = ({ job, since }: AuditScope) =>
  [...(job === undefined ? [] : [` about ${job}`]), ...(since === undefined ? [] : [` since ${since}`])].join(
    '',
  );

/** What was done by whom. */
export const enAudit = {
  title: 'Audit',
  headline: (count: number, scope: AuditScope) => `The audit has ${entries(count)}${scoped(scope)}.`,
  empty: (scope: AuditScope) => `The audit has nothing${scoped(scope)} yet.`,
  caption: (from: number, to: number, total: number) => {
    if (to - from + 1 === total) return `${entries(total)}, newest first`;
    return from === 1
      ? `The newest ${to} of ${entries(total)}`
      : `${from.toLocaleString('en')}–${to.toLocaleString('en')} of ${entries(total)}, newest first`;
  },
  pastEnd: 'The audit has no older entries.',
  older: (count: number) => `…and ${count.toLocaleString('en')} more, older ones. The CSV has them, too.`,

  column: {
    seq: 'No.',
    time: 'Time',
    who: 'Who',
    what: 'What',
    where: 'Where',
    subject: 'Trial / job',
    answer: 'ModelArts answered',
  },
  bot: 'the bot',
  direct: 'direct message',
  role: { viewer: 'viewer', operator: 'operator', admin: 'admin' } satisfies Record<Role, string>,
  action: {
    'stop.requested': 'asked for a stop',
    'stop.approved': 'approved a stop',
    'stop.declined': 'declined a stop',
    'stop.lapsed': 'let a stop lapse: nobody approved it',
    'stop.held': 'held a stop for undo',
    'stop.undone': 'undid a stop',
    'stop.sent': 'sent a stop to ModelArts',
    'stop.rehearsed': 'sent nothing: dry run',
    'stop.revoked': 'did not send a stop: role removed or not confirmed',
    'stop.accepted': 'saw a stop accepted',
    'stop.refused': 'saw a stop refused',
    'stop.failed': 'could not send a stop',
    'stop.unclear': 'got no clear answer to a stop',
    'stop.ended': 'saw the trial end',
    'stop.unknown': 'could not see whether the trial ended',
    'access.allowed': 'gave a right',
    'access.denied': 'took a right back',
    'settings.changed': 'changed a setting',
    'digest.added': 'set up a digest',
    'digest.paused': 'paused a digest',
    'digest.resumed': 'resumed a digest',
    'digest.removed': 'removed a digest',
    'watch.added': 'began to watch a search',
    'watch.changed': 'changed what of a watch reaches the channel',
    'watch.removed': 'stopped watching a search',
    'alert.added': 'set up an alert',
    'alert.removed': 'removed an alert',
    'rules.changed': 'changed when a channel is disturbed',
    'audit.exported': 'exported the audit',
    'audit.purged': 'removed old entries',
  } satisfies Record<AuditAction, string>,
  /** Stands after a name. */
  as: (role: string) => ` (${role})`,
  doing: (action: string, detail: string) => `${action}: ${detail}`,

  csv: 'CSV',
  verify: 'Verify',
  list: 'Newest entries',
  page: 'Older entries',
  /** Above the file itself. */
  file: (count: number) => `The audit as a CSV file: ${entries(count)}.`,
  exported: (count: number) =>
    `The audit as a CSV file, ${entries(count)}: see your direct messages with me.`,
  cut: (most: number, total: number) =>
    `A file holds the newest ${most.toLocaleString('en')} of ${entries(total)}. Ask for the rest with --since, or one job at a time.`,

  whole: (count: number) => `The audit is whole: ${entries(count)}.`,
  broken: (seq: number) => `⚠️ Entry ${seq} is not as it was written, or missing.`,
  brokenNext:
    'Either somebody has changed the database past the bot, or an old copy of it was put back. Copy the database and export the CSV before anything else changes, then compare them with your last backup from that entry on.',

  notSent: {
    scope: (error: string) =>
      `Slack does not let me send files (${error}). Whoever runs the bot has to add the scope files:write to the Slack app and install it again.`,
    policy: (error: string) =>
      `This workspace does not allow such files (${error}). Its admins can allow them in Slack’s settings.`,
    full: (error: string) =>
      `This workspace has no room left for files (${error}). Delete some, then try again.`,
    tooLarge: (error: string) =>
      `The file is too large for this workspace (${error}). Ask for less, for example with --since 7d.`,
    unreachable: () => 'Slack did not take the file. Try again in a minute.',
    other: (error: string) =>
      `Slack refused the file (${error}). Try again; if it is refused again, tell whoever runs the bot.`,
  } satisfies Record<FileRefusal, (error: string) => string>,
};
