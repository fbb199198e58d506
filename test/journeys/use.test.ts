import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { begin } from './begin.ts';

const ROWS = [
  { id: 'done0001', reward: 0.9 },
  { id: 'slow0001', reward: 0.2, status: 'RUNNING' },
];

function twoSearches(project: Project): void {
  project.addTable({ name: 'resnet-lr', rows: ROWS });
  project.addTable({ name: 'other', rows: [{ id: 'alone001', reward: 0.1 }] });
}

describe('/modelarts use', () => {
  it('sets the search that commands mean in the channel, for everybody there and nowhere else', async () => {
    const { viewer, operator } = await begin(twoSearches);
    const set = await viewer.types('/modelarts use resnet-lr');
    expect(set.shown).toContain('From now on resnet-lr is meant here');
    const best = await operator.types('/modelarts best');
    expect(best.text).toBe('Best trial of resnet-lr: done0001, acc 0.9.');
    expect(best.shown).toContain('Without a job, commands here mean resnet-lr.');
    expect((await operator.types('/modelarts use')).shown).toMatch(/Set by @?viewer/);
    const elsewhere = await operator.types('/modelarts best', { channel: 'C0RANDOM' });
    expect(elsewhere.shown).toContain('Which search?');
  });

  it('answers in Chinese for Chinese readers', async () => {
    const { chinese } = await begin(twoSearches);
    expect((await chinese.types('/modelarts use resnet-lr')).shown).toContain('从现在起');
    expect((await chinese.types('/modelarts best')).shown).toContain('此处未指明训练作业的命令指 resnet-lr');
  });

  it('says that no search is used, and clears the one that is', async () => {
    const { viewer } = await begin(twoSearches);
    expect((await viewer.types('/modelarts use')).shown).toContain('No search is used here yet');
    expect((await viewer.types('/modelarts use nothing')).shown).toContain('No search was used here');
    await viewer.types('/modelarts use resnet-lr');
    expect((await viewer.types('/modelarts use resnet-lr')).shown).toContain('was already used here');
    expect((await viewer.types('/modelarts use other')).shown).toContain('Until now it was resnet-lr.');
    expect((await viewer.types('/modelarts use --clear')).shown).toContain('other is no longer used here');
    expect((await viewer.types('/modelarts best')).shown).toContain('Which search?');
  });

  it('lets only operators set the search when guests are admitted', async () => {
    const { admin, guest } = await begin(twoSearches);
    await admin.types('/modelarts allow guests here');
    expect((await guest.types('/modelarts use resnet-lr')).shown).toContain('operator');
    expect((await guest.types('/modelarts use')).shown).toContain('No search is used here yet');
  });

  it('does not keep a command from answering for the job that it names', async () => {
    const { viewer } = await begin(twoSearches);
    await viewer.types('/modelarts use resnet-lr');
    const { text, shown } = await viewer.types('/modelarts best other');
    expect(text).toBe('Best trial of other: alone001, acc 0.1.');
    expect(shown).toContain('Without a job, commands here mean resnet-lr.');
  });

  it('lets a single word mean a trial of the search when it fits no job', async () => {
    const { viewer } = await begin(twoSearches);
    await viewer.types('/modelarts use resnet-lr');
    expect((await viewer.types('/modelarts trial done0001')).text).toContain('Trial done0001 of resnet-lr');
    expect((await viewer.types('/modelarts trial other')).shown).toContain('Which trial of other?');
    expect((await viewer.types('/modelarts trial nothing-such')).shown).toContain('nothing-such');
    expect((await viewer.types('/modelarts trial')).shown).toContain('Which trial of resnet-lr?');
  });

  it('lets commands ask back when a word fits a trial and a job', async () => {
    const { viewer } = await begin((project) => {
      twoSearches(project);
      project.addTable({ name: 'done0001', rows: [{ id: 'x' }] });
    });
    await viewer.types('/modelarts use resnet-lr');
    const asked = await viewer.types('/modelarts trial done0001');
    expect(asked.shown).toContain('it fits a job too. Which one?');
    const { reply } = await viewer.presses('Trial of resnet-lr');
    expect(reply?.text).toContain('Trial done0001 of resnet-lr');
    await viewer.types('/modelarts trial done0001');
    expect((await viewer.presses('The job')).reply?.shown).toContain('Which trial of done0001?');
  });

  it('lets nothing be stopped by --yes whose search is not named', async () => {
    const { operator, stopsSent } = await begin(twoSearches);
    await operator.types('/modelarts use resnet-lr');
    expect((await operator.types('/modelarts stop slow0001')).shown).toContain(
      'Stop trial slow0001 of resnet-lr?',
    );
    expect((await operator.types('/modelarts stop last slow0001 --yes')).shown).toContain('With --yes');
    expect((await operator.types('/modelarts stop-job --yes')).shown).toContain('Which job shall be');
    expect(stopsSent()).toBe(0);
  });

  it('says that the search it set is no longer in ModelArts', async () => {
    const { viewer, store } = await begin(twoSearches);
    await store.uses.set({
      channel: 'C0TRAINING',
      jobId: '99999999-2222-4333-8444-555555555555',
      jobName: 'resnet-lr',
      by: 'U0ADMIN',
      at: new Date('2026-11-22T07:00:00Z'),
    });
    const { shown } = await viewer.types('/modelarts best');
    expect(shown).toContain('resnet-lr, the search used here, is no longer in ModelArts.');
  });

  it('does not change which search an earlier answer refreshes', async () => {
    const { viewer, clock } = await begin(twoSearches);
    await viewer.types('/modelarts use resnet-lr');
    const shown = await viewer.types('/modelarts best');
    await viewer.types('/modelarts use other');
    await clock.advance(10_000);
    const { reply } = await viewer.presses('Refresh');
    expect(reply?.text).toContain('Best trial of resnet-lr');
    expect(reply?.ts).toBe(shown.ts);
  });
});

describe('the word “last” for a search', () => {
  it('means the search that this person last asked about in this channel', async () => {
    const { viewer, operator } = await begin(twoSearches);
    await viewer.types('/modelarts best other');
    await operator.types('/modelarts best resnet-lr');
    expect((await viewer.types('/modelarts trials last')).text).toBe('other has 1 trial.');
    expect((await viewer.types('/modelarts trial last alone001')).text).toContain('Trial alone001 of other');
    expect((await viewer.types('/modelarts best last', { channel: 'C0RANDOM' })).shown).toContain(
      'You have not asked about a search here yet',
    );
  });

  it('does not mean a search that could not be answered for', async () => {
    const { viewer } = await begin(twoSearches);
    await viewer.types('/modelarts best other');
    await viewer.types('/modelarts best no-such-job');
    expect((await viewer.types('/modelarts best last')).text).toContain('Best trial of other');
  });

  it('means the search that the channel uses once that is set', async () => {
    const { viewer } = await begin(twoSearches);
    await viewer.types('/modelarts best other');
    await viewer.types('/modelarts use resnet-lr');
    await viewer.types('/modelarts best other');
    expect((await viewer.types('/modelarts best last')).text).toContain('Best trial of resnet-lr');
  });
});
