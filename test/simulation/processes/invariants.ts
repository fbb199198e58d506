import { z } from 'zod';
import { faceOf, isSettled, type Stop } from '../../../src/domain/stops.ts';
import { openDatabase, type Where } from '../../../src/store/database.ts';
import { stopOf } from '../../../src/store/stop-rows.ts';
import { OUTCOME } from './settling.ts';
import { isAnswered, type Town } from './stops.ts';

interface Entry {
  readonly at: Date;
  readonly action: string;
  readonly stop_id: string | null;
}

/** What the bot has written down. */
export interface Books {
  readonly stops: readonly Stop[];
  readonly entries: readonly Entry[];
}

export async function readBooks(where: Where): Promise<Books> {
  const { db, close } = await openDatabase(where);
  const stops = await db.selectFrom('stops').selectAll().execute();
  const entries = await db.selectFrom('audit').select(['at', 'action', 'stop_id']).orderBy('seq').execute();
  await close();
  return { stops: stops.map(stopOf), entries };
}

/** What was lost, doubled or said wrongly, a sentence each. */
export function faults(books: Books, town: Town): string[] {
  const trials = new Set(town.wishes.map(({ trial }) => trial));
  return [
    ...books.stops.flatMap(faultsOfStop),
    ...[...trials].flatMap((trial) => faultsOfTrial(trial, books, town)),
  ];
}

function rowsOf(trial: string, { stops }: Books): readonly Stop[] {
  return stops.filter(({ trialId }) => trialId === trial);
}

function faultsOfStop(stop: Stop): string[] {
  const { trialId, state, told, posts } = stop;
  if (!isSettled(stop)) return [`${trialId} has come to no end: ${state}`];
  if (state === 'undone' && posts > 0) return [`${trialId} was undone after it was sent`];
  return told === faceOf(stop) ? [] : [`${trialId} is ${state}, but its message says ${told}`];
}

function faultsOfTrial(trial: string, books: Books, town: Town): string[] {
  const rows = rowsOf(trial, books);
  const outcomes = town.workspace.messages.filter(
    ({ text, onlyFor }) => !onlyFor && text.includes(trial) && OUTCOME.test(text),
  );
  const hasEnded = town.project.jobs.some(({ search }) =>
    search?.table(town.now()).rows.some(({ id, ended }) => id === trial && ended),
  );
  return [
    ...(rows.length === 0 && isAnswered(trial, town) ? [`${trial} was lost`] : []),
    ...(rows.length === outcomes.length
      ? []
      : [`${trial} has ${outcomes.length} outcomes, and ${rows.length} stops`]),
    ...(hasEnded === rows.some(({ state }) => state === 'ended')
      ? []
      : [`${trial} has ended: ${hasEnded}, unlike its stop`]),
    ...faultsOfRequests(trial, town),
  ];
}

/** A second request goes out only after the trial was seen running, and there is no third. */
function faultsOfRequests(trial: string, { traffic }: Town): string[] {
  const requests = traffic.filter(
    ({ path, answer }) => answer === undefined && path.endsWith(`autosearch-trial-earlystop/${trial}`),
  );
  const [first, second, ...more] = requests;
  if (more.length > 0) return [`ModelArts was asked ${requests.length} times to stop ${trial}`];
  if (!first || !second) return [];
  const between = traffic.slice(traffic.indexOf(first), traffic.indexOf(second));
  return between.some(({ path, answer }) => path.includes('autosearch-trials') && isRunning(trial, answer))
    ? []
    : [`A second request to stop ${trial} was sent blindly`];
}

const Rows = z.object({ header: z.array(z.string()), data: z.array(z.array(z.unknown())) });
const Answer = z.union([Rows, z.object({ items: Rows }).transform(({ items }) => items)]);

/** Whether an answer of ModelArts, about one trial or all of them, shows this one running. */
function isRunning(trial: string, answer: string | undefined): boolean {
  if (answer === undefined) return false;
  const { header, data } = Answer.parse(JSON.parse(answer));
  const [id, done] = [header.indexOf('trial_id'), header.indexOf('done')];
  return data.some((row) => row[id] === trial && row[done] === 'False');
}

/** How many kills found a stop in each state. The audit knows, since each step and its entry are one transaction. */
export function statesAtKills(books: Books, town: Town): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { at } of town.kills) {
    for (const state of new Set(books.stops.map((stop) => stateAt(at, stop, books, town))))
      counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

function stateAt(at: Date, { id, trialId }: Stop, { entries }: Books, { traffic }: Town): string {
  const last = entries.findLast((entry) => entry.stop_id === id && entry.at <= at)?.action ?? 'none';
  const isTold = traffic.some(
    ({ path, body, answer, ...passing }) =>
      answer !== undefined &&
      passing.at <= at &&
      path.includes('/chat.') &&
      body.includes(trialId ?? '') &&
      OUTCOME.test(new URLSearchParams(body).get('text') ?? ''),
  );
  return isTold ? 'told' : last;
}
