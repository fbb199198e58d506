import { z } from 'zod';
import { accessTrouble } from '../blocks/access/access.ts';
import { type AuditFilter, auditBroken, auditList, auditWhole } from '../blocks/access/audit.ts';
import { roleIn } from '../domain/access/roles.ts';
import { readSince, SINCE_EXAMPLES } from '../domain/text/since.ts';
import { UserError } from '../errors.ts';
import { type Context, count, defineCommand, type Reply } from './command.ts';
import { exportAudit, wantedBy } from './export-audit.ts';

/** As many as are read on a screen. */
const PAGE = 50;

const usage = 'audit [job] [--since T] [--before N] [--csv]';

export const audit = defineCommand({
  name: 'audit',
  usage,
  // The first is the one that a wrong --since is answered with.
  examples: [
    'audit --since 7d',
    'audit',
    'audit resnet-lr --since 2026-11-01',
    'audit --before 1200',
    'audit --since 2w --csv',
    'audit verify',
  ],
  permission: 'admin',
  args: z.object({
    job: z.string().optional(),
    since: z.string().optional(),
    before: count(1, 999_999_999).optional(),
    csv: z.boolean().default(false),
  }),

  async run({ job, since, before, csv: asFile }, context) {
    const { access, asker, t } = context;
    // The audit tells of every channel, so the admin of one does not see it.
    if (roleIn(undefined, asker, await access.read()) !== 'admin')
      return accessTrouble({ kind: 'reachAll' }, usage, t);
    // A job of that name can still be asked for by its id.
    if (job?.toLowerCase() === 'verify') return verdict(context);
    const filter: AuditFilter = {
      since: since === undefined ? undefined : { at: momentOf(since, context), word: since },
      job: job === undefined ? undefined : { id: await jobOf(job, context), word: job },
    };
    return asFile ? exportAudit(filter, context) : page(filter, before, context);
  },
});

async function verdict({ audit: store, t }: Context): Promise<Reply> {
  const found = await store.verify();
  return found.isWhole ? auditWhole(found.count, t) : auditBroken(found.brokenAt, t);
}

/** @param before only entries of a lower number: pages stay as they are while new entries come */
async function page(filter: AuditFilter, before: number | undefined, context: Context): Promise<Reply> {
  const { audit: store, asked, t } = context;
  const wanted = wantedBy(filter);
  const [entries, total, reached] = await Promise.all([
    store.list({ ...wanted, before, limit: PAGE }),
    store.count(wanted),
    store.count({ ...wanted, before }),
  ]);
  return auditList({ entries, total, newer: total - reached, filter, asked }, t);
}

/** A job that ModelArts has forgotten is still in the audit, by its id. */
async function jobOf(word: string, { modelarts, audit: store, signal }: Context): Promise<string> {
  try {
    return await modelarts.jobs.resolve(word, { signal });
  } catch (error) {
    if ((await store.count({ jobId: word })) > 0) return word;
    throw error;
  }
}

function momentOf(word: string, { clock }: Context): Date {
  const at = readSince(word, clock.now());
  if (at) return at;
  throw new UserError({
    kind: 'badArguments',
    command: 'audit',
    fault: {
      kind: 'badValue',
      name: 'since',
      value: word,
      expected: { kind: 'oneOf', values: SINCE_EXAMPLES },
    },
  });
}
