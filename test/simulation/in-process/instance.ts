import type { Context } from '../../../src/commands/command.ts';
import { type Dispatched, dispatch } from '../../../src/commands/dispatch.ts';
import type { Person } from '../../../src/domain/access/person.ts';
import { roleIn } from '../../../src/domain/access/roles.ts';
import type { Stop, StopState } from '../../../src/domain/stop/stops.ts';
import { UserError } from '../../../src/errors.ts';
import { wordsFor } from '../../../src/i18n/index.ts';
import type { Log } from '../../../src/log.ts';
import type { Poster } from '../../../src/poster.ts';
import type { People } from '../../../src/slack/transport/people.ts';
import { createRights } from '../../../src/slack/transport/rights.ts';
import type { AccessStore, StopLedger, Store } from '../../../src/store/store.ts';
import { createStopDesk, type RunningDesk } from '../../../src/workers/stop-desk.ts';
import { noFollowing } from '../../commands/following.ts';
import { noChecks } from '../../commands/no-checks.ts';
import { type CallProxy, createProxy, type ProxyParts } from './proxy.ts';

/** One process of the bot. */
export interface Instance {
  readonly proxy: CallProxy;
  /** Goes on with what it finds. */
  start(): void;
  /** Ends as it should. */
  stop(): Promise<void>;
  /** Whether it has neither died nor been stopped. */
  isUp(): boolean;
  /** Runs a command line for somebody, as the edge does. */
  ask(line: string, asker: Person, source: Context['source']): Promise<Dispatched>;
}

/** What the stop service has answered. */
export interface StopOutcome {
  readonly what: 'request' | 'undo' | 'approve' | 'decline';
  readonly id: string;
  readonly by: string | undefined;
  /** Nothing where it came too late, or where somebody else's request was first. */
  readonly stop: Stop | undefined;
}

export interface InstanceParts extends ProxyParts {
  readonly store: Store;
  readonly access: Pick<AccessStore, 'read'>;
  readonly people: Pick<People, 'get'>;
  readonly modelarts: Context['modelarts'];
  readonly poster: Poster;
  readonly log: Log;
  /** The way to the database. */
  readonly reach: <T>(call: () => Promise<T>) => Promise<T>;
  readonly onOutcome: (outcome: StopOutcome) => Promise<void>;
}

/** Milliseconds within which somebody has to be answered, as at the edge. */
const LIMIT = 60_000;

export function createInstance(parts: InstanceParts): Instance {
  const { store, log, reach, onOutcome } = parts;
  const proxy = createProxy(parts);
  let isStopped = false;
  const kept: Pick<CallProxy, 'pass'> = { pass: (name, call) => proxy.pass(name, () => reach(call)) };
  const modelarts = proxiedModelArts(parts.modelarts, proxy);
  const access = { ...store.access, read: () => kept.pass('access.read', parts.access.read) };
  const people: People = {
    get: (...asked) => proxy.pass('people.get', () => parts.people.get(...asked)),
    languageOf: () => 'en',
  };
  const stops = createStopDesk({
    ledger: proxiedLedger(store.stops, kept),
    trials: modelarts.trials,
    jobs: modelarts.jobs,
    poster: proxiedPoster(parts.poster, proxy),
    rights: createRights({ access, people }),
    clock: proxy.clock,
    log,
  });
  const surroundings = {
    audience: 'channel',
    modelarts,
    stops: stopAnswers(stops, onOutcome),
    access,
    settings: { ...store.settings, read: () => kept.pass('settings.read', store.settings.read) },
    audit: store.audit,
    checks: noChecks(),
    following: noFollowing(),
    // Nothing of a stop depends on these, so nothing needs to be tried out on them.
    uses: {
      read: async () => ({ search: undefined, last: undefined }),
      set: async () => undefined,
      clear: async () => false,
      remember: async () => undefined,
    },
    clock: proxy.clock,
    log,
  } as const;
  return {
    proxy,
    start: stops.start,
    async stop() {
      isStopped = true;
      await stops.stop();
    },
    isUp: () => !isStopped && !proxy.isDead(),
    async ask(line, asker, source) {
      const rights = await access.read().catch((error: unknown) => asError(error));
      const standing =
        rights instanceof Error ? rights : { role: roleIn(source.channel, asker, rights), access: rights };
      const limit = new AbortController();
      void proxy.clock.sleep(LIMIT).then(() => limit.abort(new UserError({ kind: 'tookTooLong' })));
      return dispatch(line, {
        ...surroundings,
        asker,
        standing,
        source,
        signal: limit.signal,
        people: { get: async () => asker },
        t: wordsFor(asker.language),
      });
    },
  };
}

function proxiedLedger(ledger: StopLedger, { pass }: Pick<CallProxy, 'pass'>): StopLedger {
  let state: StopState | 'none' = 'none';

  /** A call is named by the state in which the instance last saw a stop: what is alike needs to be tried only once. */
  async function seen<T>(name: string, call: () => Promise<T>, stopIn: (found: T) => Stop | undefined) {
    const found = await pass(`${name} at ${state}`, call);
    state = stopIn(found)?.state ?? state;
    return found;
  }

  return {
    request: (wish, means) =>
      seen(
        'request',
        () => ledger.request(wish, means),
        ({ stop }) => stop,
      ),
    get: (id) => seen('get', () => ledger.get(id), itself),
    openBy: (person) => seen('openBy', () => ledger.openBy(person), itself),
    move: (id, step, note) => seen(`move to ${step.to}`, () => ledger.move(id, step, note), itself),
    tell: (id, told, driver) =>
      pass(`tell ${told.face} ${told.message.kind}`, () => ledger.tell(id, told, driver)),
    of: (jobId) => pass('of', () => ledger.of(jobId)),
    askers: (jobId) => pass('askers', () => ledger.askers(jobId)),
    adopt: (driver) =>
      seen(
        'adopt',
        () => ledger.adopt(driver),
        (found) => found.at(-1),
      ),
    renew: (id, driver) => seen('renew', () => ledger.renew(id, driver), itself),
    release: (driver) => pass('release', () => ledger.release(driver)),
  };
}

function itself(stop: Stop | undefined): Stop | undefined {
  return stop;
}

function proxiedModelArts(
  { jobs, trials, ...rest }: Context['modelarts'],
  { pass }: Pick<CallProxy, 'pass'>,
): Context['modelarts'] {
  return {
    ...rest,
    jobs: {
      ...jobs,
      get: (...asked) => pass('jobs.get', () => jobs.get(...asked)),
      stop: (...asked) => pass('jobs.stop', () => jobs.stop(...asked)),
    },
    trials: {
      list: (...asked) => pass('trials.list', () => trials.list(...asked)),
      get: (...asked) => pass('trials.get', () => trials.get(...asked)),
      stop: (...asked) => pass('trials.stop', () => trials.stop(...asked)),
    },
  };
}

function proxiedPoster(poster: Poster, { pass }: Pick<CallProxy, 'pass'>): Poster {
  return {
    post: (...asked) => pass('post', () => poster.post(...asked)),
    update: (...asked) => pass('update', () => poster.update(...asked)),
  };
}

/** The same desk, of which somebody hears what it says. */
function stopAnswers(stops: RunningDesk, onOutcome: (outcome: StopOutcome) => Promise<void>): RunningDesk {
  const changing =
    (what: 'undo' | 'approve' | 'decline'): RunningDesk['undo'] =>
    async (id, by) => {
      const stop = await stops[what](id, by);
      await onOutcome({ what, id, by: by.by, stop });
      return stop;
    };
  return {
    ...stops,
    undo: changing('undo'),
    approve: changing('approve'),
    decline: changing('decline'),
    async request(wish, by, most) {
      const asked = await stops.request(wish, by, most);
      await onOutcome({
        what: 'request',
        id: asked.stop.id,
        by: by.by,
        stop: asked.first ? asked.stop : undefined,
      });
      return asked;
    },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
