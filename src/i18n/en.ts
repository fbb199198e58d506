import type { Counts } from '../domain/search/ranking.ts';
import type { JobPhase, Mode } from '../domain/search/search.ts';
import type { TrialState } from '../domain/search/trial.ts';
import { enAccess } from './en/access.ts';
import { enAudit } from './en/audit.ts';
import { enCard } from './en/card.ts';
import { enDesk } from './en/desk.ts';
import { enDigest } from './en/digest.ts';
import { enDoctor } from './en/doctor.ts';
import { enFind } from './en/find.ts';
import { enFollow } from './en/follow.ts';
import { enFollowFault } from './en/follow-fault.ts';
import { enHelp, enSummary } from './en/help.ts';
import { enHome } from './en/home.ts';
import { enJob } from './en/job.ts';
import { enJobs } from './en/jobs.ts';
import { enLogs } from './en/logs.ts';
import { enModels } from './en/models.ts';
import { enNetworks } from './en/networks.ts';
import { enOptions } from './en/options.ts';
import { enPlatform } from './en/platform.ts';
import { enProblem } from './en/problem.ts';
import { enQuotas } from './en/quotas.ts';
import { enSearch } from './en/search.ts';
import { enSettings } from './en/settings.ts';
import { enShortcuts } from './en/shortcuts.ts';
import { enStop } from './en/stop.ts';
import { enUnfurl } from './en/unfurl.ts';
import { enUse } from './en/use.ts';
import { enWorkflow } from './en/workflow.ts';
import { type Inline, line } from './line.ts';
import { plural } from './plural.ts';

const are = (count: number) => (count === 1 ? 'is' : 'are');

/** Every sentence the bot says. This file is the contract: `zh.ts` must have the same shape. */
export const en = {
  locale: 'en',
  join: (items: readonly string[]) => items.join(', '),
  ago: (span: string) => `${span} ago`,
  more: (count: number) => `…and ${count} more`,
  damaged: (count: number) => `Left out: ${plural(count, 'entry', 'entries')} that cannot be read.`,
  none: '–',
  reward: 'reward',

  state: {
    pending: 'pending',
    running: 'running',
    paused: 'paused',
    finished: 'finished',
    failed: 'failed',
    cutOff: 'cut off',
    unknown: 'unknown',
  } satisfies Record<TrialState, string>,
  stoppedHere: 'stopped by the bot',
  phase: {
    Creating: 'creating',
    Pending: 'waiting',
    Running: 'running',
    Failed: 'failed',
    Completed: 'completed',
    Terminating: 'stopping',
    Terminated: 'stopped',
    Abnormal: 'abnormal',
    Unknown: 'unknown',
  } satisfies Record<JobPhase, string>,
  assumedGoal: (goal: string) => `assumed: ${goal}`,
  goal: { max: 'higher is better', min: 'lower is better' } satisfies Record<Mode, string>,

  column: {
    place: '#',
    trial: 'Trial',
    name: 'Name',
    state: 'State',
    action: 'Action',
    spent: 'Time spent',
    kind: 'Kind',
    started: 'Created',
    owner: 'Owner',
    workspace: 'Workspace',
    iteration: 'Iteration',
  },

  button: {
    stop: 'Stop',
    share: 'Share to channel',
    refresh: 'Refresh',
    allTrials: 'All trials',
    best: 'Best trial',
    lowerIsBetter: 'Lower is better',
    again: 'Try again',
    previous: 'Previous page',
    next: 'Next page',
    help: 'Help',
    jobs: 'Recent searches',
    job: 'Training job',
  },

  looking: 'Looking…',
  /** True beside the answer as well. */
  answerFollows: 'Looking… The answer follows.',
  shared: (user: Inline) => line`Shared by ${user}.`,
  /** Where an answer was to be shared, and Slack did not take it. */
  notShared: 'Slack didn’t confirm that this answer is in the channel. Look there before you share it again.',

  best: {
    title: (job: string) => `Best trial of ${job}`,
    headline: (job: string, trial: string, metric: string, value: string, assumed: string | undefined) =>
      `Best trial of ${job}: ${trial}, ${metric} ${value}${assumed === undefined ? '' : ` (${assumed})`}.`,
    winner: (trial: Inline, metric: string, value: Inline, goal: string) =>
      line`Trial ${trial} · ${metric} ${value} (${goal})`,
    chosen: (by: 'final' | 'peak', count: number) =>
      by === 'final'
        ? `Chosen by the value each trial ended with, among ${plural(count, 'finished trial')} with a usable value.`
        : `Chosen by the best value each trial ever had, among ${plural(count, 'finished trial')} with a usable value.`,
    margin: (next: string, value: string, margin: string) =>
      `Next: trial ${next} with ${value}, ${margin} behind.`,
    tied: (count: number) => `${count} trials are tied for first; shown is the one that was made first.`,
    leader: (trial: Inline, value: Inline) =>
      line`Leading so far: trial ${trial} with ${value}. It is still running, so this may change.`,
    cutOff: (trial: Inline, value: Inline) =>
      line`Trial ${trial} was ahead with ${value} when the job ended. It was cut off, so it doesn't count.`,
    peak: (trial: Inline, value: Inline) =>
      line`By peak instead, trial ${trial} would win: it once had ${value}.`,
    final: (trial: Inline, value: Inline) =>
      line`By final value instead, trial ${trial} would win: it ended with ${value}.`,
    unusable: (total: number, kinds: readonly string[]) =>
      `${plural(total, 'finished trial')} without a usable value: ${kinds.join(', ')}.`,
    unusableKind: {
      nan: (count: number) => `${count} NaN`,
      infinite: (count: number) => `${count} infinite`,
      text: (count: number) => `${count} text`,
      missing: (count: number) => `${count} empty`,
    },
    assumedMode:
      'ModelArts does not say whether higher or lower is better here: assumed higher. Add --mode min if lower is.',
    suspect: (count: number, mode: Mode) =>
      `Under --mode ${mode}, ${plural(count, 'trial')} ended better than the best value recorded for the same trial: the mode or the metric's regex looks wrong.`,
    disputed: (count: number) =>
      `${plural(count, 'trial')} ${are(count)} running by one column and ended by another; the status column was followed.`,
    unsettled: 'The table kept growing while it was read; a trial may be missing. Refresh for the latest.',
    counts: ({ finished, running, waiting, failed, cutOff, unknown }: Counts) =>
      [
        `${finished} finished`,
        ...(running > 0 || cutOff === 0 ? [`${running} running`] : []),
        ...(waiting > 0 ? [`${waiting} pending`] : []),
        `${failed} failed`,
        ...(cutOff > 0 ? [`${cutOff} cut off when the job ended`] : []),
        ...(unknown > 0 ? [`${unknown} in a state this bot does not know`] : []),
      ].join(', '),
    caption: (job: string) => `Top trials of ${job}`,
    moreRunning: (count: number) => `…and ${plural(count, 'more running trial')}: see All trials.`,
    moreParameters: (count: number) =>
      `…and ${plural(count, 'more parameter')}: ask for one trial to see all.`,
    noTrials: (job: string) => `${job} has no trials yet.`,
    noTrialsEver: (job: string, phase: string) =>
      `${job} ended (${phase}) without making a trial. Its events say why: see the job.`,
    allCutOff: (job: string, cutOff: number, phase: string) =>
      `No best trial: ${job} ended (${phase}) before a trial finished; ${plural(cutOff, 'trial')} ${cutOff === 1 ? 'was' : 'were'} cut off.`,
    notASearch: (job: string) =>
      `${job} is a training job without a hyperparameter search, so it has no trials. The commands job and logs tell how it is doing.`,
    noneFinished: (job: string, live: number) =>
      `No trial of ${job} has finished yet; ${plural(live, 'trial')} ${are(live)} under way.`,
    noneKnown: (job: string, unknown: number) =>
      `No best trial: ${plural(unknown, 'trial')} of ${job} ${are(unknown)} in a state this bot does not know.`,
    allFailed: (job: string, failed: number) =>
      `No best trial: every trial of ${job} has failed (${failed}).`,
    noneUsable: (job: string, finished: number) =>
      `No best trial: none of the ${plural(finished, 'finished trial')} of ${job} has a usable value.`,
  },

  trials: {
    title: (job: string) => `Trials of ${job}`,
    headline: (job: string, total: number) => `${job} has ${plural(total, 'trial')}.`,
    page: (from: number, to: number, total: number, order: string) =>
      `Trials ${from}–${to} of ${total}, ${order}`,
    emptyState: (job: string, state: string) => `${job} has no trial that is ${state}.`,
    pastEnd: (page: number, pages: number) =>
      pages === 1 ? 'There is only one page.' : `There is no page ${page}: the last one is ${pages}.`,
  },

  trial: {
    title: (trial: string) => `Trial ${trial}`,
    headline: (trial: string, job: string, state: string) => `Trial ${trial} of ${job} is ${state}.`,
    of: (job: string, state: string) => `${job} · ${state}`,
    value: (metric: string, value: Inline) => line`${metric} ${value}`,
    unusable: (metric: string, raw: string) => `${metric} is not a usable number: ${raw}`,
    place: (place: number, of: number) => `Place ${place} of ${of}`,
    placeSoFar: (place: number, of: number) => `Place ${place} of ${of} so far`,
    peak: (value: string) => `peak ${value}`,
    spent: (span: string) => `${span} spent`,
    reports: 'Its latest reports',
  },

  jobs: enJobs,

  pick: {
    job: (line: string) => `Which search? Pick one to go on with “${line}”.`,
    stopIn: 'In which search shall a trial be stopped? The trial is asked for next.',
    stopJob: 'Which job shall be stopped as a whole? You are asked once more.',
    noJobs: 'There is no search to pick from yet: this project has no training jobs.',
    trial: (job: string) => `Which trial of ${job}?`,
    stopTrial: (job: string) => `Which trial of ${job} shall be stopped? You are asked once more.`,
    beside: (job: string, trial: string) => `And the second trial of ${job}, beside ${trial}?`,
    noTrials: (job: string) => `${job} has no trial to pick from.`,
    noRunning: (job: string) => `No trial of ${job} is running, so there is nothing to stop.`,
  },

  job: enJob,
  logs: enLogs,
  stop: enStop,
  use: enUse,
  workflow: enWorkflow,
  doctor: enDoctor,
  access: enAccess,
  settings: enSettings,
  audit: enAudit,
  home: enHome,
  platform: enPlatform,
  help: enHelp,
  summary: enSummary,
  problem: enProblem,
  quotas: enQuotas,
  networks: enNetworks,
  models: enModels,
  search: enSearch,
  options: enOptions,
  shortcuts: enShortcuts,
  find: enFind,
  unfurl: enUnfurl,
  desk: enDesk,
  digest: enDigest,
  card: enCard,
  follow: enFollow,
  followFault: enFollowFault,
};

export type Words = typeof en;
