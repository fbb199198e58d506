import { hasEnded } from '../../domain/search/search.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import {
  costOf,
  type JobDetail,
  type JobEvent,
  type JobStage,
  type TaskInstance,
} from '../../domain/training-job/job-detail.ts';
import type { Words } from '../../i18n/en.ts';
import type { Inline, Line } from '../../i18n/line.ts';
import { joined } from '../../i18n/line.ts';
import { type Asked, refreshAndShare } from '../kit/asked.ts';
import { clip, filled, NAME, VALUE } from '../kit/limits.ts';
import { linkButton } from '../kit/link-button.ts';
import { type Message, message, type Part } from '../kit/message.ts';
import { duration, rounded } from '../kit/numbers.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { jobSearch } from './job-search.ts';
import { taskLines } from './job-tasks.ts';

/** A part of a job that is read by itself, and may fail by itself. */
export type Unread = 'errors' | 'events' | 'stages' | 'instances';

/** How a job goes. */
export interface JobLife {
  /** Errors first. */
  readonly events: readonly JobEvent[];
  /** How many there are, read or not. */
  readonly eventCount: number;
  /** In order. */
  readonly stages: readonly JobStage[];
  readonly instances: readonly TaskInstance[];
  readonly unread: readonly Unread[];
}

interface OneJob {
  readonly detail: JobDetail;
  readonly life: JobLife;
  /** Its page in the vendor's console, where that is known. */
  readonly console: string | undefined;
  readonly asked: Asked;
}

const EVENTS = 8;
const MESSAGE = 300;

export function oneJob({ detail, life, console, asked }: OneJob, t: Words): Message {
  const { job } = detail;
  const name = filled(clip(job.name, NAME));
  const kind = job.search ? t.job.kind.search : t.job.kind.job;
  return message(t.job.headline(name, kind, t.phase[job.phase]), [
    heading(name),
    paragraph(
      stateLine(detail, t),
      about(detail, t),
      detail.description ? clip(detail.description, MESSAGE) : undefined,
    ),
    paragraph(...placeLines(detail, t), costLine(detail, t), ...stageLines(life.stages, t)),
    ...jobSearch(detail, t),
    paragraph(...taskLines(detail, life.instances, t)),
    ...events(life, t),
    note(life.unread.length > 0 ? t.job.unread(life.unread.map((part) => t.job.part[part])) : undefined),
    ...buttons({ detail, console, asked }, t),
  ]);
}

function stateLine({ job, since }: JobDetail, t: Words): Line {
  const phase: Inline = { bold: t.phase[job.phase] };
  return since ? t.job.stateSince(phase, { time: since, to: 'day' }) : t.job.state(phase);
}

function about({ job, restarts }: JobDetail, t: Words): Line {
  return joined(
    [
      job.search ? t.jobs.search : t.jobs.job,
      ...(job.user ? [t.job.by(clip(job.user, NAME))] : []),
      ...(job.createdAt ? [t.job.created({ time: job.createdAt, to: 'day' })] : []),
      ...(restarts > 0 ? [t.job.restarts(restarts)] : []),
      t.job.id({ code: clip(job.id, NAME) }),
    ],
    ' · ',
  );
}

function placeLines({ place }: JobDetail, t: Words): string[] {
  const { flavor, nodes, pool, cards, engine } = place;
  const facts = [
    flavor === undefined ? undefined : clip(flavor, NAME),
    nodes === undefined ? undefined : t.job.nodes(nodes),
    cards && t.job.cards(cards.count, clip(cards.kind ?? t.job.card, VALUE)),
    // Without a flavour nothing is known of the place, not even that it is public.
    pool ? t.job.pool(clip(pool, NAME)) : flavor && t.job.publicPool,
  ].filter((fact) => fact !== undefined);
  return [
    ...(facts.length > 0 ? [t.job.runsOn(facts)] : []),
    ...(engine ? [t.job.engine(clip(engine, 2 * NAME))] : []),
  ];
}

function costLine(detail: JobDetail, t: Words): string | undefined {
  const { ranFor } = detail.job;
  if (ranFor === undefined) return undefined;
  const span = duration(ranFor / 1_000, t.locale);
  const cost = costOf(detail);
  if (!cost) return t.job.ran(span);
  const nodeHours = rounded(cost.nodeHours, 3);
  if (cost.cardHours === undefined) return t.job.cost(span, nodeHours);
  return t.job.costWithCards(span, nodeHours, rounded(cost.cardHours, 3));
}

/** The way so far, and what the platform says of where the job is now. */
function stageLines(stages: readonly JobStage[], t: Words): string[] {
  const begun = stages.filter(({ name, startedAt }) => name && startedAt);
  const told = begun.map(({ name, startedAt, endedAt }) => {
    const word = name ? t.job.stage[name] : '';
    const seconds = startedAt && endedAt ? (endedAt.getTime() - startedAt.getTime()) / 1_000 : 0;
    return seconds > 0 ? `${word} ${duration(seconds, t.locale)}` : word;
  });
  const { message: said } = begun.at(-1) ?? {};
  const says = t.locale.startsWith('zh') ? (said?.zh ?? said?.en) : (said?.en ?? said?.zh);
  return [
    ...(told.length > 0 ? [t.job.stages(told)] : []),
    ...(says ? [t.job.stageSays(clip(says, MESSAGE))] : []),
  ];
}

function events({ events: all, eventCount, unread }: JobLife, t: Words): Part[] {
  if (all.length === 0) return [note(unread.includes('events') ? undefined : t.job.noEvents)];
  const shown = all.slice(0, EVENTS);
  return [
    paragraph([{ bold: t.job.events }], ...shown.map((event) => eventLine(event, t))),
    note(eventCount > shown.length ? t.more(eventCount - shown.length) : undefined),
  ];
}

function eventLine({ at, level, message: words }: JobEvent, t: Words): Line {
  const word: Inline = level === 'info' ? t.job.level.info : { bold: t.job.level[level] };
  const text = clip(words.replaceAll(/\s+/g, ' '), MESSAGE);
  return [...(at ? [{ time: at, to: 'day' } as const, ' '] : []), word, ` ${text}`];
}

/** In two rows: Slack folds what is more than about five. */
function buttons({ detail: { job }, console, asked }: Omit<OneJob, 'life'>, t: Words): Part[] {
  const line = (command: string) => writeLine(command, job.id);
  // Asks back, and asks for the right to.
  const stop = () => button({ key: 'stop-job', label: t.job.stop, line: line('stop-job'), style: 'danger' });
  return [
    actions(
      job.search && button({ key: 'best', label: t.button.best, line: line('best') }),
      button({ key: 'logs', label: t.job.logs, line: line('logs') }),
      job.search && button({ key: 'progress', label: t.job.progress, line: line('progress') }),
      hasEnded(job) || job.phase === 'Terminating' ? undefined : stop(),
    ),
    actions(
      console === undefined ? undefined : linkButton({ key: 'console', label: t.job.console, url: console }),
      ...refreshAndShare(asked, t),
    ),
  ];
}
