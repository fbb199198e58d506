import { CONDITION_EXAMPLES } from '../../domain/follow/condition-words.ts';
import { type Inline, type Line, line } from '../line.ts';

/** What is not understood when something is to be followed, and what can be typed instead. */
export const enFollowFault = {
  examples: (lines: readonly string[]) => `For instance: ${lines.join(', ')}`,
  nearest: (words: readonly string[]) => `Did you mean ${words.join(', ')}?`,
  cadence: {
    unknown: (words: string) => `I cannot read when the digest is to come from “${words}”.`,
    missing: 'Say when the digest is to come.',
    hours: (word: string, possible: readonly number[]) =>
      `“Every ${word}” is not possible: between two digests there are ${possible.join(', ')} hours.`,
    time: (word: string) => `“${word}” is no time of day.`,
    days: (word: string) =>
      `“${word}” is more than one day. A digest comes every day, on weekdays (Monday to Friday), or on one day of the week: set one digest for each day.`,
  },
  zone: (word: string) => `I know no time zone “${word}”.`,
  condition: {
    /** Words that can be typed as they stand. */
    examples: CONDITION_EXAMPLES as readonly string[],
    unknown: (words: string) => `I cannot read what to wait for from “${words}”.`,
    missing: 'Say what to wait for.',
    number: (word: string) => `“${word}” is no number.`,
    comparison: (word: string) => `“${word}” cannot be waited for: use >, <, >= or <=.`,
    count: (word: string, min: number, max: number) =>
      `“${word}” is no number of trials: it is a whole number from ${min} to ${max}.`,
    metric: (word: string) => `This search has no metric “${word}”.`,
  },
  /** An alert that is not set without asking. */
  doubt: {
    unknown: (metric: string, known: readonly string[]) =>
      known.length > 0
        ? `No trial of this search has reported “${metric}” so far. Known: ${known.join(', ')}.`
        : `No trial of this search has reported a metric so far, so I can't check “${metric}”.`,
    always: (condition: string, trials: number) =>
      `All ${trials} trials with a value meet ${condition}, so every new one probably will too.`,
    never: (condition: string, highest: string) =>
      `${condition} looks out of reach: no value so far is above 1, and the highest is ${highest}.`,
    percent: (metric: string) =>
      `No trial has reported ${metric} so far, so I can't tell whether its values go up to 1 or to 100.`,
    percentBeyond: (metric: string) =>
      `Values of ${metric} go beyond 0 to 100, so I can't tell what a percentage of it means.`,
    choice: (condition: string) => `Alert at ${condition}`,
    anyway: 'Set it anyway',
  },
  until: (words: string) =>
    `I cannot read until when from “${words}”, or it lies in the past or more than a year away.`,
  quiet: {
    unknown: (words: string) => `I cannot read hours from “${words}”.`,
    same: 'Quiet hours cannot end when they begin.',
    none: 'There are no quiet hours here that failures could pass. Say from when to when as well.',
  },
  number: (option: string, word: string) => `${option} needs a number that is not below 0, not “${word}”.`,
  most: (word: string, max: number) =>
    `--most needs a whole number of posts an hour from 1 to ${max}, or “off”, not “${word}”.`,
  place: (word: string) => `“${word}” is no channel. Choose it from the list that opens when you type #.`,
  notMember: (channel: Inline): Line =>
    line`You are not in ${channel}, so I can’t post or change anything there for you. Join it first, or ask a member.`,
  botMissing: (channel: Inline): Line => line`I cannot post in ${channel}. Invite me there, then try again.`,
  unknownMember: (channel: Inline): Line =>
    line`Slack did not say whether you are in ${channel}. Try again in a minute, or ask in that channel.`,
  /** Seen by the asker alone, in the channel that it is for. */
  namedHere: (command: Inline) => line`You used ${command} for this channel from another place.`,
  direct: 'That cannot go into a direct message of somebody else.',
  guest:
    'Guests may not have anything posted to a channel. An operator may; an admin makes one with “/modelarts allow @name operator”.',
  others: (by: Inline): Line =>
    line`Only ${by}, who asked for it, and operators of that channel may change that.`,
  rules: 'Only operators and admins set when a channel is disturbed.',
};
