import { alertDoubt } from '../blocks/follow/alert-doubt.ts';
import { followFault } from '../blocks/follow/follow-fault.ts';
import { alertExists, alertMade, nothingToWatch } from '../blocks/follow/following-told.ts';
import { doubtOf, scaleOf } from '../domain/follow/alert-doubt.ts';
import { type ReadCondition, readCondition } from '../domain/follow/condition-words.ts';
import type { Alert, Condition } from '../domain/follow/following.ts';
import { chooseCriterion } from '../domain/search/criterion.ts';
import { rank } from '../domain/search/ranking.ts';
import { hasEnded } from '../domain/search/search.ts';
import type { Context, Reply } from './command.ts';
import { newId, wake, whichSearch } from './follow-means.ts';
import { actorAt, type Place, placeFor } from './follow-place.ts';
import type { Look } from './looks.ts';

const WHEN: ReadonlySet<string> = new Set(['when', 'if', '当', '如果']);

/**
 * @param words a search, unless the channel's own is meant, and what to wait for
 * @param isSure an alert that looks pointless is set without asking
 */
export async function addAlert(
  words: readonly string[],
  { isSure }: { readonly isSure: boolean },
  context: Context,
): Promise<Reply> {
  const { uses, source, asker, modelarts, following, signal, t } = context;
  const place = await placeFor(undefined, 'alert', context);
  if ('refusal' in place) return place.refusal;
  const { search } = await uses.read(source.channel, asker.id);
  const { job, rest } = split(words, search !== undefined);
  if (job === undefined && !search) return whichSearch('alert', words, context);
  const id = job === undefined ? search?.jobId : await modelarts.jobs.resolve(job, { signal });
  const look = await following.looks.of(id ?? '', { signal });
  const seen = seenIn(look);
  const read = readCondition(rest, {
    metrics: metricsOf(look),
    scaleOf: (metric) => scaleOf(metric, seen),
  });
  if (read.kind === 'fault')
    return followFault({ kind: 'condition', words: withoutWhen(rest), fault: read.fault }, 'alert', t);
  if (hasEnded(look.job)) return nothingToWatch(look.job, t);
  const doubt = isSure ? undefined : doubtOf(read.condition, seen, read.orElse);
  if (doubt) return alertDoubt(doubt, look.job, t);
  return add({ look, condition: read.condition, place }, context);
}

function seenIn({ job, table }: Look): Parameters<typeof doubtOf>[1] {
  const objectives = job.search?.objectives ?? [];
  const criterion = chooseCriterion(objectives, table, {});
  return {
    trials: table.trials,
    ranking: rank(table.trials, { criterion, by: 'final' }),
    objectives,
    metrics: table.metrics,
  };
}

/** Whatever reads as a condition from the first word on names no search, where the channel has its own. */
function split(
  words: readonly string[],
  hasOwn: boolean,
): { readonly job: string | undefined; readonly rest: string } {
  const [first = '', ...others] = words;
  const [whole, rest] = [words.join(' '), others.join(' ')];
  if (WHEN.has(first.toLowerCase())) return { job: undefined, rest: others.join(' ') };
  const isWhole = isUnknown(readCondition(rest)) && !isUnknown(readCondition(whole));
  return hasOwn && isWhole ? { job: undefined, rest: whole } : { job: first, rest };
}

interface Wish {
  readonly look: Look;
  readonly condition: Condition;
  readonly place: Place;
}

async function add({ look, condition, place }: Wish, context: Context): Promise<Reply> {
  const { following, asker, t } = context;
  const { id, name } = look.job;
  const { channel } = place;
  const alert: Alert = {
    id: newId(),
    channel,
    job: { id, name },
    condition,
    by: asker.id,
    // What happens after this reading is told, however long the command takes.
    at: look.at,
    raised: [],
  };
  const own = await following.alerts.list({ channel, by: asker.id, jobId: id });
  const same = own.find((each) => isSame(each.condition, condition));
  if (same) return alertExists(same, t);
  await following.alerts.add(alert, actorAt(place, context));
  await wake('look', id, context);
  return alertMade(alert, t);
}

/** None before the first trial has reported: then any may be waited for. */
function metricsOf({ job, table }: Look): string[] {
  if (table.metrics.length === 0) return [];
  const aims = job.search?.objectives.map(({ metric }) => metric) ?? [];
  // What the reward is called where nothing else is known.
  return [...new Set([...aims, ...table.metrics, ...(aims.length === 0 ? ['reward'] : [])])];
}

function isSame(one: Condition, other: Condition): boolean {
  const words = (condition: Condition) => Object.entries(condition).toSorted().join();
  return words(one) === words(other);
}

function isUnknown(read: ReadCondition): boolean {
  return read.kind === 'fault' && read.fault.kind === 'unknown';
}

function withoutWhen(words: string): string {
  return words.replace(/^(?:when|if)\s|^(?:当|如果)/i, '').trim();
}
