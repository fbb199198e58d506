import type { ChannelSearch } from '../../domain/search/uses.ts';
import type { Session } from '../db/session.ts';
import type { ChannelSearchesTable } from '../db/tables.ts';
import type { UsesStore } from '../store.ts';

export function createUses(session: Session): UsesStore {
  return {
    async read(channel, person) {
      const [row, last] = await Promise.all([
        session.run((db) =>
          db.selectFrom('channel_searches').selectAll().where('channel', '=', channel).executeTakeFirst(),
        ),
        session.run((db) =>
          db
            .selectFrom('last_searches')
            .select('word')
            .where('channel', '=', channel)
            .where('person', '=', person)
            .executeTakeFirst(),
        ),
      ]);
      return { search: row && searchOf(row), last: last?.word };
    },
    async set({ channel, jobId, jobName, by, at }) {
      const set = { job_id: jobId, job_name: jobName, set_by: by, set_at: at };
      await session.run((db) =>
        db
          .insertInto('channel_searches')
          .values({ channel, ...set })
          .onConflict((conflict) => conflict.column('channel').doUpdateSet(set))
          .execute(),
      );
    },
    async clear(channel) {
      const gone = await session.run((db) =>
        db
          .deleteFrom('channel_searches')
          .where('channel', '=', channel)
          .returning('channel')
          .executeTakeFirst(),
      );
      return gone !== undefined;
    },
    async remember({ channel, person, word }) {
      await session.run((db) =>
        db
          .insertInto('last_searches')
          .values({ channel, person, word })
          .onConflict((conflict) => conflict.columns(['channel', 'person']).doUpdateSet({ word }))
          .execute(),
      );
    },
  };
}

function searchOf(row: ChannelSearchesTable): ChannelSearch {
  return {
    channel: row.channel,
    jobId: row.job_id,
    jobName: row.job_name,
    by: row.set_by,
    at: row.set_at,
  };
}
