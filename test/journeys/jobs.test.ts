import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { begin } from './begin.ts';

/** The last is the newest; every fifth runs. */
function manyJobs(project: Project): void {
  for (let i = 1; i <= 230; i += 1)
    project.addJob({
      name: `${i % 2 === 0 ? 'bert' : 'resnet'}-${i}`,
      phase: i % 5 === 0 ? 'Running' : 'Completed',
    });
}

describe('/modelarts jobs', () => {
  it('pages to the oldest jobs and back in the same message', async () => {
    const { viewer } = await begin(manyJobs);
    const first = await viewer.types('/modelarts jobs');
    expect(first.shown).toContain('resnet-229');
    expect(first.shown).not.toContain('Newer jobs');
    const { reply: second } = await viewer.presses('Older jobs');
    expect(second?.ts).toBe(first.ts);
    expect(second?.shown).toContain('bert-130');
    expect(second?.text).toMatch(/ older searches, .* \(page 2\)\.$/);
    const { reply: third } = await viewer.presses('Older jobs');
    expect(third?.shown).toContain('resnet-1 ');
    expect(third?.shown).not.toContain('Older jobs');
    const { reply: back } = await viewer.presses('Newer jobs');
    expect(back?.shown).toContain('bert-130');
  });

  it('finds jobs by a part of their name, and those that are running', async () => {
    const { viewer } = await begin(manyJobs);
    const named = await viewer.types('/modelarts jobs bert-22');
    expect(named.text).toBe('Named like “bert-22”: 0 recent searches, 6 other jobs.');
    const { reply } = await viewer.presses('Running only');
    expect(reply?.text).toBe('Named like “bert-22”: 0 running searches, 1 other job.');
    expect(reply?.shown).toContain('bert-220');
    const { reply: all } = await viewer.presses('All jobs');
    expect(all?.shown).toContain('resnet-229');
  });

  it.each([
    ['jobs nothing-like-it', 'No training job is named like “nothing-like-it”.'],
    ['jobs "a b"', 'No training job is named like “a b”.'],
    ['jobs resnet-1 --running', 'No running training job is named like “resnet-1”.'],
    ['jobs --page 9', 'There are no older jobs.'],
  ])('answers “%s” with a sentence and a button that leads on', async (line, sentence) => {
    const { viewer } = await begin(
      (project) => void project.addJob({ name: 'resnet-1', phase: 'Completed' }),
    );
    const reply = await viewer.types(`/modelarts ${line}`);
    expect(reply.text).toBe(sentence);
    expect(reply.shown).toMatch(/\[ (?:All|Newer) jobs \]/);
  });

  it('says that a project has no jobs, in English and Chinese', async () => {
    const { viewer, chinese } = await begin(() => undefined);
    expect((await viewer.types('/modelarts jobs')).text).toBe(
      'There are no training jobs in this project yet.',
    );
    expect((await viewer.types('/modelarts jobs --running')).text).toBe(
      'No training job is running in this project.',
    );
    expect((await chinese.types('/modelarts jobs --running')).text).toBe('该项目没有正在运行的训练作业。');
  });
});
