import { describe, expect, it } from 'vitest';
import type { TableSearch } from '../../sandbox/project/table.ts';
import type { Project } from '../../sandbox/project.ts';
import type { PersonAt } from '../../sandbox/slack/person.ts';
import { begin } from './begin.ts';

const ROWS = [
  { id: 'done0001', reward: 0.9 },
  { id: 'slow0001', reward: 0.2, status: 'RUNNING' },
];

function searches(project: Project): void {
  project.addTable({ name: 'resnet-lr', rows: ROWS });
  project.addTable({ name: 'over', rows: [{ id: 'gone0001', reward: 0.1 }], phase: 'Completed' });
}

describe('/modelarts watch', () => {
  it('watches a search and posts one card to the channel', async () => {
    const { viewer, second, store, passing, screenOf } = await watching();
    const made = await viewer.types('/modelarts watch resnet-lr');
    expect(made.shown).toContain('resnet-lr is now watched in #training');
    expect(made.shown).toContain('The channel hears of the end of the search, failures');
    const seeing = second.sees('1 of the 2 trials so far ended');
    await passing(seeing);
    expect((await seeing).shown).toContain('resnet-lr');
    expect(await store.watches.list()).toMatchObject([
      { channel: 'C0TRAINING', job: { name: 'resnet-lr' }, by: 'U0VIEWER', reach: ['finished', 'failed'] },
    ]);
    expect((await viewer.types('/modelarts watch resnet-lr')).shown).toContain('is already watched');
    expect(screenOf(second)).toHaveLength(1);
  });

  it('reads and answers Chinese', async () => {
    const { chinese, store, passing } = await watching();
    expect((await chinese.types('/modelarts watch resnet-lr')).shown).toMatch(
      /resnet-lr.*关注|关注.*resnet-lr/,
    );
    await passing(chinese.sees('实时卡片'));
    expect(await store.watches.list()).toMatchObject([{ language: 'zh' }]);
    expect((await chinese.types('/modelarts watch resnet-lr --gain 高')).shown).toContain(
      '需要不小于 0 的数字',
    );
  });

  it('sets what reaches the channel, and lets whoever asked and operators change it', async () => {
    const { viewer, admin, chinese, store, watches } = await watching();
    await watches(viewer, '/modelarts watch resnet-lr --thread');
    expect(await store.watches.list()).toMatchObject([{ reach: [], minGain: 0 }]);
    const changed = await viewer.types('/modelarts watch resnet-lr --gain 0.01');
    expect(changed.shown).toContain('still watched');
    expect(changed.shown).toContain('better by at least 0.01');
    expect(await store.watches.list()).toMatchObject([{ reach: ['best'], minGain: 0.01 }]);
    expect((await chinese.types('/modelarts watch resnet-lr --failed')).shown).toContain('提出者');
    expect((await admin.types('/modelarts watch resnet-lr --failed')).shown).toContain('still watched');
    expect(await store.watches.list()).toMatchObject([{ reach: ['failed'], by: 'U0VIEWER' }]);
  });

  it('takes the search that the channel uses when none is named', async () => {
    const { viewer, store } = await watching();
    expect((await viewer.types('/modelarts watch')).shown).toContain('Which search?');
    await viewer.types('/modelarts use resnet-lr');
    expect((await viewer.types('/modelarts watch')).shown).toContain('resnet-lr is now watched');
    expect(await store.watches.list()).toHaveLength(1);
  });

  it('lists what is watched in the channel, and in the direct message what somebody watches anywhere', async () => {
    const { viewer, store, watches } = await watching();
    expect((await viewer.types('/modelarts watch list')).shown).toContain('No search is watched here yet');
    await watches(viewer, '/modelarts watch resnet-lr');
    const [watch] = await store.watches.list();
    for (let i = 1; watch && i < 23; i += 1) {
      const job = { id: `other${i}`, name: `other-${i}` };
      const message = { text: 'card', blocks: [] };
      const card = { key: `card:${i}`, kind: 'card', channel: 'C0RANDOM', message, dueAt: watch.at } as const;
      await store.watches.add({ ...watch, channel: 'C0RANDOM', job }, card, {});
    }
    const here = await viewer.types('/modelarts watch list');
    expect(here.shown).toContain('resnet-lr · #training · for @viewer');
    expect(here.shown).not.toContain('other-1');
    const all = await viewer.types('/modelarts watch list', { channel: 'D0VIEWER' });
    expect(all.shown).toContain('1–20 of 23');
    expect((await viewer.presses('Next page')).reply?.shown).toContain('21–23 of 23');
    // A word for the list is no search to come back to.
    expect((await viewer.types('/modelarts best last')).shown).not.toContain('“list”');
  });

  it('refuses a search that has ended or does not exist, and a gain that is no number', async () => {
    const { viewer, store } = await watching();
    expect((await viewer.types('/modelarts watch over')).shown).toContain('over has ended');
    expect((await viewer.types('/modelarts watch no-such')).shown).toContain('There is no training job');
    expect((await viewer.types('/modelarts watch resnet-lr --gain much')).shown).toContain('not “much”');
    expect(await store.watches.list()).toEqual([]);
  });

  it('is refused to guests', async () => {
    const { admin, guest, store } = await watching();
    await admin.types('/modelarts allow guests here');
    expect((await guest.types('/modelarts watch resnet-lr')).shown).toContain('Guests may not');
    expect(await store.watches.list()).toEqual([]);
  });

  it('is ended by /modelarts unwatch of whoever asked', async () => {
    const { viewer, chinese, store, watches } = await watching();
    await watches(viewer, '/modelarts watch resnet-lr');
    expect((await chinese.types('/modelarts unwatch resnet-lr')).shown).toContain('提出者');
    expect((await viewer.types('/modelarts unwatch resnet-lr')).shown).toContain('no longer watched');
    expect((await viewer.types('/modelarts unwatch resnet-lr')).shown).toContain('is not watched in');
    const [watch] = await store.watches.list();
    expect(watch).toBeUndefined();
    const noted = (await store.audit.list({ limit: 5 })).map(({ action }) => action);
    expect(noted).toEqual(['watch.removed', 'watch.added']);
  });

  it.each(['that runs', 'that is down'])(
    'shows on its card that the watch is over, by a bot %s',
    async (bot) => {
      const journey = await watching();
      const { viewer, store, watches, screenOf, clock } = journey;
      await watches(viewer, '/modelarts watch resnet-lr');
      const [watch] = await store.watches.list();
      if (bot === 'that is down') {
        // The process that was asked dies at once.
        await journey.stopBot();
        const message = { text: 'over', blocks: [] };
        const wanted = { face: 'over', message };
        await store.watches.remove(watch?.channel ?? '', watch?.job.id ?? '', {}, wanted);
        await journey.restartBot(journey.transport);
        await clock.advance(5_000);
        expect(viewer.screen().map(({ text }) => text)).toContain('over');
      } else {
        await viewer.types('/modelarts unwatch resnet-lr');
        await clock.advance(5_000);
        expect(screenOf(viewer)).toMatchObject([
          { shown: expect.stringContaining('Nobody watches this search here any more') },
        ]);
      }
      expect(await store.watches.cards()).toEqual([]);
    },
  );

  it('tells what has happened since the reading that the answer is made of', async () => {
    let search: TableSearch | undefined;
    const journey = await begin((project) => {
      search = project.addTable({ name: 'resnet-lr', rows: ROWS });
    });
    const { viewer, chinese, workspace, passing, clock } = journey;
    const random = workspace.channels.get('C0RANDOM');
    if (random) random.botIsMember = true;
    await viewer.types('/modelarts watch resnet-lr');
    await clock.advance(5_000);
    if (search) search.row(1).status = 'TERMINATED';
    // Within a minute the search is not read again: this answer is as old as the one before.
    await chinese.types('/modelarts watch resnet-lr', { channel: 'C0RANDOM' });
    await chinese.types('/modelarts alert resnet-lr 当 acc 大于 0.1 --sure', { channel: 'C0RANDOM' });
    const seeing = chinese.sees(({ channel, text }) => channel === 'C0RANDOM' && text.includes('slow0001'));
    await passing(seeing);
    expect((await seeing).threadTs).toBeDefined();
  });

  it('appears in App Home, where it can be ended', async () => {
    const { viewer, store, watches } = await watching();
    await watches(viewer, '/modelarts watch resnet-lr');
    const home = await viewer.opensHome();
    expect(home.shown).toContain('What I follow for you');
    await viewer.presses('Unwatch', { home: true });
    await viewer.seesView(({ type, shown }) => type === 'home' && shown.includes('no longer watched'));
    expect(await store.watches.list()).toEqual([]);
  });
});

describe('/modelarts mute', () => {
  it('mutes a search until nine the next morning, or as long as is asked', async () => {
    const { viewer, store, clock } = await watching();
    expect((await viewer.types('/modelarts mute resnet-lr')).shown).toContain(
      'resnet-lr is muted in #training',
    );
    const until = async () => [...(await store.rules.get('C0TRAINING')).mutes.values()][0]?.toISOString();
    // In London.
    expect(await until()).toBe('2026-11-23T09:00:00.000Z');
    await viewer.types('/modelarts mute resnet-lr --until 3h');
    expect(await until()).toMatch(/^2026-11-22T1/);
    await viewer.types('/modelarts mute resnet-lr until monday 18:00');
    expect(await until()).toBe('2026-11-23T18:00:00.000Z');
    expect((await viewer.presses('Unmute')).reply?.shown).toContain('is no longer muted');
    expect(new Date((await until()) ?? 0).getTime()).toBeLessThanOrEqual(clock.now().getTime());
    expect((await viewer.types('/modelarts mute resnet-lr --off')).shown).toContain('was not muted');
    expect((await viewer.types('/modelarts mute resnet-lr until yesterday')).shown).toContain('in the past');
  });

  it('of what another person watches takes an operator', async () => {
    const { viewer, admin, chinese, store, watches } = await watching();
    await watches(viewer, '/modelarts watch resnet-lr');
    expect((await chinese.types('/modelarts mute resnet-lr')).shown).toContain('只有提出者');
    expect((await store.rules.get('C0TRAINING')).mutes.size).toBe(0);
    expect((await viewer.types('/modelarts mute resnet-lr')).shown).toContain('is muted in #training');
    expect((await chinese.types('/modelarts mute resnet-lr --off')).shown).toContain('只有提出者');
    expect((await admin.types('/modelarts mute resnet-lr --off')).shown).toContain('is no longer muted');
  });

  it('of a search of which another person has a digest takes an operator as well', async () => {
    const { viewer, admin, chinese, store } = await watching();
    await viewer.types('/modelarts digest resnet-lr daily 09:00');
    expect((await chinese.types('/modelarts mute resnet-lr until 2027-11-01 09:00')).shown).toContain(
      '只有提出者',
    );
    expect((await store.rules.get('C0TRAINING')).mutes.size).toBe(0);
    expect((await viewer.types('/modelarts mute resnet-lr')).shown).toContain('is muted in #training');
    expect((await admin.types('/modelarts mute resnet-lr --off')).shown).toContain('is no longer muted');
    await chinese.types('/modelarts digest resnet-lr 每天18:00');
    expect((await viewer.types('/modelarts mute resnet-lr')).shown).toContain('Only @chinese-reader');
    // Each of those who follow it may take it back, whoever asked for it.
    await admin.types('/modelarts mute resnet-lr');
    expect((await viewer.types('/modelarts mute resnet-lr --off')).shown).toContain('is no longer muted');
    await admin.types('/modelarts mute resnet-lr');
    expect((await chinese.types('/modelarts mute resnet-lr --off')).shown).toContain('已取消静音');
    // One about all searches goes on.
    await admin.types('/modelarts digest all daily 09:00');
    expect((await viewer.types('/modelarts mute bert-tune')).shown).not.toContain('Only @');
  });

  it('and quiet hours take a member of the channel, also of one that they have left', async () => {
    const { operator, store, workspace } = await watching();
    const lab = workspace.channels.get('C0PRIVATE');
    if (lab) lab.botIsMember = true;
    await operator.types('/modelarts watch resnet-lr', { channel: 'C0PRIVATE' });
    lab?.members.delete('U0OPERATOR');
    const quiet = await operator.types('/modelarts quiet 22:00-08:00 --channel C0PRIVATE');
    expect(quiet.shown).toContain('You are not in #private-lab');
    expect((await store.rules.get('C0PRIVATE')).quiet).toBeUndefined();
    // What is their own they may still end.
    await operator.types('/modelarts unwatch resnet-lr --channel C0PRIVATE');
    expect(await store.watches.list()).toEqual([]);
  });

  it('reads and answers Chinese', async () => {
    const { chinese } = await watching();
    expect((await chinese.types('/modelarts mute resnet-lr 3小时')).shown).toContain('静音');
    expect((await chinese.types('/modelarts mute resnet-lr 昨天')).shown).toContain('看不出到什么时候');
  });
});

async function watching() {
  const journey = await begin(searches);
  return {
    ...journey,
    /** And waits for the card, which would else be taken for the answer to what is typed next. */
    async watches(person: PersonAt, line: string) {
      await person.types(line);
      await journey.passing(person.sees('trials so far ended'));
    },
    screenOf: ({ screen }: Pick<typeof journey.viewer, 'screen'>) =>
      screen().filter(({ shown }) => shown.includes('trials so far ended')),
  };
}
