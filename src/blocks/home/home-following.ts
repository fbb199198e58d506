import type { Button, KnownBlock } from '@slack/types';
import type { Alert, Digest, Watch } from '../../domain/follow/following.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { NEW_DIGEST } from '../follow/following-list.ts';
import {
  conditionText,
  digestOf,
  jobName,
  lines,
  stateOfDigest,
  whenText,
} from '../follow/following-words.ts';
import { actions, heading, note, paragraph } from '../kit/parts.ts';
import { HOME, homeButton } from './home-buttons.ts';

/** What a person follows, wherever it is posted. */
export interface HomeFollowing {
  readonly digests: readonly Digest[];
  /** Those that have not ended. */
  readonly watches: readonly Watch[];
  readonly alerts: readonly Alert[];
}

/** Rows that are shown, of whichever kind; digests first. */
export const FOLLOWED = 10;

interface Row {
  /** The command that lists all of its kind. */
  readonly list: 'digest list' | 'watch list' | 'alert list';
  readonly text: Line;
  readonly buttons: readonly (Button | undefined)[];
}

/** At most 23 blocks: a heading, two for each of ten rows, what is left out, and the button of a new digest. */
export function homeFollowing(
  { digests, watches, alerts }: HomeFollowing,
  t: Words,
): (KnownBlock | undefined)[] {
  const rows = [
    ...digests.map((digest) => digestRow(digest, t)),
    ...watches.map((watch) => watchRow(watch, t)),
    ...alerts.map((alert) => alertRow(alert, t)),
  ];
  const left = rows.slice(FOLLOWED);
  const lists = [...new Set(left.map(({ list }) => list))];
  return [
    heading(t.follow.home.title),
    rows.length === 0 ? paragraph(t.follow.home.none) : undefined,
    ...rows.slice(0, FOLLOWED).flatMap(({ text, buttons }) => [paragraph(text), actions(...buttons)]),
    note(left.length > 0 ? t.follow.home.more(left.length, lists) : undefined),
    actions(homeButton(NEW_DIGEST, { label: t.follow.button.create, line: 'digest' })),
  ];
}

function digestRow(digest: Digest, t: Words): Row {
  const { pause, resume, remove } = t.follow.button;
  const place = { channel: digest.channel };
  const isOver = digest.paused?.why === 'ended';
  return {
    list: 'digest list',
    text: t.follow.home.digest(digestOf(digest, t), whenText(digest, t), place, stateOfDigest(digest, t)),
    buttons: [
      isOver
        ? undefined
        : following('switch', {
            label: digest.paused ? resume : pause,
            line: lines.digest(digest.paused ? 'resume' : 'pause', digest),
          }),
      following('remove', { label: remove, line: lines.digest('remove', digest) }),
    ],
  };
}

function watchRow(watch: Watch, t: Words): Row {
  const { mute, unwatch } = t.follow.button;
  return {
    list: 'watch list',
    text: t.follow.home.watch(jobName(watch.job), { channel: watch.channel }),
    buttons: [
      following('mute', { label: mute, line: lines.mute(watch) }),
      following('unwatch', { label: unwatch, line: lines.unwatch(watch) }),
    ],
  };
}

function alertRow(alert: Alert, t: Words): Row {
  const text = t.follow.home.alert(jobName(alert.job), conditionText(alert, t), { channel: alert.channel });
  return {
    list: 'alert list',
    text,
    buttons: [following('remove', { label: t.follow.button.remove, line: lines.endAlert(alert) })],
  };
}

/** Heard by the Home tab, which runs the line and shows itself anew with what came of it. */
function following(key: string, spec: { readonly label: string; readonly line: string }): Button | undefined {
  return homeButton(`${HOME.follow}${key}`, spec);
}
