import type { Insertable, Selectable } from 'kysely';
import type { Digest, Pause } from '../../domain/follow/following.ts';
import type { Cadence } from '../../domain/follow/schedule.ts';
import type { Tables } from '../db/tables.ts';
import { json } from '../db/text.ts';

type Row = Selectable<Tables['digests']>;

export function rowOfDigest(digest: Digest): Insertable<Tables['digests']> {
  return {
    id: digest.id,
    channel: digest.channel,
    job_id: digest.job?.id ?? null,
    job_name: digest.job?.name ?? null,
    cadence: json(digest.cadence),
    time_zone: digest.timeZone,
    language: digest.language,
    unchanged: digest.unchanged,
    made_by: digest.by,
    made_at: digest.at,
    ...pauseColumns(digest.paused),
    next_at: digest.next ?? null,
    told_at: digest.told ?? null,
  };
}

export function digestOf(row: Row): Digest {
  return {
    id: row.id,
    channel: row.channel,
    job: row.job_id === null ? undefined : { id: row.job_id, name: row.job_name ?? '' },
    cadence: row.cadence,
    timeZone: row.time_zone,
    language: row.language,
    unchanged: row.unchanged,
    by: row.made_by,
    at: row.made_at,
    paused: pauseOf(row),
    next: row.next_at ?? undefined,
    told: row.told_at ?? undefined,
  };
}

export function pauseColumns(pause: Pause | undefined) {
  return { paused_at: pause?.at ?? null, paused_why: pause?.why ?? null };
}

/** For the audit, which is in English. */
export function digestWords({ id, channel, job, cadence, timeZone }: Digest): string {
  return `${id} in ${channel}: ${job?.name ?? 'all that run'}, ${cadenceWords(cadence)} ${timeZone}`;
}

function pauseOf({ paused_at: at, paused_why: why }: Row): Pause | undefined {
  return at && why ? { at, why } : undefined;
}

function cadenceWords(cadence: Cadence): string {
  if (cadence.kind === 'hours') return `every ${cadence.every} h`;
  const { hour, minute } = cadence.at;
  const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
  return cadence.kind === 'weekly' ? `weekly on day ${cadence.day} ${time}` : `${cadence.kind} ${time}`;
}
