import { type Inline, type Line, line } from '../line.ts';
import { plural } from '../plural.ts';

/** The live card of a search, what happens in its thread, and the report at its end. */
export const enCard = {
  title: (job: string) => `${job}, live`,
  titleEnded: (job: string) => job,
  headline: (job: string, standing: string) => `${job}: ${standing}`,
  left: (from: Inline, to: Inline) => line`Likely done between ${from} and ${to}, as of the last change.`,
  lastChange: (at: Inline, what: Line) => line`Last change, ${at}: ${what}`,
  muted: (until: Inline) =>
    line`🔕 Muted until ${until}: till then only alerts from this search reach the channel or the thread.`,
  ended: 'The search has ended, so this card no longer changes. The report is in its thread.',
  unwatched: 'Nobody watches this search here any more, so this card no longer changes.',
  stop: 'Stop…',

  event: {
    best: (trial: Inline, metric: string, value: Inline, gain: string) =>
      line`🏆 New best: trial ${trial} with ${metric} ${value}, better by ${gain}.`,
    since: (gain: string) => `Better by ${gain} than the best that this channel heard of before.`,
    first: (trial: Inline, metric: string, value: Inline) =>
      line`🏆 First result: trial ${trial} with ${metric} ${value}.`,
    finished: (count: number, trials: Line) => line`✅ ${plural(count, 'trial')} finished: ${trials}.`,
    withValue: (trial: Inline, value: string) => line`${trial} (${value})`,
    failed: (count: number, trials: Line) => line`❌ ${plural(count, 'trial')} failed: ${trials}.`,
    cause: (cause: Inline) => line`Likely cause, an error in the log of the job: ${cause}`,
    stopped: (trial: Inline) => line`⏹ Trial ${trial} was stopped.`,
    stoppedBy: (trial: Inline, by: Inline) => line`⏹ Trial ${trial} was stopped by ${by}.`,
    ended: (how: string) => `🏁 The search ${how}.`,
    in: (job: string, what: Line) => line`${job}: ${what}`,
  },

  alert: {
    metric: (user: Inline, job: string, trial: Inline, metric: string, value: Inline, bound: string) =>
      line`${user} ${job}: trial ${trial} has ${metric} ${value} (you asked for ${bound}).`,
    drought: (user: Inline, job: string, trials: number) =>
      line`${user} ${job}: no new best for ${plural(trials, 'trial')}.`,
    failed: (user: Inline, job: string, trial: Inline) => line`${user} ${job}: trial ${trial} has failed.`,
    ended: (user: Inline, job: string, how: string) => line`${user} ${job} ${how}.`,
    end: 'End this alert',
  },

  folded: {
    why: { quiet: 'While quiet', muted: 'While muted', cap: 'Beyond the limit of posts an hour' },
    headline: (why: string, tells: readonly string[]) => `${why}: ${tells.join('; ')}.`,
    of: (job: string, counts: readonly string[]) => `${job} (${counts.join(', ')})`,
    times: {
      best: (count: number) => plural(count, 'new best', 'new bests'),
      finished: (count: number) =>
        plural(count, 'message about finished trials', 'messages about finished trials'),
      failed: (count: number) => plural(count, 'message about failed trials', 'messages about failed trials'),
      stopped: (count: number) =>
        plural(count, 'message about stopped trials', 'messages about stopped trials'),
      ended: () => 'the end',
      other: (count: number) => plural(count, 'other message'),
    },
    unnamed: 'other searches',
    more: (count: number) => plural(count, 'more search', 'more searches'),
  },

  report: {
    title: (job: string) => `Final report of ${job}`,
    headline: (job: string, how: string, best: string) => `${job} ${how}: ${best}.`,
    best: (trial: string, metric: string, value: string) => `best trial ${trial}, ${metric} ${value}`,
    noBest: 'no trial finished with a usable value',
    spent: (all: string) => `Time spent on all trials together: ${all}.`,
    ranFor: (span: string) => `The job ran for ${span}.`,
    below: (share: string, middle: string) =>
      `${share} of that went into trials that ended worse than the middle one (${middle}): what stopping early could have saved at most.`,
    unknown: (count: number) =>
      `That leaves out ${plural(count, 'trial')} of which it is not known how long ${count === 1 ? 'it' : 'they'} took.`,
    failed: (share: string) => `${share} went into trials that failed.`,
    stopped: (count: number) => `${plural(count, 'trial')} stopped by the bot.`,
    foundAt: (at: number, of: number) =>
      `The best was number ${at} of ${plural(of, 'finished trial')}, in the order they were made.`,
  },
};
