import type { Message } from '../../../src/blocks/message.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Poster } from '../../../src/poster.ts';

/** A message as it stands in Slack. */
export interface Standing {
  readonly ts: string;
  readonly at: Date;
  readonly channel: string;
  readonly thread: string | undefined;
  readonly message: Message;
  readonly isDeleted: boolean;
  /** Slack lets it be changed no more. */
  readonly isLocked: boolean;
}

/** How Slack behaves from now on. */
export interface SlackMood {
  /** Whether the bot may post where it is asked, and in direct messages. */
  channel: 'open' | 'closed';
  direct: 'open' | 'closed';
  /** `unsure`: it stands there, and the bot does not hear of it. `lost`: it does not, and the bot cannot know. */
  post: 'fine' | 'unsent' | 'unsure' | 'lost';
  edit: 'fine' | 'locked' | 'unsent';
}

export interface SlackDouble {
  readonly mood: SlackMood;
  readonly poster: Poster;
  /** Oldest first. */
  messages(): readonly Standing[];
  /** How many posts the bot heard nothing of: those that stand there, and those that do not. */
  readonly unheard: { readonly standing: number; readonly lost: number };
  deleteNewest(): void;
}

export const GOOD_MOOD: Readonly<SlackMood> = { channel: 'open', direct: 'open', post: 'fine', edit: 'fine' };

export function createSlackDouble({ now }: Pick<Clock, 'now'>): SlackDouble {
  const messages = new Map<string, Standing>();
  const mood = { ...GOOD_MOOD };
  const unheard = { standing: 0, lost: 0 };

  function stand(message: Message, channel: string, thread: string | undefined): string {
    const ts = `1764.${String(messages.size + 1).padStart(6, '0')}`;
    messages.set(ts, { ts, at: now(), channel, thread, message, isDeleted: false, isLocked: false });
    return ts;
  }

  return {
    mood,
    messages: () => [...messages.values()],
    unheard,
    deleteNewest() {
      const newest = [...messages.values()].findLast(({ isDeleted }) => !isDeleted);
      if (newest) messages.set(newest.ts, { ...newest, isDeleted: true });
    },
    poster: {
      async post(message, { channel, thread }) {
        if (mood.post === 'unsent') return 'unsent';
        if (mood[isDirect(channel) ? 'direct' : 'channel'] === 'closed') return 'refused';
        if (mood.post === 'lost') {
          unheard.lost += 1;
          return 'unsure';
        }
        const ts = stand(message, directOf(channel), thread);
        if (mood.post === 'fine') return { channel: directOf(channel), ts };
        unheard.standing += 1;
        return 'unsure';
      },
      async update(message, { ts }) {
        const standing = messages.get(ts);
        if (mood.edit === 'unsent') return 'unsent';
        if (!standing || standing.isDeleted) return 'gone';
        const isLocked = standing.isLocked || mood.edit === 'locked';
        messages.set(ts, isLocked ? { ...standing, isLocked } : { ...standing, message });
        return isLocked ? 'locked' : 'edited';
      },
    },
  };
}

function isDirect(channel: string): boolean {
  return /^[UD]/.test(channel);
}

/** Slack answers a post to a person with the channel that the direct message is. */
function directOf(channel: string): string {
  return channel.replace(/^U/, 'D');
}
