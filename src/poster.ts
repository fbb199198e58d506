import type { Message } from './blocks/message.ts';

export interface Where {
  /** A channel, or a person's id for the direct message with them. */
  readonly channel: string;
  readonly thread?: string | undefined;
}

export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

/** What `jobs/` needs of Slack. `unsent` can be tried again; of what is `unsure` nobody knows whether it arrived. */
export interface Poster {
  post(message: Message, where: Where): Promise<Posted | 'refused' | 'unsent' | 'unsure'>;
  /** `locked` means that Slack lets this message be changed no more, and `gone` that it was deleted. */
  update(message: Message, posted: Posted): Promise<'edited' | 'locked' | 'gone' | 'unsent'>;
}
