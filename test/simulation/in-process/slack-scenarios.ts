import type { Scene } from './cluster.ts';
import type { Scenario } from './scenario.ts';
import type { SlackMood } from './slack.ts';

const STOPPED = /was stopped by/;

function turns(mood: Partial<SlackMood>) {
  return ({ slack }: Scene) => void Object.assign(slack.mood, mood);
}

/** Stops that go well, and what Slack does to their messages. */
export const SLACK_TROUBLE: readonly Scenario[] = [
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
    later: [{ at: 12, happens: turns({ post: 'fine', edit: 'fine' }) }],
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
  {
    name: 'a message that is locked',
    from: 'trials.get',
    later: [{ at: 2, happens: turns({ edit: 'locked' }) }],
    ends: { state: 'ended', posts: 1, shows: [/will be stopped at/, STOPPED] },
  },
  {
    name: 'a message in a thread that is locked',
    from: 'trials.get',
    thread: '1763.000001',
    later: [{ at: 2, happens: turns({ edit: 'locked' }) }],
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
    later: [{ at: 2, happens: turns({ post: 'fine' }) }],
    ends: { state: 'ended', posts: 1, shows: [/will be stopped at/, STOPPED] },
  },
  {
    name: 'a first message that is lost on its way',
    from: 'post',
    slack: { post: 'lost' },
    later: [{ at: 2, happens: turns({ post: 'fine' }) }],
    ends: { state: 'ended', posts: 1, shows: [STOPPED] },
  },
];
