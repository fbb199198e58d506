import type { Followed } from '../../domain/follow/following.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, paragraph } from '../kit/parts.ts';
import { jobName } from './following-words.ts';

/** Where somebody follows a search that ModelArts does not have any more. */
export function deskGone(job: Followed, t: Words): Message {
  const text = t.desk.gone(jobName(job));
  return message(text, [paragraph(text)]);
}

/** In the thread of a card that Slack does not let anybody edit any more. */
export function cardLocked(job: Followed, t: Words): Message {
  const text = t.desk.locked(jobName(job));
  const line = writeLine('progress', job.id);
  return message(text, [
    paragraph(text),
    actions(button({ key: 'progress', label: t.search.progress.button, line })),
  ]);
}
