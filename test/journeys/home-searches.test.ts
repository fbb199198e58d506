import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { scenarios } from '../../sandbox/scenarios.ts';
import type { SeenView } from '../../sandbox/slack/eyes.ts';
import type { PersonAt } from '../../sandbox/slack/person.ts';
import { begin } from './begin.ts';
import { hanging, late } from './late.ts';
import { live, MINUTE, until } from './slow-trial.ts';

const halfway = (project: Project) => scenarios.halfway.fill(project);

const HOME = { home: true };

const isFilled = ({ type, shown }: SeenView) => type === 'home' && !shown.includes('Looking…');

/** Comes to Home, and waits for the searches in it. */
async function comesHome(person: PersonAt): Promise<SeenView> {
  await person.opensHome();
  return person.seesView(isFilled);
}

/** Presses in Home, and waits for the answer in the modal. */
async function asks(person: PersonAt, button: string): Promise<SeenView> {
  await person.presses(button, HOME);
  return answered(person);
}

async function answered(person: PersonAt): Promise<SeenView> {
  return person.seesView(({ type, shown }) => type === 'modal' && !shown.includes('Looking…'));
}

function endedIn({ shown }: SeenView): number {
  return Number(/(\d+) of 24 trials ended/.exec(shown)?.[1]);
}

/** So many searches that run, the last of them the newest. */
const many = (count: number) => (project: Project) => {
  for (let i = 0; i < count; i += 1)
    project.addTable({
      name: `search-${i}`,
      rows: [{ id: `best000${i}`, reward: 0.5 + i / 100 }],
      createdAt: new Date(project.now().getTime() - (count - i) * MINUTE),
    });
};

describe('the searches in App Home', () => {
  it('come after the rest of Home, with progress, the best so far and buttons', async () => {
    const { operator, slack } = await begin(halfway);
    const first = await operator.opensHome();
    expect(first.shown).toContain('Running searches\nLooking…');
    expect(first.shown).toContain('You are an admin');

    const home = await operator.seesView(isFilled);
    expect(home.shown).toContain(
      [
        'Running searches',
        'resnet-lr',
        '█████░░░░░ 12 of 24 trials ended',
        'Best so far: trial 7aefe81c, acc 0.9101 (higher is better)',
        'Leading so far: trial 196b1c0a with 0.9211. It is still running, so this may change.',
        'Likely done between 2026-11-22 9:28 AM and 9:40 AM.',
        '[ Best trial ]  [ Progress ]  [ Stop… ]',
        'Ended last',
        'vit-yaml · completed',
        'Trial bb00cee6 · acc 0.7002 (assumed: higher is better)',
        'bert-tune · completed',
        'Trial d8a01a65 · loss 0.1044 (lower is better)',
        '[ Best of vit-yaml ]  [ Best of bert-tune ]',
        'As of 9:00:00 AM.',
        '[ Refresh ]  [ Recent searches ]',
      ].join('\n'),
    );
    expect(slack.failures).toEqual([]);
  });

  it('answer a press in a modal, whose buttons lead on and back', async () => {
    const { operator, slack } = await begin(halfway);
    await comesHome(operator);
    const best = await asks(operator, 'Best trial');
    expect(best.shown).toContain('Best trial of resnet-lr');
    expect(best.shown).not.toContain('Share to channel');
    expect(best.shown).not.toContain('[ Back ]');

    await operator.presses('All trials');
    const all = await operator.seesView('Trials of resnet-lr');
    expect(all.shown).toContain('[ Back ]');
    await operator.presses('Back');
    expect((await operator.seesView('Best trial of resnet-lr')).shown).not.toContain('[ Back ]');
    expect(slack.failures).toEqual([]);
  });

  it('let an operator pick a running trial, confirm its stop and hear of its end', async () => {
    const journey = await begin(live());
    const { operator, slack, stopsSent } = journey;
    await comesHome(operator);
    expect((await asks(operator, 'Stop…')).shown).toContain(
      'Which trial of resnet-lr shall be stopped? You are asked once more.',
    );
    await operator.chooses('slow0001', { menu: 'modal:ask:find:trial:running', typed: '' });
    await operator.seesView('Stop it');
    await operator.presses('Stop it');
    await until(journey, operator.seesView('A direct message to you follows it to the end.'));
    await until(journey, operator.sees(/Trial slow0001 of resnet-lr was stopped by/));
    expect(stopsSent()).toBe(1);
    expect(slack.failures).toEqual([]);
  });

  it('are read again on Refresh', async () => {
    const { viewer, clock } = await begin(halfway);
    const before = await comesHome(viewer);
    await clock.advance(10 * MINUTE);
    await viewer.presses('Refresh', HOME);
    const after = await viewer.seesView((view) => isFilled(view) && view.shown.includes('As of 8:10:00 AM.'));
    expect(endedIn(after)).toBeGreaterThan(endedIn(before));
  });

  it('stand below the first steps on the first visit, and above them later', async () => {
    const { viewer } = await begin(halfway);
    const start = '[ Find a search ]  [ What can I ask? ]  [ Who may stop trials? ]';
    const places = ({ shown }: SeenView) => [shown.indexOf(start), shown.indexOf('Running searches')];
    const [startFirst = 0, searchesFirst = 0] = places(await comesHome(viewer));
    expect(startFirst).toBeLessThan(searchesFirst);
    expect(startFirst).toBeGreaterThan(0);
    const [startLater = 0, searchesLater = 0] = places(await comesHome(viewer));
    expect(searchesLater).toBeLessThan(startLater);
  });

  it.each([
    ['What can I ask?', 'What you can type'],
    ['Who may stop trials?', 'Who may do what'],
    ['Recent searches', 'bert-tune'],
  ])('have a button “%s” that answers in a modal', async (button, wanted) => {
    const { viewer, slack } = await begin(halfway);
    await comesHome(viewer);
    expect((await asks(viewer, button)).shown).toContain(wanted);
    expect(slack.failures).toEqual([]);
  });

  it('are found by typing behind the button Find a search', async () => {
    const { viewer, slack } = await begin(halfway);
    await comesHome(viewer);
    await viewer.presses('Find a search', HOME);
    await viewer.seesView('Search or training job');
    await viewer.fills('job', 'bert-tune');
    expect((await viewer.submits())?.shown).toContain('Best trial of bert-tune');
    expect(slack.failures).toEqual([]);
  });

  it('are the five newest, and the rest are counted', async () => {
    const { viewer } = await begin(many(7));
    const { shown } = await comesHome(viewer);
    expect([...shown.matchAll(/^search-\d$/gm)].map(String)).toEqual(
      [6, 5, 4, 3, 2].map((i) => `search-${i}`),
    );
    expect(shown).toContain('…and 2 more searches running: see Recent searches.');
  });

  it('are said to be none when no search is running', async () => {
    const { viewer } = await begin((project) => void project.addJob({ name: 'baseline' }));
    const { shown } = await comesHome(viewer);
    expect(shown).toContain('Running searches\nNo search is running just now.');
    expect(shown).not.toContain('Ended last');
    expect(shown).not.toContain('baseline');
  });

  it('are said to have no trials yet when they have none', async () => {
    const { viewer } = await begin((project) => void project.addTable({ name: 'fresh', rows: [] }));
    expect((await comesHome(viewer)).shown).toContain('fresh\nIt has no trials yet.\n[ Best trial ]');
  });

  it('show the others when the trials of one cannot be read', async () => {
    const { viewer, modelarts } = await begin(many(3));
    modelarts.faults.inject({ kind: 'fail', status: 403, api: 'ShowAutoSearchTrials', times: 1 });
    const { shown } = await comesHome(viewer);
    expect(shown.match(/is not allowed to do that/g)).toHaveLength(1);
    expect(shown.match(/^Best so far: /gm)).toHaveLength(2);
    expect(shown.match(/^\[ Best trial \] {2}\[ Progress \]$/gm)).toHaveLength(3);
  });

  it('say that ModelArts does not answer, and the rest of Home is there', async () => {
    const { viewer, modelarts, passing } = await begin(halfway);
    modelarts.faults.dark = true;
    const coming = comesHome(viewer);
    await passing(coming);
    const { shown } = await coming;
    expect(shown).toMatch(/Running searches\nModelArts is not answering.*\n.*\n\[ Refresh \]/);
    expect(shown).toContain('You are a viewer everywhere');
  });

  it('are named while their trials are still being read', async () => {
    const journey = await begin(halfway);
    const { viewer } = journey;
    const named = await late(journey, 'ShowAutoSearchTrials', async () => {
      await viewer.opensHome();
      return viewer.seesView('resnet-lr\nLooking…\n[ Best trial ]');
    });
    expect(named.shown).toContain('vit-yaml · completed\nLooking…');
    expect((await viewer.seesView(isFilled)).shown).toContain('12 of 24 trials ended');
  });

  it('say so when the answer of ModelArts is damaged', async () => {
    for (const as of ['cut', 'types', 'html'] as const) {
      const { viewer, modelarts, passing } = await begin(halfway);
      modelarts.faults.inject({ kind: 'garbage', as });
      const coming = comesHome(viewer);
      await passing(coming);
      const { shown } = await coming;
      expect(shown).toContain('an answer that this bot cannot read');
      expect(shown).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('are not shown to people without a role, and ModelArts is not asked', async () => {
    const { guest, modelarts, stopBot } = await begin(halfway);
    const { shown } = await comesHome(guest);
    // Whatever it does is done by then.
    await stopBot();
    expect(shown).not.toContain('Running searches');
    expect(shown).not.toContain('resnet-lr');
    expect(shown).not.toContain('[ ');
    expect(modelarts.requests.map(({ api }) => api)).not.toContain('ListTrainingJobs');
  });

  it('have no button Stop… for a viewer', async () => {
    const { viewer } = await begin(halfway);
    expect((await comesHome(viewer)).shown).not.toContain('Stop…');
  });

  it('are in the language of their reader', async () => {
    const { chinese } = await begin(halfway);
    await chinese.opensHome();
    const { shown } = await chinese.seesView('resnet-lr\n█████░░░░░');
    expect(shown).toContain('共 24 个 trial，已结束 12 个');
    expect(shown).toContain('目前最佳：trial 7aefe81c，acc 0.9101（越大越好）');
    expect(shown).toMatch(/预计在 .* 之间完成。/);
    await chinese.presses('最佳 trial', HOME);
    expect((await chinese.seesView('resnet-lr 的最佳 trial')).type).toBe('modal');
  });

  it('do not replace a newer Home that was published meanwhile', async () => {
    const { operator, modelarts, workspace, slack } = await begin(halfway);
    modelarts.faults.inject({ kind: 'hang', api: 'ListTrainingJobs' });
    await operator.opensHome();
    const other = { type: 'section', text: { type: 'plain_text', text: 'Newer.' } };
    workspace.views.publish({ personId: 'U0OPERATOR', content: { type: 'home' }, blocks: [other] });
    const refused = slack.calls.length;
    modelarts.faults.clear();
    await expect
      .poll(() => slack.calls.slice(refused).map(({ reply }) => reply.error))
      .toContain('hash_conflict');
    expect(operator.views().map(({ shown }) => shown)).toEqual(['Newer.']);
  });

  it('are read only once when they have ended', async () => {
    const { viewer, modelarts, clock } = await begin(halfway);
    const reads = () => modelarts.requests.filter(({ api }) => api === 'ShowAutoSearchTrials').length;
    await comesHome(viewer);
    const first = reads();
    await clock.advance(MINUTE);
    await viewer.presses('Refresh', HOME);
    await viewer.seesView((view) => isFilled(view) && view.shown.includes('As of 8:01:00 AM.'));
    expect(first).toBe(3);
    expect(reads() - first).toBe(1);
  });
});

describe('the finder from App Home', () => {
  it.each([
    ['viewer', 'Find a search', 'The dialog did not open in time. Please press the button again.'],
    ['chinese', '查找超参搜索', '对话框没能及时打开，请再按一次。'],
  ] as const)('says to %s that it did not open in time', async (who, button, words) => {
    const journey = await begin(halfway);
    await comesHome(journey[who]);
    journey.slack.faults.errorFor['views.open'] = 'expired_trigger_id';
    const { reply } = await journey[who].presses(button, HOME);
    expect(reply?.shown).toContain(words);
  });
});

describe('an answer in a modal from App Home', () => {
  it('comes as a direct message when the modal does not open', async () => {
    const { viewer, slack } = await begin(halfway);
    await comesHome(viewer);
    slack.faults.errorFor['views.open'] = 'expired_trigger_id';
    const { reply } = await viewer.presses('Best trial', HOME);
    expect(reply?.shown).toContain('Best trial of resnet-lr');
  });

  it('comes as a direct message when the modal was closed before', async () => {
    const { viewer, modelarts } = await begin(halfway);
    await comesHome(viewer);
    modelarts.faults.inject({ kind: 'hang' });
    await viewer.presses('Best trial', HOME);
    await viewer.closes();
    modelarts.faults.clear();
    expect((await viewer.sees('Best trial of resnet-lr')).shown).toContain('7aefe81c');
  });

  it('follows “Looking…” when it is late', async () => {
    const { viewer, modelarts } = await begin(halfway, { ackWithin: 0 });
    await comesHome(viewer);
    await asks(viewer, 'Best trial');
    modelarts.faults.inject({ kind: 'hang' });
    const { view } = await viewer.presses('All trials');
    expect(view?.shown).toContain('Looking…');
    modelarts.faults.clear();
    expect((await answered(viewer)).shown).toContain('Trials of resnet-lr');
  });

  it('leads on to another search, in the same modal', async () => {
    const { viewer, slack } = await begin(halfway);
    await comesHome(viewer);
    await asks(viewer, 'Recent searches');
    const { view } = await viewer.presses('Find another search');
    expect(view?.shown).toContain('Search or training job');
    await viewer.fills('job', 'bert-tune');
    expect((await viewer.submits())?.shown).toContain('Best trial of bert-tune');
    expect(viewer.views().filter(({ type }) => type === 'modal')).toHaveLength(1);
    expect(slack.failures).toEqual([]);
  });

  it('does not replace what was pressed later and answered sooner', async () => {
    const { viewer, modelarts, slack, clock, stopBot } = await begin(halfway);
    await comesHome(viewer);
    await asks(viewer, 'Best trial');
    // Past the age at which what was read before would be used again.
    await clock.advance(MINUTE);
    const asked = hanging({ modelarts }, 'ShowTrainingJobDetails');
    const early = viewer.presses('All trials');
    await asked;
    await viewer.presses('Find another search');
    await early;
    modelarts.faults.clear();
    // Whatever comes late has come by then.
    await stopBot();
    expect(viewer.views().at(-1)?.shown).toContain('Search or training job');
    expect(slack.failures).toEqual([]);
  });

  it('comes as a direct message when a stop fails and something else was pressed meanwhile', async () => {
    const { operator, modelarts, clock } = await begin(live());
    await comesHome(operator);
    await asks(operator, 'Best trial');
    // Past the age at which what was read before would be used again.
    await clock.advance(MINUTE);
    modelarts.faults.inject({ kind: 'fail', status: 403, api: 'ShowAutoSearchTrials' });
    const asked = hanging({ modelarts }, 'ShowTrainingJobDetails');
    const early = operator.presses('Stop');
    await asked;
    await operator.presses('Find another search');
    await early;
    modelarts.faults.clear();
    expect((await operator.sees('is not allowed to do that')).shown).toContain('ShowAutoSearchTrials');
    expect(operator.views().at(-1)?.shown).toContain('Search or training job');
  });

  it('says who may stop trials when the presser may not', async () => {
    const { viewer } = await begin(live());
    await comesHome(viewer);
    await asks(viewer, 'Best trial');
    await viewer.presses('Stop');
    expect((await viewer.seesView('You may look, but not stop trials')).type).toBe('modal');
  });
});
