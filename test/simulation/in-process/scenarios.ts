import type { Settings } from '../../../src/domain/access/settings.ts';
import type { StopState } from '../../../src/domain/stop/stops.ts';
import type { Cluster } from './cluster.ts';
import type { ModelArtsFaults } from './modelarts.ts';
import { PEOPLE, type Who } from './people.ts';
import type { SlackFaults } from './slack.ts';

/** What happens to one stop where no instance crashes. */
export interface Scenario {
  readonly name: string;
  /** The whole job is stopped, not one of its trials. */
  readonly isWhole?: boolean;
  readonly settings?: Partial<Settings>;
  readonly modelarts?: Partial<ModelArtsFaults>;
  readonly slack?: Partial<SlackFaults>;
  readonly thread?: string;
  /** The first call that a plain stop does not have. Crashes before it are covered there. */
  readonly from?:
    | 'post'
    | 'trials.get'
    | 'people.get'
    | 'move to sent'
    | 'move to accepted'
    | 'move to lapsed'
    | 'move to unknown';
  /** After the first press, in the order of their seconds. */
  readonly later?: readonly Event[];
  readonly ends: {
    readonly state: StopState;
    /** How many requests arrive at ModelArts. */
    readonly posts: number;
    /** What Slack shows about it, oldest first. */
    readonly shows: readonly RegExp[];
  };
}

/** A person presses a button, or something changes outside the bot. */
export type Event =
  | { readonly at: number; readonly who: Who; readonly press: 'undo' | 'approve' | 'decline' }
  | { readonly at: number; readonly happens: (cluster: Cluster) => Promise<void> | void };

const UNDO = 3;
const MINUTE = 60;
const NEEDS_SECOND = { undoSeconds: UNDO, approval: { topQuarter: false, hours: 1 } };
const STOPPED = /was stopped by/;
const RUNS_ON = /runs on/;

function endsByItself(how: 'finished' | 'failed') {
  return ({ modelarts, trialIds: [trialId = ''] }: Cluster) => modelarts.endByItself(trialId, how);
}

/** Every instance crashes, and another one starts so many seconds later. */
async function away({ instances, clock, start }: Cluster, seconds: number): Promise<void> {
  for (const { proxy } of instances) proxy.kill();
  await clock.advance(seconds * 1000);
  start();
}

function plans(faults: Partial<SlackFaults>) {
  return ({ slack }: Cluster) => void Object.assign(slack.faults, faults);
}

function takesRoleOf(who: Who) {
  return ({ revoked, clock }: Cluster) => void revoked.set(PEOPLE[who].id, clock.now());
}

const MAY_NO_LONGER = /can no longer stop trials here/;

/** Stops whose people have a right no longer, or of whom nothing is known for a while. */
const RIGHTS: readonly Scenario[] = [
  {
    name: 'an asker whose role is taken back',
    from: 'people.get',
    later: [{ at: 1, happens: takesRoleOf('first') }],
    ends: { state: 'revoked', posts: 0, shows: [MAY_NO_LONGER] },
  },
  {
    name: 'an approver whose role is taken back',
    from: 'people.get',
    settings: NEEDS_SECOND,
    later: [
      { at: 2, who: 'second', press: 'approve' },
      { at: 3, happens: takesRoleOf('second') },
    ],
    ends: { state: 'revoked', posts: 0, shows: [MAY_NO_LONGER] },
  },
  {
    name: 'rights that cannot be read at first',
    from: 'people.get',
    slack: { people: 'away' },
    later: [{ at: 40, happens: plans({ people: 'fine' }) }],
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  {
    name: 'a role that is taken back before a lost request is sent again',
    from: 'move to sent',
    modelarts: { post: 'lostBefore' },
    later: [
      { at: 8, happens: takesRoleOf('first') },
      { at: 20, happens: ({ modelarts }) => void Object.assign(modelarts.faults, { post: 'fine' }) },
    ],
    ends: { state: 'unknown', posts: 0, shows: [/has not ended within 5 minutes/] },
  },
];

/** Stops that go well, and what Slack does to their messages. */
const SLACK_FAULTS: readonly Scenario[] = [
  {
    name: 'a channel that is closed',
    from: 'post',
    slack: { channel: 'closed' },
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  {
    name: 'a Slack that takes no message at all',
    from: 'post',
    slack: { channel: 'closed', direct: 'closed' },
    ends: { state: 'ended', posts: 1, shows: [] },
  },
  {
    name: 'a Slack that is away at first',
    from: 'post',
    slack: { post: 'unsent', edit: 'unsent' },
    later: [{ at: 12, happens: plans({ post: 'fine', edit: 'fine' }) }],
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  {
    name: 'an outcome that Slack does not take at first',
    from: 'move to accepted',
    later: [
      { at: 4, happens: plans({ edit: 'unsent' }) },
      { at: 40, happens: plans({ edit: 'fine' }) },
    ],
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  {
    name: 'a message that is locked',
    from: 'trials.get',
    later: [{ at: 2, happens: plans({ edit: 'locked' }) }],
    ends: { state: 'ended', posts: 1, shows: [/will be stopped at/, STOPPED] },
  },
  {
    name: 'a message in a thread that is locked',
    from: 'trials.get',
    thread: '1763.000001',
    later: [{ at: 2, happens: plans({ edit: 'locked' }) }],
    ends: { state: 'ended', posts: 1, shows: [/will be stopped at/, STOPPED] },
  },
  {
    name: 'a message that is deleted',
    from: 'trials.get',
    later: [{ at: 2, happens: ({ slack }) => slack.deleteNewest() }],
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  {
    name: 'a first message of which Slack tells nothing',
    from: 'post',
    slack: { post: 'unsure' },
    later: [{ at: 2, happens: plans({ post: 'fine' }) }],
    ends: { state: 'ended', posts: 1, shows: [/will be stopped at/, STOPPED] },
  },
  {
    name: 'a first message that is lost on its way',
    from: 'post',
    slack: { post: 'lost' },
    later: [{ at: 2, happens: plans({ post: 'fine' }) }],
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
];

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
      { at: 5, happens: (cluster) => away(cluster, 29 * MINUTE) },
      // The instance that adopts it now keeps it until after its time.
      { at: 5 + 29 * MINUTE + 45, happens: (cluster) => away(cluster, 0) },
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
    name: 'a stop of which the answer is lost, while reads fail',
    from: 'move to sent',
    modelarts: { post: 'lostAfter', endsAfter: 60_000 },
    later: [
      { at: 6, happens: ({ modelarts }) => void Object.assign(modelarts.faults, { reads: 'failing' }) },
      { at: 120, happens: ({ modelarts }) => void Object.assign(modelarts.faults, { reads: 'fine' }) },
    ],
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
    later: [{ at: 20, happens: ({ modelarts }) => void Object.assign(modelarts.faults, { post: 'fine' }) }],
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
    later: [{ at: 1, happens: endsByItself('finished') }],
    ends: { state: 'ended', posts: 0, shows: [/ended by itself/] },
  },
  {
    name: 'a trial that fails, which only the table shows',
    from: 'move to accepted',
    modelarts: { endsAfter: undefined },
    later: [{ at: 5, happens: endsByItself('failed') }],
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  ...SLACK_FAULTS,
  ...RIGHTS,
];

/** Those of the quick run, at least one of each way in which a lost or doubled write shows. */
export const SAMPLE: readonly Scenario[] = SCENARIOS.filter(({ name }) =>
  [
    'a plain stop',
    'a stop that is undone',
    'a stop that is approved',
    'an asker whose role is taken back',
    'a stop of which the answer is lost',
    'a stop of which the answer is lost, while reads fail',
    'a first message of which Slack tells nothing',
  ].includes(name),
);
