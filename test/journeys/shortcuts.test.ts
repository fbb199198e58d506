import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import type { PersonAt } from '../../sandbox/slack/person.ts';
import { begin, type Journey } from './begin.ts';
import { late } from './late.ts';

const FIND = 'Find a search';
const HERE = 'Best trial here';

function searches(project: Project): void {
  project.addTable({
    name: 'resnet-lr',
    rows: [
      { id: 'done0001', reward: 0.9 },
      { id: 'done0002', reward: 0.4 },
    ],
  });
  project.addTable({ name: 'bert-tune', rows: [{ id: 'bert0001', reward: 0.3 }] });
  project.addJob({ name: 'resnet-baseline' });
}

async function finds(person: PersonAt, name: string): Promise<string> {
  await person.uses(FIND);
  await person.fills('job', name);
  return (await person.submits())?.shown ?? '';
}

function idOf({ project }: Journey, name: string): string {
  return project.jobs.find((job) => job.name === name)?.id ?? '';
}

describe('the shortcut Find a search', () => {
  it('shows the best trial of the chosen search, its other answers and the way back', async () => {
    const { viewer, slack } = await begin(searches);
    const { view } = await viewer.uses(FIND);
    expect(view?.shown).toContain('Find a search');
    await viewer.fills('job', 'resnet-lr');
    const best = await viewer.submits();
    expect(best?.shown).toContain('Trial done0001 · acc 0.9');

    const progress = await viewer.presses('Progress');
    expect(progress.view?.shown).toContain('2 of the 2 trials so far ended');
    const trials = await viewer.presses('All trials');
    expect(trials.view?.shown).toContain('Trials 1–2 of 2');
    const back = await viewer.presses('Back');
    expect(back.view?.shown).toContain('Trial done0001 · acc 0.9');
    expect(back.view?.shown).toContain('[ Progress ]  [ Find another search ]');
    const again = await viewer.presses('Find another search');
    expect(again.view?.shown).toContain('Search or training job');
    await viewer.fills('job', 'bert-tune');
    expect((await viewer.submits())?.shown).toContain('Trial bert0001');
    expect(slack.failures).toEqual([]);
  });

  it('is in the language of its reader from the first use on', async () => {
    const { chinese } = await begin(searches);
    await chinese.uses(FIND);
    const { shown } = await chinese.seesView('查找超参搜索');
    expect(shown).toContain('查看最佳 trial');
    await chinese.fills('job', 'resnet-lr');
    expect((await chinese.submits())?.shown).toContain('查找另一个超参搜索');
  });

  it('shows “Looking…” and then the answer when ModelArts is slow', async () => {
    const journey = await begin(searches);
    const { viewer, slack } = journey;
    await viewer.uses(FIND);
    await viewer.fills('job', 'resnet-lr');
    const left = await late(journey, 'ShowAutoSearchTrials', viewer.submits);
    expect(left?.shown).toContain('Looking…');
    await viewer.seesView('Trial done0001 · acc 0.9');
    expect(slack.failures).toEqual([]);
  });

  it('says that its form did not open in time', async () => {
    const { viewer, slack } = await begin(searches);
    slack.faults.errorFor['views.open'] = 'expired_trigger_id';
    const { reply } = await viewer.uses(FIND);
    expect(reply?.text).toBe(
      'The dialog did not open in time. Please use the shortcut “Find a search” again.',
    );
  });

  it('answers in a direct message when the modal was closed meanwhile', async () => {
    const { viewer, slack } = await begin(searches);
    await finds(viewer, 'resnet-lr');
    slack.faults.errorFor['views.update'] = 'not_found';
    const { reply } = await viewer.presses('Progress');
    expect(reply?.shown).toContain('Progress of resnet-lr');
  });
});

describe('the shortcut Best trial here', () => {
  it('answers only the person who used it, about the search that the message names', async () => {
    const { viewer, operator, workspace, slack } = await begin(searches);
    const message = workspace.post({
      channel: 'C0TRAINING',
      from: 'U0OPERATOR',
      text: 'How is resnet-lr doing?',
      blocks: [],
    });
    const { reply } = await viewer.uses(HERE, { message });
    expect(reply?.text).toBe('Best trial of resnet-lr: done0001, acc 0.9.');
    expect(reply?.onlyFor).toBe('U0VIEWER');
    expect(operator.screen()).toHaveLength(1);
    expect(slack.failures).toEqual([]);
  });

  it('answers in the thread of a message that is a reply', async () => {
    const { viewer, workspace } = await begin(searches);
    const root = workspace.post({ channel: 'C0TRAINING', from: 'U0OPERATOR', text: 'Hi', blocks: [] });
    const message = workspace.post({
      channel: 'C0TRAINING',
      from: 'U0OPERATOR',
      text: 'see bert-tune',
      blocks: [],
      threadTs: root.ts,
    });
    const { reply } = await viewer.uses(HERE, { message });
    expect(reply?.text).toContain('Best trial of bert-tune');
    expect(reply?.threadTs).toBe(root.ts);
  });

  it('knows the search by a link to the console in the message', async () => {
    const journey = await begin(searches);
    const { viewer, workspace } = journey;
    const url = `https://console.example.com/modelarts/?region=cn-north-4#/training/detail/${idOf(journey, 'bert-tune')}`;
    const message = workspace.post({
      channel: 'C0TRAINING',
      from: 'U0OPERATOR',
      text: `<${url}>`,
      blocks: [],
    });
    expect((await viewer.uses(HERE, { message })).reply?.text).toContain('Best trial of bert-tune');
  });

  it('knows the search of a message that is an answer of the bot', async () => {
    const { viewer, operator } = await begin(searches);
    await operator.types('/modelarts best resnet-lr');
    await operator.presses('Share to channel');
    const message = await viewer.sees('Shared by');
    expect((await viewer.uses(HERE, { message })).reply?.text).toContain('Best trial of resnet-lr');
  });

  it('asks which search is meant when the message names several', async () => {
    const { viewer, workspace } = await begin(searches);
    const text = 'bert-tune or resnet-lr?';
    const message = workspace.post({ channel: 'C0TRAINING', from: 'U0OPERATOR', text, blocks: [] });
    const { reply } = await viewer.uses(HERE, { message });
    expect(reply?.text).toBe('That message names 2 searches. Which one?');
    const chosen = await viewer.chooses('bert-tune');
    expect(chosen.reply?.text).toContain('Best trial of bert-tune');
  });

  it('takes the search that the channel uses when the message names none', async () => {
    const { viewer, workspace } = await begin(searches);
    await viewer.types('/modelarts use bert-tune');
    const message = workspace.post({ channel: 'C0TRAINING', from: 'U0OPERATOR', text: 'Well?', blocks: [] });
    const { reply } = await viewer.uses(HERE, { message });
    expect(reply?.text).toContain('That message names no search that I know. Best trial of bert-tune');
    expect(reply?.shown).toMatch(/^That message names no search that I know\./);
  });

  it('asks for a search when neither message nor channel has one', async () => {
    const { viewer, workspace } = await begin(searches);
    const message = workspace.post({ channel: 'C0TRAINING', from: 'U0OPERATOR', text: 'Well?', blocks: [] });
    const { reply } = await viewer.uses(HERE, { message });
    expect(reply?.shown).toContain('Which search? Pick one');
  });

  it('names no search to people who may not look', async () => {
    const { guest, workspace, modelarts } = await begin(searches);
    const text = 'How is resnet-lr doing?';
    const message = workspace.post({ channel: 'C0TRAINING', from: 'U0OPERATOR', text, blocks: [] });
    const { reply } = await guest.uses(HERE, { message });
    expect(reply?.shown).not.toContain('resnet');
    expect(modelarts.requests).toEqual([]);
  });

  it('answers in Chinese for Chinese readers', async () => {
    const { chinese, workspace } = await begin(searches);
    const message = workspace.post({ channel: 'C0TRAINING', from: 'U0OPERATOR', text: 'Well?', blocks: [] });
    const { reply } = await chinese.uses(HERE, { message });
    expect(reply?.shown).toContain('该消息中没有我能识别的超参搜索。');
  });

  it('says “Looking…” when the answer is late, and then answers', async () => {
    const { viewer, workspace, slack } = await begin(searches, { ackWithin: 0 });
    const text = 'How is resnet-lr doing?';
    const message = workspace.post({ channel: 'C0TRAINING', from: 'U0OPERATOR', text, blocks: [] });
    expect((await viewer.uses(HERE, { message })).reply?.text).toBe('Looking… The answer follows.');
    await viewer.sees('Best trial of resnet-lr');
    expect(slack.failures).toEqual([]);
  });

  it('says so when ModelArts fails', async () => {
    const { viewer, workspace, modelarts } = await begin(searches);
    modelarts.faults.inject({ kind: 'fail', status: 403 });
    const text = 'How is resnet-lr doing?';
    const message = workspace.post({ channel: 'C0TRAINING', from: 'U0OPERATOR', text, blocks: [] });
    const { reply } = await viewer.uses(HERE, { message });
    expect(reply?.shown).toContain('ListTrainingJobs');
  });
});
