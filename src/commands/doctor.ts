import { z } from 'zod';
import { examined } from '../blocks/access/doctor.ts';
import type { Probe } from '../domain/access/doctor.ts';
import { UserError } from '../errors.ts';
import { type Context, defineCommand } from './command.ts';

/** Milliseconds for each check; they run side by side. */
const PATIENCE = 5_000;

export const doctor = defineCommand({
  name: 'doctor',
  usage: 'doctor',
  examples: ['doctor'],
  permission: 'admin',
  args: z.object({}),

  async run(_, context) {
    const { checks, modelarts, people, asker, clock, signal, t } = context;
    const [token, userGroups, person, jobs, store] = await Promise.all([
      probe(checks.token, context),
      probe(checks.userGroups, context),
      probe(async () => (await people.get(asker.id, [])).isKnown, context),
      probe(async () => (await modelarts.jobs.recent(1, { signal })).length, context),
      probe(checks.isStoreWell, context),
    ]);
    // Known only once ModelArts has answered, be it with a refusal.
    const skew = modelarts.clockSkew();
    const { setup } = checks;
    const connections = checks.connections();
    return examined(
      { token, userGroups, person, jobs, store, skew, connections, setup, now: clock.now() },
      t,
    );
  },
});

/** What becomes of a check within its time. Never throws, except when the asker cannot be answered any more. */
async function probe<T>(
  check: () => Promise<T>,
  { clock, signal, log }: Pick<Context, 'clock' | 'signal' | 'log'>,
): Promise<Probe<T>> {
  const started = clock.now().getTime();
  const settled = new AbortController();
  const late = clock
    .sleep(PATIENCE, AbortSignal.any([settled.signal, signal]))
    .then((): Probe<T> => ({ kind: 'late' }));
  const done = check().then(
    (value): Probe<T> => ({ kind: 'done', value, ms: clock.now().getTime() - started }),
    (error: unknown): Probe<T> => {
      log.warn({ err: error }, 'a check of the doctor failed');
      return { kind: 'failed', reason: reasonOf(error) };
    },
  );
  try {
    return await Promise.race([done, late]);
  } finally {
    settled.abort();
    // Its sleep has ended by that, and nobody waits for it any more.
    late.catch(() => undefined);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof UserError)) return error instanceof Error ? error.message : String(error);
  const { problem } = error;
  if (!('endpoint' in problem)) return problem.kind;
  const { kind, status, code, requestId } = problem;
  return [kind, status && `HTTP ${status}`, code, requestId].filter(Boolean).join(' · ');
}
