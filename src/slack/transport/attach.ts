import type { WebClient } from '@slack/web-api';
import { fileNotSent } from '../../blocks/access/audit.ts';
import { message } from '../../blocks/kit/message.ts';
import type { Reply } from '../../commands/command.ts';
import { wordsFor } from '../../i18n/index.ts';
import type { Bot } from './bot.ts';
import { sendFile } from './files.ts';

interface Reader {
  readonly client: WebClient;
  /** Slack user id of whoever asked. */
  readonly user: string;
}

/** Sends the file of a reply, if it has one. Returns what the asker is told: the reply, or why there is no file. */
export async function withFile(
  reply: Reply,
  { client, user }: Reader,
  { clock, log, people }: Bot,
): Promise<Omit<Reply, 'file'>> {
  if (!reply.file) return reply;
  const { text: words } = message(reply.file.words, []);
  const outcome = await sendFile(client, clock, { user, file: reply.file, words });
  if (outcome.isSent) return reply;
  log.warn({ err: outcome.cause, file: reply.file.name }, 'a file could not be sent');
  return fileNotSent(outcome.error, wordsFor(people.languageOf(user)));
}
