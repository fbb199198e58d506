import { describe, expect, it } from 'vitest';
import { installedApp } from '../../sandbox/manifest.ts';
import type { Project } from '../../sandbox/project.ts';
import type { PersonAt } from '../../sandbox/slack/person.ts';
import { begin } from './begin.ts';

const sample = (project: Project) => void project.addSample();

/** What the step hands on. @throws Error where it failed */
async function completes(
  person: PersonAt,
  inputs: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const { end } = await person.runsStep('best_trial', inputs);
  if ('error' in end) throw new Error(end.error);
  return end.outputs;
}

/** What whoever started the workflow is told. @throws Error where the step completed */
async function fails(person: PersonAt, inputs: Record<string, unknown>): Promise<string> {
  const { end } = await person.runsStep('best_trial', inputs);
  if ('error' in end) return end.error;
  throw new Error(`completed with ${JSON.stringify(end.outputs)}`);
}

describe('the step for Workflow Builder', () => {
  it('returns the best trial, each value in the type of the manifest', async () => {
    const { viewer, slack } = await begin(sample);
    expect(await completes(viewer, { job: 'sample' })).toEqual({
      trial_id: 'ae5503c0',
      metric: 'acc',
      value: 0.25,
      parameters: 'batch_size=32, learning_rate=0.0340820322164706',
      sentence: 'Best trial of sample: ae5503c0, acc 0.25.',
    });
    expect(slack.calls.filter(({ method }) => method.startsWith('functions.'))).toHaveLength(1);
    expect(slack.failures).toEqual([]);
  });

  it('speaks the language of the person in whose name it asks', async () => {
    const { chinese } = await begin(sample);
    const { sentence } = await completes(chinese, { job: 'sample' });
    expect(sentence).toBe('sample 的最佳 trial：ae5503c0，acc 0.25。');
    expect(await fails(chinese, { job: 'nothing-like-it' })).toContain('请在工作流构建器中将步骤的“Job”设为');
  });

  it('fails with what to do when the job does not exist', async () => {
    const { viewer } = await begin(sample);
    expect(await fails(viewer, { job: 'sampel' })).toMatch(
      /^There is no training job “sampel” in this project\. Nearest: sample \([0-9a-f-]+\)\. In Workflow Builder, put the name or id/,
    );
  });

  it('fails for people who may not look', async () => {
    const { guest, modelarts } = await begin(sample);
    const before = modelarts.requests.length;
    const error = await fails(guest, { job: 'sample' });
    expect(error).toContain('Guests and people of other organisations may look only in channels');
    expect(error).toContain('let a member start the workflow');
    expect(modelarts.requests).toHaveLength(before);
  });

  it('fails when ModelArts is down, with what its support asks for', async () => {
    const { viewer, modelarts, passing } = await begin(sample);
    modelarts.faults.inject({ kind: 'fail', status: 503, code: 'ModelArts.0010' });
    const failing = fails(viewer, { job: 'sample' });
    await passing(failing);
    expect(await failing).toMatch(
      /Try again in .+ \(List(?:Workspace|TrainingJobs) · ModelArts\.0010 · HTTP 503.*\)$/,
    );
  });

  it('fails when it has no person, or what is no person, to ask for', async () => {
    const { viewer, modelarts } = await begin(sample);
    const before = modelarts.requests.length;
    for (const in_name_of of [null, '', 'nobody', 7, ['U0ADMIN']])
      expect(await fails(viewer, { job: 'sample', in_name_of })).toContain('in whose name it asks');
    expect(await fails(viewer, { job: 'sample', in_name_of: 'U0GONE' })).toContain('who you are');
    expect(modelarts.requests).toHaveLength(before);
  });

  it.each([
    ['partner', 'U0PARTNER'],
    ['guest', 'U0GUEST'],
  ])('fails for a %s who is admitted to a channel only', async (name, id) => {
    const { admin, viewer } = await begin(sample);
    await admin.types('/modelarts allow guests here');
    expect(await fails(viewer, { job: 'sample', in_name_of: id }), name).toContain('Guests and people');
  });

  it('chooses the trial by its inputs, and ignores empty ones', async () => {
    const rows = [
      { id: 'steady', reward: 0.8 },
      { id: 'fell', reward: 0.4, best: 0.95 },
    ];
    const { viewer } = await begin((project) => void project.addTable({ name: 'peaks', rows }));
    expect(await completes(viewer, { job: ' peaks ', by: 'peak', metric: '', mode: null })).toMatchObject({
      trial_id: 'fell',
      value: 0.95,
    });
    expect(await completes(viewer, { job: 'peaks', mode: 'min' })).toMatchObject({
      trial_id: 'fell',
      value: 0.4,
    });
  });

  it.each([
    ['<job> is missing.', { job: '' }],
    ['by must be final or peak, not “median”.', { job: 'sample', by: 'median' }],
    ['mode must be max or min, not “up”.', { job: 'sample', mode: 'up' }],
    ['There is no metric “bleu”.', { job: 'sample', metric: 'bleu' }],
  ])('fails with what is wrong with its inputs: %s', async (sentence, inputs) => {
    const { viewer } = await begin(sample);
    const error = (await fails(viewer, inputs)).replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    expect(error).toContain(sentence);
    expect(error).toContain('Mend that in the step’s settings');
  });

  it.each([
    ['No trial of bad has finished yet', [{ status: 'RUNNING' }], 'start the workflow again'],
    [
      'none of the 1 finished trial of bad has a usable value',
      [{ reward: 'nan' }],
      'start the workflow again',
    ],
    ['every trial of bad has failed', [{ status: 'ERROR' }], '/modelarts best'],
  ])('fails with the reason why no trial is the best: %s', async (reason, rows, next) => {
    const { viewer } = await begin((project) => void project.addTable({ name: 'bad', rows }));
    const error = await fails(viewer, { job: 'bad' });
    expect(error).toContain(reason);
    expect(error).toContain(next);
  });

  it('asks for a search when the job is none', async () => {
    const { viewer } = await begin((project) => void project.addJob({ name: 'plain' }));
    const error = await fails(viewer, { job: 'plain' });
    expect(error).toContain('without a hyperparameter search');
    expect(error).toContain('put the name or id of a search');
  });

  it('says in its sentence what makes the answer doubtful', async () => {
    const rows = [
      { id: 'first', reward: 'tensor(0.9000)' },
      { id: 'second', reward: 'tensor(0.9000)' },
      { reward: 'nan' },
    ];
    const { viewer } = await begin(
      (project) =>
        void project.addTable({ name: 'ties', rows, yaml: 'obs://bucket/search.yaml', objectives: [] }),
    );
    const { sentence } = await completes(viewer, { job: 'ties' });
    expect(sentence).toContain('2 trials are tied for first');
    expect(sentence).toContain('1 finished trial without a usable value: 1 NaN.');
    expect(sentence).toContain('assumed higher');
  });

  it('returns no markup that could ping people in a message', async () => {
    const rows = [{ id: '<!channel>', reward: 0.5, params: { '<@U0ADMIN>': '<!here>' } }];
    const { viewer, project } = await begin((world) => void world.addTable({ name: '<!everyone>', rows }));
    const outputs = await completes(viewer, { job: project.jobs[0]?.id });
    expect(JSON.stringify(outputs)).not.toContain('<');
    expect(outputs.trial_id).toBe('&lt;!channel&gt;');
  });

  it('ends once when Slack delivers it twice', async () => {
    const { viewer, slack, clock, stopBot } = await begin(sample);
    const { event } = await viewer.runsStep('best_trial', { job: 'sample' });
    await slack.event(event);
    clock.run(60);
    await stopBot();
    expect(slack.calls.filter(({ method }) => method.startsWith('functions.'))).toHaveLength(1);
    expect(slack.failures).toEqual([]);
  });

  it('ends once when another instance receives it again', async () => {
    const { viewer, slack, restartBot, stopBot, clock, transport } = await begin(sample);
    const { event } = await viewer.runsStep('best_trial', { job: 'sample' });
    await restartBot(transport);
    await slack.event(event);
    clock.run(60);
    await stopBot();
    expect(slack.calls.filter(({ method }) => method === 'functions.completeSuccess')).toHaveLength(1);
  });

  it('ends later when Slack has too many requests', async () => {
    const { viewer, slack, passing } = await begin(sample);
    await viewer.types('/modelarts whoami');
    slack.faults.rateLimited = 1;
    const completing = completes(viewer, { job: 'sample' });
    await passing(completing);
    expect(await completing).toMatchObject({ value: 0.25 });
  });

  it('fails with what to do when the app was installed with an older manifest', async () => {
    const installed = installedApp();
    const steps = installed.steps?.map((step) => ({
      ...step,
      outputs: { ...step.outputs, types: { ...step.outputs.types, value: 'string' } },
    }));
    const { viewer, logged } = await begin(sample, { installed: { ...installed, ...(steps && { steps }) } });
    expect(await fails(viewer, { job: 'sample' })).toContain('bring the Slack app up to date');
    expect(logged()).toContain('parameter_validation_failed');
  });

  it('writes its token into no log', async () => {
    const { viewer, slack, modelarts, clock, stopBot, logged } = await begin(sample);
    slack.faults.errorFor['functions.completeSuccess'] = 'internal_error';
    const begun = Promise.withResolvers<void>();
    modelarts.onRequest = () => begun.resolve();
    // It never ends.
    void viewer.runsStep('best_trial', { job: 'sample' }).catch(() => undefined);
    await begun.promise;
    clock.run(60);
    await stopBot();
    expect(logged()).toContain('a workflow step could not be ended');
    expect(logged()).not.toContain('xwfp-');
  });
});
