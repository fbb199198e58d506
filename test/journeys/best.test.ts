import { describe, expect, it } from 'vitest';
import { begin } from './begin.ts';

describe('/modelarts best', () => {
  it('answers with the trial of the highest value when higher is better', async () => {
    const { viewer } = await begin((project) => project.addSample());
    const { shown, text, onlyFor } = await viewer.types('/modelarts best sample');
    expect(text).toBe('Best trial of sample: ae5503c0, acc 0.25.');
    expect(shown).toContain('Trial ae5503c0 · acc 0.25 (higher is better)');
    expect(shown).toContain('batch_size 32 · learning_rate 0.03408');
    expect(shown).toContain('among 8 finished trials');
    expect(shown).toContain('0.0625 behind');
    expect(onlyFor).toBe('U0VIEWER');
  });

  it('answers with the trial of the lowest value when lower is better', async () => {
    const { viewer } = await begin((project) => project.addSample({ mode: 'min' }));
    const { text, shown } = await viewer.types('/modelarts best sample');
    expect(text).toBe('Best trial of sample: ae548666, acc 0.');
    expect(shown).toContain('(lower is better)');
  });

  it('answers in the language of the reader', async () => {
    const { chinese } = await begin((project) => project.addSample());
    const { text, shown } = await chinese.types('/modelarts best sample');
    expect(text).toBe('sample 的最佳 trial：ae5503c0，acc 0.25。');
    expect(shown).toContain('越大越好');
    expect(shown).toContain('分享到频道');
  });

  it('counts ties and puts the trial that was made first in first place', async () => {
    const rows = [
      { reward: '0.1' },
      { id: 'first', reward: 'tensor(0.9000)' },
      { id: 'second', reward: 'tensor(0.9000)' },
    ];
    const { viewer } = await begin((project) => project.addTable({ name: 'ties', rows }));
    const { shown, text } = await viewer.types('/modelarts best ties');
    expect(text).toContain('first, acc 0.9');
    expect(shown).toContain('2 trials are tied for first');
  });

  it('shows a running trial that leads apart from the best finished one', async () => {
    const rows = [
      { id: 'done', reward: 0.5 },
      { id: 'ahead', reward: 0.7, status: 'RUNNING' },
    ];
    const { viewer } = await begin((project) => project.addTable({ name: 'live', rows }));
    const { shown, text } = await viewer.types('/modelarts best live');
    expect(text).toContain('done, acc 0.5');
    expect(shown).toContain('Leading so far: trial ahead with 0.7. It is still running');
    expect(shown).toContain('1 finished, 1 running, 0 failed');
  });

  it('says why there is no best trial when every value is NaN', async () => {
    const rows = [{ reward: 'nan' }, { reward: 'nan' }];
    const { viewer } = await begin((project) => project.addTable({ name: 'lost', rows }));
    const { shown } = await viewer.types('/modelarts best lost');
    expect(shown).toContain('No best trial: none of the 2 finished trials of lost has a usable value.');
    expect(shown).toContain('2 finished trials without a usable value: 2 NaN.');
  });

  it('reads a value that is printed as a tensor', async () => {
    const rows = [
      { id: 'a', reward: "tensor(0.0754, device='cuda:0')" },
      { id: 'b', reward: "tensor(0.0716, device='cuda:0')" },
    ];
    const objectives = [{ metric: 'loss', mode: 'min' as const }];
    const { viewer } = await begin((project) =>
      project.addTable({ name: 'bert', objectives, rows, metrics: [] }),
    );
    expect((await viewer.types('/modelarts best bert')).text).toBe('Best trial of bert: b, loss 0.0716.');
  });

  it.each(['page', 'entry'] as const)(
    'finds the best trial on the second page when ModelArts counts offsets by %s',
    async (offsetMeans) => {
      const rows = Array.from({ length: 120 }, (_, i) => ({
        id: `t${i}`,
        reward: i === 77 ? 0.99 : i / 1_000,
      }));
      const { viewer, modelarts } = await begin((project) => project.addTable({ name: 'long', rows }));
      modelarts.faults.offsetMeans = offsetMeans;
      const { text, shown } = await viewer.types('/modelarts best long');
      expect(text).toBe('Best trial of long: t77, acc 0.99.');
      expect(shown).toContain('among 120 finished trials');
    },
  );

  it('assumes that higher is better when the job does not say, and says so', async () => {
    const rows = [{ reward: 0.1 }, { reward: 0.2 }];
    const { viewer } = await begin((project) =>
      project.addTable({ name: 'yaml', rows, yaml: 'obs://bucket/search.yaml', objectives: [] }),
    );
    const { shown } = await viewer.types('/modelarts best yaml');
    expect(shown).toContain('assumed higher. Add --mode min if lower is.');
    expect(shown).toContain('(assumed: higher is better)');
    const { reply } = await viewer.presses('Lower is better');
    expect(reply?.shown).toContain('(lower is better)');
    expect(reply?.shown).not.toContain('assumed');
  });

  it('names both winners when the final value and the peak disagree', async () => {
    const rows = [
      { id: 'steady', reward: 0.8 },
      { id: 'fell', reward: 0.4, best: 0.95 },
    ];
    const { viewer } = await begin((project) => project.addTable({ name: 'peaks', rows }));
    expect((await viewer.types('/modelarts best peaks')).shown).toContain(
      'By peak instead, trial fell would win: it once had 0.95.',
    );
    expect((await viewer.types('/modelarts best peaks --by peak')).shown).toContain(
      'By final value instead, trial steady would win',
    );
  });

  it('shares its answer with the channel under the name of whoever pressed, without a Share button', async () => {
    const { viewer, admin } = await begin((project) => project.addSample());
    await viewer.types('/modelarts best sample');
    await viewer.presses('Share to channel');
    const shared = await admin.sees('Shared by');
    expect(shared.onlyFor).toBeUndefined();
    expect(shared.shown).toContain('Trial ae5503c0 · acc 0.25');
    expect(shared.shown).not.toContain('Share to channel');
  });

  it('brings its answer up to date in the same message on Refresh', async () => {
    const { viewer, project, clock } = await begin(() => undefined);
    const search = project.addTable({ name: 'live', rows: [{ id: 'a', reward: 0.1 }] });
    const before = await viewer.types('/modelarts best live');
    search.row(0).reward = 0.7;
    await clock.advance(10_000);
    const { reply } = await viewer.presses('Refresh');
    expect(reply?.ts).toBe(before.ts);
    expect(reply?.text).toBe('Best trial of live: a, acc 0.7.');
  });

  it('keeps the good answer on the screen when a refresh fails', async () => {
    const { viewer, modelarts, clock } = await begin((project) =>
      project.addTable({ name: 'live', rows: [{ id: 'a' }] }),
    );
    const before = await viewer.types('/modelarts best live');
    await clock.advance(10_000);
    modelarts.faults.inject({ kind: 'fail', status: 403, code: 'ModelArts.0108' });
    const { reply } = await viewer.presses('Refresh');
    expect(reply?.shown).toContain('is not allowed to do that');
    expect(reply?.ts).not.toBe(before.ts);
    expect(viewer.screen().find(({ ts }) => ts === before.ts)?.shown).toContain('Trial a · acc 0.5');
  });

  it('says that trials are in a state that the bot does not know', async () => {
    const rows = [{ status: 'STOPPED' }, { status: 'STOPPED' }];
    const { viewer } = await begin((project) => project.addTable({ name: 'odd', rows }));
    const { text, shown } = await viewer.types('/modelarts best odd');
    expect(text).toBe('No best trial: 2 trials of odd are in a state this bot does not know.');
    expect(shown).toContain('2 in a state this bot does not know');
  });

  it('uses native tables again after one message with them was refused', async () => {
    const { viewer, slack } = await begin((project) => project.addSample());
    await viewer.types('/modelarts best sample');
    slack.faults.refuseNative = true;
    await viewer.presses('Refresh');
    slack.faults.refuseNative = false;
    expect(JSON.stringify((await viewer.types('/modelarts best sample')).blocks)).toContain('data_table');
  });

  it('answers with a plain text table when the workspace refuses native tables', async () => {
    const { viewer, slack } = await begin((project) => project.addSample());
    slack.faults.refuseNative = true;
    for (const _ of ['the first time', 'once it is known']) {
      const seen = await viewer.types('/modelarts best sample');
      expect(seen.shown).toContain('ae5503c0');
      expect(JSON.stringify(seen.blocks)).not.toContain('data_table');
      expect(JSON.stringify(seen.blocks)).toContain('rich_text_preformatted');
    }
    expect(slack.failures).toEqual([]);
  });
});

describe('a name from ModelArts in /modelarts best', () => {
  it.each([
    ['a channel ping', '<!channel>'],
    ['a mention', '<@U0ADMIN>'],
    ['text styles', '*bold* _it_'],
    ['3,000 letters', 'x'.repeat(3_000)],
  ])('is shown as plain text when it has %s', async (_, name) => {
    const rows = [
      { id: name, reward: 0.5, params: { [name]: name } },
      { id: 'r', status: 'RUNNING', reward: 0.1 },
    ];
    const { viewer, slack, project } = await begin((world) =>
      world.addTable({ name, rows, objectives: [{ metric: name, mode: 'max' }] }),
    );
    const seen = await viewer.types(`/modelarts best ${project.jobs[0]?.id}`);
    expect(seen.shown).toContain(name.slice(0, 60));
    expect(seen.text).not.toMatch(/<[!@]/);
    expect(slack.failures).toEqual([]);
  });
});
