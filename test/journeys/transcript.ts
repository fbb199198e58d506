import { type Eyes, eyesOf } from '../../sandbox/slack/eyes.ts';
import type { Change, Message } from '../../sandbox/slack/journal.ts';
import type { Journey } from './begin.ts';

/** What happens in one channel, as one person there sees it, to be read from top to bottom. */
export interface Transcript {
  /** Notes what somebody does next. */
  note(text: string): void;
  text(): string;
}

/** @param personId whose language and time zone it is in */
export function transcriptOf({ workspace }: Journey, channel: string, personId: string): Transcript {
  const eyes = eyesOf({ workspace, personId, patience: 0 });
  const entries: string[] = [];
  workspace.watch((change) => {
    const { message } = change;
    if (message.channel === channel && eyes.canSee(message)) entries.push(entryOf(change, eyes));
  });
  return {
    note: (text) => void entries.push(`━━ ${text}`),
    // Ids of alerts and digests are made by chance.
    text: () => `${entries.join('\n\n').replaceAll(/(alert remove|digest \w+) [a-z0-9]{6}\b/g, '$1 ‹id›')}\n`,
  };
}

function entryOf({ kind, message }: Change, eyes: Eyes): string {
  if (kind === 'deleted') return `✗ deleted: ${message.text}`;
  if (kind === 'edited') return `✎ ${eyes.look(message).shown.split('\n').join('\n  ')}`;
  const [first = '', ...rest] = eyes.look(message).shown.split('\n');
  const margin = message.threadTs ? '    ' : '';
  return [`${margin}● ${placeOf(message)}${first}`, ...rest.map((each) => `${margin}  ${each}`)].join('\n');
}

function placeOf({ threadTs, isBroadcast, onlyFor }: Message): string {
  if (onlyFor !== undefined) return '(only for whoever asked) ';
  if (threadTs === undefined) return '';
  return isBroadcast ? '(in the thread, and in the channel) ' : '(in the thread) ';
}
