import type { Snapshot } from '../page/contract.ts';

/** Something to try. A step is ticked once it has happened, by whatever way. */
export interface TourStep {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** A line to put into the composer. */
  readonly line?: string;
  readonly isDone: (seen: Pick<Snapshot, 'messages' | 'exchanges' | 'app'>) => boolean;
}

export const TOUR: readonly TourStep[] = [
  {
    key: 'best',
    title: 'Ask for the best trial',
    text: 'A search called resnet-lr is halfway. Ask in #training which of its trials is best: the answer is only for you.',
    line: '/modelarts best resnet-lr',
    isDone: ({ exchanges }) =>
      exchanges.some(({ to, title, isOk }) => to === 'Bot' && isOk && title.startsWith('/modelarts best ')),
  },
  {
    key: 'stop',
    title: 'Stop a running trial',
    text: 'Find a trial in the answer that is running and falls behind. Press its Stop, and read the dialog before you accept.',
    isDone: ({ exchanges }) => exchanges.some(isStop),
  },
  {
    key: 'ended',
    title: 'See it end',
    text: 'Everybody in the channel was told. The same message says when ModelArts has ended the trial; time ×60, under World, gets you there sooner.',
    isDone: ({ exchanges, messages, app }) =>
      exchanges.some(isStop) &&
      messages.some(({ from, editedTs, onlyFor }) => from === app.userId && editedTs && !onlyFor),
  },
];

function isStop({ title, isOk, outcome }: Snapshot['exchanges'][number]): boolean {
  return title === 'ShowAutoSearchTrialEarlyStop' && isOk && outcome !== undefined;
}
