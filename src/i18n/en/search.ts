import type { Why } from '../../domain/search/remaining.ts';
import type { JobPhase } from '../../domain/search/search.ts';
import { type Inline, line } from '../line.ts';
import { plural } from '../plural.ts';

const percent = (part: number) => (part > 0 && part < 0.01 ? 'less than 1%' : `${Math.round(part * 100)}%`);

/** What a search tells while it runs and after: progress, comparisons, which parameters matter, templates. */
export const enSearch = {
  progress: {
    title: (job: string) => `Progress of ${job}`,
    headline: (job: string, ended: string) => `${job}: ${ended}.`,
    headlineWithBest: {
      running: (job: string, ended: string, metric: string, value: string, trial: string) =>
        `${job}: ${ended}, best ${metric} so far ${value} (trial ${trial}).`,
      over: (job: string, ended: string, metric: string, value: string, trial: string) =>
        `${job}: ${ended}, best ${metric} ${value} (trial ${trial}).`,
    },
    ended: (done: number, total: number) => `${done} of ${plural(total, 'trial')} ended`,
    endedOfAbout: (done: number, total: number) => `${done} of about ${plural(total, 'trial')} ended`,
    endedOfSeen: (done: number, seen: number) => `${done} of the ${plural(seen, 'trial')} so far ended`,
    state: {
      Creating: 'The job is being created',
      Pending: 'The job is waiting',
      Running: 'The job is running',
      Failed: 'The job has failed',
      Completed: 'The job has completed',
      Terminating: 'The job is being stopped',
      Terminated: 'The job was stopped',
      Abnormal: 'The job has ended abnormally',
      Unknown: 'The job is in a state this bot does not know',
    } satisfies Record<JobPhase, string>,
    best: {
      running: (trial: Inline, metric: string, value: Inline, goal: string) =>
        line`Best so far: trial ${trial}, ${metric} ${value} (${goal})`,
      over: (trial: Inline, metric: string, value: Inline, goal: string) =>
        line`Best of the search: trial ${trial}, ${metric} ${value} (${goal})`,
    },
    noBest: 'No trial has finished with a usable value yet.',
    newest: 'The newest of the finished trials is the best one.',
    drought: (since: number, of: number) =>
      `No new best in the last ${since} of ${plural(of, 'finished trial')}, in the order they were made.`,
    droughtTied: (tied: number, of: number) => `${tied} of ${of} trials share the best value.`,
    droughtChance: (chance: number) =>
      `Trials picked at random would go that long without one in ${percent(chance)} of all searches.`,
    droughtNext: (next: number) => `The next one would be a new best once in ${next} times.`,
    rate: {
      running: (count: string) =>
        `${count === '1' ? '1 trial ends' : `${count} trials end`} in an hour on average.`,
      over: (count: string) => `${count} ${count === '1' ? 'trial' : 'trials'} ended in an hour on average.`,
    },
    left: (low: string, high: string, from: Inline, to: Inline) =>
      line`About ${low} to ${high} left, so done between ${from} and ${to}, if the trials to come take as long as those before and as many run at once.`,
    unknown: {
      noTotal:
        'When it will be done cannot be told: ModelArts does not say how many trials this search is to make.',
      idle: 'When it will be done cannot be told: no trial is running just now.',
      outlasted:
        'When it will be done cannot be told: what is still running has taken longer than every trial before.',
      tooFew: 'When it will be done cannot be told yet: fewer than three trials have finished.',
      far: 'At this pace it will take more than a year.',
    } satisfies Record<Why, string>,
    chart: {
      running: (metric: string) => `Best ${metric} so far`,
      over: (metric: string) => `Best ${metric} by trial`,
    },
    axis: 'Finished trials, in the order made',
    button: 'Progress',
  },

  compare: {
    title: (job: string) => `Trials of ${job} side by side`,
    headline: (trials: readonly string[], differing: string) =>
      `${trials.slice(0, -1).join(', ')} and ${trials.at(-1)} differ in ${differing}.`,
    differing: (parameters: number, metrics: number) =>
      [
        ...(parameters > 0 ? [plural(parameters, 'parameter')] : []),
        ...(metrics > 0 ? [plural(metrics, 'metric')] : []),
      ].join(' and '),
    alike: (trials: readonly string[]) =>
      `${trials.slice(0, -1).join(', ')} and ${trials.at(-1)} have the same parameters and metrics.`,
    same: (parameters: number, metrics: number) =>
      `The same in all: ${plural(parameters, 'parameter')}, ${plural(metrics, 'metric')}.`,
    caption: (job: string) => `What differs between these trials of ${job}`,
    what: 'What differs',
    best: (value: string) => `${value} (best)`,
    highest: (value: string) => `${value} (highest)`,
    highestNote: '“highest” stands where ModelArts does not say whether higher or lower is better.',
    twice: (trial: string) => `That is trial ${trial} both times. Name two different trials.`,
    tooMany: (most: number, named: number) =>
      `At most ${most} trials fit side by side, and you named ${named}. Leave some out.`,
  },

  analysis: {
    title: (job: string) => `Which parameters of ${job} matter`,
    headline: (job: string, parameter: string, value: string) =>
      `In ${job}, ${parameter} matters most: importance ${value}.`,
    unreadable: (job: string) => `ModelArts’ analysis of ${job} has no number that can be read.`,
    none: (job: string) => `There is no analysis of ${job} yet.`,
    noneWhy: (finished: number) =>
      `ModelArts makes one when enough trials have finished; how many it takes, it does not say. So far ${plural(finished, 'trial')} ${finished === 1 ? 'has' : 'have'}.`,
    importance: (parameter: Inline, mean: Inline) => line`${parameter}: importance ${mean}`,
    spread: (mean: string, spread: string) => `${mean} ± ${spread}`,
    weak: 'the spread is larger than the value, so this is weak evidence',
    note: 'Importance is how much of the differences between trials goes with a parameter (fANOVA, mean ± standard deviation). The values need not add up to 1.',
    chart: 'Importance by parameter',
    mean: 'Mean',
    deviation: 'Spread',
    axis: 'Importance',
    pick: 'Where a parameter’s plot lies…',
    of: (parameter: string, job: string) => `${parameter} in ${job}`,
    noNumber: (parameter: string) => `ModelArts’ analysis has no number for ${parameter}.`,
    plot: (path: Inline) => line`Its plot lies at ${path}`,
    plotNote: 'That is a place in OBS and no link: open it with your own access to the bucket.',
    noPlot: 'ModelArts does not say where its plot lies.',
    slash: (parameter: string) =>
      `ModelArts cannot be asked where the plot of ${parameter} lies, because a slash in the name would end the address.`,
    unknown: (word: string, job: string) => `${job} has no parameter “${word}”.`,
    all: 'All parameters',
    button: 'Parameters that matter',
  },

  templates: {
    title: 'Templates for searches',
    headline: (templates: number, types: number) =>
      `${plural(templates, 'template')} of ${plural(types, 'type')}.`,
    none: 'ModelArts has no search templates in this project.',
    family: (type: string, count: number) => `Type ${type} has ${plural(count, 'template')}.`,
    column: { type: 'Type', algorithm: 'Algorithm' },
    pick: 'Show a template…',
    one: (type: string, algorithm: string) => `Template ${algorithm}, type ${type}`,
    shown: (name: string) => `${name}, as ModelArts has it:`,
    empty: 'ModelArts gave an empty file.',
    moreLines: (count: number) => `…and ${plural(count, 'more line')}`,
    unknown: (word: string) => `There is no type and no template “${word}”.`,
    unknownIn: (word: string, type: string) => `There is no template “${word}” of type “${type}”.`,
    several: (word: string) => `Several types have a template “${word}”.`,
    all: 'All templates',
  },

  trials: {
    order: {
      index: 'in the order they were made',
      place: 'best first, unplaced ones last',
      time: 'longest first',
      value: (metric: string) => `by ${metric}, best first`,
      valueHighest: (metric: string) => `by ${metric}, highest first`,
    },
    sort: 'Sort by…',
    sortBy: { index: 'Order made', place: 'Place', value: 'Value', time: 'Time spent' },
    highestFirst: 'Highest first',
    lowestFirst: 'Lowest first',
    csv: 'CSV file',
    /** Above the file itself. */
    file: (job: string, count: number) => `The trials of ${job} as a CSV file: ${plural(count, 'trial')}.`,
    sent: (job: string, count: number) =>
      `The trials of ${job} as a CSV file, ${plural(count, 'trial')}: see your direct messages with me.`,
  },
};
