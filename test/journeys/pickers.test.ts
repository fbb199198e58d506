import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { begin } from './begin.ts';
import { late } from './late.ts';

const JOB = 'Pick a search, or type to find one';
const TRIAL = 'Pick a trial, or type to find one';

const ROWS = [
  { id: 'done0001', reward: 0.9, params: { optimizer: 'adam', lr: 0.01 } },
  { id: 'done0002', reward: 0.4, params: { optimizer: 'sgd', lr: 0.1 } },
  { id: 'slow0001', reward: 0.2, status: 'RUNNING', params: { optimizer: 'adam', lr: 0.1 } },
  { id: 'slow0002', reward: 0.3, status: 'RUNNING', params: { optimizer: 'sgd', lr: 0.5 } },
];

function few(project: Project): void {
  project.addJob({ name: 'plain' });
  project.addTable({ name: 'bert-tune', phase: 'Completed', rows: [{ id: 'only0001', reward: 0.7 }] });
  project.addTable({ name: 'resnet-lr', rows: ROWS });
}

/** 298 ended searches, and two that run and are the oldest. */
function many(project: Project): void {
  const at = (hours: number) => new Date(project.now().getTime() - hours * 3_600_000);
  project.addTable({ name: 'still-a', rows: ROWS, createdAt: at(900) });
  project.addTable({ name: 'still-b', rows: ROWS, createdAt: at(901) });
  for (let i = 1; i <= 298; i += 1)
    project.addTable({ name: `night-${i}`, phase: 'Completed', rows: ROWS, createdAt: at(i) });
}

describe('the menu of jobs', () => {
  it('is filled while somebody types, and a choice runs the line with that job', async () => {
    const { viewer, slack } = await begin(few);
    await viewer.types('/modelarts best --top 1');
    expect(await viewer.searches(JOB, '')).toEqual(['resnet-lr', 'bert-tune', 'plain']);
    expect(await viewer.searches(JOB, 'TUNE')).toEqual(['bert-tune']);
    const { reply } = await viewer.chooses('bert-tune', { menu: JOB, typed: 'tun' });
    expect(reply?.text).toBe('Best trial of bert-tune: only0001, acc 0.7.');
    expect(slack.failures).toEqual([]);
  });

  it('is filled for Chinese readers', async () => {
    const { chinese } = await begin(few);
    await chinese.types('/modelarts best');
    const menu = '选择超参搜索，或输入文字查找';
    const { reply } = await chinese.chooses('resnet-lr', { menu, typed: 'res' });
    expect(reply?.text).toContain('resnet-lr 的最佳 trial');
  });

  it('finds one job of 300 by a part of its name and by its id', async () => {
    const { viewer, project } = await begin(many);
    await viewer.types('/modelarts best');
    const offered = await viewer.searches(JOB, '');
    expect(offered).toHaveLength(100);
    expect(offered.slice(0, 3)).toEqual(['still-a', 'still-b', 'night-1']);
    expect(await viewer.searches(JOB, 'night-29')).toEqual([
      'night-29',
      ...Array.from({ length: 9 }, (_, i) => `night-${290 + i}`),
    ]);
    const wanted = project.jobs.find(({ name }) => name === 'night-200')?.id ?? '';
    expect(await viewer.searches(JOB, wanted.slice(0, 13))).toEqual(['night-200']);
    const { reply } = await viewer.chooses('night-200', { menu: JOB, typed: 'night-2' });
    expect(reply?.text).toContain('Best trial of night-200');
  });

  it('finds jobs that are older than the newest 300', async () => {
    const { viewer } = await begin((project) => {
      project.addTable({ name: 'ancient', rows: ROWS, createdAt: new Date('2020-01-01T00:00:00Z') });
      many(project);
    });
    await viewer.types('/modelarts best');
    expect(await viewer.searches(JOB, 'ncien')).toEqual(['ancient']);
    const { reply } = await viewer.chooses('ancient', { menu: JOB, typed: 'anc' });
    expect(reply?.text).toContain('Best trial of ancient');
  });

  it('offers the nearest names when none fits, and nothing when none is near', async () => {
    const { viewer } = await begin(few);
    await viewer.types('/modelarts best');
    expect(await viewer.searches(JOB, 'resnte-lr')).toEqual(['resnet-lr']);
    expect(await viewer.searches(JOB, '%%%')).toEqual([]);
  });

  it('asks ModelArts once while several letters are typed', async () => {
    const { viewer, modelarts } = await begin(few);
    await viewer.types('/modelarts best');
    const before = modelarts.requests.length;
    for (const typed of ['', 'r', 're', 'res', 'resn']) await viewer.searches(JOB, typed);
    // In each of the two workspaces.
    expect(modelarts.requests.length).toBe(before + 2);
  });

  it('stands below the answer of /modelarts jobs, too', async () => {
    const { viewer } = await begin(few);
    await viewer.types('/modelarts jobs');
    const { reply } = await viewer.chooses('resnet-lr', { menu: 'See the best trial of…' });
    expect(reply?.text).toContain('Best trial of resnet-lr');
  });

  it.each([
    ['a channel ping', '<!channel>'],
    ['text styles', '*bold* `code`'],
    ['quotes', 'a "quoted\' name'],
    ['the look of an option', '--yes'],
    ['3,000 letters', 'x'.repeat(3_000)],
    ['nothing but a space', ' '],
  ])('offers a job whose name has %s', async (_, name) => {
    const { viewer, slack } = await begin((project) => project.addTable({ name, rows: ROWS }));
    await viewer.types('/modelarts best');
    const [label = ''] = await viewer.searches(JOB, name.slice(0, 5));
    const { reply } = await viewer.chooses(label, { menu: JOB, typed: name.slice(0, 5) });
    expect(reply?.text).toContain('done0001, acc 0.9');
    expect(slack.failures).toEqual([]);
  });

  it('offers no names to people who may not look in the channel', async () => {
    const { viewer, guest, admin, modelarts } = await begin(few);
    await viewer.mentions('@ModelArts jobs');
    const before = modelarts.requests.length;
    expect(await guest.searches('See the best trial of…', '')).toEqual([]);
    expect(modelarts.requests.length).toBe(before);
    await admin.types('/modelarts allow guests here');
    expect(await guest.searches('See the best trial of…', '')).toContain('resnet-lr');
  });

  it('goes by what the person may do everywhere when it is in a modal', async () => {
    const { viewer, guest, admin } = await begin(few);
    await viewer.types('/modelarts jobs');
    await admin.types('/modelarts allow guests here');
    await admin.types('/modelarts allow channel', { channel: 'C0RANDOM' });
    expect(await viewer.searches('See the best trial of…', '')).toEqual([]);
    await viewer.uses('Find a search');
    expect(await viewer.searches('job', 'tune')).toEqual(['bert-tune']);
    await guest.uses('Find a search');
    expect(await guest.searches('job', 'tune')).toEqual([]);
  });

  it('offers nothing when ModelArts is slow and no job was read before', async () => {
    const journey = await begin(few);
    await journey.viewer.types('/modelarts best');
    expect(await late(journey, 'ListTrainingJobs', async () => journey.viewer.searches(JOB, 'res'))).toEqual(
      [],
    );
  });

  it('offers the jobs read before when ModelArts is slow', async () => {
    const journey = await begin(few);
    await journey.viewer.types('/modelarts best');
    expect(await journey.viewer.searches(JOB, 'res')).toEqual(['resnet-lr']);
    await journey.clock.advance(10_000);
    expect(await late(journey, 'ListTrainingJobs', async () => journey.viewer.searches(JOB, 'bert'))).toEqual(
      ['bert-tune'],
    );
  });

  it('offers the jobs read before when ModelArts fails', async () => {
    const { viewer, modelarts, clock, logged } = await begin(few);
    await viewer.types('/modelarts best');
    await viewer.searches(JOB, '');
    await clock.advance(10_000);
    modelarts.faults.inject({ kind: 'fail', status: 403, code: 'ModelArts.0108' });
    expect(await viewer.searches(JOB, 'bert')).toEqual(['bert-tune']);
    expect(logged()).toContain('a menu could not be filled');
  });

  it.each(['cut', 'types', 'html'] as const)(
    'stays empty when the answer of ModelArts is damaged (%s)',
    async (as) => {
      const { viewer, modelarts } = await begin(few);
      await viewer.types('/modelarts best');
      modelarts.faults.inject({ kind: 'garbage', as });
      expect(await viewer.searches(JOB, '')).toEqual([]);
    },
  );

  it.each([
    ['stop', 'In which search shall a trial be stopped? The trial is asked for next.'],
    ['stop-job', 'Which job shall be stopped as a whole? You are asked once more.'],
  ])('comes with a sentence on what /modelarts %s will do', async (command, question) => {
    const { operator } = await begin(few);
    expect((await operator.types(`/modelarts ${command}`)).text).toBe(question);
  });

  it('is left out when the line is too long for it, with what to do instead', async () => {
    const { viewer } = await begin(few);
    const { shown } = await viewer.types(`/modelarts best --metric ${'m'.repeat(250)}`);
    expect(shown).toContain('Type it again with the job in it');
  });
});

describe('the menu of trials', () => {
  it('offers running trials, then the best, and finds trials by their parameters', async () => {
    const { viewer } = await begin(few);
    await viewer.types('/modelarts trial resnet-lr');
    expect(await viewer.searches(TRIAL, '')).toEqual(['slow0002', 'slow0001', 'done0001', 'done0002']);
    expect(await viewer.searches(TRIAL, 'adam')).toEqual(['slow0001', 'done0001']);
    expect(await viewer.searches(TRIAL, 'lr=0.1 sgd')).toEqual(['done0002']);
    const { reply } = await viewer.chooses('done0002', { menu: TRIAL, typed: '0002' });
    expect(reply?.text).toContain('Trial done0002 of resnet-lr');
  });

  it('offers only running trials to /modelarts stop, the worst first, and says that one will be stopped', async () => {
    const { operator } = await begin(few);
    expect((await operator.types('/modelarts stop resnet-lr')).text).toBe(
      'Which trial of resnet-lr shall be stopped? You are asked once more.',
    );
    expect(await operator.searches(TRIAL, '')).toEqual(['slow0001', 'slow0002']);
    expect(await operator.searches(TRIAL, 'adam')).toEqual(['slow0001']);
  });

  it('leads to a question before the stop even when --yes was typed before a trial was picked', async () => {
    const { operator, clock, stopsSent } = await begin(few);
    await operator.types('/modelarts stop resnet-lr --yes');
    const { reply } = await operator.chooses('slow0001', { menu: TRIAL });
    expect(reply?.shown).toContain('Stop trial slow0001 of resnet-lr?');
    await clock.advance(60_000);
    expect(stopsSent()).toBe(0);
  });

  it('finds one trial of 5,000', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => ({ id: `trial${i}`, reward: i / 5_000 }));
    const { viewer } = await begin((project) => project.addTable({ name: 'huge', rows }));
    await viewer.types('/modelarts trial huge');
    await viewer.sees('Which trial of huge?');
    await expect
      .poll(async () => (await viewer.searches(TRIAL, '')).slice(0, 2))
      .toEqual(['trial4999', 'trial4998']);
    expect(await viewer.searches(TRIAL, 'trial123')).toContain('trial1234');
    const { reply } = await viewer.chooses('trial17', { menu: TRIAL });
    expect(reply).toBeDefined();
    await viewer.sees('Trial trial17 of huge');
  });

  it('leaves out the trials that are already in the comparison', async () => {
    const { viewer } = await begin(few);
    expect((await viewer.types('/modelarts compare resnet-lr')).text).toBe('Which trial of resnet-lr?');
    const next = await viewer.chooses('done0001', { menu: TRIAL });
    expect(next.reply?.text).toBe('And the second trial of resnet-lr, beside done0001?');
    expect(await viewer.searches(TRIAL, 'done')).toEqual(['done0002']);
    const { reply } = await viewer.chooses('done0002', { menu: TRIAL });
    expect(reply?.text).toContain('done0001 and done0002 differ');
  });

  it('leaves out only that trial, and not those whose ids begin alike', async () => {
    const rows = [{ id: 't1' }, { id: 't10' }];
    const { viewer } = await begin((project) => project.addTable({ name: 'alike', rows }));
    await viewer.types('/modelarts compare alike t1');
    expect(await viewer.searches(TRIAL, '')).toEqual(['t10']);
  });
});

describe('/modelarts compare in a channel that uses a search', () => {
  it('needs no job before several trials', async () => {
    const { viewer } = await begin(few);
    await viewer.types('/modelarts use resnet-lr');
    expect((await viewer.types('/modelarts compare done0001 done0002')).text).toContain(
      'done0001 and done0002 differ',
    );
    expect((await viewer.types('/modelarts compare resnet-lr done0001 done0002')).text).toContain(
      'done0001 and done0002 differ',
    );
    expect((await viewer.types('/modelarts compare resnet-lr done0001')).shown).toContain('beside done0001?');
    expect((await viewer.types('/modelarts compare nothing-such done0002')).shown).toContain('nothing-such');
  });

  it('asks back when the first word fits a job, too', async () => {
    const { viewer } = await begin((project) => {
      few(project);
      project.addTable({ name: 'done0001', rows: ROWS });
    });
    await viewer.types('/modelarts use resnet-lr');
    const { shown } = await viewer.types('/modelarts compare done0001 done0002');
    expect(shown).toContain('it fits a job too. Which one?');
    const { reply } = await viewer.presses('Trial of resnet-lr');
    expect(reply?.text).toContain('done0001 and done0002 differ');
  });
});
