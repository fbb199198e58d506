import type { Message } from '../../../src/blocks/kit/message.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Poster } from '../../../src/poster.ts';
import type { People } from '../../../src/slack/transport/people.ts';
import { personOf } from './people.ts';

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

/** The fault plan of Slack. */
export interface SlackFaults {
  /** Whether the bot may post where it is asked, and in direct messages. */
  channel: 'open' | 'closed';
  direct: 'open' | 'closed';
  /** `unsure`: it stands there, and the bot does not hear of it. `lost`: it does not, and the bot cannot know. */
  post: 'fine' | 'unsent' | 'unsure' | 'lost';
  edit: 'fine' | 'locked' | 'unsent';
  /** Whether it tells who people are. */
  people: 'fine' | 'away';
}

export interface SlackDouble {
  readonly faults: SlackFaults;
  readonly poster: Poster;
  readonly people: Pick<People, 'get'>;
  /** Oldest first. */
  messages(): readonly Standing[];
  /** How many posts the bot heard nothing of: those that stand there, and those that do not. */
  readonly unheard: { readonly standing: number; readonly lost: number };
  deleteNewest(): void;
}

export const NO_FAULTS: Readonly<SlackFaults> = {
  channel: 'open',
  direct: 'open',
  post: 'fine',
  edit: 'fine',
  people: 'fine',
};

export function createSlackDouble({ now }: Pick<Clock, 'now'>): SlackDouble {
  const messages = new Map<string, Standing>();
  const faults = { ...NO_FAULTS };
  const unheard = { standing: 0, lost: 0 };

  function stand(message: Message, channel: string, thread: string | undefined): string {
    const ts = `1764.${String(messages.size + 1).padStart(6, '0')}`;
    messages.set(ts, { ts, at: now(), channel, thread, message, isDeleted: false, isLocked: false });
    return ts;
  }

  return {
    faults,
    messages: () => [...messages.values()],
    unheard,
    deleteNewest() {
      const newest = [...messages.values()].findLast(({ isDeleted }) => !isDeleted);
      if (newest) messages.set(newest.ts, { ...newest, isDeleted: true });
    },
    people: {
      async get(id) {
        const person = personOf(id);
        return faults.people === 'fine' ? person : { ...person, isKnown: false, isGuest: true };
      },
    },
    poster: {
      async post(message, { channel, thread }) {
        if (faults.post === 'unsent') return 'unsent';
        if (faults[isDirect(channel) ? 'direct' : 'channel'] === 'closed') return 'refused';
        if (faults.post === 'lost') {
          unheard.lost += 1;
          return 'unsure';
        }
        const ts = stand(message, directOf(channel), thread);
        if (faults.post === 'fine') return { channel: directOf(channel), ts };
        unheard.standing += 1;
        return 'unsure';
      },
      async update(message, { ts }) {
        const standing = messages.get(ts);
        if (faults.edit === 'unsent') return 'unsent';
        if (!standing || standing.isDeleted) return 'gone';
        const isLocked = standing.isLocked || faults.edit === 'locked';
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
