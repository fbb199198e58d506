import type { StopFace, StopState } from '../../domain/stop/stops.ts';
import { capitalised, type Inline, type Line, line } from '../line.ts';
import { plural } from '../plural.ts';

/** What every message about a stop names. */
export interface StopTelling {
  /** What is to end, in the midst of a sentence and at its start. */
  readonly what: Line;
  readonly What: Line;
  readonly by: Inline;
  /** When it goes out, went out, lapses or was settled. */
  readonly time: Inline;
  /** Who approved, undid or declined it, or can no longer stop trials. */
  readonly other: Inline;
  /** Why a second operator is needed. */
  readonly why: string;
  /** How long it was watched. */
  readonly minutes: number;
}

/** Ending a trial: asked, taken back, agreed to, followed to its end. */
export const enStop = {
  /** What is to end: a trial, in a message that names its job beside it or not, or a whole job. */
  what: {
    trial: (trial: Inline) => line`trial ${trial}`,
    trialOf: (trial: Inline, job: string) => line`trial ${trial} of ${job}`,
    job: (job: string) => line`job ${job}`,
  },
  confirmTitle: (trial: string) => `Stop trial ${trial}?`,
  confirmText: (facts: readonly string[], job: string, warnings: readonly string[]) =>
    `${[job, ...facts].join(' · ')}. ${warnings.join(' ')}`,
  /** Said before the stop is asked for. */
  secondOperator: {
    needed: (why: string) => `A second operator will be asked first, since ${why}.`,
    beyond: (count: number) =>
      `A second operator may be asked first: more than ${plural(count, 'stop')} of one person within ten minutes need one.`,
  },
  yes: 'Stop it',
  no: 'Keep it running',
  ask: (trial: Inline, job: string) => line`Stop trial ${trial} of ${job}?`,
  askJob: (job: string) => `Stop the whole job ${job}?`,
  confirmJobTitle: (job: string) => `Stop the whole job ${job}?`,
  yesJob: 'Stop the whole job',
  jobWarning: 'Every trial that runs ends with it, and a job that has ended cannot be brought back.',
  jobNotRunning: (job: string, phase: string) =>
    `Job ${job} is not running (${phase}), so there is nothing to stop.`,
  warning: 'A trial that has ended cannot be brought back.',
  undo: 'Undo',
  approve: 'Approve',
  decline: 'Decline',
  again: 'Stop again',
  other: 'Another running trial',

  asked: {
    channel: (what: Line) =>
      line`${capitalised(what)} is being stopped. A message in this channel follows it to the end.`,
    direct: (what: Line) =>
      line`${capitalised(what)} is being stopped. I could not post in this channel, so I follow it in a direct message to you. If I am not a member here, /invite me.`,
    nowhere: (what: Line) =>
      line`${capitalised(what)} is being stopped. I can post neither here nor to you: look again to see how it ended. Typing /modelarts undo at once takes it back.`,
    later: (what: Line) =>
      line`${capitalised(what)} is being stopped. Slack has not shown the message that follows it yet. Typing /modelarts undo at once takes it back.`,
  },
  /** In App Home, and in direct messages. */
  askedHome: (what: Line) =>
    line`${capitalised(what)} is being stopped. A direct message to you follows it to the end.`,
  asking: {
    channel: (what: Line) =>
      line`Stopping ${what} needs a second operator. I have asked for one in this channel.`,
    direct: (what: Line) =>
      line`Stopping ${what} needs a second operator, and nobody else sees where I could ask for one. Pass on the command in my direct message to you.`,
    nowhere: (what: Line) =>
      line`Stopping ${what} needs a second operator, and I could not post in this channel. /invite me and try again.`,
    later: (what: Line) =>
      line`Stopping ${what} needs a second operator. I ask for one here as soon as Slack lets me.`,
  },
  already: (what: Line, user: Inline, time: Inline) =>
    line`${capitalised(what)} is already being stopped: ${user} asked at ${time}.`,
  alreadyAsking: (what: Line, user: Inline, time: Inline) =>
    line`A stop of ${what} already waits for a second operator: ${user} asked at ${time}.`,
  alreadyEnded: (what: Line, user: Inline, time: Inline) =>
    line`${capitalised(what)} has already been stopped: ${user} asked at ${time}.`,
  alreadyAlone: (what: Line) => line`${capitalised(what)} has already ended by itself.`,
  notRunning: (trial: Inline, state: string) =>
    line`Trial ${trial} is not running (${state}), so there is nothing to stop.`,

  undone: (what: Line) => line`Undone: ${what} runs on.`,
  approved: (what: Line) => line`Approved: ${what} is being stopped.`,
  declined: (what: Line) => line`Declined: ${what} runs on.`,
  late: {
    undo: (what: Line, state: string) => line`Too late to undo the stop of ${what}: ${state}.`,
    approve: (what: Line, state: string) => line`The stop of ${what} needs no approval any more: ${state}.`,
    decline: (what: Line, state: string) => line`Too late to decline the stop of ${what}: ${state}.`,
  },
  own: (what: Line) => line`You asked to stop ${what} yourself, so a different operator has to approve it.`,
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
    ended: 'it has ended',
    undone: 'it was undone',
    declined: 'it was declined',
    lapsed: 'nobody approved it in time',
    refused: 'ModelArts refused it',
    failed: 'it could not be sent',
    unknown: 'it did not end in time',
    rehearsed: 'it was a dry run, and is over',
    revoked: 'it was not sent, because the right to stop trials is gone or could not be checked',
  } satisfies Record<StopState, string>,

  why: {
    rank: (place: number, of: number) => `it is in place ${place} of ${of}`,
    age: (hours: number) => `it has run for more than ${hours === 1 ? 'an hour' : `${hours} hours`}`,
    whole: 'it ends a whole job',
    count: (count: number) => `it is stop number ${count} of the same person within ten minutes`,
  },

  approvedBy: (user: Inline) => line`Approved by ${user}.`,
  dryRun: 'Dry run: nothing is sent to ModelArts.',
  orType: (command: string) => `Or type ${command}`,
  face: {
    asking: ({ what, by, time, why }) =>
      line`🙋 ${by} asks to stop ${what}. This needs a second operator, since ${why}. Without one it lapses at ${time}.`,
    held: ({ What, by, time }) =>
      line`⏳ ${What} will be stopped at ${time}, asked by ${by}. Until then it can be undone.`,
    stopping: ({ what, by }) => line`⏳ Stopping ${what}, asked by ${by}…`,
    unclear: ({ what, by }) =>
      line`⏳ Stopping ${what}, asked by ${by}: ModelArts gave no clear answer, so I am watching whether it ends.`,
    ended: ({ What, by, time }) => line`⏹ ${What} was stopped by ${by} at ${time}.`,
    endedAlone: ({ What, by, time }) =>
      line`⏹ ${What} ended by itself at ${time}, before the stop that ${by} asked for was sent.`,
    undone: ({ What, by, time, other }) =>
      line`↩️ ${What} runs on: ${other} undid the stop that ${by} asked for, at ${time}.`,
    declined: ({ What, by, time, other }) =>
      line`↩️ ${What} runs on: ${other} declined the stop that ${by} asked for, at ${time}.`,
    lapsed: ({ What, by, time }) =>
      line`↩️ ${What} runs on: nobody approved the stop that ${by} asked for by ${time}.`,
    refused: ({ What, by }) => line`⚠️ ${What} was not stopped, though ${by} asked for it: ModelArts refused.`,
    failed: ({ What, by }) =>
      line`⚠️ ${What} was not stopped, though ${by} asked for it: the request could not be sent.`,
    unknown: ({ What, by, minutes }) =>
      line`⚠️ ${What} has not ended within ${minutes} minutes after ${by} asked ModelArts to stop it. It may still be running: check it in the console.`,
    rehearsed: ({ What, by, time }) =>
      line`🧪 ${What} runs on: this was a dry run. At ${time} I would have asked ModelArts to stop it for ${by}.`,
    revoked: ({ What, by, other }) =>
      line`⚠️ ${What} keeps running. ${by} asked to stop it, but that was not sent: ${other} can no longer stop trials here.`,
    unconfirmed: ({ What, by, minutes }) =>
      line`⚠️ ${What} keeps running. ${by} asked to stop it, but that was not sent: for ${minutes} minutes Slack did not say who can stop trials here.`,
  } satisfies Record<StopFace, (telling: StopTelling) => Line>,
};
