import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { Access, Grant } from '../../domain/access/access.ts';
import type { Actor } from '../../domain/access/audit.ts';
import type { Session } from '../db/session.ts';
import type { Tables } from '../db/tables.ts';
import type { AccessStore } from '../store.ts';
import { appendAudit } from './audit-chain.ts';

/** Milliseconds for which another instance may not know of a change yet. */
const MAX_AGE = 5_000;
/** How a grant that holds everywhere is stored. */
const EVERYWHERE = '';

export function createAccess(session: Session, clock: Pick<Clock, 'now'>): AccessStore {
  const known = new LRUCache<'all', Access>({
    max: 1,
    ttl: MAX_AGE,
    ttlResolution: 0,
    perf: { now: () => clock.now().getTime() },
    // What is changed while it is read still belongs to those who wait for it.
    ignoreFetchAbort: true,
    fetchMethod: () => read(session),
  });

  const change: Session['change'] = async (work) => session.change(work).finally(() => known.delete('all'));

  return {
    read: async () => (await known.fetch('all')) ?? read(session),
    async grant({ subject, role, channel, by, at }, note) {
      const set = { role, granted_by: by, granted_at: at };
      const place = channel ?? EVERYWHERE;
      await change(async (trx) => {
        await trx
          .insertInto('grants')
          .values({ subject, channel: place, ...set })
          .onConflict((conflict) => conflict.columns(['subject', 'channel']).doUpdateSet(set))
          .execute();
        const detail = described(subject, role, place);
        await appendAudit(trx, { ...note, action: 'access.allowed', detail }, clock.now());
      });
    },
    revoke: (subject, channel, note) =>
      change(async (trx) => {
        const gone = await trx
          .deleteFrom('grants')
          .where('subject', '=', subject)
          .where('channel', '=', channel ?? EVERYWHERE)
          .returningAll()
          .executeTakeFirst();
        if (!gone) return false;
        const detail = described(subject, gone.role, gone.channel);
        await appendAudit(trx, { ...note, action: 'access.denied', detail }, clock.now());
        return true;
      }),
    list: (channel, is, note) => turn({ change, clock, note }, { channel, flag: 'is_listed', is }),
    admitGuests: (channel, is, note) => turn({ change, clock, note }, { channel, flag: 'admits_guests', is }),
  };
}

async function read(session: Session): Promise<Access> {
  const [grants, channels] = await Promise.all([
    session.run((db) =>
      db.selectFrom('grants').selectAll().orderBy('granted_at').orderBy('subject').execute(),
    ),
    session.run((db) => db.selectFrom('channels').selectAll().orderBy('channel').execute()),
  ]);
  return {
    grants: grants.map(
      (row): Grant => ({
        subject: row.subject,
        role: row.role,
        channel: row.channel === EVERYWHERE ? undefined : row.channel,
        by: row.granted_by,
        at: row.granted_at,
      }),
    ),
    listed: new Set(channels.filter((row) => row.is_listed).map((row) => row.channel)),
    guests: new Set(channels.filter((row) => row.admits_guests).map((row) => row.channel)),
  };
}

interface Turn {
  readonly channel: string;
  readonly flag: Exclude<keyof Tables['channels'], 'channel'>;
  readonly is: boolean;
}

interface Means {
  readonly change: Session['change'];
  readonly clock: Pick<Clock, 'now'>;
  readonly note: Actor;
}

const FLAGS = { is_listed: 'the bot answers here', admits_guests: 'guests may look here' } as const;

/** Sets what holds for a channel; noted only when it did not hold already. */
async function turn({ change, clock, note }: Means, { channel, flag, is }: Turn): Promise<void> {
  await change(async (trx) => {
    await trx
      .insertInto('channels')
      .values({ channel })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const changed = await trx
      .updateTable('channels')
      .set({ [flag]: is })
      .where('channel', '=', channel)
      .where(flag, '!=', is)
      .returning('channel')
      .executeTakeFirst();
    if (!changed) return;
    const action = is ? 'access.allowed' : 'access.denied';
    const detail = `${channel}: ${FLAGS[flag]}`;
    await appendAudit(trx, { ...note, action, detail }, clock.now());
  });
}

function described(subject: string, role: string, place: string): string {
  return `${subject} ${role} ${place === EVERYWHERE ? 'everywhere' : `in ${place}`}`;
}
