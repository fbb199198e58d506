import { SlackError, WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Clock } from '../../clock.ts';
import type { ReplyFile } from '../../commands/command.ts';
import { callSlack } from './rate-limit.ts';

interface Parcel {
  /** Slack user id of whoever gets it, in the direct message with the bot. */
  readonly user: string;
  readonly file: Pick<ReplyFile, 'name' | 'content'>;
  /** Stands above the file. Escaped, as the text of a message is. */
  readonly words: string;
}

/** Whether a file has come to its reader. */
export type FileOutcome =
  /** `channel`: their direct message with the bot. */
  | { readonly isSent: true; readonly channel: string }
  /** `error`: Slack's own word, such as `missing_scope`, or `unreachable`. */
  | { readonly isSent: false; readonly error: string; readonly cause: Error };

const ONCE = { repeatable: false };
const REPEATABLE = { repeatable: true };

/** Milliseconds for the bytes of one file, of which a year's audit makes some twenty million. */
const UPLOAD_TIMEOUT = 60_000;

/**
 * Sends a file into a person's direct message. Needs the scopes `files:write` and `chat:write`.
 * What Slack refuses comes back as an outcome; the sentence for it is `fileNotSent` in blocks/access/audit.ts.
 */
export async function sendFile(client: WebClient, clock: Clock, parcel: Parcel): Promise<FileOutcome> {
  try {
    // Most refusals come here, before anybody has been told of a file.
    const id = await upload(client, clock, parcel.file);
    return { isSent: true, channel: await share(id, client, clock, parcel) };
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return { isSent: false, error: error.data.error, cause: error };
    if (error instanceof SlackError || error instanceof UploadError)
      return { isSent: false, error: 'unreachable', cause: error };
    throw error;
  }
}

/** The client's own `filesUploadV2` would hold the bytes to the time limit of small calls, and repeats nothing. */
async function upload(client: WebClient, clock: Clock, { name, content }: Parcel['file']): Promise<string> {
  const bytes = new Blob([content]);
  const { upload_url, file_id } = await callSlack(clock, REPEATABLE, async () =>
    client.files.getUploadURLExternal({ filename: name, length: bytes.size }),
  );
  if (upload_url === undefined || file_id === undefined) throw new UploadError('Slack gave no upload URL');
  await callSlack(clock, REPEATABLE, async () => put(upload_url, bytes, name));
  return file_id;
}

/** The URL is its own secret: the bot's token must not go there. */
async function put(url: string, bytes: Blob, name: string): Promise<void> {
  const body = new FormData();
  body.append('file', bytes, name);
  const signal = AbortSignal.timeout(UPLOAD_TIMEOUT);
  const response = await fetch(url, { method: 'POST', body, signal, redirect: 'error' }).catch(
    (error: unknown) => {
      throw new UploadError('the upload failed', { cause: error });
    },
  );
  await response.body?.cancel();
  if (!response.ok) throw new UploadError(`the upload was answered with status ${response.status}`);
}

/**
 * `completeUploadExternal` takes the id of a conversation, never that of a person (node-slack-sdk issue 1653). A post
 * to the person tells the id of their direct message, where `conversations.open` would need one more scope.
 */
async function share(
  id: string,
  client: WebClient,
  clock: Clock,
  { user, words, file }: Parcel,
): Promise<string> {
  const { channel = '', ts = '' } = await callSlack(clock, ONCE, async () =>
    client.chat.postMessage({ channel: user, text: words, mrkdwn: false, unfurl_links: false }),
  );
  try {
    await callSlack(clock, ONCE, async () =>
      client.files.completeUploadExternal({ files: [{ id, title: file.name }], channel_id: channel }),
    );
    return channel;
  } catch (error) {
    // Words about a file that never comes would be worse than none.
    await client.chat.delete({ channel, ts }).catch(() => undefined);
    throw error;
  }
}

class UploadError extends Error {
  override readonly name = 'UploadError';
}
