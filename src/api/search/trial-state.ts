import type { TrialState } from '../../domain/search/trial.ts';

/** The words of Ray Tune, on which ModelArts' search is built; `TERMINATED` is how every trial ends well. */
const STATES: ReadonlyMap<string, TrialState> = new Map([
  ['PENDING', 'pending'],
  ['RUNNING', 'running'],
  ['PAUSED', 'paused'],
  ['TERMINATED', 'finished'],
  ['ERROR', 'failed'],
]);

interface Judged {
  readonly state: TrialState;
  readonly disputed: boolean;
}

/** What `status` and `done` say together; `status` wins. A trial that failed is often not `done`: no dispute. */
export function judgeState(statusCell: unknown, doneCell: unknown): Judged {
  const done = readFlag(doneCell);
  const state = readStatus(statusCell);
  if (state === undefined)
    return { state: done === undefined ? 'unknown' : stateByDone(done), disputed: false };
  const isOver = state === 'finished';
  const isLive = state === 'running' || state === 'pending' || state === 'paused';
  return { state, disputed: (isLive && done === true) || (isOver && done === false) };
}

/** `"True"` and `"False"` are Python's. */
export function readFlag(cell: unknown): boolean | undefined {
  if (cell === true || cell === 'True') return true;
  if (cell === false || cell === 'False') return false;
  const word = typeof cell === 'string' ? cell.trim().toLowerCase() : undefined;
  if (word === 'true') return true;
  return word === 'false' ? false : undefined;
}

function readStatus(cell: unknown): TrialState | undefined {
  if (typeof cell !== 'string') return undefined;
  const known = STATES.get(cell);
  if (known) return known;
  const word = cell.trim().toUpperCase();
  return word === '' || word === 'NONE' ? undefined : (STATES.get(word) ?? 'unknown');
}

function stateByDone(done: boolean): TrialState {
  return done ? 'finished' : 'running';
}
