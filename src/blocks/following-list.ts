import type { Button, KnownBlock } from '@slack/types';
import { writeLine } from '../domain/command-line.ts';
import type { Alert, Digest, Watch } from '../domain/following.ts';
import type { Words } from '../i18n/en.ts';
import { type Line, line } from '../i18n/line.ts';
import { conditionText, digestOf, jobName, lines, stateOfDigest, whenText } from './following-words.ts';
import { clip, filled, NAME } from './limits.ts';
import { type Message, message } from './message.ts';
import { actions, button, heading, note, paragraph } from './parts.ts';

/** Rows of a list: each takes two blocks of fifty. */
export const LISTED = 20;

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
  readonly below: readonly (Button | undefined)[];
}

/** The digests of a channel, or of a person. */
export function digestList(digests: readonly Digest[], t: Words): Message {
  const { list } = t.follow;
  return listing(
    {
      title: list.digests,
      headline: list.headline(digests.length),
      none: list.none,
      rows: digests.map((digest) => digestRow(digest, t)),
      below: [newDigestButton(t)],
    },
    t,
  );
}

/** @param here the channel in which it is shown */
export function watchList(watches: readonly Watch[], here: string, t: Words): Message {
  const { list } = t.follow;
  return listing(
    {
      title: list.watches,
      headline: list.watchesHeadline(watches.length),
      none: list.noWatches,
      rows: watches.map((watch) => watchRow(watch, here, t)),
      below: [button({ key: 'jobs', label: t.button.jobs, line: 'jobs' })],
    },
    t,
  );
}

export function alertList(alerts: readonly Alert[], t: Words): Message {
  const { list } = t.follow;
  return listing(
    {
      title: list.alerts,
      headline: list.alertsHeadline(alerts.length),
      none: list.noAlerts,
      rows: alerts.map((alert) => alertRow(alert, t)),
      below: [button({ key: 'jobs', label: t.button.jobs, line: 'jobs' })],
    },
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

export function nowButton(digest: Digest, t: Words): Button | undefined {
  return button({
    key: `now-${digest.id}`,
    label: t.follow.button.now,
    line: lines.digest('now', digest),
  });
}

function listing({ title, headline, none, rows, below }: Section, t: Words): Message {
  if (rows.length === 0) return message(none, [paragraph(none), actions(...below)]);
  const left = rows.length - LISTED;
  return message(headline, [
    heading(title),
    ...rows.slice(0, LISTED).flatMap((row) => drawn(row)),
    note(left > 0 ? t.more(left) : undefined),
    actions(...below),
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
