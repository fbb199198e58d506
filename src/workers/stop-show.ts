import type { Message } from '../blocks/kit/message.ts';
import { stopMessage } from '../blocks/stop/stop-message.ts';
import type { StopPlacing } from '../commands/command.ts';
import { faceOf, isSettled, type Stop, type StopMessage } from '../domain/stop/stops.ts';
import { wordsFor } from '../i18n/index.ts';
import { insist } from './insist.ts';
import type { StopParts } from './stop-parts.ts';

interface Showing {
  readonly parts: StopParts;
  readonly placed: (placing: StopPlacing) => void;
}

/**
 * Brings the message of a stop to the truth: posts it, edits it, or, where Slack lets it be edited no more, answers it
 * in its thread. Returns the stop as told; unchanged where Slack has to be tried again.
 */
export async function showStop(stop: Stop, { parts, placed }: Showing): Promise<Stop> {
  const face = faceOf(stop);
  if (stop.message) placed(placingOf(stop.message));
  if (stop.told === face) return stop;
  const message = await bring(stop, parts);
  if (!message) {
    placed('later');
    return stop;
  }
  placed(placingOf(message));
  // Forgotten, it would be posted a second time.
  await insist(stop.id, async () => parts.ledger.tell(stop.id, { message, face }, parts.driver), parts);
  return { ...stop, message, told: face };
}

/** Nobody knows of a message without a timestamp whether it stands. */
function placingOf({ kind, ts }: StopMessage): StopPlacing {
  return kind !== 'nowhere' && ts === undefined ? 'later' : kind;
}

/** Where the message now stands; nothing where it could not be brought there yet. */
async function bring(stop: Stop, parts: StopParts): Promise<StopMessage | undefined> {
  const { message } = stop;
  const content = stopMessage(stop, wordsFor(stop.language));
  if (!message) return place(stop, content, parts);
  if (message.kind === 'nowhere') return message;
  if (message.ts === undefined) return isSettled(stop) ? place(stop, content, parts) : message;
  return edit(stop, { content, message: { ...message, ts: message.ts } }, parts);
}

/** In the channel where it was asked for, else in a direct message, else nowhere. */
async function place(
  stop: Stop,
  content: Message,
  { poster, log }: StopParts,
): Promise<StopMessage | undefined> {
  const places = [
    { kind: 'channel', where: { channel: stop.channel, thread: stop.thread } },
    { kind: 'direct', where: { channel: stop.by } },
  ] as const;
  for (const { kind, where } of places) {
    const posted = await poster.post(content, where);
    if (posted === 'unsent') return undefined;
    // It may stand there: a second one would be worse than one whose outcome is posted anew.
    if (posted === 'unsure') return { kind, channel: where.channel };
    if (posted !== 'refused') return { kind, ...posted };
    log.info({ stop: stop.id, kind }, 'the message of a stop was refused');
  }
  return { kind: 'nowhere', channel: stop.channel };
}

interface Edit {
  readonly content: Message;
  readonly message: StopMessage & { readonly ts: string };
}

async function edit(
  stop: Stop,
  { content, message }: Edit,
  parts: StopParts,
): Promise<StopMessage | undefined> {
  const edited = await parts.poster.update(content, message);
  if (edited === 'unsent') return undefined;
  if (edited === 'edited') return message;
  if (!isSettled(stop)) return message;
  if (edited === 'gone') return place(stop, content, parts);
  // In a thread only its first message can be answered.
  const thread = (message.kind === 'channel' ? stop.thread : undefined) ?? message.ts;
  const answered = await parts.poster.post(content, { channel: message.channel, thread });
  if (answered === 'unsent') return undefined;
  return answered === 'refused' ? place(stop, content, parts) : message;
}
