import type { Scene } from './cluster.ts';
import type { Scenario } from './scenario.ts';
import { SLACK_TROUBLE } from './slack-scenarios.ts';

const UNDO = 3;
const MINUTE = 60;
const NEEDS_SECOND = { undoSeconds: UNDO, approval: { topQuarter: false, hours: 1 } };
const STOPPED = /was stopped by/;
const RUNS_ON = /runs on/;

function endsAlone(how: 'finished' | 'failed') {
  return ({ modelarts, trialIds: [trialId = ''] }: Scene) => modelarts.endAlone(trialId, how);
}

/** Everybody dies, and another one starts so many seconds later. */
async function away({ instances, clock, start }: Scene, seconds: number): Promise<void> {
  for (const { gate } of instances) gate.kill();
  await clock.advance(seconds * 1000);
  start();
}

export const SCENARIOS: readonly Scenario[] = [
  { name: 'a plain stop', ends: { state: 'ended', posts: 1, shows: [STOPPED] } },
  {
    name: 'a stop that cannot be undone',
    settings: { undoSeconds: 0 },
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  {
    name: 'a stop of a whole job',
    isWhole: true,
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  {
    name: 'a job that never ends, and no answers',
    isWhole: true,
    from: 'move to unknown',
    modelarts: { endsAfter: undefined, post: 'lostAfter' },
    ends: { state: 'unknown', posts: 2, shows: [/has not ended within 15 minutes/] },
  },
  {
    name: 'a stop that is undone',
    from: 'post',
    later: [{ at: 2, who: 'second', press: 'undo' }],
    ends: { state: 'undone', posts: 0, shows: [RUNS_ON] },
  },
  {
    name: 'an undo that comes too late',
    from: 'move to accepted',
    modelarts: { endsAfter: 10_000 },
    later: [{ at: 6, who: 'first', press: 'undo' }],
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  {
    name: 'a stop that is approved',
    settings: NEEDS_SECOND,
    later: [{ at: 2, who: 'second', press: 'approve' }],
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  {
    name: 'a stop that its asker may not approve, and takes back',
    settings: NEEDS_SECOND,
    later: [
      { at: 2, who: 'first', press: 'approve' },
      { at: 4, who: 'first', press: 'undo' },
    ],
    ends: { state: 'declined', posts: 0, shows: [/declined the stop/] },
  },
  {
    name: 'a stop that is declined',
    settings: NEEDS_SECOND,
    later: [{ at: 2, who: 'second', press: 'decline' }],
    ends: { state: 'declined', posts: 0, shows: [/declined the stop/] },
  },
  {
    name: 'a stop that lapses',
    settings: NEEDS_SECOND,
    ends: { state: 'lapsed', posts: 0, shows: [/nobody approved/] },
  },
  {
    name: 'an approval after the time for it, before anybody follows the stop again',
    from: 'move to lapsed',
    settings: NEEDS_SECOND,
    later: [
      { at: 5, happens: (scene) => away(scene, 29 * MINUTE) },
      // Whoever adopts it now keeps it until after its time.
      { at: 5 + 29 * MINUTE + 45, happens: (scene) => away(scene, 0) },
      { at: 5 + 29 * MINUTE + 60, who: 'second', press: 'approve' },
    ],
    ends: { state: 'lapsed', posts: 0, shows: [/nobody approved/] },
  },
  {
    name: 'a dry run',
    settings: { undoSeconds: UNDO, isDryRun: true },
    ends: { state: 'rehearsed', posts: 0, shows: [/this was a dry run/] },
  },
  {
    name: 'a stop that ModelArts refuses',
    from: 'move to sent',
    modelarts: { post: 'refused' },
    ends: { state: 'refused', posts: 1, shows: [/ModelArts refused/] },
  },
  {
    name: 'a stop for which there is no token',
    from: 'move to sent',
    modelarts: { post: 'noToken' },
    ends: { state: 'failed', posts: 0, shows: [/could not be sent/] },
  },
  {
    name: 'a stop of which the answer is lost',
    from: 'move to sent',
    modelarts: { post: 'lostAfter' },
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  {
    name: 'a stop that ModelArts never answers',
    from: 'move to sent',
    modelarts: { post: 'hangs' },
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  {
    name: 'a stop that is lost on its way',
    from: 'move to sent',
    modelarts: { post: 'lostBefore' },
    later: [{ at: 20, happens: ({ modelarts }) => void Object.assign(modelarts.mood, { post: 'fine' }) }],
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  {
    name: 'a trial that never ends',
    from: 'move to unknown',
    modelarts: { endsAfter: undefined },
    ends: { state: 'unknown', posts: 1, shows: [/has not ended within 5 minutes/] },
  },
  {
    name: 'a trial that never ends, and no answers',
    from: 'move to sent',
    modelarts: { endsAfter: undefined, post: 'lostAfter' },
    ends: { state: 'unknown', posts: 2, shows: [/has not ended within 5 minutes/] },
  },
  {
    name: 'a trial that has ended by itself',
    from: 'trials.get',
    later: [{ at: 1, happens: endsAlone('finished') }],
    ends: { state: 'ended', posts: 0, shows: [/ended by itself/] },
  },
  {
    name: 'a trial that fails, which only the table shows',
    from: 'move to accepted',
    modelarts: { endsAfter: undefined },
    later: [{ at: 5, happens: endsAlone('failed') }],
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  ...SLACK_TROUBLE,
];
