import type { Asked } from '../../src/blocks/kit/asked.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import { oneParameter, searchAnalysis, unknownParameter } from '../../src/blocks/search/analysis.ts';
import { comparison, notComparable } from '../../src/blocks/search/compare.ts';
import { searchProgress } from '../../src/blocks/search/progress.ts';
import { oneTemplate, templateList, whichTemplate } from '../../src/blocks/search/templates.ts';
import { trialList, trialsSent } from '../../src/blocks/search/trials.ts';
import { byImportance } from '../../src/domain/search/analysis.ts';
import { progressOf } from '../../src/domain/search/progress.ts';
import { type Ranking, rank } from '../../src/domain/search/ranking.ts';
import { readNumber } from '../../src/domain/search/reading.ts';
import type { Job } from '../../src/domain/search/search.ts';
import type { TrialTable } from '../../src/domain/search/trial.ts';
import { ordered } from '../../src/domain/search/trial-order.ts';
import type { ModelArtsProblem } from '../../src/errors.ts';
import type { Words } from '../../src/i18n/en.ts';
import { templateFile } from '../project/insights.ts';

interface World {
  readonly job: Job;
  readonly table: TrialTable;
  readonly ranking: Ranking;
  readonly stopped: ReadonlySet<string>;
  readonly isDryRun: boolean;
  readonly approval: { readonly topQuarter: boolean };
  /** Text from outside, for every name that there is. */
  readonly text: string;
}

const now = new Date('2026-11-22T08:00:00Z');
const asked: Asked = { line: 'progress resnet-lr', audience: 'private' };

/** Every screen about how a search goes and what can be learnt from it. */
export function searchScreens(world: World, t: Words): Record<string, Message> {
  return {
    ...progressScreens(world, t),
    ...compareScreens(world, t),
    ...analysisScreens(world, t),
    ...templateScreens(world, t),
    ...orderScreens(world, t),
  };
}

function progressScreens(world: World, t: Words): Record<string, Message> {
  const { job, table, ranking, stopped } = world;
  const planned: Job = {
    ...job,
    search: { objectives: [], parameters: [], ...job.search, planned: table.trials.length + 13 },
  };
  const running = table.trials.filter(({ state }) => state !== 'finished');
  const show = (shown: Job, trials = table.trials, by = ranking) =>
    searchProgress(
      {
        job: shown,
        table: { ...table, trials, settled: shown === job },
        ranking: by,
        progress: progressOf({ job: shown, trials, ranking: by, stopped }),
        now,
        asked,
      },
      t,
    );
  return {
    progress: show(planned),
    progressUnplanned: show({ ...job, ranFor: undefined }),
    progressEnded: show({ ...planned, phase: 'Completed' }),
    progressBegun: show(planned, running, rank(running, { ...ranking, by: 'final' })),
    progressAssumed: show(
      planned,
      table.trials,
      rank(table.trials, { by: 'final', criterion: { ...ranking.criterion, assumedMode: true } }),
    ),
    progressNone: show(job, [], rank([], { ...ranking, by: 'final' })),
  };
}

function compareScreens(world: World, t: Words): Record<string, Message> {
  const { job, table } = world;
  const [first] = table.trials;
  if (!first) return {};
  const show = (count: number) =>
    comparison(
      { ...world, trials: Array.from({ length: count }, (_, i) => table.trials[i] ?? first), asked },
      t,
    );
  return {
    compare: show(2),
    compareSix: show(6),
    compareAlike: comparison({ ...world, trials: [first, { ...first, id: `${first.id}b` }], asked }, t),
    compareTwice: notComparable(t.search.compare.twice(first.id.slice(0, 80)), job, t),
    compareTooMany: notComparable(t.search.compare.tooMany(6, 9), job, t),
  };
}

function analysisScreens({ job, table, text }: World, t: Words): Record<string, Message> {
  const cells = (parameter: string, mean: string, spread: string) => ({
    parameter,
    mean: readNumber(mean),
    spread: readNumber(spread),
  });
  const importances = byImportance([
    cells('batch_size', '0.2443', '0.3867'),
    cells('learning_rate', '0.6992', '0.4040'),
    cells(text, 'nan', text),
    ...table.trials.slice(27).map((_, i) => cells(`${i}${text}`, String(i / 500), '0.25')),
  ]);
  const refusal: ModelArtsProblem = {
    kind: 'rejected',
    endpoint: 'ShowAutoSearchParamsAnalysis',
    status: 400,
    code: text,
    detail: text,
  };
  const list = { job, importances, finished: table.trials.length, refusal: undefined, asked };
  const one = { job, parameter: text, importance: importances[0], asked };
  return {
    analysis: searchAnalysis(list, t),
    analysisUnreadable: searchAnalysis({ ...list, importances: [cells(text, text, '')] }, t),
    analysisNone: searchAnalysis({ ...list, importances: [] }, t),
    analysisRefused: searchAnalysis({ ...list, importances: [], refusal }, t),
    analysisNoSearch: searchAnalysis(
      { ...list, job: { ...job, search: undefined }, importances: [], finished: 0 },
      t,
    ),
    analysisOne: oneParameter({ ...one, plot: { path: `obs://ml-team/fanova/${text}.png` } }, t),
    analysisSlash: oneParameter({ ...one, plot: 'slash' }, t),
    analysisNoPlot: oneParameter({ ...one, importance: undefined, plot: refusal }, t),
    analysisUnknown: unknownParameter({ job, word: text, nearest: ['learning_rate', text] }, t),
  };
}

function templateScreens({ table, text }: World, t: Words): Record<string, Message> {
  const count = table.trials.length;
  const hpo = { type: 'hpo', algorithms: ['Anneal', 'Bayes', 'DragonFly', 'FixNorm', 'GridSearch', 'TPE'] };
  const families = [
    hpo,
    { type: text, algorithms: Array.from({ length: count }, (_, i) => `${text}${i}`) },
    { type: 'nas', algorithms: [] },
  ];
  const choices = families.flatMap(({ type, algorithms }) =>
    algorithms.map((algorithm) => ({ type, algorithm })),
  );
  const long = Array.from({ length: count }, () => `# ${text}`).join('\n');
  const one = { type: 'hpo', algorithm: 'TPE', asked };
  return {
    templates: templateList({ families: count === 0 ? [] : families, only: undefined, asked }, t),
    templatesOfType: templateList({ families, only: hpo, asked }, t),
    template: oneTemplate({ ...one, template: { file: 'TPE.yaml', content: templateFile('TPE') } }, t),
    templateLong: oneTemplate(
      { ...one, type: text, algorithm: text, template: { file: text, content: `${text}\n${long}` } },
      t,
    ),
    templateEmpty: oneTemplate({ ...one, template: { file: undefined, content: '\n' } }, t),
    templateUnknown: whichTemplate(
      { words: [text, undefined], found: { kind: 'which', isGuess: true, choices: [{ type: text }] } },
      t,
    ),
    templateUnknownIn: whichTemplate(
      { words: ['hpo', text], found: { kind: 'which', isGuess: true, choices: [] } },
      t,
    ),
    templateSeveral: whichTemplate(
      { words: [text, undefined], found: { kind: 'which', isGuess: false, choices } },
      t,
    ),
  };
}

function orderScreens(world: World, t: Words): Record<string, Message> {
  const { job, table, ranking, text } = world;
  const list = { ...world, page: 1, asked };
  return {
    trialsByPlace: trialList(
      {
        ...list,
        trials: ordered(table.trials, 'place', ranking),
        order: 'place',
        chosen: { sort: 'place', metric: text, mode: 'max' },
      },
      t,
    ),
    trialsByMetric: trialList(
      {
        ...list,
        trials: ordered(table.trials, { ...ranking.criterion, assumedMode: true }, ranking),
        order: { ...ranking.criterion, assumedMode: true },
        chosen: { sort: text },
      },
      t,
    ),
    trialsSent: trialsSent({ job, count: table.trials.length }, t),
  };
}
