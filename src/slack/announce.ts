import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Message } from '../blocks/message.ts';
import type { Announcement } from '../commands/command.ts';
import type { Log } from '../log.ts';
import type { Posted, Sending, Where } from './sending.ts';

interface Announcing {
  readonly client: WebClient;
  readonly sending: Sending;
  /** Where it was asked for. */
  readonly where: Where;
  /** Who asked. */
  readonly user: string;
  /** The last resort: a private word to the asker. */
  readonly tell: (message: Message) => Promise<void>;
  readonly log: Log;
}

export interface Announced {
  readonly place: 'channel' | 'direct' | 'nowhere';
  /** Settles when the last message is out. Never rejects. */
  readonly done: Promise<void>;
}

/** Posts the first message in the channel, else as a direct message, and edits it with each that follows. */
export async function announce({ messages }: Announcement, announcing: Announcing): Promise<Announced> {
  const iterator = messages[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return { place: 'nowhere', done: Promise.resolve() };
  const { place, posted } = await postSomewhere(first.value, announcing);
  return { place, done: follow(iterator, posted, announcing) };
}

async function follow(
  iterator: AsyncIterator<Message>,
  posted: Posted | undefined,
  announcing: Announcing,
): Promise<void> {
  const { tell, log } = announcing;
  let last: Message | undefined;
  let current = posted;
  try {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      last = next.value;
      current = current && (await edit(last, current, announcing));
    }
    if (!current && last) await tell(last);
  } catch (error) {
    log.error({ err: error }, 'an outcome reached nobody');
  }
}

/** Puts `message` in the place of what was posted; anew only where Slack says that it can be edited no more. */
async function edit(message: Message, posted: Posted, announcing: Announcing): Promise<Posted | undefined> {
  const { client, sending, log } = announcing;
  try {
    await sending.update(client, message, posted);
    return posted;
  } catch (error) {
    log.warn({ err: error }, 'a message could not be edited');
    return error instanceof WebAPIPlatformError ? (await postSomewhere(message, announcing)).posted : posted;
  }
}

async function postSomewhere(message: Message, { client, sending, where, user, log }: Announcing) {
  const places = [
    { place: 'channel', where },
    // A user id as channel opens the direct message with that person.
    { place: 'direct', where: { channel: user } },
  ] as const;
  for (const { place, where: here } of places) {
    try {
      return { place, posted: await sending.post(client, message, here) };
    } catch (error) {
      log.warn({ err: error, place }, 'a message could not be posted');
    }
  }
  return { place: 'nowhere', posted: undefined } as const;
}
