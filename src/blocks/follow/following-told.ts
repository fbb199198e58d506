import type { Button } from '@slack/types';
import type { Alert, Digest, Followed, Watch } from '../../domain/follow/following.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { clip, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { short } from '../kit/numbers.ts';
import { actions, button, note, paragraph } from '../kit/parts.ts';
import { which } from '../kit/which.ts';
import { nowButton, pauseButton, removeButton } from './following-list.ts';
import { conditionText, digestOf, jobName, lines, pauseText, whenText } from './following-words.ts';

type Place = Pick<Watch, 'channel' | 'job'>;

/** Confirms a new digest. @param isNew false where the very same was there already, which is the one given */
export function digestMade(digest: Digest, isNew: boolean, t: Words): Message {
  const words = t.follow.digest;
  const channel = { channel: digest.channel };
  const text = (isNew ? words.made : words.exists)(digestOf(digest, t), whenText(digest, t), channel);
  return told(
    text,
    [
      digest.next && words.first({ time: digest.next, to: 'day' }),
      isNew ? t.follow.inviteFirst(channel) : undefined,
    ],
    [
      nowButton(digest, t),
      pauseButton(digest, t),
      removeButton(digest, t),
      button({ key: 'digests', label: t.follow.button.digests, line: 'digest list' }),
    ],
    digest.unchanged === 'line' ? words.quietLine : words.quietNothing,
  );
}

/** Confirms a pause or its end. @param digest as it is now */
export function digestSwitched(digest: Digest, t: Words): Message {
  const words = t.follow.digest;
  const [what, channel] = [digestOf(digest, t), { channel: digest.channel }];
  const text =
    digest.paused || !digest.next
      ? words.paused(what, channel)
      : words.resumed(what, channel, { time: digest.next, to: 'day' });
  return told(text, [], [pauseButton(digest, t)]);
}

/** @param again the line that makes it anew */
export function digestRemoved(digest: Digest, again: string, t: Words): Message {
  const text = t.follow.digest.removed(digestOf(digest, t), { channel: digest.channel });
  return told(text, [], [button({ key: 'undo', label: t.follow.button.undo, line: again })]);
}

/** `digest now`, where the digest itself goes to its channel. */
export function digestSent(digest: Digest, t: Words): Message {
  return told(t.follow.digest.sent(digestOf(digest, t), { channel: digest.channel }), [], []);
}

/** @param nearest likely ones, the likeliest first @param what what was to be done with it */
export function unknownDigest({ word, nearest, what }: UnknownDigest, t: Words): Message {
  return which(
    {
      text: t.follow.digest.unknown(clip(word, NAME)),
      choices: nearest.map((digest) => ({
        label: `${digest.id} ${digest.job ? clip(digest.job.name, 40) : t.follow.all}`,
        line: lines.digest(what, digest),
      })),
      isGuess: true,
      all: { label: t.follow.button.digests, line: 'digest list' },
    },
    t,
  );
}

/** Where a search has several digests. */
export function whichDigest({ word, digests, what }: WhichDigest, t: Words): Message {
  return which(
    {
      text: t.follow.digest.which(clip(word, NAME)),
      choices: digests.map((digest) => ({
        label: clip(whenText(digest, t), NAME),
        line: lines.digest(what, digest),
      })),
      isGuess: false,
      all: { label: t.follow.button.digests, line: 'digest list' },
    },
    t,
  );
}

interface WhichDigest {
  readonly word: string;
  readonly digests: readonly Digest[];
  readonly what: UnknownDigest['what'];
}

interface UnknownDigest {
  readonly word: string;
  readonly nearest: readonly Digest[];
  readonly what: 'pause' | 'resume' | 'remove' | 'now';
}

/** For its owner, once, when a digest has paused itself. @param digest as it is now */
export function digestStopped(digest: Digest, t: Words): Message {
  const why = digest.paused ? pauseText(digest.paused, t) : t.follow.paused.refused;
  const text = t.follow.digest.stopped(digestOf(digest, t), { channel: digest.channel }, why);
  return told(text, [], [pauseButton(digest, t), removeButton(digest, t)]);
}

/** In place of a digest for which ModelArts did not answer. */
export function digestFailed(digest: Pick<Digest, 'job'>, t: Words): Message {
  return told(t.follow.digest.failed(digestOf(digest, t)), [], []);
}

export function notInChannel(channel: string, t: Words): Message {
  return told(t.follow.invite({ channel }), [], []);
}

/** Confirms a watch. @param how `made`, `exists` with the same wishes, or `changed` to these */
export function watchTold(watch: Watch, how: 'made' | 'exists' | 'changed', t: Words): Message {
  const words = t.follow.watch;
  const { job, channel, reach, minGain } = watch;
  const reaching = reach.map((each) => t.follow.reach[each]);
  return told(
    words[how](jobName(job), { channel }),
    [
      reaching.length > 0 ? words.reaching(reaching) : words.thread,
      reach.includes('best') && minGain > 0 ? words.gain(short(minGain)) : undefined,
      how === 'made' ? t.follow.inviteFirst({ channel }) : undefined,
    ],
    [button({ key: 'unwatch', label: t.follow.button.unwatch, line: lines.unwatch(watch, channel) })],
  );
}

/** What became of an end to a watch; `none`: it was not watched there. */
export function watchEnded({ job, channel }: Place, how: 'ended' | 'none', t: Words): Message {
  return told(t.follow.watch[how](jobName(job), { channel }), [], []);
}

/** A search that has ended cannot be watched. */
export function nothingToWatch(job: Followed, t: Words): Message {
  const best = button({ key: 'best', label: t.button.best, line: `best ${job.id}` });
  return told(t.follow.watch.jobEnded(jobName(job)), [], [best]);
}

export function alertMade(alert: Alert, t: Words): Message {
  const { made, madeEnds } = t.follow.alert;
  const [user, job] = [{ user: alert.by }, jobName(alert.job)];
  const text =
    alert.condition.kind === 'ended' ? madeEnds(user, job) : made(user, job, conditionText(alert, t));
  return told(text, [], alertButtons(alert, t));
}

export function alertExists(alert: Alert, t: Words): Message {
  const text = t.follow.alert.exists(jobName(alert.job), conditionText(alert, t));
  return told(text, [], alertButtons(alert, t));
}

export function alertRemoved(alert: Alert, t: Words): Message {
  return told(t.follow.alert.removed(jobName(alert.job), conditionText(alert, t)), [], []);
}

export function unknownAlert(word: string, t: Words): Message {
  const all = button({ key: 'alerts', label: t.follow.button.alerts, line: 'alert list' });
  return told(t.follow.alert.unknown(clip(word, NAME)), [], [all]);
}

function alertButtons(alert: Alert, t: Words): (Button | undefined)[] {
  const { remove, alerts } = t.follow.button;
  return [
    button({ key: 'remove', label: remove, line: lines.endAlert(alert) }),
    button({ key: 'alerts', label: alerts, line: 'alert list' }),
  ];
}

/** @param text the sentence for notifications too */
function told(
  text: Line | string,
  more: readonly (Line | string | undefined)[],
  buttons: readonly (Button | undefined)[],
  small?: string,
): Message {
  return message(text, [paragraph(text, ...more), note(small), actions(...buttons)]);
}
