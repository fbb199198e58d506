import type { Pause, Reach } from '../../domain/follow/following.ts';
import { type Inline, type Line, line } from '../line.ts';
import { plural } from '../plural.ts';

/** What follows searches by itself: how it is set up, listed, changed and ended. */
export const enFollow = {
  cadence: {
    hours: (every: number) => (every === 1 ? 'every hour' : `every ${every} hours`),
    daily: (time: string) => `every day at ${time}`,
    weekdays: (time: string) => `on weekdays at ${time}`,
    weekly: (day: string, time: string) => `every ${day} at ${time}`,
  },
  /** Counted from Monday. */
  day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  inZone: (cadence: string, zone: string) => `${cadence} (${zone})`,
  condition: {
    metric: (metric: string, is: string, value: string) => `a trial has ${metric} ${is} ${value}`,
    drought: (trials: number) => `there is no new best for ${plural(trials, 'trial')}`,
    failed: 'a trial fails',
    ended: 'it ends',
  },
  reach: { best: 'a new best', finished: 'the end of the search', failed: 'failures' } satisfies Record<
    Reach,
    string
  >,
  all: 'all running searches',
  paused: {
    asked: 'paused',
    archived: 'paused: the channel is archived',
    removed: 'paused: I am no longer in the channel',
    closed: 'paused: Slack does not let me post in the channel',
    refused: 'paused: Slack refused the last post',
    ended: 'over: the search has ended',
    rights: 'paused: you may no longer look at searches there',
  } satisfies Record<Pause['why'], string>,
  next: (at: Inline) => line`next ${at}`,
  button: {
    pause: 'Pause',
    resume: 'Resume',
    now: 'Send now',
    remove: 'Remove',
    undo: 'Undo',
    create: 'New digest…',
    digests: 'Digests',
    watch: 'Watch',
    unwatch: 'Unwatch',
    mute: 'Mute until tomorrow',
    unmute: 'Unmute',
    alerts: 'Alerts',
  },
  removing: {
    title: 'Remove this digest?',
    text: (what: string, when: string) =>
      `${what}, ${when}. Nothing is posted any more; it can be made again.`,
    yes: 'Remove',
    no: 'Leave it',
  },

  list: {
    page: (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
    digests: 'Digests',
    headline: (count: number) => `${plural(count, 'digest')} set up here.`,
    row: (id: Inline, what: Inline, when: string, channel: Inline, state: Inline | Line) =>
      line`${id} · ${what} · ${when} · ${channel} · ${state}`,
    none: 'No digest is set up here yet. To make one, press New digest… or type /modelarts digest all every weekday 09:00.',
    watches: 'Watched searches',
    watchesHeadline: (count: number) => `${plural(count, 'search is', 'searches are')} watched here.`,
    watch: (job: Inline, channel: Inline, by: Inline) => line`${job} · ${channel} · for ${by}`,
    reach: (what: readonly string[]) => `reaching the channel: ${what.join(', ')}`,
    noReach: 'events stay in the thread',
    over: (at: Inline) => line`ended ${at}`,
    noWatches:
      'No search is watched here yet. To post a live card, type /modelarts watch and the name of a search.',
    alerts: 'Alerts',
    alertsHeadline: (count: number) => `${plural(count, 'alert is', 'alerts are')} set here.`,
    alert: (id: Inline, job: Inline, condition: string, channel: Inline, by: Inline) =>
      line`${id} · ${job}, when ${condition} · ${channel} · for ${by}`,
    raised: (count: number) => `raised ${count === 1 ? 'once' : `${count} times`}`,
    noAlerts:
      'No alert is set here yet. To set one, type /modelarts alert, the name of a search, and for instance: when a trial fails.',
  },

  digest: {
    made: (what: Inline, when: string, channel: Inline) =>
      line`The digest of ${what} will come to ${channel} ${when}.`,
    first: (at: Inline) => line`The first comes ${at}.`,
    exists: (what: Inline, when: string, channel: Inline) =>
      line`There is one already: the digest of ${what} comes to ${channel} ${when}.`,
    paused: (what: Inline, channel: Inline) =>
      line`The digest of ${what} in ${channel} is paused until somebody resumes it.`,
    resumed: (what: Inline, channel: Inline, at: Inline) =>
      line`The digest of ${what} in ${channel} goes on; the next comes ${at}.`,
    removed: (what: Inline, channel: Inline) =>
      line`The digest of ${what} in ${channel} is removed. Undo makes it again.`,
    sent: (what: Inline, channel: Inline) => line`The digest of ${what} is on its way to ${channel}.`,
    which: (word: string) => `${word} has several digests here. Which one?`,
    unknown: (word: string) => `There is no digest “${word}”.`,
    stopped: (what: Inline, channel: Inline, why: string) =>
      line`Your digest of ${what} in ${channel} is ${why}. Resume it once that is mended, or remove it.`,
    quietLine: 'Where nothing has changed, it says so in one line.',
    quietNothing: 'Where nothing has changed, nothing is posted.',
    failed: (what: Inline) =>
      line`The digest of ${what} could not be made: ModelArts did not answer. The next one will tell what changed meanwhile.`,
  },
  invite: (channel: Inline) =>
    line`I am not in ${channel}, so I cannot post there. Invite me with /invite @ModelArts, then try again.`,
  inviteFirst: (channel: Inline) =>
    line`If I am not in ${channel} yet, invite me with /invite @ModelArts: without that, nothing arrives.`,

  watch: {
    made: (job: Inline, channel: Inline) =>
      line`${job} is now watched in ${channel}: one card, kept up to date, with what happens in its thread.`,
    exists: (job: Inline, channel: Inline) => line`${job} is already watched in ${channel}.`,
    changed: (job: Inline, channel: Inline) => line`${job} is still watched in ${channel}, as you now ask.`,
    ended: (job: Inline, channel: Inline) =>
      line`${job} is no longer watched in ${channel}. Its card says so and changes no more.`,
    none: (job: Inline, channel: Inline) => line`${job} is not watched in ${channel}.`,
    jobEnded: (job: Inline) => line`${job} has ended, so there is nothing left to watch.`,
    reaching: (what: readonly string[]) =>
      `The channel hears of ${what.join(', ')}; the rest stays in the thread.`,
    gain: (gain: string) => `A new best reaches the channel if it is better by at least ${gain}.`,
    thread: 'Everything stays in the thread of the card.',
  },
  alert: {
    made: (user: Inline, job: Inline, condition: string) =>
      line`I will mention ${user} when ${condition} in ${job}, once for each time it happens.`,
    madeEnds: (user: Inline, job: Inline) => line`I will mention ${user} when ${job} ends.`,
    removed: (job: Inline, condition: string) => line`The alert on ${job} is removed: when ${condition}.`,
    unknown: (word: string) => `There is no alert “${word}”.`,
    exists: (job: Inline, condition: string) =>
      line`You have that alert on ${job} already: when ${condition}.`,
  },
  mute: {
    until: (job: Inline, channel: Inline, at: Inline) =>
      line`${job} is muted in ${channel} until ${at}. What happens till then is told together afterwards, in one message for the channel and one for the thread; failures and the final report get messages of their own.`,
    off: (job: Inline, channel: Inline) => line`${job} is no longer muted in ${channel}.`,
    none: (job: Inline, channel: Inline) => line`${job} was not muted in ${channel}.`,
  },
  quiet: {
    set: (channel: Inline, from: string, to: string, zone: string) =>
      line`Quiet hours in ${channel}: ${from} to ${to} (${zone}). What happens then is told together afterwards, in one message for the channel and one for each thread; failures and final reports get messages of their own.`,
    off: (channel: Inline) => line`There are no quiet hours in ${channel} any more.`,
    none: (channel: Inline) =>
      line`There are no quiet hours in ${channel}. To set some, type /modelarts quiet 22:00-08:00.`,
    failuresPass: 'Failures are told at once all the same.',
    failuresHeld: 'Failures wait as well.',
    cap: (posts: number) =>
      `At most ${plural(posts, 'post')} an hour; what goes beyond is told in one message.`,
    noCap: 'There is no limit on posts an hour.',
  },

  form: {
    title: 'New digest',
    submit: 'Create',
    channel: 'Channel',
    which: 'About',
    one: 'One search',
    all: 'All running searches',
    job: 'Search',
    findJob: 'Type part of a name',
    often: 'How often',
    time: 'Time',
    zone: 'Time zone',
    zoneHint: 'Others can be typed: /modelarts digest all daily 09:00 Asia/Kathmandu.',
    ownZone: (zone: string) => `${zone} (yours)`,
    language: 'Language',
    languages: { en: 'English', zh: '中文 (Chinese)' },
    unchanged: 'When nothing has changed',
    unchangedLine: 'Say so in one line',
    unchangedNothing: 'Post nothing',
    each: { daily: 'Every day', weekdays: 'Every weekday', weekly: (day: string) => `Every ${day}` },
    noChannel: 'Choose the channel.',
    noJob: 'Choose the search, or all running ones above.',
    noTime: 'Choose the time.',
    gone: 'This search is no longer in ModelArts. Choose another.',
    noRight: 'You may not set up a digest in this channel.',
    notIn: 'I cannot see this channel. Invite me there with /invite @ModelArts first.',
  },

  home: {
    title: 'What I follow for you',
    none: 'Nothing yet. A digest tells a channel at set times what changed, a card shows a search live, an alert mentions you.',
    digest: (what: Inline, when: string, channel: Inline, state: Inline | Line) =>
      line`Digest of ${what} · ${when} · ${channel} · ${state}`,
    watch: (job: Inline, channel: Inline) => line`Card of ${job} · ${channel}`,
    alert: (job: Inline, condition: string, channel: Inline) =>
      line`Alert on ${job}, when ${condition} · ${channel}`,
    more: (count: number, lists: readonly string[]) =>
      `…and ${count} more. In the direct message with me, ${lists.map((list) => `/modelarts ${list}`).join(', ')} ${lists.length === 1 ? 'shows' : 'show'} all of them.`,
  },
};
