import type { Watch } from '../../domain/follow/following.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, paragraph } from '../kit/parts.ts';
import { jobName, lines } from './following-words.ts';

type Place = Pick<Watch, 'channel' | 'job'>;

/** When a channel does not want to be disturbed; minutes after midnight. */
interface Quiet {
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
  readonly failuresPass: boolean;
}

/** @param until nothing where a mute was ended */
export function muted(place: Place, until: Date | undefined, t: Words): Message {
  const { mute, button: words } = t.follow;
  const [job, channel] = [jobName(place.job), { channel: place.channel }];
  if (!until) return message(mute.off(job, channel), [paragraph(mute.off(job, channel))]);
  const text = mute.until(job, channel, { time: until, to: 'day' });
  return message(text, [
    paragraph(text),
    actions(button({ key: 'unmute', label: words.unmute, line: lines.unmute(place, place.channel) })),
  ]);
}

export function wasNotMuted({ job, channel }: Place, t: Words): Message {
  const text = t.follow.mute.none(jobName(job), { channel });
  return message(text, [paragraph(text)]);
}

interface Rules {
  readonly channel: string;
  readonly quiet: Quiet | undefined;
  /** Posts an hour. */
  readonly cap: number | undefined;
}

/** What holds in a channel, whether it has just been set or not. @param isNew quiet hours have just been ended */
export function quietTold({ channel, quiet, cap }: Rules, isNew: boolean, t: Words): Message {
  const words = t.follow.quiet;
  const text = quietText(channel, quiet, isNew, t);
  return message(text, [
    paragraph(
      text,
      quiet && (quiet.failuresPass ? words.failuresPass : words.failuresHeld),
      cap === undefined ? words.noCap : words.cap(cap),
    ),
  ]);
}

function quietText(channel: string, quiet: Quiet | undefined, isNew: boolean, t: Words): Line {
  const words = t.follow.quiet;
  if (quiet) return words.set({ channel }, clock(quiet.from), clock(quiet.to), quiet.timeZone);
  return isNew ? words.off({ channel }) : words.none({ channel });
}

function clock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
