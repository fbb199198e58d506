import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { begin } from './begin.ts';

const ROWS = [
  { id: 'done0001', reward: 0.9 },
  { id: 'slow0001', reward: 0.2, status: 'RUNNING' },
];

function searches(project: Project): void {
  project.addTable({ name: 'resnet-lr', rows: ROWS, phase: 'Running' });
  project.addTable({ name: 'bert-tune', rows: ROWS, phase: 'Running' });
  project.addTable({ name: 'over', rows: [{ id: 'gone0001', reward: 0.1 }], phase: 'Completed' });
}

/** The world begins on Sunday 22 November 2026 at 8:00 UTC; people of the workspace have a time zone each. */
describe('a digest', () => {
  it('is set up by one typed line in the time zone of the asker, and says when the first comes', async () => {
    const { viewer, store } = await begin(searches);
    const made = await viewer.types('/modelarts digest resnet-lr every weekday 09:00');
    expect(made.shown).toContain('The digest of resnet-lr will come to #training on weekdays at 09:00');
    expect(made.shown).toContain('The first comes');
    const [digest] = await store.digests.list({ channel: 'C0TRAINING' });
    expect(digest).toMatchObject({
      channel: 'C0TRAINING',
      job: { name: 'resnet-lr' },
      cadence: { kind: 'weekdays', at: { hour: 9, minute: 0 } },
      language: 'en',
      unchanged: 'line',
      by: 'U0VIEWER',
      paused: undefined,
    });
    const [note] = await store.audit.list({ limit: 1 });
    expect(note).toMatchObject({ action: 'digest.added', by: 'U0VIEWER', channel: 'C0TRAINING' });
  });

  it('is set up in the form that /modelarts digest opens', async () => {
    const { viewer, store, slack } = await begin(searches);
    await viewer.opens('/modelarts digest');
    await viewer.seesView('New digest');
    await viewer.fills('How often', 'Every Monday');
    await viewer.fills('Time', '07:30');
    await viewer.fills('Time zone', 'America/New_York');
    await viewer.fills('When nothing has changed', 'Post nothing');
    expect(await viewer.submits()).toBeUndefined();
    const told = await viewer.sees('The digest of all running searches will come to #training');
    expect(told.shown).toContain('every Monday at 07:30 (America/New_York)');
    expect(await store.digests.list()).toMatchObject([
      { job: undefined, cadence: { kind: 'weekly', day: 1 }, unchanged: 'nothing', by: 'U0VIEWER' },
    ]);
    expect(slack.failures).toEqual([]);
  });

  it('is set up and answered in Chinese', async () => {
    const { chinese, store } = await begin(searches);
    const made = await chinese.types('/modelarts digest resnet-lr 每周一 上午9点 北京时间');
    expect(made.shown).toContain('每周一 09:00（Asia/Shanghai）');
    expect(await store.digests.list()).toMatchObject([{ language: 'zh', timeZone: 'Asia/Shanghai' }]);
    expect((await chinese.types('/modelarts digest resnet-lr 每5小时')).shown).toContain('之间可以隔');
  });

  it('may be typed with the wide colons and long dashes of phones', async () => {
    const { viewer } = await begin(searches);
    const { shown } = await viewer.types('/modelarts digest resnet-lr daily 09：00 —changes');
    expect(shown).toContain('every day at 09:00');
    expect(shown).toContain('nothing is posted');
  });

  it('is about the search that the channel uses when none is named, and asks when there is none', async () => {
    const { viewer } = await begin(searches);
    expect((await viewer.types('/modelarts digest every 6h')).shown).toContain('Which search?');
    await viewer.types('/modelarts use resnet-lr');
    const { shown } = await viewer.types('/modelarts digest every 6h');
    expect(shown).toContain('The digest of resnet-lr will come to #training every 6 hours');
  });

  it('is not set up from words that cannot be read, and says which can be', async () => {
    const { viewer, store } = await begin(searches);
    const say = async (line: string) => (await viewer.types(`/modelarts digest ${line}`)).shown;
    expect(await say('all every 5h')).toContain('between two digests there are 1, 2, 3, 4, 6, 8, 12 hours');
    expect(await say('every 5h')).toContain('“Every 5h” is not possible');
    expect(await say('all whenever')).toContain('I cannot read when');
    expect(await say('all whenever')).toContain('every weekday 09:00');
    expect(await say('all daily 25:00')).toContain('“25:00” is no time of day');
    expect(await say('all daily 09:00 Asia/Shangai')).toContain('Did you mean Asia/Shanghai');
    expect(await say('all daily 09:00 --channel nowhere')).toContain('“nowhere” is no channel');
    expect(await say('all daily 09:00 --channel U0ADMIN')).toContain('is no channel');
    expect(await say('over daily 09:00')).toContain('over has ended');
    expect(await say('resnet-lx daily 09:00')).toContain('There is no training job “resnet-lx”');
    expect(await store.digests.list()).toEqual([]);
  });

  it('is not set up twice', async () => {
    const { viewer, store } = await begin(searches);
    await viewer.types('/modelarts digest all daily 09:00');
    expect((await viewer.types('/modelarts digest all daily 9am')).shown).toContain('There is one already');
    expect(await store.digests.list()).toHaveLength(1);
  });

  it('is listed, paused, resumed, removed and restored', async () => {
    const { viewer, store } = await begin(searches);
    await viewer.types('/modelarts digest all daily 09:00');
    await viewer.types('/modelarts digest list');
    expect((await viewer.presses('Pause')).reply?.shown).toContain('is paused until somebody resumes it');
    expect(await store.digests.list()).toMatchObject([{ paused: { why: 'asked' }, next: undefined }]);
    expect((await viewer.presses('Resume')).reply?.shown).toContain('goes on; the next comes');
    await viewer.types('/modelarts digest list');
    expect((await viewer.presses('Remove')).reply?.shown).toContain('is removed');
    expect(await store.digests.list()).toEqual([]);
    expect((await viewer.presses('Undo')).reply?.shown).toContain(
      'will come to #training every day at 09:00',
    );
    const noted = (await store.audit.list({ limit: 10 })).map(({ action }) => action);
    expect(noted.filter((action) => action.startsWith('digest.'))).toEqual([
      'digest.added',
      'digest.removed',
      'digest.resumed',
      'digest.paused',
      'digest.added',
    ]);
  });

  it('can be changed only by whoever made it and by operators', async () => {
    const { viewer, second, chinese, admin, store } = await begin(searches);
    await admin.types('/modelarts digest all daily 09:00');
    const [made] = await store.digests.list();
    expect((await viewer.types(`/modelarts digest remove ${made?.id}`)).shown).toContain('who asked for it');
    expect((await chinese.types(`/modelarts digest pause ${made?.id}`)).shown).toContain('提出者');
    expect((await viewer.types(`/modelarts digest now ${made?.id}`)).shown).toContain('who asked for it');
    expect((await second.types(`/modelarts digest pause ${made?.id}`)).shown).toContain('is paused');
    expect((await viewer.types('/modelarts digest pause zzzzzz')).shown).toContain(
      'There is no digest “zzzzzz”',
    );
    expect((await viewer.types('/modelarts digest pause')).shown).toContain('<id> is missing');
  });

  it('goes to another channel that is named, if the asker and the bot are in it', async () => {
    const { viewer, guest, admin, store, workspace } = await begin(searches);
    const random = workspace.channels.get('C0RANDOM');
    expect((await viewer.types('/modelarts digest all daily 09:00 --channel #random')).shown).toContain(
      'I cannot post in #random. Invite me there',
    );
    if (random) random.botIsMember = true;
    const { shown } = await viewer.types('/modelarts digest all daily 09:00 --channel #random');
    expect(shown).toContain('will come to #random');
    expect(await store.digests.list()).toMatchObject([{ channel: 'C0RANDOM' }]);
    await admin.types('/modelarts allow guests here');
    expect((await guest.types('/modelarts digest all daily 10:00')).shown).toContain('Guests may not');
    expect((await guest.types('/modelarts digest all daily 10:00 --channel #random')).shown).toContain(
      'Guests and people of other organisations',
    );
    expect(await store.digests.list()).toHaveLength(1);
  });

  it('is shown to whoever asks by “digest now”, which changes nothing', async () => {
    const { viewer, store } = await begin(searches);
    await viewer.types('/modelarts digest resnet-lr daily 09:00');
    const now = await viewer.types('/modelarts digest now');
    expect(now.shown).toContain('Digest of resnet-lr');
    expect(now.shown).toContain('done0001');
    const [digest] = await store.digests.list();
    expect(digest?.told).toBeUndefined();
    expect(await store.digests.bases(digest?.id ?? '')).toEqual(new Map());
    const all = await viewer.types('/modelarts digest now', { channel: 'C0RANDOM' });
    expect(all.shown).toContain('Digest of all running searches');
    expect(all.shown).toContain('bert-tune');
    expect(all.shown).not.toContain('gone0001');
  });

  it.each([
    ['viewer', '#private-lab', 'You are not in #private-lab'],
    ['viewer', 'C0PRIVATE', 'You are not in #private-lab'],
    ['chinese', '#private-lab', '你不在 #private-lab 中'],
    ['viewer', 'D0OPERATOR', 'direct message of somebody else'],
  ] as const)('does not go, for %s, to %s', async (who, named, words) => {
    const { [who]: person, store, workspace } = await begin(searches);
    const lab = workspace.channels.get('C0PRIVATE');
    if (lab) lab.botIsMember = true;
    for (const command of [
      'digest resnet-lr daily 09:00',
      'watch resnet-lr',
      'mute resnet-lr',
      'quiet 22:00-08:00',
    ])
      expect((await person.types(`/modelarts ${command} --channel ${named}`)).shown).toContain(words);
    expect([...(await store.digests.list()), ...(await store.watches.list())]).toEqual([]);
    expect(workspace.messages.filter(({ channel }) => channel === 'C0PRIVATE')).toEqual([]);
  });

  it.each(['D0OPERATOR', 'C0PRIVATE'])('does not go by its form to %s', async (chosen) => {
    const { viewer, store, workspace } = await begin(searches);
    const lab = workspace.channels.get('C0PRIVATE');
    if (lab) lab.botIsMember = true;
    await viewer.opens('/modelarts digest');
    await viewer.seesView('New digest');
    await viewer.fills('Channel', chosen);
    await viewer.submits();
    await viewer.sees(/direct message of somebody else|You are not in #private-lab/);
    expect(await store.digests.list()).toEqual([]);
  });

  it('is not posted for a person who has left its channel', async () => {
    const { viewer, operator, store, workspace } = await begin(searches);
    const lab = workspace.channels.get('C0PRIVATE');
    if (!lab) throw new Error('no private channel');
    lab.botIsMember = true;
    lab.members.add('U0VIEWER');
    await viewer.types('/modelarts digest resnet-lr daily 09:00', { channel: 'C0PRIVATE' });
    const [digest] = await store.digests.list();
    lab.members.delete('U0VIEWER');
    for (const verb of ['now', 'resume'])
      expect((await viewer.types(`/modelarts digest ${verb} ${digest?.id}`)).shown).toContain(
        'You are not in #private-lab',
      );
    expect((await operator.types(`/modelarts digest resume ${digest?.id}`)).shown).not.toContain(
      'You are not',
    );
    expect((await viewer.types(`/modelarts digest pause ${digest?.id}`)).shown).toContain('paused');
    expect((await viewer.types(`/modelarts digest remove ${digest?.id}`)).shown).toContain('is removed');
  });

  it('is posted by “digest now” with its search where that has one here, else asks which', async () => {
    const { viewer, second, passing } = await begin(searches);
    await viewer.types('/modelarts digest resnet-lr daily 09:00');
    const sent = viewer.types('/modelarts digest now resnet-lr');
    await passing(sent);
    expect((await sent).shown).toContain('is on its way to #training');
    const seeing = second.sees('Best: trial done0001');
    await passing(seeing);
    await viewer.types('/modelarts digest resnet-lr daily 18:00');
    const which = await viewer.types('/modelarts digest pause resnet-lr');
    expect(which.shown).toContain('resnet-lr has several digests here. Which one?');
    expect(which.shown).toMatch(/09:00.*18:00/s);
    expect((await viewer.types('/modelarts digest now bert-tune')).shown).toContain('There is no digest');
  });

  it('is posted once by “digest now” with its id, and the next one is compared with it', async () => {
    const { viewer, second, store, passing } = await begin(searches);
    await viewer.types('/modelarts digest resnet-lr daily 09:00');
    const [digest] = await store.digests.list();
    const sent = viewer.types(`/modelarts digest now ${digest?.id}`);
    await passing(sent);
    expect((await sent).shown).toContain('is on its way to #training');
    const seeing = second.sees('Best: trial done0001');
    await passing(seeing);
    expect((await store.digests.get(digest?.id ?? ''))?.told).toBeDefined();
    expect((await store.digests.bases(digest?.id ?? '')).size).toBe(1);
    const again = await viewer.types('/modelarts digest now');
    expect(again.shown).toContain('Nothing has changed since');
    expect(again.shown).toContain('Best so far: trial done0001');
  });

  it('shows what is missing at the input of its form', async () => {
    const { viewer, store } = await begin(searches);
    await viewer.opens('/modelarts digest');
    await viewer.seesView('New digest');
    await viewer.fills('About', 'One search');
    await viewer.seesView('Type part of a name');
    const left = await viewer.submits();
    expect(left?.shown).toContain('Choose the search, or all running ones above.');
    expect(await store.digests.list()).toEqual([]);
  });

  it('keeps what was entered in its form when another choice redraws it', async () => {
    const { viewer, store } = await begin(searches);
    await viewer.opens('/modelarts digest');
    await viewer.seesView('New digest');
    await viewer.fills('Time zone', 'Europe/London');
    await viewer.fills('How often', 'Every 6 hours');
    await viewer.submits();
    await viewer.sees('will come to #training every 6 hours (Europe/London)');
    expect(await store.digests.list()).toMatchObject([{ timeZone: 'Europe/London' }]);
  });

  it('is set up from App Home, which then shows it with its buttons', async () => {
    const { viewer, store } = await begin(searches);
    await viewer.opensHome();
    await viewer.presses('New digest…', { home: true });
    await viewer.seesView(({ type, shown }) => type === 'modal' && shown.includes('How often'));
    await viewer.fills('Channel', '#training');
    await viewer.submits();
    await viewer.seesView(({ type, shown }) => type === 'home' && shown.includes('Digest of all running'));
    await viewer.presses('Pause', { home: true });
    await viewer.seesView(({ type, shown }) => type === 'home' && shown.includes('Resume'));
    expect(await store.digests.list()).toMatchObject([{ paused: { why: 'asked' } }]);
  });
});
