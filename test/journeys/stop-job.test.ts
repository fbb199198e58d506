import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { begin, type Journey } from './begin.ts';

const live = (project: Project) =>
  void project.addTable({
    name: 'resnet-lr',
    rows: [
      { id: 'done0001', reward: 0.9 },
      { id: 'slow0001', reward: 0.2, status: 'RUNNING', seconds: 754 },
    ],
  });

function requests({ modelarts }: Journey) {
  return modelarts.requests.filter(({ api }) => api === 'StopTrainingJob').length;
}

describe('/modelarts stop-job', () => {
  it('asks twice, sends one request and follows the job to its end in one message', async () => {
    const journey = await begin(live);
    const { operator, viewer, clock } = journey;
    const asked = await operator.types('/modelarts stop-job resnet-lr');
    expect(asked.shown).toContain('Stop the whole job resnet-lr?');
    expect(asked.shown).toContain('1 finished, 1 running');
    const { confirm } = await operator.presses('Stop the whole job');
    expect(confirm?.text).toContain('Every trial that runs ends with it');
    const held = await viewer.sees('Job resnet-lr will be stopped at');
    expect(requests(journey)).toBe(0);
    await journey.passing(viewer.sees('Job resnet-lr was stopped by'));
    expect(requests(journey)).toBe(1);
    expect(viewer.screen().filter(({ shown }) => shown.includes('Job resnet-lr'))).toMatchObject([
      { ts: held.ts },
    ]);
    await clock.advance(10_000);
    expect((await viewer.types('/modelarts trials resnet-lr')).shown).not.toContain('[ Stop ]');
  });

  it('can be undone and asked for again', async () => {
    const journey = await begin(live);
    const { operator, viewer, clock } = journey;
    await operator.types('/modelarts stop-job resnet-lr --yes');
    await operator.presses('Undo');
    await journey.passing(viewer.sees(/Job resnet-lr runs on: @?operator undid/));
    await clock.advance(60_000);
    expect(requests(journey)).toBe(0);
    await operator.types('/modelarts stop-job resnet-lr --yes');
    await journey.passing(viewer.sees('Job resnet-lr was stopped by'));
    expect(requests(journey)).toBe(1);
  });

  it('works beside the stop of one of the job’s trials', async () => {
    const journey = await begin(live);
    await journey.operator.types('/modelarts stop resnet-lr slow0001 --yes');
    // Slack takes one post a second in a channel.
    await journey.clock.advance(1_000);
    await journey.operator.types('/modelarts stop-job resnet-lr --yes');
    await journey.passing(journey.viewer.sees('Trial slow0001 of resnet-lr was stopped by'));
    await journey.passing(journey.viewer.sees('Job resnet-lr was stopped by'));
  });

  it('needs a second operator when stops of the best trials do', async () => {
    const journey = await begin(live);
    await journey.admin.types('/modelarts settings approve-rank on');
    await journey.operator.types('/modelarts stop-job resnet-lr --yes');
    const asked = await journey.viewer.sees('asks to stop job resnet-lr');
    expect(asked.shown).toContain('since it ends a whole job');
    await journey.admin.presses('Approve');
    await journey.passing(journey.viewer.sees('Job resnet-lr was stopped by'));
  });

  it('says that ModelArts refused because the job has just ended', async () => {
    const journey = await begin(live);
    journey.modelarts.faults.inject({
      kind: 'fail',
      status: 409,
      code: 'ModelArts.2796',
      api: 'StopTrainingJob',
      times: 1,
    });
    await journey.operator.types('/modelarts stop-job resnet-lr --yes');
    await journey.passing(journey.viewer.sees('Job resnet-lr was not stopped, though'));
    expect(requests(journey)).toBe(1);
  });

  it('says that a job is not running', async () => {
    const journey = await begin((project) => void project.addJob({ name: 'old', phase: 'Completed' }));
    const { shown } = await journey.operator.types('/modelarts stop-job old --yes');
    expect(shown).toContain('Job old is not running (completed)');
    expect(requests(journey)).toBe(0);
  });

  it('is refused to people who may only look', async () => {
    const journey = await begin(live);
    const { shown } = await journey.viewer.types('/modelarts stop-job resnet-lr --yes');
    expect(shown).toContain('You may look, but not stop trials');
  });

  it('answers in Chinese for Chinese readers', async () => {
    const journey = await begin(live, { admins: ['U0CHINESE'] });
    await journey.chinese.types('/modelarts stop-job resnet-lr --yes');
    await journey.passing(journey.chinese.sees(/训练作业 resnet-lr 已由 .*chinese-reader 停止/));
  });
});
