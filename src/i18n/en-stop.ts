import type { StopFace, StopState } from '../domain/stops.ts';
import { type Inline, type Line, line } from './line.ts';

/** What every message about a stop names. */
export interface StopTelling {
  readonly trial: Inline;
  readonly job: string;
  readonly by: Inline;
  /** When it goes out, went out, lapses or was settled. */
  readonly time: Inline;
  /** Who approved, undid or declined it. */
  readonly other: Inline;
  /** Why a second operator is needed. */
  readonly why: string;
}

/** Ending a trial: asked, taken back, agreed to, followed to its end. */
export const enStop = {
  confirmTitle: (trial: string) => `Stop trial ${trial}?`,
  confirmText: (facts: readonly string[], job: string, warning: string) =>
    `${[job, ...facts].join(' · ')}. ${warning}`,
  yes: 'Stop it',
  no: 'Keep it running',
  ask: (trial: Inline, job: string) => line`Stop trial ${trial} of ${job}?`,
  warning: 'A trial that has ended cannot be brought back.',
  undo: 'Undo',
  approve: 'Approve',
  decline: 'Decline',
  again: 'Stop again',

  asked: {
    channel: (trial: Inline) =>
      line`Trial ${trial} is being stopped. A message in this channel follows it to the end.`,
    direct: (trial: Inline) =>
      line`Trial ${trial} is being stopped. I could not post in this channel, so I follow it in a direct message to you. If I am not a member here, /invite me.`,
    nowhere: (trial: Inline) =>
      line`Trial ${trial} is being stopped. I can post neither here nor to you: ask for the trial again to see how it ended. Typing /modelarts undo at once takes it back.`,
    later: (trial: Inline) =>
      line`Trial ${trial} is being stopped. Slack has not shown the message that follows it yet. Typing /modelarts undo at once takes it back.`,
  },
  asking: {
    channel: (trial: Inline) =>
      line`Stopping trial ${trial} needs a second operator. I have asked for one in this channel.`,
    direct: (trial: Inline) =>
      line`Stopping trial ${trial} needs a second operator, and nobody else sees where I could ask for one. Pass on the command in my direct message to you.`,
    nowhere: (trial: Inline) =>
      line`Stopping trial ${trial} needs a second operator, and I could not post in this channel. /invite me and try again.`,
    later: (trial: Inline) =>
      line`Stopping trial ${trial} needs a second operator. I ask for one here as soon as Slack lets me.`,
  },
  already: (trial: Inline, user: Inline, time: Inline) =>
    line`Trial ${trial} is already being stopped: ${user} asked at ${time}.`,
  alreadyAsking: (trial: Inline, user: Inline, time: Inline) =>
    line`A stop of trial ${trial} already waits for a second operator: ${user} asked at ${time}.`,
  alreadyEnded: (trial: Inline, user: Inline, time: Inline) =>
    line`Trial ${trial} has already been stopped: ${user} asked at ${time}.`,
  alreadyAlone: (trial: Inline) => line`Trial ${trial} has already ended by itself.`,
  notRunning: (trial: Inline, state: string) =>
    line`Trial ${trial} is not running (${state}), so there is nothing to stop.`,

  undone: (trial: Inline) => line`Undone: trial ${trial} runs on.`,
  approved: (trial: Inline) => line`Approved: trial ${trial} is being stopped.`,
  declined: (trial: Inline) => line`Declined: trial ${trial} runs on.`,
  late: {
    undo: (trial: Inline, state: string) => line`Too late to undo the stop of trial ${trial}: ${state}.`,
    approve: (trial: Inline, state: string) =>
      line`The stop of trial ${trial} needs no approval any more: ${state}.`,
    decline: (trial: Inline, state: string) =>
      line`Too late to decline the stop of trial ${trial}: ${state}.`,
  },
  own: (trial: Inline) =>
    line`You asked to stop trial ${trial} yourself, so a different operator has to approve it.`,
  none: {
    undo: 'You have asked for no stop that could still be undone.',
    approve: 'There is no such stop. Press Approve in its message.',
    decline: 'There is no such stop. Press Decline in its message.',
  },
  stateWord: {
    requested: 'it waits for a second operator',
    held: 'it is about to go out',
    sent: 'the request is with ModelArts',
    accepted: 'ModelArts has confirmed it',
    ended: 'the trial has ended',
    undone: 'it was undone',
    declined: 'it was declined',
    lapsed: 'nobody approved it in time',
    refused: 'ModelArts refused it',
    failed: 'it could not be sent',
    unknown: 'the trial did not end within 5 minutes',
    rehearsed: 'it was a dry run, and is over',
  } satisfies Record<StopState, string>,

  why: {
    rank: (place: number, of: number) => `it is in place ${place} of ${of}`,
    age: (hours: number) => `it has run for more than ${hours === 1 ? 'an hour' : `${hours} hours`}`,
    count: (count: number) => `it is stop number ${count} of the same person within ten minutes`,
  },

  approvedBy: (user: Inline) => line`Approved by ${user}.`,
  dryRun: 'Dry run: nothing is sent to ModelArts.',
  orType: (command: string) => `Or type ${command}`,
  face: {
    asking: ({ trial, job, by, time, why }) =>
      line`🙋 ${by} asks to stop trial ${trial} of ${job}. This needs a second operator, since ${why}. Without one it lapses at ${time}.`,
    held: ({ trial, job, by, time }) =>
      line`⏳ Trial ${trial} of ${job} will be stopped at ${time}, asked by ${by}. Until then it can be undone.`,
    stopping: ({ trial, job, by }) => line`⏳ Stopping trial ${trial} of ${job}, asked by ${by}…`,
    unclear: ({ trial, job, by }) =>
      line`⏳ Stopping trial ${trial} of ${job}, asked by ${by}: ModelArts gave no clear answer, so I am watching whether the trial ends.`,
    ended: ({ trial, job, by, time }) => line`⏹ Trial ${trial} of ${job} was stopped by ${by} at ${time}.`,
    endedAlone: ({ trial, job, by, time }) =>
      line`⏹ Trial ${trial} of ${job} ended by itself at ${time}, before the stop that ${by} asked for was sent.`,
    undone: ({ trial, job, by, time, other }) =>
      line`↩️ Trial ${trial} of ${job} runs on: ${other} undid the stop that ${by} asked for, at ${time}.`,
    declined: ({ trial, job, by, time, other }) =>
      line`↩️ Trial ${trial} of ${job} runs on: ${other} declined the stop that ${by} asked for, at ${time}.`,
    lapsed: ({ trial, job, by, time }) =>
      line`↩️ Trial ${trial} of ${job} runs on: nobody approved the stop that ${by} asked for by ${time}.`,
    refused: ({ trial, job, by }) =>
      line`⚠️ Trial ${trial} of ${job} was not stopped, though ${by} asked for it: ModelArts refused.`,
    failed: ({ trial, job, by }) =>
      line`⚠️ Trial ${trial} of ${job} was not stopped, though ${by} asked for it: the request could not be sent.`,
    unknown: ({ trial, job, by }) =>
      line`⚠️ Trial ${trial} of ${job} has not ended within 5 minutes after ${by} asked ModelArts to stop it. It may still be running: check it in the console.`,
    rehearsed: ({ trial, job, by, time }) =>
      line`🧪 Trial ${trial} of ${job} runs on: this was a dry run. At ${time} I would have asked ModelArts to stop it for ${by}.`,
  } satisfies Record<StopFace, (telling: StopTelling) => Line>,
};
