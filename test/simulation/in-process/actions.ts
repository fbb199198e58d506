import fc from 'fast-check';
import type { Settings } from '../../../src/domain/access/settings.ts';
import type { Cluster } from './cluster.ts';
import type { Fixture } from './fixture.ts';
import type { Instance } from './instance.ts';
import type { ModelArtsFaults } from './modelarts.ts';
import { PEOPLE, type Who } from './people.ts';
import type { CrashPoint } from './proxy.ts';
import { NO_FAULTS, type SlackFaults } from './slack.ts';

/** What the steps of a run are played on. */
export interface Run {
  readonly cluster: Cluster;
  readonly fixture: Fixture;
  /** The two processes of the bot, where they run. */
  readonly slots: (Instance | undefined)[];
}

/** Which of the two run, apart from crashes. */
export interface Model {
  readonly up: boolean[];
}

export type Action = fc.AsyncCommand<Model, Run>;

const SLOT = fc.constantFrom(0, 1);
const TRIAL = fc.constantFrom(0, 1);
const always = () => true;

/** A person presses or types something: with permission or without, once, or twice as Slack delivers it again. */
const press: fc.Arbitrary<Action> = fc
  .record({
    who: fc.constantFrom<Who>('first', 'first', 'first', 'second', 'second', 'admin', 'viewer', 'guest'),
    what: fc.constantFrom('stop', 'stop', 'stop', 'undo', 'approve', 'decline'),
    trial: fc.constantFrom(0, 0, 1, 'whole' as const),
    slot: SLOT,
    times: fc.constantFrom(1, 1, 1, 2),
  })
  .map(({ who, what, trial, slot, times }) => ({
    check: ({ up }) => up[slot] ?? false,
    async run(_model, { cluster, slots }) {
      const trialId = trial === 'whole' ? undefined : cluster.trialIds[trial];
      const stop = (await cluster.stops()).findLast((each) => each.trialId === trialId);
      const asking = trialId === undefined ? `stop-job ${cluster.jobId}` : `stop ${cluster.jobId} ${trialId}`;
      const line = what === 'stop' ? `${asking} --yes` : `${what} ${stop?.id ?? 'none'}`;
      const instance = slots[slot];
      if (!instance?.isUp()) return;
      for (let time = 0; time < times; time += 1) cluster.press(who, line, instance);
    },
    toString: () => `${who} presses ${what} of ${trial} at ${slot}${times > 1 ? ' twice' : ''}`,
  }));

const pass: fc.Arbitrary<Action> = fc.constantFrom(10, 100, 1_000, 3_000, 10_000, 35_000).map((ms) => ({
  check: always,
  run: async (_model, { cluster }) => cluster.clock.advance(ms),
  toString: () => `${ms} ms pass`,
}));

const crashAt: fc.Arbitrary<Action> = fc
  .record({ within: fc.nat(25), side: fc.constantFrom<CrashPoint['side']>('before', 'after') })
  .map(({ within, side }) => ({
    check: ({ up }) => up.includes(true),
    run: async (_model, { cluster }) => cluster.crashAt({ call: cluster.calls.length + within, side }),
    toString: () => `the instance that makes the ${within}th call from now crashes ${side} it`,
  }));

function ending(how: 'dies' | 'is shut down'): fc.Arbitrary<Action> {
  return SLOT.map((slot) => ({
    check: ({ up }) => up[slot] ?? false,
    async run(model, { slots }) {
      model.up[slot] = false;
      if (how === 'dies') slots[slot]?.proxy.kill();
      // It waits for what is on its way, which needs time to pass.
      else void slots[slot]?.stop();
    },
    toString: () => `${slot} ${how}`,
  }));
}

const start: fc.Arbitrary<Action> = SLOT.map((slot) => ({
  check: always,
  async run(model, { slots, cluster }) {
    if (slots[slot]?.isUp()) return;
    model.up[slot] = true;
    slots[slot] = cluster.start();
  },
  toString: () => `${slot} starts`,
}));

/** No instance runs for about as long as a stop waits for its second operator. */
const night: fc.Arbitrary<Action> = fc.constantFrom(29.5, 31).map((minutes) => ({
  check: always,
  async run(model, { slots, cluster }) {
    for (const slot of slots) slot?.proxy.kill();
    await cluster.clock.advance(minutes * 60_000);
    for (const [i] of slots.entries()) {
      model.up[i] = true;
      slots[i] = cluster.start();
    }
  },
  toString: () => `no instance runs for ${minutes} minutes`,
}));

const modelartsTurns: fc.Arbitrary<Action> = fc
  .record<Partial<ModelArtsFaults>>({
    post: fc.constantFrom('fine', 'refused', 'lostBefore', 'lostAfter', 'hangs', 'noToken'),
    reads: fc.constantFrom('fine', 'fine', 'failing'),
    endsAfter: fc.constantFrom(0, 500, 4_000, 40_000, undefined),
  })
  .map((faults) => ({
    check: always,
    run: async (_model, { cluster }) => void Object.assign(cluster.modelarts.faults, faults),
    toString: () => `ModelArts is ${JSON.stringify(faults)}`,
  }));

const slackTurns: fc.Arbitrary<Action> = fc
  .oneof(
    fc.constant(NO_FAULTS),
    fc.record<SlackFaults>({
      channel: fc.constantFrom('open', 'open', 'closed'),
      direct: fc.constantFrom('open', 'closed'),
      post: fc.constantFrom('fine', 'fine', 'unsent', 'unsure', 'lost'),
      edit: fc.constantFrom('fine', 'fine', 'locked', 'unsent'),
      people: fc.constantFrom('fine', 'fine', 'away'),
    }),
  )
  .map((faults) => ({
    check: always,
    run: async (_model, { cluster }) => void Object.assign(cluster.slack.faults, faults),
    toString: () => `Slack is ${JSON.stringify(faults)}`,
  }));

const databaseTurns: fc.Arbitrary<Action> = fc
  .constantFrom<Cluster['database']['faults']>('fine', 'fine', 'away', 'unheard')
  .map((faults) => ({
    check: always,
    run: async (_model, { cluster }) => void Object.assign(cluster.database, { faults }),
    toString: () => `the database is ${faults}`,
  }));

const roleChanges: fc.Arbitrary<Action> = fc
  .record({ who: fc.constantFrom('first', 'second'), isTaken: fc.boolean() })
  .map(({ who, isTaken }) => ({
    check: always,
    async run(_model, { cluster: { revoked, clock } }) {
      const { id } = PEOPLE[who];
      if (!isTaken) revoked.delete(id);
      else if (!revoked.has(id)) revoked.set(id, clock.now());
    },
    toString: () => `an admin ${isTaken ? 'takes' : 'gives'} ${who} the role`,
  }));

const trialEnds: fc.Arbitrary<Action> = fc
  .record({ trial: TRIAL, how: fc.constantFrom<'finished' | 'failed'>('finished', 'failed') })
  .map(({ trial, how }) => ({
    check: always,
    run: async (_model, { cluster }) => cluster.modelarts.endByItself(cluster.trialIds[trial] ?? '', how),
    toString: () => `trial ${trial} has ${how}`,
  }));

const deletion: fc.Arbitrary<Action> = fc.constant({
  check: always,
  run: async (_model, { cluster }) => cluster.slack.deleteNewest(),
  toString: () => 'a person deletes the newest message',
});

const setting: fc.Arbitrary<Action> = fc
  .record<Partial<Settings>>({
    undoSeconds: fc.constantFrom(0, 3, 10),
    isDryRun: fc.constantFrom(false, false, false, true),
    approval: fc.constantFrom(
      { topQuarter: false },
      { topQuarter: false, hours: 1 },
      { topQuarter: false, count: 1 },
    ),
  })
  .map((settings) => ({
    check: always,
    run: async (_model, { fixture }) => fixture.set(settings),
    toString: () => `an admin sets ${JSON.stringify(settings)}`,
  }));

/** Everything that may happen, in any order; what there is without it, more often than trouble. */
export const ACTIONS: fc.Arbitrary<Action>[] = [
  ...often(9, press),
  ...often(5, pass),
  ...often(3, start),
  ...often(2, crashAt),
  ...often(2, modelartsTurns),
  ending('dies'),
  ending('is shut down'),
  night,
  slackTurns,
  databaseTurns,
  roleChanges,
  trialEnds,
  deletion,
  setting,
];

function often(times: number, step: fc.Arbitrary<Action>): fc.Arbitrary<Action>[] {
  return Array.from({ length: times }, () => step);
}
