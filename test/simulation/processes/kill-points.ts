import type { Exchange, Verdict } from './proxy.ts';

/** Whether a bot is at a point, by the exchange that is under way and those since its start. */
export type Sign = (exchange: Exchange, past: readonly Exchange[]) => boolean;

/** Where in its work a bot is killed. */
export interface KillPoint {
  readonly name: string;
  /** Default: as soon as it is ready and people have acted. */
  readonly when?: Sign;
  /** Up to so many milliseconds later, by chance. */
  readonly within?: number;
  /** The fault plan for posts until then; `count` of them have been tried since the bot's start. */
  readonly fault?: (exchange: Exchange, count: number) => Verdict;
}

/** A kill point while people ask for stops. */
export interface StopKillPoint extends KillPoint {
  /** What somebody asks for: a stop, a stop that needs a second person, or nothing. */
  readonly wish: 'plain' | 'costly' | 'none';
  /** Which button is pressed once it is there; the point counts from then. */
  readonly button?: 'Undo' | 'Approve';
  /** The trial ends well after ModelArts has been asked, so that the next bot may find it running. */
  readonly isSlow?: boolean;
}

/** A kill point while the bot posts digests. */
export interface DigestKillPoint extends KillPoint {
  /** What it is part of: a post, or the search in a channel's history for a post of unknown fate. */
  readonly of?: 'post' | 'history';
}

const EARLY_STOP = 'autosearch-trial-earlystop';
const POST = 'chat.postMessage';
const HISTORY = 'conversations.history';

/** With no time to undo, so that the request goes out at once. */
export const AT_ONCE: readonly StopKillPoint[] = [
  { name: 'while it starts', wish: 'none', when: sends('apps.connections.open') },
  { name: 'while it takes over what was left', wish: 'none', within: 150 },
  { name: 'around the write of the stop', wish: 'plain', when: hears('autosearch-trials?'), within: 200 },
  { name: 'before a second person is asked', wish: 'costly', when: sends(POST) },
  { name: 'after a second person is asked', wish: 'costly', when: hears(POST) },
  { name: 'after a second person approves', wish: 'costly', isSlow: true, button: 'Approve', within: 150 },
  { name: 'as the request goes out, which is lost', wish: 'plain', when: sends(EARLY_STOP) },
  { name: 'after ModelArts has the request', wish: 'plain', isSlow: true, when: hears(EARLY_STOP) },
  { name: 'as it reads whether the trial has ended', wish: 'plain', when: readsAfterStop },
  { name: 'before the outcome is in the message', wish: 'plain', when: showsOutcome('before') },
  { name: 'after the outcome is in the message', wish: 'plain', when: showsOutcome('after') },
];

/** With some time to undo. */
export const WITH_UNDO: readonly StopKillPoint[] = [
  { name: 'before the message is posted', wish: 'plain', when: sends(POST) },
  { name: 'when the message is posted', wish: 'plain', when: hears(POST) },
  { name: 'after the message is posted', wish: 'plain', when: hears(POST), within: 300 },
  { name: 'after an undo', wish: 'plain', button: 'Undo', within: 150 },
];

export const BEFORE_POST: DigestKillPoint = { name: 'before a post', of: 'post', when: sends(POST) };

/** In an order in which what one leaves half done is there for the next to take over. */
export const DIGEST_STEPS: readonly DigestKillPoint[] = [
  { name: 'while it starts', when: sends('apps.connections.open') },
  { name: 'while it finds out what is due', within: 250 },
  { name: 'before it checks permission', when: sends('users.info') },
  { name: 'after it checks permission', when: hears('users.info') },
  { name: 'before it reads a search', when: sends('/training-jobs/') },
  { name: 'after it reads a search', when: hears('/training-jobs/') },
  { name: 'before it reads trials', when: sends('autosearch-trials?') },
  { name: 'after it reads trials', when: hears('autosearch-trials?') },
  { name: 'while it composes and writes to the outbox', when: hears('autosearch-trials?'), within: 150 },
  BEFORE_POST,
  { name: 'before it searches the history', of: 'history', when: sends(HISTORY) },
  { name: 'after it searches the history', of: 'history', when: hears(HISTORY) },
  { name: 'after a post', of: 'post', when: hears(POST) },
  { name: 'while it records what the history shows', of: 'history', when: hears(HISTORY), within: 60 },
  { name: 'while it records a post', of: 'post', when: hears(POST), within: 60 },
  { name: 'at any time', within: 2_000 },
];

/** Slack fails, shortly before the bot is killed. */
export const SLACK_FAULTS: readonly DigestKillPoint[] = [
  {
    name: 'Slack limits the rate',
    fault: first(3, 'before', { status: 429, headers: { 'retry-after': '1' } }),
  },
  { name: 'Slack answers 500 before it posts', fault: first(3, 'before', { status: 500 }) },
  { name: 'Slack answers 500 after it has posted', fault: first(3, 'after', { status: 500 }) },
  { name: 'the connection is cut after a post', fault: first(3, 'after', 'drop') },
  { name: 'Slack is unreachable', fault: first(Number.POSITIVE_INFINITY, 'before', 'drop') },
  { name: 'Slack is unreachable an hour later', fault: first(Number.POSITIVE_INFINITY, 'before', 'drop') },
].map((point) => ({ ...point, when: sends(POST), within: 2_000 }));

/** On its way to the server, which will not get it. */
export function sends(part: string): Sign {
  return ({ path, answer }) => answer === undefined && path.includes(part);
}

/** On its way back: the server has acted, and the bot will not know. */
export function hears(part: string): Sign {
  return ({ path, answer }) => answer !== undefined && path.includes(part);
}

export function isPost({ path }: Exchange): boolean {
  return path.endsWith(POST);
}

export function isHistory({ path }: Exchange): boolean {
  return path.endsWith(HISTORY);
}

function readsAfterStop({ path, answer }: Exchange, past: readonly Exchange[]): boolean {
  const trial = path.slice(path.lastIndexOf('/') + 1);
  const isStopped = past.some(
    (each) => each.answer !== undefined && each.path.endsWith(`${EARLY_STOP}/${trial}`),
  );
  return answer === undefined && path.includes('autosearch-trials/') && isStopped;
}

function showsOutcome(when: 'before' | 'after'): Sign {
  return ({ path, body, answer }) =>
    (answer === undefined) === (when === 'before') &&
    path.includes('/chat.') &&
    (new URLSearchParams(body).get('text') ?? '').includes('was stopped by');
}

function first(times: number, when: 'before' | 'after', verdict: Verdict): NonNullable<KillPoint['fault']> {
  return ({ answer }, count) =>
    (answer === undefined) === (when === 'before') && count < times ? verdict : undefined;
}
