import type { HomeView, ModalView } from '@slack/types';
import { answerModal, lookingModal } from '../../src/blocks/home/answer-modal.ts';
import { type Home, homeView } from '../../src/blocks/home/home.ts';
import { ENDED, type HomeSearch, type HomeSearches, RUNNING } from '../../src/blocks/home/home-searches.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import { problemMessage } from '../../src/blocks/kit/problem.ts';
import { chooseCriterion } from '../../src/domain/search/criterion.ts';
import { type Glance, glanceOf } from '../../src/domain/search/glance.ts';
import { progressOf } from '../../src/domain/search/progress.ts';
import { rank } from '../../src/domain/search/ranking.ts';
import type { Job } from '../../src/domain/search/search.ts';
import type { Words } from '../../src/i18n/en.ts';
import type { Data } from './screens.ts';

const at = new Date('2026-11-22T08:00:00Z');
const stopped: ReadonlySet<string> = new Set();

/** The Home tab with searches in every state, and answers in modals. */
export function homeScreens(world: Data, t: Words): Record<string, HomeView | ModalView> {
  const { access, text } = world;
  const base = { whyUnknown: undefined, role: 'admin', elsewhere: [], grants: access.grants } as const;
  const home = (searches: HomeSearches, more: Partial<Home> = {}): HomeView =>
    homeView({ ...base, isDryRun: false, isFirst: false, searches, ...more }, [], t);
  const unavailable = trouble(text, t);
  const listed = everySearch(world, t);
  const none = { ...listed, running: [], more: 0, ended: [] };
  const failing = (search: HomeSearch): HomeSearch => ({ ...search, found: { trouble: unavailable } });
  return {
    homeFirstVisit: home({ kind: 'looking' }, { role: 'viewer', isFirst: true }),
    homeSearches: home(listed),
    homeSearchesOfViewer: home(listed, { role: 'viewer', isDryRun: true }),
    homeSearchesFailing: home({
      ...listed,
      running: listed.running.map(failing),
      ended: listed.ended.map(failing),
    }),
    homeNoSearches: home(none, { role: 'viewer' }),
    homeSearchesUnread: home({ kind: 'trouble', trouble: unavailable }, { role: 'operator' }),
    answerModal: answerModal({ reply: unavailable, back: 'jobs', memory: '' }, t),
    answerModalLooking: lookingModal('', t),
  };
}

/** Any answer in a modal, with the way back. */
export function inModals(
  screens: Readonly<Record<string, Message>>,
  t: Words,
): readonly (readonly [string, ModalView])[] {
  return Object.entries(screens).map(
    ([name, reply]) => [name, answerModal({ reply, back: 'jobs', memory: '' }, t)] as const,
  );
}

function everySearch({ job, jobs, trials }: Data, t: Words) {
  const ranking = rank(trials, {
    criterion: chooseCriterion(objectivesOf(job), tableOf(trials), {}),
    by: 'final',
  });
  const glance = glanceOf(progressOf({ job, trials, ranking, stopped }), ranking);
  const planned: Glance = {
    ...glance,
    total: Math.max(glance.total, 24),
    isPlanned: true,
    remaining: { kind: 'range', low: 1_800, high: 3_000 },
  };
  const found: readonly HomeSearch['found'][] = [
    { glance: planned },
    { glance },
    { glance: { ...glance, best: undefined, done: 0, total: 0 } },
    { trouble: trouble(job.name, t) },
    undefined,
  ];
  const names = [...jobs, job];
  return {
    kind: 'listed' as const,
    running: found.slice(0, RUNNING).map((each, i) => ({ job: names[i] ?? job, found: each })),
    more: names.length,
    ended: found
      .slice(0, ENDED)
      .map((each) => ({ job: { ...job, phase: 'Completed' as const }, found: each })),
    at,
  };
}

function objectivesOf({ search }: Job) {
  return search?.objectives ?? [];
}

function tableOf(trials: Data['trials']) {
  return { trials, metrics: [...new Set(trials.flatMap((trial) => Object.keys(trial.metrics)))] };
}

function trouble(text: string, t: Words): Message {
  const problem = {
    kind: 'unavailable',
    endpoint: 'ShowAutoSearchTrials',
    status: 503,
    detail: text,
  } as const;
  return problemMessage({ problem, describe: () => undefined, lineWith: (word) => word }, t);
}
