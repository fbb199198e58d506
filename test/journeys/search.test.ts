import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { scenarios } from '../../sandbox/scenarios.ts';
import { rowsOfCsv } from '../csv.ts';
import { begin, type Journey } from './begin.ts';

const sample = (project: Project) => void project.addSample();
const say = async ({ viewer }: Pick<Journey, 'viewer'>, line: string) => viewer.types(`/modelarts ${line}`);

function published(project: Project): void {
  const { id } = project.addSample();
  const rows = [
    ['batch_size', '0.2443/0.3867'],
    ['learning_rate', '0.6992/0.4040'],
  ];
  project.insights.analyses.set(id, { rows });
}

describe('commands about a search', () => {
  it.each([
    ['progress sample', '8 of 8 trials ended'],
    ['compare sample ae55 bef4', 'differ in'],
    ['analysis sample batch_size', 'obs://ml-team/sample/log/hyperparameter-analysis/fanova/batch_size.png'],
    ['templates nas', 'Type nas has 4 templates.'],
    ['trials sample --sort place', 'best first'],
  ])('answer the mention “%s” in its thread', async (line, expected) => {
    const { viewer } = await begin(published);
    const { shown, onlyFor } = await viewer.mentions(`@ModelArts ${line}`);
    expect(shown).toContain(expected);
    expect(onlyFor).toBeUndefined();
  });
});

describe('/modelarts progress', () => {
  it('tells how a search goes, in English and Chinese', async () => {
    const { viewer, chinese } = await begin(sample);
    const { text, shown, onlyFor } = await viewer.types('/modelarts progress sample');
    expect(text).toBe('sample: 8 of 8 trials ended, best acc 0.25 (trial ae5503c0).');
    expect(shown).toContain('No new best in the last 4 of 8 finished trials, in the order they were made.');
    expect(shown).toContain('in 50% of all searches.');
    expect(shown).toContain('Best acc by trial (line chart)');
    expect(onlyFor).toBe('U0VIEWER');
    expect((await chinese.types('/modelarts progress sample')).text).toBe(
      'sample：共 8 个 trial，已结束 8 个，最佳 acc 为 0.25（trial ae5503c0）。',
    );
  });

  it('estimates when the search will be done from finished and running trials', async () => {
    const { viewer } = await begin(scenarios.halfway.fill);
    const { shown } = await viewer.types('/modelarts progress resnet-lr');
    expect(shown).toMatch(/\d+ of \d+ trials ended/);
    expect(shown).toMatch(/trials end in an hour on average/);
    expect(shown).toMatch(/About \d+.* to \d+.* left, so done between .* and /);
  });

  it('brings its answer up to date in the same message on Refresh', async () => {
    const journey = await begin(scenarios.halfway.fill);
    const before = await say(journey, 'progress resnet-lr');
    await journey.clock.advance(20 * 60_000);
    const { reply } = await journey.viewer.presses('Refresh');
    expect(reply?.ts).toBe(before.ts);
    expect(reply?.text).not.toBe(before.text);
  });

  it('says that the number of trials is unknown when the search is a file in OBS', async () => {
    const rows = [{ reward: 0.1 }, { reward: 0.2 }, { status: 'RUNNING' }];
    const journey = await begin((project) =>
      project.addTable({ name: 'yaml', rows, yaml: 'obs://bucket/a.yaml', objectives: [] }),
    );
    const { shown } = await say(journey, 'progress yaml');
    expect(shown).toContain('2 of the 3 trials so far ended');
    expect(shown).toContain('ModelArts does not say how many trials this search is to make.');
    expect(shown).toContain('assumed higher. Add --mode min');
    expect((await say(journey, 'progress yaml --mode min')).shown).not.toContain('assumed');
  });

  it.each([
    ['fewer than three trials have finished', [{ status: 'RUNNING' }]],
    ['no trial is running just now', [{}, {}, {}, { status: 'PENDING' }]],
  ])('says that there is no estimate because %s', async (why, rows) => {
    const journey = await begin((project) => project.addTable({ name: 'few', rows, samples: 9 }));
    expect((await say(journey, 'progress few')).shown).toContain(why);
  });

  it('shows a sparkline when the workspace refuses charts', async () => {
    const journey = await begin(sample);
    journey.slack.faults.refuseNative = true;
    const { shown, blocks } = await say(journey, 'progress sample');
    expect(JSON.stringify(blocks)).not.toContain('data_visualization');
    expect(shown).toMatch(/0\.0625 {2}[▁-█]{8} {2}0\.25/);
    expect(journey.slack.failures).toEqual([]);
  });

  it('tells a search without trials from a job without a search, as does /modelarts trials', async () => {
    const journey = await begin((project) => {
      project.addTable({ name: 'new', rows: [] });
      project.addJob({ name: 'plain' });
    });
    expect((await say(journey, 'progress new')).text).toBe('new has no trials yet.');
    expect((await say(journey, 'progress plain')).text).toContain('without a hyperparameter search');
    for (const line of ['trials plain', 'trials plain --status running', 'trials plain --page 3']) {
      const { shown } = await say(journey, line);
      expect(shown).toBe(
        'plain is a training job without a hyperparameter search, so it has no trials. The commands job and logs tell how it is doing.\n[ Training job ]  [ Logs ]',
      );
    }
    expect((await say(journey, 'trials new')).shown).toContain('new has no trials yet.');
  });

  it('says “so far” of a search that runs, and not of one that has ended', async () => {
    const rows = [
      { id: 'high0001', reward: 0.9 },
      { id: 'low00001', reward: 0.2 },
    ];
    const journey = await begin((project) => {
      project.addTable({ name: 'runs', rows });
      project.addTable({ name: 'over', rows, phase: 'Completed' });
    });
    const running = await say(journey, 'progress runs');
    expect(running.text).toBe('runs: 2 of the 2 trials so far ended, best acc so far 0.9 (trial high0001).');
    expect(running.shown).toContain('Best so far: trial high0001');
    const over = await say(journey, 'progress over');
    expect(over.text).toBe('over: 2 of 2 trials ended, best acc 0.9 (trial high0001).');
    expect(over.shown).toContain('Best of the search: trial high0001, acc 0.9 (higher is better)');
    expect(over.shown).toContain('Best acc by trial (line chart)');
    expect(over.shown).not.toContain('so far');
    const chinese = await journey.chinese.types('/modelarts progress over');
    expect(chinese.shown).toContain('全程最佳：trial high0001');
    expect(chinese.shown).not.toContain('目前');
  });

  it('has a button for the analysis of the parameters', async () => {
    const journey = await begin(published);
    await say(journey, 'progress sample');
    const { reply } = await journey.viewer.presses('Parameters that matter');
    expect(reply?.text).toContain('learning_rate matters most');
  });
});

describe('/modelarts compare', () => {
  it('shows trials of the published sample side by side', async () => {
    const { viewer } = await begin(sample);
    const { text, shown } = await viewer.types('/modelarts compare sample ae5503c0 bef4 ae54c0ea');
    expect(text).toBe('ae5503c0, bef46590 and ae54c0ea differ in 2 parameters and 2 metrics.');
    expect(shown).toMatch(/acc.*0\.25 \(best\).*0\.09375.*0\.1875/);
    expect(shown).toMatch(/loss.*0\.0716.*0\.074 .*0\.1469 \(highest\)/);
    expect(shown).toMatch(/learning_rate.*0\.03408.*0\.03656.*0\.04015/);
  });

  it('asks for trials until there are two', async () => {
    const journey = await begin(sample);
    expect((await say(journey, 'compare sample')).shown).toContain('Which trial of sample?');
    expect((await say(journey, 'compare sample ae5503c0')).shown).toContain(
      'And the second trial of sample, beside ae5503c0?',
    );
    expect((await say(journey, 'compare sample ae5503c0 ae55')).text).toBe(
      'That is trial ae5503c0 both times. Name two different trials.',
    );
  });

  it('refuses more trials than fit side by side', async () => {
    const rows = Array.from({ length: 8 }, (_, i) => ({ id: `t${i}` }));
    const journey = await begin((project) => project.addTable({ name: 'many', rows }));
    expect((await say(journey, 'compare many t0 t1 t2 t3 t4 t5 t6 t7')).text).toBe(
      'At most 6 trials fit side by side, and you named 8. Leave some out.',
    );
    expect((await say(journey, 'compare many t0 t1 t2 t3 t4 t5')).text).toContain('differ in 1 parameter');
  });

  it('leaves out what is the same and says how much that is', async () => {
    const rows = [
      { id: 'a', reward: 0.5, params: { lr: 0.1, batch: 32 }, metrics: { loss: 1 } },
      { id: 'b', reward: 0.5, params: { lr: 0.1, batch: 64 }, metrics: { loss: 1 }, status: 'RUNNING' },
      { id: 'c', reward: 0.5, params: { lr: 0.1, batch: 32 }, metrics: { loss: 1 } },
    ];
    const journey = await begin((project) => project.addTable({ name: 'alike', rows }));
    const { text, shown } = await say(journey, 'compare alike a b');
    expect(text).toBe('a and b differ in 1 parameter.');
    expect(shown).toMatch(/State.*finished.*running/);
    expect(shown).toContain('The same in all: 1 parameter, 2 metrics.');
    expect(shown).not.toMatch(/^lr/m);
    expect((await say(journey, 'compare alike a c')).text).toBe(
      'a and c have the same parameters and metrics.',
    );
  });

  it('tells apart values that are equal in four digits', async () => {
    const rows = [
      { id: 'a', reward: 0.1234567 },
      { id: 'b', reward: 0.1234568 },
    ];
    const journey = await begin((project) => project.addTable({ name: 'close', rows }));
    expect((await say(journey, 'compare close a b')).shown).toMatch(/0\.1234567.*0\.1234568 \(best\)/);
  });

  it('says which trial it does not know', async () => {
    const journey = await begin(sample);
    expect((await say(journey, 'compare sample ae5503c0 nowhere')).shown).toContain('“nowhere”');
  });
});

describe('/modelarts analysis', () => {
  it('says which parameters matter', async () => {
    const { viewer } = await begin(published);
    const { text, shown } = await viewer.types('/modelarts analysis sample');
    expect(text).toBe('In sample, learning_rate matters most: importance 0.6992 ± 0.404.');
    expect(shown).toContain('Importance by parameter (bar chart)');
    expect(shown).toContain('batch_size: importance 0.2443 ± 0.3867 · the spread is larger than the value');
    expect(shown).toContain('need not add up to 1');
  });

  it.each(['empty', 'nothing', 'refused'] as const)(
    'says that there is no analysis yet when the answer of ModelArts is %s',
    async (answer) => {
      const journey = await begin((project) => {
        const { id } = project.addTable({ name: 'young', rows: [{}, {}] });
        project.insights.analyses.set(id, answer);
      });
      const { text, shown } = await say(journey, 'analysis young');
      expect(text).toBe('There is no analysis of young yet.');
      expect(shown).toContain('So far 2 trials have.');
      expect(shown.includes('ModelArts.2858')).toBe(answer === 'refused');
    },
  );

  it('is not asked of ModelArts for a job without a search', async () => {
    const journey = await begin((project) => project.addJob({ name: 'plain' }));
    expect((await say(journey, 'analysis plain')).text).toContain('without a hyperparameter search');
    expect((await say(journey, 'analysis plain lr')).text).toContain('without a hyperparameter search');
    const asked = journey.modelarts.requests.map(({ api }) => api);
    expect(asked).not.toContain('ShowAutoSearchParamsAnalysis');
  });

  it('says where a plot lies, and that this is no link', async () => {
    const journey = await begin(published);
    await say(journey, 'analysis sample');
    const { shown } = await say(journey, 'analysis sample Learning_Rate');
    expect(shown).toContain('learning_rate: importance 0.6992 ± 0.404');
    expect(shown).toContain('obs://ml-team/sample/log/hyperparameter-analysis/fanova/learning_rate.png');
    expect(shown).toContain('That is a place in OBS and no link');
  });

  it('does not ask for the plot of a parameter with a slash in its name, and says why', async () => {
    const journey = await begin((project) => {
      const { id } = project.addSample();
      project.insights.analyses.set(id, { rows: [['opt/lr', '0.5/0.1']] });
    });
    const { shown } = await say(journey, 'analysis sample opt/lr');
    expect(shown).toContain('opt/lr: importance 0.5 ± 0.1');
    expect(shown).toContain('a slash in the name would end the address');
    const asked = journey.modelarts.requests.map(({ api }) => api);
    expect(asked).not.toContain('ShowAutoSearchParamAnalysisResultPath');
  });

  it('says that a parameter has not been analysed', async () => {
    const journey = await begin((project) => {
      const { id } = project.addSample();
      project.insights.analyses.set(id, { rows: [['batch_size', '0.5/0.1']] });
    });
    const { shown } = await say(journey, 'analysis sample learning_rate');
    expect(shown).toContain('has no number for learning_rate');
    expect(shown).toContain('ModelArts does not say where its plot lies.');
    expect(shown).toContain('ModelArts.2858');
  });

  it('offers the parameter that a mistyped name may mean as a button that answers', async () => {
    const journey = await begin(published);
    expect((await say(journey, 'analysis sample batchsize')).shown).toContain(
      'sample has no parameter “batchsize”.',
    );
    const { reply } = await journey.viewer.presses('batch_size');
    expect(reply?.shown).toContain('batch_size: importance 0.2443');
  });

  it('shows an importance that is no number as it is', async () => {
    const journey = await begin((project) => {
      const { id } = project.addSample();
      project.insights.analyses.set(id, {
        rows: [
          ['lr', 'nan/nan'],
          ['batch', 'much'],
        ],
      });
    });
    const { text, shown, blocks } = await say(journey, 'analysis sample');
    expect(text).toBe('ModelArts’ analysis of sample has no number that can be read.');
    expect(shown).toContain('batch: importance much');
    expect(JSON.stringify(blocks)).not.toContain('data_visualization');
  });
});

describe('/modelarts templates', () => {
  it('shows the published template letter by letter', async () => {
    const { viewer } = await begin(() => undefined);
    expect((await viewer.types('/modelarts templates')).text).toBe('13 templates of 4 types.');
    const { text, shown } = await viewer.types('/modelarts templates HPO bayes');
    expect(text).toBe('Template Bayes, type hpo.');
    expect(shown).toContain('Bayes.yaml, as ModelArts has it:');
    expect(shown).toContain('\n name : lr\n start: 0.001\n');
  });

  it('lists the algorithms by type without the placeholder for a Chinese name', async () => {
    const { chinese } = await begin(() => undefined);
    const { text, shown } = await chinese.types('/modelarts templates');
    expect(text).toBe('4 个类型共 13 个模板。');
    expect(shown).toMatch(/hpo.*DragonFly/);
    expect(shown).not.toContain('translate');
  });

  it('offers the template that a mistyped word may mean as a button that answers', async () => {
    const journey = await begin(() => undefined);
    expect((await say(journey, 'templates hpo Bays')).shown).toContain(
      'There is no template “Bays” of type “hpo”.',
    );
    const { reply } = await journey.viewer.presses('hpo Bayes');
    expect(reply?.text).toBe('Template Bayes, type hpo.');
  });

  it('shows a file line by line and says how many lines it leaves out', async () => {
    const content = Array.from({ length: 900 }, (_, i) => `  line: ${i} *bold* <!channel>`).join('\n');
    const journey = await begin((project) => {
      project.insights.templates = {
        families: [{ type: 't', algorithms: ['A', 'B'] }],
        files: { 't/A': content, 't/B': '' },
      };
    });
    const { shown } = await say(journey, 'templates t a');
    expect(shown).toContain('  line: 0 *bold* <!channel>\n  line: 1 *bold* <!channel>');
    expect(shown).toMatch(/…and \d+ more lines/);
    expect((await say(journey, 'templates t b')).shown).toContain('ModelArts gave an empty file.');
  });

  it('says that there are no templates', async () => {
    const journey = await begin((project) => {
      project.insights.templates = { families: [] };
    });
    expect((await say(journey, 'templates hpo')).text).toBe(
      'ModelArts has no search templates in this project.',
    );
  });
});

describe('/modelarts trials', () => {
  const rows = [
    { id: 'aa', reward: 0.1, seconds: 9, metrics: { loss: 3 } },
    { id: 'bb', reward: 0.9, seconds: 5, metrics: { loss: 1 } },
    { id: 'cc', reward: 'nan', seconds: 7, metrics: { loss: 2 } },
  ];
  const fill = (project: Project) => void project.addTable({ name: 'live', rows });
  const orderIn = (shown: string) => [...shown.matchAll(/\b(aa|bb|cc)\b/g)].map(([id]) => id).join(' ');

  it.each([
    ['trials live', 'aa bb cc', 'in the order they were made'],
    ['trials live --sort place', 'bb aa cc', 'best first, unplaced ones last'],
    ['trials live --sort value', 'bb aa cc', 'by acc, best first'],
    ['trials live --sort value --mode min', 'aa bb cc', 'by acc, best first'],
    ['trials live --sort time', 'aa cc bb', 'longest first'],
    ['trials live --sort loss', 'aa cc bb', 'by loss, highest first'],
    ['trials live --sort loss --mode min', 'bb cc aa', 'by loss, best first'],
    ['trials live --metric loss --mode min --sort place', 'bb cc aa', 'best first'],
  ])('sorts the trials for “%s”', async (line, order, said) => {
    const { shown } = await say(await begin(fill), line);
    expect(orderIn(shown)).toBe(order);
    expect(shown).toContain(said);
  });

  it('shows the metric it sorts by beside that of the search, and reverses the order at a press', async () => {
    const journey = await begin(fill);
    const { shown } = await say(journey, 'trials live --sort loss');
    expect(shown).toMatch(/\bacc\b.*\bloss\b/);
    expect(shown).toMatch(/1 .*bb .*0\.9.* 1\b/);
    const { reply } = await journey.viewer.presses('Lowest first');
    expect(orderIn(reply?.shown ?? '')).toBe('bb cc aa');
    // Places are still those of the metric that the search aims at.
    expect(reply?.shown).toMatch(/1 .*bb .*0\.9/);
    expect(reply?.shown).toContain('[ Highest first ]');
  });

  it('sorts in the same message by a menu, and pages in that order', async () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ id: `t${i}`, reward: i / 100 }));
    const journey = await begin((project) => project.addTable({ name: 'many', rows: many }));
    const before = await say(journey, 'trials many');
    const { reply } = await journey.viewer.chooses('Place');
    expect(reply?.ts).toBe(before.ts);
    expect(reply?.shown).toContain('Trials 1–50 of 60, best first');
    expect((await journey.viewer.presses('Next page')).reply?.shown).toContain(
      'Trials 51–60 of 60, best first',
    );
  });

  it('refuses to sort by a metric that the search does not have', async () => {
    expect((await say(await begin(fill), 'trials live --sort f1')).shown).toContain('“f1”');
  });

  it('sends the CSV file to whoever asked, even from a thread', async () => {
    const { viewer } = await begin(sample);
    const { onlyFor, text } = await viewer.mentions('@ModelArts trials sample --csv');
    expect(text).toBe('The trials of sample as a CSV file, 8 trials: see your direct messages with me.');
    expect(onlyFor).toBe('U0VIEWER');
    await viewer.sees('modelarts-trials-e346206c-');
    const above = await viewer.sees('The trials of sample as a CSV file: 8 trials.');
    expect(above.text).not.toContain('direct messages');
  });

  it('sends all trials as a CSV file in the order asked for', async () => {
    const journey = await begin(fill);
    const { text } = await say(journey, 'trials live --sort value --csv');
    expect(text).toBe('The trials of live as a CSV file, 3 trials: see your direct messages with me.');
    const { files = [] } = await journey.viewer.sees('modelarts-trials-');
    const bytes = journey.workspace.files.get(files[0]?.id ?? '') ?? [];
    const table = rowsOfCsv(Buffer.from(bytes).toString());
    expect(table.map((row) => row[0])).toEqual(['trial_id', 'bb', 'aa', 'cc']);
    expect(table[3]?.[5]).toBe('nan');
  });

  it('sends no file when there are no trials', async () => {
    const journey = await begin((project) => project.addTable({ name: 'new', rows: [] }));
    expect((await say(journey, 'trials new --csv')).text).toBe('new has no trials yet.');
  });
});
