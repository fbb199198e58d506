import type { Message } from '../../../src/blocks/message.ts';
import { stopMessage } from '../../../src/blocks/stop-message.ts';
import { faceOf, type Stop } from '../../../src/domain/stops.ts';
import { wordsFor } from '../../../src/i18n/index.ts';
import { isNowhere, type Scene } from './cluster.ts';
import { broken } from './rules.ts';
import type { Standing } from './slack.ts';

/** Every stop's message says how it ended, and no other message is about it but those that a crash cut off from us. */
export function wrongInMessages(stops: readonly Stop[], scene: Scene): string[] {
  const standing = scene.slack.messages().filter(({ isDeleted }) => !isDeleted);
  const stray = standing.filter((each) => !stops.some((stop) => isOf(stop, each)));
  const deaths = scene.instances.filter(({ gate }) => gate.isDead()).length;
  // Whoever dies can have been posting about each of the trials and the job at that moment.
  const cutOff = deaths * (scene.trialIds.length + 1) + scene.slack.unheard.standing;
  return [
    ...broken([[stray.length > cutOff, `${stray.length} messages of which nobody knows, ${cutOff} at most`]]),
    ...stops.flatMap((stop) => wrongInMessage(stop, { scene, standing, cutOff })),
  ];
}

interface Seen {
  readonly scene: Scene;
  readonly standing: readonly Standing[];
  readonly cutOff: number;
}

function wrongInMessage(stop: Stop, { scene, standing, cutOff }: Seen): string[] {
  if (isNowhere(stop)) return [];
  const outcome = stopMessage(stop, wordsFor(stop.language));
  const saying = standing.filter(({ message }) => isSame(message, outcome)).length;
  const own = scene.slack.messages().filter((each) => isOf(stop, each));
  const replies = standing.filter((each) => isOf(stop, each) && each.ts !== stop.message?.ts);
  // Where Slack did not say whether a message arrived, none is posted again.
  const isUnheard = scene.slack.unheard.standing + scene.slack.unheard.lost > 0;
  const isThere = own.some(({ message }) => isSame(message, outcome));
  const name = `${stop.trialId} ${stop.state}`;
  return broken([
    [stop.told !== faceOf(stop), `${name}: told as ${stop.told}`],
    [
      !isThere && !isUnheard,
      `${name}: but its message says ${own.map(({ message }) => message.text).join()}`,
    ],
    [saying > 1 + cutOff, `${name}: and ${saying} messages say so`],
    [replies.length > 1 + cutOff, `${name}: ${replies.length} answers in its thread`],
  ]);
}

/** The message of a stop, or an answer to it: in its thread, or in the one that it stands in itself. */
function isOf({ message, thread }: Stop, standing: Standing): boolean {
  const threads = [message?.ts, thread].filter((each) => each !== undefined);
  return standing.ts === message?.ts || (standing.thread !== undefined && threads.includes(standing.thread));
}

/** Blocks included: a button that is left behind promises what can no longer be done. */
function isSame(one: Message, other: Message): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
