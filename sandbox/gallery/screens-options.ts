import type { ModalView } from '@slack/types';
import { answerModal } from '../../src/blocks/home/answer-modal.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import { type OptionField, optionForm } from '../../src/blocks/kit/option-form.ts';
import { bestTrials } from '../../src/blocks/search/best.ts';
import { noneMentioned, whichMentioned } from '../../src/blocks/search/best-here.ts';
import { finderForm } from '../../src/blocks/search/finder.ts';
import { chooseCriterion } from '../../src/domain/search/criterion.ts';
import { rank } from '../../src/domain/search/ranking.ts';
import type { Words } from '../../src/i18n/en.ts';
import type { Data } from './screens.ts';

/** The forms behind "Options…", and the modal of the shortcut "Find a search". */
export function optionViews(world: Data, t: Words): Record<string, ModalView> {
  const { job, trials, text } = world;
  const metrics = [text, ...new Set(trials.flatMap((trial) => Object.keys(trial.metrics)))];
  const many = Array.from({ length: 150 }, (_, i) => `metric-${i}`);
  const choice = (name: string, values: readonly string[], value?: string): OptionField => ({
    kind: 'choice',
    name,
    values,
    value,
    isOptional: name !== 'by',
  });
  const best = (all: readonly string[], metric?: string): OptionField[] => [
    all.length > 0 ? choice('metric', all, metric) : { kind: 'text', name: 'metric', value: metric },
    choice('mode', ['max', 'min'], 'min'),
    choice('by', ['final', 'peak'], 'final'),
    { kind: 'count', name: 'top', min: 1, max: 50, value: '5' },
  ];
  const list = [
    choice('status', ['pending', 'running', 'paused', 'finished', 'failed'], 'running'),
    choice('sort', ['place', 'value', 'time', ...metrics]),
    choice('metric', metrics),
    choice('mode', ['max', 'min']),
  ];
  const runtimes: OptionField[] = [
    choice('engine', [text, 'pytorch', 'mindspore'], text),
    choice('accelerator', ['npu', 'gpu', 'none'], 'none'),
    { kind: 'text', name: 'arch', value: text },
    { kind: 'switch', name: 'async', isOn: true },
    { kind: 'switch', name: 'search', isOn: false },
  ];
  const form = (command: string, fields: readonly OptionField[], about?: string) =>
    optionForm({ command, job: about, fields }, '', t);
  return {
    optionsOfBest: form('best', best(metrics), job.name),
    optionsOfBestMany: form('best', best(many, 'metric-149'), job.name),
    optionsOfBestNone: form('best', best([]), job.name),
    optionsOfTrials: form('trials', list, job.name),
    optionsOfRuntimes: form('runtimes', runtimes),
    finder: finderForm(t),
    finderFound: answerModal({ reply: bestOf(world, t), memory: `best ${job.id}` }, t),
  };
}

/** What the shortcut on a message answers where that names no search, or several. */
export function hereScreens(world: Data, t: Words): Record<string, Message> {
  const { jobs } = world;
  return {
    ...(jobs.length > 0 && { bestHereSeveral: whichMentioned(jobs, t) }),
    bestHereNone: noneMentioned(bestOf(world, t), t),
  };
}

function bestOf({ job, trials }: Data, t: Words): Message {
  const table = { trials, metrics: [], settled: true };
  const criterion = chooseCriterion(job.search?.objectives ?? [], table, {});
  const ranking = rank(trials, { criterion, by: 'final' });
  const asked = { line: `best ${job.id}`, audience: 'private' } as const;
  const ours = { stopped: new Set<string>(), isDryRun: false, approval: { topQuarter: false } };
  return bestTrials({ job, table, ranking, ...ours, top: 5, asked }, t);
}
