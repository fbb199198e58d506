import { Forbidden, ModelArtsError, NotFound, Unavailable } from '../../src/api/errors.ts';
import type { Clock } from '../../src/clock.ts';
import type { Context } from '../../src/commands/command.ts';
import type { Job } from '../../src/domain/search.ts';
import type { Trial } from '../../src/domain/trial.ts';
import { noModelArts } from '../commands/no-modelarts.ts';

/** How ModelArts behaves from now on. */
export interface ModelArtsMood {
  /**
   * What becomes of an early stop. `lostBefore` never arrives, `lostAfter` does and its answer is lost; `hangs` arrives,
   * and only the client's patience ends it; `noToken` fails before it is sent.
   */
  post: 'fine' | 'refused' | 'lostBefore' | 'lostAfter' | 'hangs' | 'noToken';
  reads: 'fine' | 'failing';
  /** Milliseconds after which a trial ends that was asked to; never where it is absent. */
  endsAfter: number | undefined;
}

/** What ModelArts did, in the order in which it did so. */
export type Deed =
  | { readonly kind: 'post'; readonly trialId: string; readonly at: Date }
  | { readonly kind: 'read'; readonly trialId: string; readonly isRunning: boolean };

export interface ModelArtsDouble {
  readonly mood: ModelArtsMood;
  readonly deeds: readonly Deed[];
  readonly api: Context['modelarts'];
  /** A trial comes to its end without having been asked to. */
  endAlone(trialId: string, how: 'finished' | 'failed'): void;
}

interface Doubling {
  readonly job: Job;
  readonly trialIds: readonly string[];
  readonly clock: Clock;
  /** Called when an early stop arrives, before anything comes of it. */
  readonly onPost: (trialId: string) => Promise<void>;
}

/** The API's own name for what ends a trial. */
const EARLY_STOP = 'ShowAutoSearchTrialEarlyStop';

/** Milliseconds. */
const PATIENCE = 20_000;

export function createModelArtsDouble({ job, trialIds, clock, onPost }: Doubling): ModelArtsDouble {
  const mood: ModelArtsMood = { post: 'fine', reads: 'fine', endsAfter: 4_000 };
  const deeds: Deed[] = [];
  const ends = new Map<string, { readonly at: number; readonly how: 'finished' | 'failed' }>();

  function stateOf(trialId: string): Trial['state'] {
    const end = ends.get(trialId);
    return end && end.at <= clock.now().getTime() ? end.how : 'running';
  }

  function read(trialId: string, state: Trial['state']): Trial {
    deeds.push({ kind: 'read', trialId, isRunning: state === 'running' });
    return trialIn(state, trialId, trialIds.indexOf(trialId));
  }

  async function arrive(trialId: string): Promise<void> {
    await onPost(trialId);
    deeds.push({ kind: 'post', trialId, at: clock.now() });
    if (mood.endsAfter === undefined || ends.has(trialId)) return;
    ends.set(trialId, { at: clock.now().getTime() + mood.endsAfter, how: 'finished' });
  }

  function answerReads(): void {
    if (mood.reads === 'failing') throw new Unavailable({ endpoint: 'ShowAutoSearchTrials', status: 503 });
  }

  return {
    mood,
    deeds,
    endAlone: (trialId, how) => void ends.set(trialId, { at: clock.now().getTime(), how }),
    api: {
      ...noModelArts(),
      jobs: {
        ...noModelArts().jobs,
        search: async () => ({ jobs: [job], more: false }),
        recent: async () => [job],
        get: async () => job,
        resolve: async (word) => word,
      },
      trials: {
        async list() {
          answerReads();
          const trials = trialIds.map((id) => read(id, stateOf(id)));
          return { trials, metrics: [], settled: true };
        },
        async get(_job, trialId) {
          answerReads();
          if (!trialIds.includes(trialId)) throw new NotFound({ endpoint: 'ShowAutoSearchPerTrial' });
          // Its answer has no column for the status, so that a trial which failed looks as if it ran on.
          return read(trialId, stateOf(trialId) === 'finished' ? 'finished' : 'running');
        },
        async stop(_job, trialId) {
          const { post } = mood;
          if (post === 'noToken')
            throw new ModelArtsError('notSignedIn', { endpoint: 'KeystoneCreateUserTokenByPassword' });
          if (post === 'lostBefore') throw new Unavailable({ endpoint: EARLY_STOP });
          if (post === 'refused') {
            await onPost(trialId);
            deeds.push({ kind: 'post', trialId, at: clock.now() });
            throw new Forbidden({ endpoint: EARLY_STOP, status: 403, code: 'ModelArts.0108' });
          }
          await arrive(trialId);
          if (post === 'hangs') await clock.sleep(PATIENCE);
          if (post !== 'fine') throw new Unavailable({ endpoint: EARLY_STOP });
          return { requestId: 'f00d' };
        },
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
