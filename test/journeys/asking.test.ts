import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { scenarios } from '../../sandbox/scenarios.ts';
import { begin } from './begin.ts';

const halfway = (project: Project) => scenarios.halfway.fill(project);

describe('a command', () => {
  it('is answered in English and in Chinese, be it trials, trial, jobs, best or help', async () => {
    const { viewer, chinese, slack } = await begin(halfway);
    for (const person of [viewer, chinese]) {
      const { shown } = await person.types('/modelarts trials resnet-lr');
      const id = /\b[0-9a-f]{8}\b/.exec(shown)?.[0];
      expect((await person.types(`/modelarts trial resnet-lr ${id}`)).shown).toContain(id);
      expect((await person.types('/modelarts jobs')).shown).toContain('resnet-lr');
      expect((await person.types('/modelarts best resnet-lr --top 3')).shown).toContain('resnet-lr');
      expect((await person.types('/modelarts help')).shown).toContain('best resnet-lr — ');
      expect((await person.types('/modelarts')).shown).toContain('best resnet-lr — ');
    }
    expect(slack.failures).toEqual([]);
  });

  it('is answered in the thread for everybody when the bot is mentioned', async () => {
    const { viewer, slack } = await begin(halfway);
    const answer = await viewer.mentions('@ModelArts best resnet-lr');
    expect(answer.threadTs).toBeDefined();
    expect(answer.onlyFor).toBeUndefined();
    expect(answer.text).toContain('Best trial of resnet-lr');
    expect(slack.failures).toEqual([]);
  });

  it('tells a problem with a mention only to the asker', async () => {
    const { viewer } = await begin(halfway);
    const answer = await viewer.mentions('@ModelArts bset resnet-lr');
    expect(answer).toMatchObject({ onlyFor: 'U0VIEWER' });
    expect(answer.shown).toContain('There is no command “bset”');
  });

  it('offers the nearest commands when it is unknown, and a press runs one', async () => {
    const { viewer } = await begin(halfway);
    const { shown } = await viewer.types('/modelarts jbos');
    expect(shown).toContain('There is no command “jbos”');
    const { reply } = await viewer.presses('jobs');
    expect(reply?.shown).toContain('resnet-lr');
  });

  it('keeps the rest of the line when its name was misspelt', async () => {
    const { viewer } = await begin(halfway);
    await viewer.types('/modelarts bset resnet-lr --top 3');
    expect((await viewer.presses('best')).reply?.text).toContain('Best trial of resnet-lr');
    await viewer.types('/modelarts help bset');
    expect((await viewer.presses('best')).reply?.text).toContain('best');
    expect(viewer.screen('#training').at(-1)?.shown).toContain('Usage');
  });

  it('shows its usage and what is wrong with the value of an option', async () => {
    const { viewer } = await begin(halfway);
    const { shown } = await viewer.types('/modelarts best resnet-lr --top 500');
    expect(shown).toContain('top must be a whole number from 1 to 50, not “500”.');
    expect(shown).toContain('Usage: /modelarts best <job>');
  });

  it('may have the curly quotes and long dashes that phones type', async () => {
    const { viewer } = await begin(halfway);
    expect((await viewer.types('/modelarts best “resnet-lr” —top 2')).text).toContain(
      'Best trial of resnet-lr',
    );
  });

  it('offers jobs of the same name as buttons, and a press answers for that job', async () => {
    const { viewer, project } = await begin((world) => {
      world.addTable({ name: 'twin', rows: [{ id: 'one', reward: 0.1 }] });
      world.addTable({ name: 'twin', rows: [{ id: 'two', reward: 0.2 }] });
    });
    const { shown } = await viewer.types('/modelarts best twin');
    expect(shown).toContain('“twin” fits more than one job');
    const second = project.jobs[1]?.id.slice(0, 8);
    const { reply } = await viewer.presses(`twin (${second})`);
    expect(reply?.text).toContain('two');
  });

  it('finds a job by the start of its id and by its link in the console', async () => {
    const { viewer, project } = await begin((world) => world.addSample());
    const id = project.jobs[0]?.id ?? '';
    expect((await viewer.types(`/modelarts best ${id.slice(0, 8)}`)).text).toContain('ae5503c0');
    const link = `https://console.huaweicloud.com/modelarts/?region=cn-north-4#/training/detail/${id}`;
    expect((await viewer.types(`/modelarts best ${link}`)).text).toContain('ae5503c0');
  });

  it('names the nearest jobs when the job does not exist', async () => {
    const { viewer } = await begin(halfway);
    const { shown } = await viewer.types('/modelarts best resnet-l');
    expect(shown).toContain('resnet-lr');
    const missing = await viewer.types('/modelarts best 00000000-0000-4000-8000-000000000000');
    expect(missing.shown).toContain('There is no training job “00000000-0000-4000-8000-000000000000”');
  });

  it('names the nearest trials when the trial does not exist', async () => {
    const { viewer } = await begin((project) => project.addSample());
    const { shown } = await viewer.types('/modelarts trial sample ae5503c1');
    expect(shown).toContain('sample has no trial “ae5503c1”');
    const { reply } = await viewer.presses('ae5503c0');
    expect(reply?.shown).toContain('Trial ae5503c0');
  });

  it('turns the pages of a long list in the same message', async () => {
    const rows = Array.from({ length: 120 }, (_, i) => ({ id: `trial${i}` }));
    const { viewer } = await begin((project) => project.addTable({ name: 'long', rows }));
    const first = await viewer.types('/modelarts trials long');
    expect(first.shown).toContain('Trials 1–50 of 120');
    const { reply } = await viewer.presses('Next page');
    expect(reply?.shown).toContain('Trials 51–100 of 120');
    expect(reply?.ts).toBe(first.ts);
  });

  it('offers no previous page for an empty list, and the last page to whoever asks past the end', async () => {
    const { viewer } = await begin((project) => project.addTable({ name: 'short', rows: [{ id: 'only' }] }));
    expect((await viewer.types('/modelarts trials short --status running')).shown).not.toContain(
      'Previous page',
    );
    expect((await viewer.types('/modelarts trials short --page 9')).shown).toContain(
      'There is only one page.',
    );
    expect((await viewer.presses('Previous page')).reply?.shown).toContain('only');
  });

  it('is read from the words after the mention of the bot, whatever stands before it', async () => {
    const { viewer } = await begin(halfway);
    const answer = await viewer.mentions('<@U0ADMIN> have a look: @ModelArts best resnet-lr');
    expect(answer.text).toContain('Best trial of resnet-lr');
  });

  it('offers the jobs whose names contain the word, without calling it ambiguous', async () => {
    const { viewer } = await begin(halfway);
    const { shown } = await viewer.types('/modelarts best bert');
    expect(shown).toContain('There is no training job “bert”');
    expect((await viewer.presses('bert-tune')).reply?.text).toContain('Best trial of bert-tune');
  });

  it('answers for the offered job when the word for the job is also the name of the command', async () => {
    const { viewer } = await begin((project) => project.addTable({ name: 'trials-of-mine', rows: [{}] }));
    await viewer.types('/modelarts trials trials');
    expect((await viewer.presses('trials-of-mine')).reply?.shown).toContain('Trials of trials-of-mine');
  });

  it('is answered even when a user group of the configuration cannot be read', async () => {
    const { viewer, logged } = await begin(halfway, { admins: ['S0TYPO'] });
    expect((await viewer.types('/modelarts best resnet-lr')).text).toContain('Best trial');
    expect(logged()).toContain('S0TYPO');
  });
});
