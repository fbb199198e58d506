import { PgBoss } from 'pg-boss';
import { openDatabase } from '../../../src/store/db/database.ts';
import { bossOptions } from '../../../src/workers/queue-options.ts';

/**
 * Lets so many milliseconds pass for the queue on a server. It goes by the server's calendar, which can't be put ahead, so
 * its timestamps are put back. Then looks for jobs of dead workers, as every bot does each 15 s.
 */
export async function passOnServer(url: string, ms: number): Promise<void> {
  const { statements, close } = await openDatabase({ url });
  const boss = new PgBoss({ ...bossOptions('postgres'), db: statements, supervise: false });
  await boss.start();
  const time = `interval '${ms} milliseconds'`;
  await statements.executeSql(`
    update pgboss.job set created_on = created_on - ${time}, start_after = start_after - ${time},
      started_on = started_on - ${time}, heartbeat_on = heartbeat_on - ${time};
    update pgboss.queue set monitor_on = monitor_on - ${time}, monitor_claim_on = monitor_claim_on - ${time}`);
  await boss.supervise();
  await boss.stop({ graceful: false, close: false });
  await close();
}

/**
 * Lets so many milliseconds pass for the outbox: leases on channels expire, and posts that were being sent are overdue.
 * The calendar of a bot that goes on running can't be put ahead either.
 */
export async function passForPosts(url: string, ms: number): Promise<void> {
  const { statements, close } = await openDatabase({ url });
  const time = `interval '${ms} milliseconds'`;
  await statements.executeSql(`
    update outbox_holds set until = until - ${time};
    update outbox set due_at = due_at - ${time} where state = 'sending'`);
  await close();
}
