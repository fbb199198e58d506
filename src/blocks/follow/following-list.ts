import type { Button, KnownBlock } from '@slack/types';
import type { Alert, Digest, Watch } from '../../domain/follow/following.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { type Line, line } from '../../i18n/line.ts';
import { type Asked, turnIn } from '../kit/asked.ts';
import { clip, filled, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, heading, note, paragraph } from '../kit/parts.ts';
import { conditionText, digestOf, jobName, lines, stateOfDigest, whenText } from './following-words.ts';

/** Rows of a page: each takes two blocks of fifty. */
export const LISTED = 20;

/** Which page of a list is shown; past the end it is the last, since rows are removed from it. */
export interface Leaf {
  /** Counts from 1. */
  readonly page: number;
  readonly asked: Asked;
}

/** Opens the form of a new digest, wherever it stands; what follows the colon is nothing. */
export const NEW_DIGEST = 'form:new-digest';

interface Row {
  readonly text: Line;
  /** The second line, where there is one. */
  readonly more?: string | Line | undefined;
  readonly buttons: readonly (Button | undefined)[];
}

interface Section {
  readonly title: string;
  readonly headline: string;
  readonly none: string;
  readonly rows: readonly Row[];
  /** Whose list it is. */
  readonly command: 'digest' | 'watch' | 'alert';
  readonly below: readonly (Button | undefined)[];
}

/** The digests of a channel, or of a person. */
export function digestList(digests: readonly Digest[], leaf: Leaf, t: Words): Message {
  const { list } = t.follow;
  return listing(
    {
      title: list.digests,
      headline: list.headline(digests.length),
      none: list.none,
      rows: digests.map((digest) => digestRow(digest, t)),
      command: 'digest',
      below: [newDigestButton(t)],
    },
    leaf,
    t,
  );
}

/** @param here the channel in which it is shown */
export function watchList(
  watches: readonly Watch[],
  { here, ...leaf }: Leaf & { readonly here: string },
  t: Words,
): Message {
  const { list } = t.follow;
  return listing(
    {
      title: list.watches,
      headline: list.watchesHeadline(watches.length),
      none: list.noWatches,
      rows: watches.map((watch) => watchRow(watch, here, t)),
      command: 'watch',
      below: [button({ key: 'jobs', label: t.button.jobs, line: 'jobs' })],
    },
    leaf,
    t,
  );
}

export function alertList(alerts: readonly Alert[], leaf: Leaf, t: Words): Message {
  const { list } = t.follow;
  return listing(
    {
      title: list.alerts,
      headline: list.alertsHeadline(alerts.length),
      none: list.noAlerts,
      rows: alerts.map((alert) => alertRow(alert, t)),
      command: 'alert',
      below: [button({ key: 'jobs', label: t.button.jobs, line: 'jobs' })],
    },
    leaf,
    t,
  );
}

/** Opens the form; its own id, since a form needs more than an answer. */
function newDigestButton(t: Words): Button | undefined {
  const made = button({ key: 'new', label: t.follow.button.create, line: 'digest', style: 'primary' });
  return made && { ...made, action_id: NEW_DIGEST };
}

/** Pausing and resuming are one switch. */
export function pauseButton(digest: Digest, t: Words): Button | undefined {
  const { pause, resume } = t.follow.button;
  if (digest.paused?.why === 'ended') return undefined;
  return digest.paused
    ? button({ key: `resume-${digest.id}`, label: resume, line: lines.digest('resume', digest) })
    : button({ key: `pause-${digest.id}`, label: pause, line: lines.digest('pause', digest) });
}

export function removeButton(digest: Digest, t: Words): Button | undefined {
  const { title, text, yes, no } = t.follow.removing;
  const what = digest.job ? filled(clip(digest.job.name, NAME)) : t.follow.all;
  return button({
    key: `remove-${digest.id}`,
    label: t.follow.button.remove,
    line: lines.digest('remove', digest),
    confirm: { title, text: text(what, whenText(digest, t)), yes, no },
  });
}

/** What is paused goes to no channel. */
export function nowButton(digest: Digest, t: Words): Button | undefined {
  if (digest.paused) return undefined;
  return button({
    key: `now-${digest.id}`,
    label: t.follow.button.now,
    line: lines.digest('now', digest),
  });
}

function listing({ title, headline, none, rows, command, below }: Section, leaf: Leaf, t: Words): Message {
  if (rows.length === 0) return message(none, [paragraph(none), actions(...below)]);
  const pages = Math.ceil(rows.length / LISTED);
  const page = Math.min(leaf.page, pages);
  const from = (page - 1) * LISTED;
  const shown = rows.slice(from, from + LISTED);
  const press = turnIn(leaf.asked);
  const to = (key: 'previous' | 'next', target: number) =>
    button({ key, label: t.button[key], line: writeLine(command, 'list', '--page', target), press });
  return message(headline, [
    heading(title),
    ...shown.flatMap((row) => drawn(row)),
    note(pages > 1 ? t.follow.list.page(from + 1, from + shown.length, rows.length) : undefined),
    actions(
      page > 1 ? to('previous', page - 1) : undefined,
      page < pages ? to('next', page + 1) : undefined,
      ...below,
    ),
  ]);
}

function drawn({ text, more, buttons }: Row): (KnownBlock | undefined)[] {
  return [paragraph(text, more), actions(...buttons)];
}

function digestRow(digest: Digest, t: Words): Row {
  const { list } = t.follow;
  return {
    text: list.row(
      { code: digest.id },
      digestOf(digest, t),
      whenText(digest, t),
      { channel: digest.channel },
      stateOfDigest(digest, t),
    ),
    buttons: [pauseButton(digest, t), nowButton(digest, t), removeButton(digest, t)],
  };
}

function watchRow(watch: Watch, here: string, t: Words): Row {
  const { list, button: words } = t.follow;
  const { job, channel, by, reach, endedAt } = watch;
  const reaching = reach.length > 0 ? list.reach(reach.map((each) => t.follow.reach[each])) : list.noReach;
  return {
    text: list.watch(jobName(job), { channel }, { user: by }),
    more: endedAt ? list.over({ time: endedAt, to: 'day' }) : reaching,
    buttons: [
      button({ key: 'progress', label: t.search.progress.button, line: writeLine('progress', job.id) }),
      endedAt ? undefined : button({ key: 'mute', label: words.mute, line: lines.mute(watch, here) }),
      endedAt
        ? undefined
        : button({ key: 'unwatch', label: words.unwatch, line: lines.unwatch(watch, here) }),
    ],
  };
}

function alertRow(alert: Alert, t: Words): Row {
  const { list } = t.follow;
  const { id, job, channel, by, raised } = alert;
  const text = list.alert({ code: id }, jobName(job), conditionText(alert, t), { channel }, { user: by });
  return {
    text: raised.length > 0 ? line`${text} · ${list.raised(raised.length)}` : text,
    buttons: [button({ key: 'remove', label: t.follow.button.remove, line: lines.endAlert(alert) })],
  };
}
