import type { Snapshot } from '../page/contract.ts';
import { type Fields, fieldsOf, listOf, textOf } from '../slack/json.ts';

/** Something to try. A step is ticked once it has happened, by whatever way. */
export interface TourStep {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** A line to put into the composer. */
  readonly line?: string;
  readonly isDone: (seen: Pick<Snapshot, 'messages' | 'exchanges' | 'app'>) => boolean;
}

/** What to try, on a search that this world has. */
export const tourOn = (search: string): readonly TourStep[] => [
  {
    key: 'best',
    title: 'Ask for the best trial',
    text: `There is a search called ${search}. Ask in #training which of its trials is best: the answer is only for you.`,
    line: `/modelarts best ${search}`,
    isDone: ({ exchanges }) =>
      exchanges.some(({ to, title, isOk }) => to === 'Bot' && isOk && title.startsWith('/modelarts best ')),
  },
  {
    key: 'stop',
    title: 'Stop a running trial',
    text: 'Find a trial in the answer that is running and falls behind; where none runs any more, choose the scenario halfway under World. Press its Stop, and read the dialog before you accept.',
    isDone: ({ messages, app }) =>
      messages.some(({ from, blocks }) => from === app.userId && has(blocks, ['ask:undo', 'ask:approve'])),
  },
  {
    key: 'undo',
    title: 'Take it back',
    text: 'Everybody in the channel was told, and when the request goes out. Press Undo before that: nothing is sent, and the trial runs on. Pause, under World, gives you all the time.',
    isDone: ({ exchanges }) => exchanges.some(({ title }) => title === 'press ask:undo'),
  },
  {
    key: 'ended',
    title: 'Stop it again, and see it end',
    text: 'This time let it go out. The same message says when ModelArts has ended the trial; time ×60, under World, gets you there sooner.',
    isDone: ({ messages, app }) =>
      messages.some(({ from, text, onlyFor }) => from === app.userId && !onlyFor && text.startsWith(ENDED)),
  },
  {
    key: 'second',
    title: 'Need a second person',
    text: 'Under World choose the scenario guarded, and stop the trial that leads. Then be the second operator, above, and press Approve.',
    isDone: ({ exchanges }) => exchanges.some(({ title }) => title === 'press ask:approve'),
  },
  {
    key: 'card',
    title: 'Watch it live',
    text: `One message shows how ${search} stands. Press +10 min under World: the same message changes, and what happened is in its thread. Only a search that runs can be watched.`,
    line: `/modelarts watch ${search}`,
    isDone: ({ messages }) =>
      messages.some((message) => isPost(message, 'card') && message.editedTs !== undefined),
  },
  {
    key: 'digest',
    title: 'Set a digest',
    text: 'Every full hour #training is to be told what has changed. The answer, which is only for you, says when the first one comes. Without more words, /modelarts digest opens a form.',
    line: `/modelarts digest ${search} every 1h`,
    isDone: ({ messages, app }) =>
      messages.some(({ from, blocks }) => from === app.userId && offers(blocks, 'digest now ')),
  },
  {
    key: 'arrived',
    title: 'Let it come by itself',
    text: 'Type nothing: press +1 h under World. The first digest tells all since the search began, with the best so far as a chart; those that follow tell only what is new.',
    isDone: ({ messages }) => messages.some((message) => isPost(message, 'digest')),
  },
];

/** Begins the message about a trial that was stopped, in either language. */
const ENDED = '⏹';

function has(blocks: readonly Fields[], actionIds: readonly string[]): boolean {
  return buttonsIn(blocks).some(({ action_id: id }) => actionIds.includes(textOf(id)));
}

/** Whether a press on one of the buttons stands for a line that begins so. */
function offers(blocks: readonly Fields[], line: string): boolean {
  return buttonsIn(blocks).some(({ value }) => textOf(value).startsWith(line));
}

function buttonsIn(blocks: readonly Fields[]): Fields[] {
  return blocks.flatMap(({ elements }) => listOf(elements)).map(fieldsOf);
}

/** What the bot posts by itself is marked with a key, which begins with its kind. */
function isPost({ metadata }: Snapshot['messages'][number], kind: string): boolean {
  return textOf(fieldsOf(metadata?.event_payload).key).startsWith(`${kind}:`);
}
