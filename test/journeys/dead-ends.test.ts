import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { begin } from './begin.ts';

function failed(project: Project): void {
  project.addTable({
    name: 'broken',
    phase: 'Failed',
    rows: ['bad00001', 'bad00002'].map((id) => ({ id, status: 'ERROR' })),
  });
}

describe('/modelarts best of a job without a search', () => {
  it('says so, and offers the job and its log', async () => {
    const { viewer } = await begin((project) => void project.addJob({ name: 'plain' }));
    const { text, shown } = await viewer.types('/modelarts best plain');
    expect(text).toBe(
      'plain is a training job without a hyperparameter search, so it has no trials. The commands job and logs tell how it is doing.',
    );
    expect(shown).toMatch(
      /so it has no trials\. The commands job and logs tell how it is doing\.\n\[ Training job \] {2}\[ Logs \]$/,
    );
    expect((await viewer.presses('Training job')).reply?.text).toContain('plain is a training job');
  });

  it('offers the same in the Find a search modal, as does /modelarts progress', async () => {
    const { viewer } = await begin((project) => void project.addJob({ name: 'plain' }));
    await viewer.uses('Find a search');
    await viewer.fills('job', 'plain');
    const view = await viewer.submits();
    expect(view?.shown).toMatch(/\[ Training job \] {2}\[ Logs \]\n\[ Find another search \]/);
    const { shown } = await viewer.types('/modelarts progress plain');
    expect(shown).toMatch(/\[ Training job \] {2}\[ Logs \]$/);
  });
});

describe('a search whose trials have all failed', () => {
  it('offers the log and the job in /modelarts best', async () => {
    const { viewer } = await begin(failed);
    const { shown } = await viewer.types('/modelarts best broken');
    expect(shown).toContain('every trial of broken has failed (2).');
    expect(shown).toContain('[ Logs ]  [ Training job ]  [ All trials ]');
  });

  it('is told as over by /modelarts progress, in English and Chinese', async () => {
    const { viewer, chinese } = await begin(failed);
    const { shown } = await viewer.types('/modelarts progress broken');
    expect(shown).toContain('The job has failed · ');
    expect(shown).toContain('No trial finished with a usable value.');
    expect(shown).not.toContain('value yet');
    expect(shown).toMatch(/trials ended in an hour on average/);
    expect((await chinese.types('/modelarts progress broken')).shown).toContain('训练作业运行失败 · ');
  });
});

describe('the best trial in the Find a search modal', () => {
  it('fits the width of a modal and has beside each Stop what it would stop', async () => {
    const { operator } = await begin((project) => {
      const params = { learning_rate: 0.018103, batch_size: 32, optimizer: 'adam', weight_decay: 0.0005 };
      const rows = [
        { id: 'done0001', reward: 0.9, params },
        { id: 'slow0001', reward: 0.5212, status: 'RUNNING', seconds: 413, params },
      ];
      project.addTable({ name: 'resnet-lr', rows });
    });
    await operator.uses('Find a search');
    await operator.fills('job', 'resnet-lr');
    const { shown = '' } = (await operator.submits()) ?? {};
    expect(shown).toContain('slow0001 · acc 0.5212 · running · 6m 53s');
    const table = shown.slice(shown.indexOf('Top trials'), shown.indexOf('slow0001 · acc'));
    expect(table).toContain('0.01810');
    expect(Math.max(...table.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(60);
  });
});
