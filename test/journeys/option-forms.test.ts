import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { scenarios } from '../../sandbox/scenarios.ts';
import type { PersonAt } from '../../sandbox/slack/person.ts';
import { begin } from './begin.ts';

const halfway = (project: Project) => scenarios.halfway.fill(project);

/** One metric that is best high and one that is best low, with the trials in opposite orders by them. */
function twoMetrics(project: Project): void {
  project.addTable({
    name: 'resnet-lr',
    rows: [
      { id: 'high0001', reward: 0.9, metrics: { loss: 0.5 } },
      { id: 'low00001', reward: 0.2, metrics: { loss: 0.1 } },
    ],
  });
}

async function opensOptions(person: PersonAt, button = 'Options…'): Promise<string> {
  await person.presses(button);
  const { shown } = await person.seesView(
    ({ type, blocks }) => type === 'modal' && blocks.some((block) => block.type === 'input'),
  );
  return shown;
}

describe('the Options… form', () => {
  it('changes the answer in the same message', async () => {
    const { viewer, slack } = await begin(twoMetrics);
    const before = await viewer.types('/modelarts best resnet-lr');
    expect(before.text).toBe('Best trial of resnet-lr: high0001, acc 0.9.');

    await opensOptions(viewer);
    await viewer.fills('Metric', 'loss');
    await viewer.fills('What is better', 'lower is better');
    await viewer.fills('Finished trials to list', 1);
    expect(await viewer.submits()).toBeUndefined();

    const after = await viewer.sees('Best trial of resnet-lr: low00001, loss 0.1.');
    expect(after.ts).toBe(before.ts);
    expect(after.shown).not.toContain('high0001 |');
    expect(slack.failures).toEqual([]);
  });

  it('opens filled with the options of the line', async () => {
    const { viewer } = await begin(twoMetrics);
    await viewer.types('/modelarts best resnet-lr --metric loss --mode min --by peak --top 7');
    const shown = await opensOptions(viewer);
    expect(shown).toContain('Best trial · resnet-lr');
    for (const entry of ['= loss', '= lower is better', '= The best it ever had', '= 7'])
      expect(shown).toContain(entry);
  });

  it('offers the metrics that the search has', async () => {
    const { viewer } = await begin(twoMetrics);
    await viewer.types('/modelarts best resnet-lr');
    await opensOptions(viewer);
    await expect(viewer.fills('Metric', 'accuracy')).rejects.toThrow(
      'there is: The one the search aims at, acc, loss',
    );
  });

  it('changes the state and order of a list of trials, and goes back to its first page', async () => {
    const { viewer } = await begin(halfway);
    const before = await viewer.types('/modelarts trials resnet-lr --page 9');
    expect(before.text).toContain('There is only one page');
    await opensOptions(viewer);
    await viewer.fills('Trials to list', 'running');
    await viewer.fills('Order', 'Time spent');
    await viewer.submits();
    const after = await viewer.sees('longest first');
    expect(after.ts).toBe(before.ts);
    expect(after.shown).not.toContain('finished');
  });

  it('changes the accelerator and the purpose of a list of runtimes', async () => {
    const { viewer } = await begin(halfway);
    const before = await viewer.types('/modelarts runtimes --accelerator gpu');
    const shown = await opensOptions(viewer);
    expect(shown).toContain('Runtimes and engines');
    expect(shown).toContain('= GPU');
    await viewer.fills('Accelerator', 'NPU');
    await viewer.submits();
    const after = await viewer.sees('NPU');
    expect(after.ts).toBe(before.ts);
    await opensOptions(viewer);
    await viewer.fills('Purpose', ['Training engines that can run a search']);
    await viewer.submits();
    await viewer.sees('Training engines for hyperparameter searches');
    expect(await opensOptions(viewer)).toContain('= Training engines that can run a search');
  });

  it('shows what is wrong at the input and keeps the rest', async () => {
    const { viewer, slack } = await begin((project) =>
      project.addTable({ name: 'empty', rows: [], objectives: [], yaml: 'obs://bucket/search.yaml' }),
    );
    await viewer.types('/modelarts best empty');
    await opensOptions(viewer);
    await viewer.fills('Metric', '--what');
    await viewer.fills('Finished trials to list', 9);
    const left = await viewer.submits();
    expect(left?.shown).toContain('⚠ This cannot be asked for: leave out the dash');
    expect(left?.shown).toContain('= 9');
    expect(slack.failures).toEqual([]);
  });

  it('shows “Looking…” while ModelArts is slow, and then the inputs', async () => {
    const { viewer, modelarts, slack } = await begin(twoMetrics);
    await viewer.types('/modelarts best resnet-lr');
    modelarts.faults.inject({ kind: 'hang' });
    const { view } = await viewer.presses('Options…');
    expect(view?.shown).toContain('Looking…');
    modelarts.faults.clear();
    await viewer.seesView('Finished trials to list');
    expect(slack.failures).toEqual([]);
  });

  it('changes nothing when it is closed while ModelArts is slow', async () => {
    const { viewer, modelarts, logged } = await begin(twoMetrics);
    const before = await viewer.types('/modelarts best resnet-lr');
    modelarts.faults.inject({ kind: 'hang' });
    await viewer.presses('Options…');
    await viewer.closes();
    modelarts.faults.clear();
    await expect.poll(logged).toContain('a dialog could not be brought up to date');
    expect(viewer.screen().at(-1)?.ts).toBe(before.ts);
  });

  it('says below the answer that it did not open in time', async () => {
    const { viewer, slack } = await begin(twoMetrics);
    await viewer.types('/modelarts best resnet-lr');
    slack.faults.errorFor['views.open'] = 'expired_trigger_id';
    const { reply } = await viewer.presses('Options…');
    expect(reply?.text).toBe('The form did not open in time. Please press Options… again.');
    expect(viewer.screen()).toHaveLength(2);
  });

  it('shows why ModelArts cannot be read in place of the inputs', async () => {
    const { viewer, modelarts } = await begin(twoMetrics);
    await viewer.types('/modelarts best resnet-lr');
    modelarts.faults.inject({ kind: 'fail', status: 403 });
    await viewer.presses('Options…');
    const { shown } = await viewer.seesView('HTTP 403');
    expect(shown).not.toContain('[ Show ]');
  });

  it('answers in a new message after a restart of the bot', async () => {
    const journey = await begin(twoMetrics);
    const { viewer, slack } = journey;
    const before = await viewer.types('/modelarts best resnet-lr');
    await opensOptions(viewer);
    await journey.restartBot(journey.transport);
    await viewer.fills('Metric', 'loss');
    await viewer.submits();
    const after = await viewer.sees(
      'Best trial of resnet-lr: high0001, loss 0.5 (assumed: higher is better).',
    );
    expect(after.ts).not.toBe(before.ts);
    expect(after.onlyFor).toBe('U0VIEWER');
    expect(slack.failures).toEqual([]);
  });

  it('answers in a direct message after a restart when the bot may not post', async () => {
    const journey = await begin(twoMetrics);
    const { viewer } = journey;
    await viewer.types('/modelarts best resnet-lr', { channel: 'C0RANDOM' });
    await opensOptions(viewer);
    await journey.restartBot(journey.transport);
    journey.slack.faults.errorFor['chat.postEphemeral'] = 'not_in_channel';
    await viewer.fills('Metric', 'loss');
    await viewer.submits();
    const after = await viewer.sees(
      'Best trial of resnet-lr: high0001, loss 0.5 (assumed: higher is better).',
    );
    expect(after.channel).toBe('D0VIEWER');
  });

  it('answers in a new message when the press is too old', async () => {
    const { viewer, clock } = await begin(twoMetrics);
    const before = await viewer.types('/modelarts best resnet-lr');
    await opensOptions(viewer);
    await viewer.fills('Metric', 'loss');
    await clock.advance(31 * 60_000);
    await viewer.submits();
    const after = await viewer.sees(
      'Best trial of resnet-lr: high0001, loss 0.5 (assumed: higher is better).',
    );
    expect(after.ts).not.toBe(before.ts);
  });

  it('does not change an answer that others see', async () => {
    const { viewer, operator } = await begin(twoMetrics);
    await operator.types('/modelarts best resnet-lr');
    await operator.presses('Share to channel');
    const shared = await viewer.sees('Shared by');
    await viewer.presses('Options…', { message: shared });
    await viewer.seesView('Finished trials to list');
    await viewer.fills('Metric', 'loss');
    await viewer.submits();
    const own = await viewer.sees('Best trial of resnet-lr: high0001, loss 0.5 (assumed: higher is better).');
    expect(own.onlyFor).toBe('U0VIEWER');
    expect((await viewer.sees('Shared by')).text).toBe(shared.text);
  });

  it('answers even when it is late', async () => {
    const { viewer, slack } = await begin(twoMetrics, { ackWithin: 0 });
    await viewer.types('/modelarts best resnet-lr');
    await viewer.sees('Best trial of resnet-lr: high0001, acc 0.9.');
    await opensOptions(viewer);
    await viewer.fills('Metric', 'loss');
    await viewer.submits();
    await viewer.sees('Best trial of resnet-lr: high0001, loss 0.5 (assumed: higher is better).');
    expect(slack.failures).toEqual([]);
  });

  it('shows no metrics to somebody who may no longer look', async () => {
    const { viewer, workspace, clock } = await begin(twoMetrics);
    await viewer.types('/modelarts best resnet-lr');
    const person = workspace.people.get('U0VIEWER');
    if (person) person.isGuest = true;
    await clock.advance(61_000);
    await viewer.presses('Options…');
    const { shown } = await viewer.seesView(({ shown }) => !shown.includes('Looking…'));
    expect(shown).toContain('Outcome');
    expect(shown).not.toContain('loss');
  });

  it('is in Chinese for Chinese readers', async () => {
    const { chinese } = await begin(twoMetrics);
    await chinese.types('/modelarts best resnet-lr');
    const shown = await opensOptions(chinese, '选项……');
    for (const word of ['最佳 trial · resnet-lr', '指标', '优化方向', '结束时的值', '[ 查看 ]'])
      expect(shown).toContain(word);
  });
});
