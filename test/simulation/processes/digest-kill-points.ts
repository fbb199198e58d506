import { answers, asks, type Moment } from './kill-points.ts';
import type { Passing, Verdict } from './proxy.ts';

/** A moment at which the bot is killed while it tells of searches by itself. */
export interface DigestMoment extends Pick<Moment, 'name' | 'when' | 'within'> {
  /** What it is a moment of: a post, or a look for one that was left on its way. */
  readonly of?: 'post' | 'look';
  /** What is done to posts until the bot is dead; `count` of them have been tried before, since it was started. */
  readonly trouble?: Trouble;
}

type Trouble = (passing: Passing, count: number) => Verdict;

const POST = 'chat.postMessage';
const LOOK = 'conversations.history';

export const A_POST: DigestMoment = { name: 'before a post', of: 'post', when: asks(POST) };

/** In an order in which what one leaves half done is there for the next to take up. */
export const DIGEST_STEPS: readonly DigestMoment[] = [
  { name: 'while it starts', when: asks('apps.connections.open') },
  { name: 'while it finds out what is due', within: 250 },
  { name: 'before it asks whether somebody may look', when: asks('users.info') },
  { name: 'when it knows whether somebody may look', when: answers('users.info') },
  { name: 'before it reads a search', when: asks('/training-jobs/') },
  { name: 'when it has read a search', when: answers('/training-jobs/') },
  { name: 'before it reads trials', when: asks('autosearch-trials?') },
  { name: 'when it has read trials', when: answers('autosearch-trials?') },
  { name: 'while it composes and writes down', when: answers('autosearch-trials?'), within: 150 },
  A_POST,
  { name: 'before it looks for a post', of: 'look', when: asks(LOOK) },
  { name: 'when it has looked for a post', of: 'look', when: answers(LOOK) },
  { name: 'when a post stands', of: 'post', when: answers(POST) },
  { name: 'while it notes what it has found', of: 'look', when: answers(LOOK), within: 60 },
  { name: 'while it notes that a post stands', of: 'post', when: answers(POST), within: 60 },
  { name: 'at any time', within: 2_000 },
];

/** Each of them shortly before the bot dies. */
export const TROUBLES: readonly DigestMoment[] = [
  { name: 'Slack is busy', trouble: first(3, before, { status: 429, headers: { 'retry-after': '1' } }) },
  { name: 'Slack fails and takes nothing', trouble: first(3, before, { status: 500 }) },
  { name: 'Slack fails and has taken the post', trouble: first(3, after, { status: 500 }) },
  { name: 'Slack takes the post and is not heard', trouble: first(3, after, 'drop') },
  { name: 'Slack is dark', trouble: first(Infinity, before, 'drop') },
  { name: 'Slack is still dark, an hour later', trouble: first(Infinity, before, 'drop') },
].map((moment) => ({ ...moment, when: asks(POST), within: 2_000 }));

/** Where the bot may not look into a channel's history. */
export const UNSEEN: readonly DigestMoment[] = DIGEST_STEPS.filter((moment) => moment.of === 'post');

function before({ answer }: Passing): boolean {
  return answer === undefined;
}

function after({ answer }: Passing): boolean {
  return answer !== undefined;
}

function first(times: number, is: (passing: Passing) => boolean, verdict: Verdict): Trouble {
  return (passing, count) => (is(passing) && count < times ? verdict : undefined);
}
