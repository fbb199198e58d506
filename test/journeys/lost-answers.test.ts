import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { begin } from './begin.ts';

const sample = (project: Project) => void project.addSample();
const ANSWER = 'Trial ae5503c0';

/** Slack fails so many answers by a response_url, and whatever waits for another try gets it. */
async function withoutResponseUrl(status: number, times = 10, body = '') {
  const journey = await begin(sample, { ackWithin: 0 });
  Object.assign(journey.slack.faults.responseUrlFails, { status, times, body });
  const tries = () => journey.slack.calls.filter(({ method }) => method === 'response_url');
  return { ...journey, tries };
}

describe('the answer to a slow command', () => {
  it('comes by itself where it cannot take the place of “Looking…”, which is true all the same', async () => {
    const { viewer, modelarts, slack } = await begin(sample, { ackWithin: 0 });
    slack.faults.neverReplacesCommand = true;
    modelarts.faults.inject({ kind: 'hang' });
    const looking = await viewer.types('/modelarts best sample');
    modelarts.faults.clear();
    const answer = await viewer.sees(ANSWER);
    expect(answer.ts).not.toBe(looking.ts);
    expect(viewer.screen().map(({ shown }) => shown)).toContain('Looking… The answer follows.');
    expect(answer.shown).toContain('[ Share to channel ]');
  });

  it.each([404, 410])('comes as a private message after status %i, which is final', async (status) => {
    const { viewer, tries } = await withoutResponseUrl(status);
    await viewer.types('/modelarts best sample');
    expect(await viewer.sees(ANSWER)).toMatchObject({ onlyFor: 'U0VIEWER' });
    expect(tries()).toHaveLength(1);
  });

  it.each(['channel_not_found', 'is_archived', 'some_new_code'])(
    'comes as a private message after %s with status 200',
    async (error) => {
      const { viewer } = await withoutResponseUrl(200, 10, JSON.stringify({ ok: false, error }));
      await viewer.types('/modelarts best sample');
      expect(await viewer.sees(ANSWER)).toMatchObject({ onlyFor: 'U0VIEWER' });
    },
  );

  it.each([429, 500, 503])('comes by its response_url once status %i has passed', async (status) => {
    const { viewer, tries, passing } = await withoutResponseUrl(status, 1);
    const looking = await viewer.types('/modelarts best sample');
    const answering = viewer.sees(ANSWER);
    await passing(answering);
    expect((await answering).ts).toBe(looking.ts);
    expect(tries().map((each) => each.status)).toEqual([status, 200]);
  });

  it('comes as a direct message where nothing else is taken', async () => {
    const { viewer, slack } = await withoutResponseUrl(404);
    slack.faults.errorFor['chat.postEphemeral'] = 'not_in_channel';
    await viewer.types('/modelarts best sample');
    expect((await viewer.sees(ANSWER)).channel).toBe('D0VIEWER');
  });
});

describe('the answer to a mention', () => {
  it.each(['internal_error', 'user_not_in_channel'])(
    'comes though “Looking…” fails with %s',
    async (error) => {
      const { viewer, slack } = await begin(sample, { ackWithin: 0 });
      slack.faults.errorFor['chat.postEphemeral'] = error;
      const [answer] = await Promise.all([viewer.sees(ANSWER), viewer.mentions('@ModelArts best sample')]);
      expect(answer.onlyFor).toBeUndefined();
    },
  );
});

describe('the answer to a press', () => {
  it('comes as a private message where its response_url fails', async () => {
    const { viewer, slack } = await begin(sample);
    await viewer.types('/modelarts best sample');
    Object.assign(slack.faults.responseUrlFails, { status: 404, times: 10 });
    const { reply } = await viewer.presses('All trials');
    expect(reply).toMatchObject({ onlyFor: 'U0VIEWER' });
    expect(reply?.shown).toContain('ae5503c0');
  });

  it('is not shared twice where Slack may have shared it, and that is told to the presser alone', async () => {
    const { viewer, second, slack } = await begin(sample);
    await viewer.types('/modelarts best sample');
    const before = slack.calls.length;
    Object.assign(slack.faults.responseUrlFails, { status: 500, times: 10 });
    const { reply } = await viewer.presses('Share to channel');
    expect(reply?.shown).toContain('Slack didn’t confirm that this answer is in the channel');
    expect(second.screen().map(({ shown }) => shown)).toEqual([]);
    expect(slack.calls.slice(before).filter(({ method }) => method === 'response_url')).toHaveLength(1);
  });
});
