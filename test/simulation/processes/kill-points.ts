import type { Passing } from './proxy.ts';

export type Sign = (passing: Passing, past: readonly Passing[]) => boolean;

/** A moment at which the bot is killed, by what passes between it and Slack or ModelArts just then. */
export interface Moment {
  readonly name: string;
  /** What somebody asks for: a stop, a stop that needs a second person, or nothing. */
  readonly wish: 'plain' | 'costly' | 'none';
  /** Which button is pressed once it is there; the moment counts from then. */
  readonly button?: 'Undo' | 'Approve';
  /** Default: at once. `past` is what has passed since the bot was started. */
  readonly when?: Sign;
  /** The trial ends well after ModelArts has been asked, so that a next bot may find it running. */
  readonly isSlow?: boolean;
  /** Up to so many milliseconds later, by chance. */
  readonly within?: number;
}

/** With no time to undo, so that the request goes out at once. */
export const AT_ONCE: readonly Moment[] = [
  { name: 'while it starts', wish: 'none', when: asks('apps.connections.open') },
  { name: 'while it takes up what was left', wish: 'none', within: 150 },
  { name: 'around the writing of the wish', wish: 'plain', when: answers('autosearch-trials?'), within: 200 },
  { name: 'before a second person is asked', wish: 'costly', when: asks('chat.postMessage') },
  { name: 'when a second person has been asked', wish: 'costly', when: answers('chat.postMessage') },
  { name: 'after a second person has agreed', wish: 'costly', isSlow: true, button: 'Approve', within: 150 },
  { name: 'when the request goes out, and is lost', wish: 'plain', when: asks('autosearch-trial-earlystop') },
  {
    name: 'when ModelArts has the request',
    wish: 'plain',
    isSlow: true,
    when: answers('autosearch-trial-earlystop'),
  },
  { name: 'when it looks whether the trial has ended', wish: 'plain', when: looksAfterwards },
  { name: 'before the outcome is in the message', wish: 'plain', when: tells('before') },
  { name: 'when the outcome is in the message', wish: 'plain', when: tells('after') },
];

/** With some time to undo. */
export const WITH_UNDO: readonly Moment[] = [
  { name: 'before the message stands', wish: 'plain', when: asks('chat.postMessage') },
  { name: 'when the message stands', wish: 'plain', when: answers('chat.postMessage') },
  { name: 'after the message stands', wish: 'plain', when: answers('chat.postMessage'), within: 300 },
  { name: 'after it was undone', wish: 'plain', button: 'Undo', within: 150 },
];

/** On its way to the server, which will not get it. */
export function asks(part: string): Sign {
  return ({ path, answer }) => answer === undefined && path.includes(part);
}

/** On its way back: the server has done it, and the bot will not hear of that. */
export function answers(part: string): Sign {
  return ({ path, answer }) => answer !== undefined && path.includes(part);
}

function looksAfterwards({ path, answer }: Passing, past: readonly Passing[]): boolean {
  const isStopped = past.some(
    (each) => each.answer !== undefined && each.path.endsWith(`autosearch-trial-earlystop/${trialIn(path)}`),
  );
  return answer === undefined && path.includes('autosearch-trials/') && isStopped;
}

function tells(when: 'before' | 'after'): Sign {
  return ({ path, body, answer }) =>
    (answer === undefined) === (when === 'before') &&
    path.includes('/chat.') &&
    (new URLSearchParams(body).get('text') ?? '').includes('was stopped by');
}

/** The last part of a path that is about one trial. */
function trialIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
