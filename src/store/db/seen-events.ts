import type { Clock } from '../../clock.ts';
import type { SeenEventsStore } from '../store.ts';
import type { Session } from './session.ts';

export function createSeenEvents(session: Session, clock: Pick<Clock, 'now'>): SeenEventsStore {
  return {
    async claim(id) {
      const mine = await session.run((db) =>
        db
          .insertInto('seen_events')
          .values({ id, at: clock.now() })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst(),
      );
      return mine !== undefined;
    },
    async purge(before) {
      const gone = await session.run((db) =>
        db.deleteFrom('seen_events').where('at', '<', before).executeTakeFirst(),
      );
      return Number(gone.numDeletedRows);
    },
  };
}
