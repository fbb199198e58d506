import { Forbidden, ModelArtsError, NotFound, Unavailable } from '../../../src/api/http/errors.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Context } from '../../../src/commands/command.ts';
import type { Job } from '../../../src/domain/search/search.ts';
import type { Trial } from '../../../src/domain/search/trial.ts';
import { EARLY_STOP, STOP_JOB } from '../../../src/domain/stop/stops.ts';
import { noModelArts } from '../../commands/no-modelarts.ts';

/** The fault plan of ModelArts. */
export interface ModelArtsFaults {
  /**
   * What becomes of a request to stop. `lostBefore` never arrives, `lostAfter` does and its answer is lost; `hangs` arrives,
   * and only the client's patience ends it; `noToken` fails before it is sent.
   */
  post: 'fine' | 'refused' | 'lostBefore' | 'lostAfter' | 'hangs' | 'noToken';
  reads: 'fine' | 'failing';
  /** Milliseconds after which what was asked to stop ends; never where it is absent. */
  endsAfter: number | undefined;
}

/** The id of a trial; absent for the whole job. */
export type Target = string | undefined;

/** A request that ModelArts has served. */
export type Served =
  | { readonly kind: 'post'; readonly target: Target; readonly at: Date }
  | { readonly kind: 'read'; readonly target: Target; readonly isRunning: boolean };

export interface ModelArtsDouble {
  readonly faults: ModelArtsFaults;
  readonly served: readonly Served[];
  readonly api: Context['modelarts'];
  /** Ends a trial that nothing has stopped. */
  endByItself(trialId: string, how: 'finished' | 'failed'): void;
}

interface DoubleParts {
  readonly job: Job;
  readonly trialIds: readonly string[];
  readonly clock: Clock;
  /** Called when a request to stop arrives, before anything comes of it. */
  readonly onPost: (target: Target) => Promise<void>;
}

/** Milliseconds. */
const LIMIT_MS = 20_000;

/** Whatever a stop has no need of. */
const UNASKED = noModelArts();

export function createModelArtsDouble({ job, trialIds, clock, onPost }: DoubleParts): ModelArtsDouble {
  const faults: ModelArtsFaults = { post: 'fine', reads: 'fine', endsAfter: 4_000 };
  const served: Served[] = [];
  const ends = new Map<Target, { readonly at: number; readonly how: 'finished' | 'failed' }>();

  function stateOf(target: Target): 'running' | 'finished' | 'failed' {
    // Its trials end with the job.
    const end = ends.get(target) ?? ends.get(undefined);
    return end && end.at <= clock.now().getTime() ? end.how : 'running';
  }

  function read<State extends Trial['state']>(target: Target, state: State): State {
    if (faults.reads === 'failing') throw new Unavailable({ endpoint: 'ShowAutoSearchTrials', status: 503 });
    served.push({ kind: 'read', target, isRunning: state === 'running' });
    return state;
  }

  function trial(id: string, state: Trial['state']): Trial {
    return trialIn(read(id, state), id, trialIds.indexOf(id));
  }

  async function arrive(target: Target): Promise<void> {
    await onPost(target);
    served.push({ kind: 'post', target, at: clock.now() });
  }

  async function stop(target: Target, endpoint: string): Promise<{ readonly requestId: string }> {
    const { post, endsAfter } = faults;
    if (post === 'noToken')
      throw new ModelArtsError('notSignedIn', { endpoint: 'KeystoneCreateUserTokenByPassword' });
    if (post === 'lostBefore') throw new Unavailable({ endpoint });
    await arrive(target);
    if (post === 'refused') throw new Forbidden({ endpoint, status: 403, code: 'ModelArts.0108' });
    if (endsAfter !== undefined && !ends.has(target))
      ends.set(target, { at: clock.now().getTime() + endsAfter, how: 'finished' });
    if (post === 'hangs') await clock.sleep(LIMIT_MS);
    if (post !== 'fine') throw new Unavailable({ endpoint });
    return { requestId: 'f00d' };
  }

  return {
    faults,
    served,
    endByItself: (trialId, how) => void ends.set(trialId, { at: clock.now().getTime(), how }),
    api: {
      ...UNASKED,
      jobs: {
        ...UNASKED.jobs,
        resolve: async (word) => word,
        get: async () => ({
          ...job,
          phase: read(undefined, stateOf(undefined)) === 'running' ? 'Running' : 'Terminated',
        }),
        stop: async () => stop(undefined, STOP_JOB),
      },
      trials: {
        list: async () => ({
          trials: trialIds.map((id) => trial(id, stateOf(id))),
          metrics: [],
          settled: true,
        }),
        async get(_job, trialId) {
          if (!trialIds.includes(trialId)) throw new NotFound({ endpoint: 'ShowAutoSearchPerTrial' });
          // Its answer has no column for the status, so that a trial which failed looks as if it ran on.
          return trial(trialId, stateOf(trialId) === 'finished' ? 'finished' : 'running');
        },
        stop: async (_job, trialId) => stop(trialId, EARLY_STOP),
      },
    },
  };
}

function trialIn(state: Trial['state'], id: string, row: number): Trial {
  return {
    id,
    row,
    index: row,
    state,
    disputed: false,
    parameters: {},
    earlier: [],
    reward: { kind: 'number', value: 0.2 },
    bestReward: { kind: 'missing' },
    metrics: {},
    iteration: 1,
    // Long enough for the rule on age, where a run turns that on.
    seconds: 7_200,
  };
}
