import { alertList, digestList, watchList } from '../../src/blocks/follow/following-list.ts';
import {
  alertExists,
  alertMade,
  alertRemoved,
  digestFailed,
  digestMade,
  digestRemoved,
  digestSent,
  digestStopped,
  digestSwitched,
  nothingToWatch,
  notInChannel,
  unknownAlert,
  unknownDigest,
  watchEnded,
  watchTold,
} from '../../src/blocks/follow/following-told.ts';
import { muted, quietTold, wasNotMuted } from '../../src/blocks/follow/noise-told.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import type { Digest, Pause } from '../../src/domain/follow/following.ts';
import type { Cadence } from '../../src/domain/follow/schedule.ts';
import type { Words } from '../../src/i18n/en.ts';
import { aDigest, anAlert, aWatch, CHANNEL, conditions, now, tomorrow } from './following-data.ts';
import type { Data } from './screens.ts';
import { followFaults } from './screens-follow-faults.ts';

const CADENCES: readonly Cadence[] = [
  { kind: 'hours', every: 1 },
  { kind: 'hours', every: 6 },
  { kind: 'daily', at: { hour: 0, minute: 5 } },
  { kind: 'weekdays', at: { hour: 9, minute: 0 } },
  { kind: 'weekly', at: { hour: 17, minute: 30 }, day: 7 },
];

const PAUSES: readonly Pause['why'][] = ['asked', 'archived', 'removed', 'refused', 'ended'];

/** Everything about setting up, listing and ending what follows searches. */
export function followingScreens(world: Data, t: Words): Record<string, Message> {
  return {
    ...lists(world, t),
    ...digestScreens(world, t),
    ...watchScreens(world, t),
    ...alertScreens(world, t),
    ...followFaults(world.text, t),
  };
}

export function everyDigest(world: Data): Digest[] {
  return [
    ...CADENCES.map((cadence, i) =>
      aDigest(world, { id: `d${i}`, cadence, ...(i % 2 && { job: undefined }) }),
    ),
    ...PAUSES.map((why, i) => aDigest(world, { id: `p${i}`, paused: { at: now, why }, next: undefined })),
  ];
}

/** Any number of what somebody may follow. */
export function many<Each>(each: readonly Each[], { jobs }: Data): Each[] {
  return jobs.length > 100 ? Array.from({ length: 5 }, () => each).flat() : [...each];
}

function lists(world: Data, t: Words): Record<string, Message> {
  const watches = [
    aWatch(world),
    aWatch(world, { reach: [], channel: 'C0RANDOM' }),
    aWatch(world, { endedAt: now }),
    ...Array.from({ length: 3 }, () => aWatch(world)),
  ];
  const leaf = { page: 1, asked: { line: 'digest list', audience: 'private' } } as const;
  const alerts = conditions(world.text).map((each) => anAlert(world, each));
  return {
    digestList: digestList(many(everyDigest(world), world), leaf, t),
    noDigests: digestList([], leaf, t),
    watchList: watchList(many(watches, world), { ...leaf, here: CHANNEL }, t),
    noWatches: watchList([], { ...leaf, here: CHANNEL }, t),
    alertList: alertList(
      many([...alerts, { ...anAlert(world, { kind: 'failed' }), raised: ['a', 'b'] }], world),
      { ...leaf, page: 2 },
      t,
    ),
    noAlerts: alertList([], leaf, t),
  };
}

function digestScreens(world: Data, t: Words): Record<string, Message> {
  const digest = aDigest(world);
  const all = aDigest(world, { job: undefined, unchanged: 'nothing' });
  const paused = aDigest(world, { paused: { at: now, why: 'asked' }, next: undefined });
  const nearest = everyDigest(world).slice(0, 3);
  return {
    digestMade: digestMade(digest, true, t),
    digestMadeOfAll: digestMade(all, true, t),
    digestExists: digestMade(digest, false, t),
    digestPaused: digestSwitched(paused, t),
    digestResumed: digestSwitched(digest, t),
    digestRemoved: digestRemoved(digest, 'digest all weekdays 09:00 Asia/Shanghai', t),
    digestSent: digestSent(all, t),
    digestUnknown: unknownDigest({ word: world.text, nearest, what: 'pause' }, t),
    digestFailed: digestFailed(digest, t),
    notInChannel: notInChannel(CHANNEL, t),
    ...Object.fromEntries(
      PAUSES.filter((why) => why !== 'ended').map((why) => [
        `digest stopped ${why}`,
        digestStopped(aDigest(world, { paused: { at: now, why }, next: undefined }), t),
      ]),
    ),
  };
}

function watchScreens(world: Data, t: Words): Record<string, Message> {
  const watch = aWatch(world);
  const quiet = { from: 1_320, to: 480, timeZone: 'Asia/Shanghai', failuresPass: true };
  const rules = { channel: CHANNEL, quiet, cap: 6 };
  return {
    watchMade: watchTold(watch, 'made', t),
    watchExists: watchTold(aWatch(world, { reach: [], minGain: 0 }), 'exists', t),
    watchChanged: watchTold(aWatch(world, { reach: ['best', 'finished', 'failed'] }), 'changed', t),
    watchEnded: watchEnded(watch, 'ended', t),
    notWatched: watchEnded(watch, 'none', t),
    nothingToWatch: nothingToWatch(watch.job, t),
    muted: muted(watch, tomorrow, t),
    unmuted: muted(watch, undefined, t),
    wasNotMuted: wasNotMuted(watch, t),
    quietHours: quietTold(rules, true, t),
    quietHoursForAll: quietTold({ ...rules, quiet: { ...quiet, failuresPass: false }, cap: 1 }, false, t),
    quietHoursOff: quietTold({ ...rules, quiet: undefined, cap: undefined }, true, t),
    noQuietHours: quietTold({ ...rules, quiet: undefined, cap: undefined }, false, t),
  };
}

function alertScreens(world: Data, t: Words): Record<string, Message> {
  const made = conditions(world.text).map((each) => anAlert(world, each));
  return {
    ...Object.fromEntries(made.map((alert, i) => [`alertMade ${i}`, alertMade(alert, t)])),
    ...Object.fromEntries(made.slice(0, 1).map((alert) => ['alertExists', alertExists(alert, t)])),
    ...Object.fromEntries(made.map((alert, i) => [`alertRemoved ${i}`, alertRemoved(alert, t)])),
    alertUnknown: unknownAlert(world.text, t),
  };
}
