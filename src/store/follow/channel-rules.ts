import type { Kysely } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { Actor } from '../../domain/access/audit.ts';
import { type ChannelRule, MUTE_KNOWN, type QuietHours } from '../../domain/follow/channel-rule.ts';
import { gathered } from '../../gathered.ts';
import { appendAudit } from '../access/audit-chain.ts';
import type { Session } from '../db/session.ts';
import type { Tables } from '../db/tables.ts';
import { json } from '../db/text.ts';
import type { ChannelRules } from './following.ts';

export function createChannelRules(session: Session, clock: Pick<Clock, 'now'>): ChannelRules {
  const means = { session, clock };
  return {
    get: gathered(async (channels) => {
      // Whoever mutes in a channel makes a row of its rules too.
      const rows = await session.run((db) =>
        db
          .selectFrom('channel_rules as rule')
          .leftJoin('mutes', (join) =>
            join.onRef('mutes.channel', '=', 'rule.channel').on('mutes.until', '>', lately(clock)),
          )
          .select(['rule.channel', 'rule.quiet', 'rule.cap', 'mutes.job_id', 'mutes.until'])
          .where('rule.channel', 'in', channels)
          .orderBy('mutes.job_id')
          .execute(),
      );
      const found = Map.groupBy(rows, ({ channel }) => channel);
      return channels.map((channel) => ruleFrom(found.get(channel) ?? []));
    }),
    async mutesOf(jobId) {
      const mutes = await session.run((db) =>
        db
          .selectFrom('mutes')
          .select(['channel', 'until'])
          .where('job_id', '=', jobId)
          .where('until', '>', clock.now())
          .execute(),
      );
      return new Map(mutes.map(({ channel, until }) => [channel, until]));
    },
    setQuiet: (channel, quiet, note) =>
      change(means, channel, { note, detail: quietWords(quiet) }, async (trx) => {
        const before = await ruleOf(trx, channel);
        if (quietWords(before?.quiet ?? undefined) === quietWords(quiet)) return false;
        const set = { quiet: quiet ? json(quiet) : null };
        await trx.updateTable('channel_rules').set(set).where('channel', '=', channel).execute();
        return true;
      }),
    setCap: (channel, cap, note) =>
      change(means, channel, { note, detail: capWords(cap) }, async (trx) => {
        const before = await ruleOf(trx, channel);
        if ((before?.cap ?? undefined) === cap) return false;
        await trx
          .updateTable('channel_rules')
          .set({ cap: cap ?? null })
          .where('channel', '=', channel)
          .execute();
        return true;
      }),
    mute: (channel, jobId, until, note) =>
      change(means, channel, { note: { ...note, jobId }, detail: muteWords(until) }, async (trx) => {
        const now = clock.now();
        const gone = await trx
          .deleteFrom('mutes')
          .where('channel', '=', channel)
          .where((mute) => mute.or([mute('job_id', '=', jobId), mute('until', '<=', lately(clock))]))
          .returning(['job_id', 'until'])
          .execute();
        const last = gone.find(({ job_id }) => job_id === jobId)?.until;
        const before = last && last > now ? last : undefined;
        // One that is taken back ends now: what it has held still belongs together.
        const end = until ?? (before ? now : last);
        if (end) await trx.insertInto('mutes').values({ channel, job_id: jobId, until: end }).execute();
        return before?.getTime() !== until?.getTime();
      }),
  };
}

interface RuleRow {
  readonly quiet: QuietHours | null;
  readonly cap: number | null;
  readonly job_id: string | null;
  readonly until: Date | null;
}

/** @param rows one for each mute, or a single one */
function ruleFrom(rows: readonly RuleRow[]): ChannelRule {
  return {
    quiet: rows[0]?.quiet ?? undefined,
    cap: rows[0]?.cap ?? undefined,
    mutes: new Map(rows.flatMap(({ job_id, until }) => (job_id && until ? [[job_id, until] as const] : []))),
  };
}

/** A mute that has ended before is of no use any more. */
function lately({ now }: Pick<Clock, 'now'>): Date {
  return new Date(now().getTime() - MUTE_KNOWN);
}

interface Means {
  readonly session: Session;
  readonly clock: Pick<Clock, 'now'>;
}

interface Noted {
  readonly note: Actor & { readonly jobId?: string };
  readonly detail: string;
}

/** Changes of one channel come one after the other; one that changes nothing is not noted. */
async function change(
  { session, clock }: Means,
  channel: string,
  { note, detail }: Noted,
  work: (trx: Kysely<Tables>) => Promise<boolean>,
): Promise<void> {
  await session.change(async (trx) => {
    await trx
      .insertInto('channel_rules')
      .values({ channel })
      .onConflict((conflict) => conflict.column('channel').doUpdateSet({ channel }))
      .execute();
    if (!(await work(trx))) return;
    const written = { ...note, action: 'rules.changed', detail: `${channel}: ${detail}` } as const;
    await appendAudit(trx, written, clock.now());
  });
}

function ruleOf(db: Kysely<Tables>, channel: string) {
  return db.selectFrom('channel_rules').selectAll().where('channel', '=', channel).executeTakeFirst();
}

function quietWords(quiet: QuietHours | undefined): string {
  if (!quiet) return 'no quiet hours';
  const { from, to, timeZone, failuresPass } = quiet;
  const but = failuresPass ? ', failures pass' : '';
  return `quiet ${clockOf(from)} to ${clockOf(to)} ${timeZone}${but}`;
}

function clockOf(minutes: number): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function capWords(cap: number | undefined): string {
  return cap === undefined ? 'any number of posts an hour' : `at most ${cap} posts an hour`;
}

function muteWords(until: Date | undefined): string {
  return until ? `mute until ${until.toISOString()}` : 'mute over';
}
