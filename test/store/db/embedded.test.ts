import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { memoryDatabase } from '../../../sandbox/store.ts';

const CROWD = 20;

describe('the embedded database, asked by many at once', () => {
  it.each(['statements', 'transactions', 'both'])(
    'leaves the process a turn for what else it has to do between %s',
    async (what) => {
      const { db, close } = await memoryDatabase();
      onTestFinished(close);
      const done: string[] = [];
      const asked = Array.from({ length: CROWD }, async (_, at) => {
        if (what === 'transactions' || (what === 'both' && at % 2 === 0))
          await db.transaction().execute(async (trx) => sql`select 1`.execute(trx));
        else await sql`select 1`.execute(db);
        done.push('question');
      });
      const turning = (async () => {
        while (done.filter((each) => each === 'question').length < CROWD) {
          await setImmediate();
          done.push('turn');
        }
      })();
      await Promise.all([...asked, turning]);
      const longest = done
        .join(' ')
        .split('turn')
        .map((between) => between.split('question').length - 1);
      expect(Math.max(...longest)).toBe(1);
    },
  );
});
