import fc from 'fast-check';
import type { Settings } from '../../../src/domain/settings.ts';
import type { Scene } from './cluster.ts';
import type { Stage } from './fixture.ts';
import type { Instance } from './instance.ts';
import type { ModelArtsMood } from './modelarts.ts';
import type { Who } from './people.ts';
import type { Fate } from './proxy.ts';
import { GOOD_MOOD, type SlackMood } from './slack.ts';

/** What the steps of a run are played on. */
export interface Play {
  readonly scene: Scene;
  readonly stage: Stage;
  /** The two processes of the bot, where they run. */
  readonly slots: (Instance | undefined)[];
}

/** Which of the two run, as far as nobody has met a fate. */
export interface Model {
  readonly up: boolean[];
}

export type Step = fc.AsyncCommand<Model, Play>;

const SLOT = fc.constantFrom(0, 1);
const TRIAL = fc.constantFrom(0, 1);
const always = () => true;

/** Somebody presses or types something: with the right or without, once, or twice as Slack delivers it again. */
const press: fc.Arbitrary<Step> = fc
  .record({
    who: fc.constantFrom<Who>('first', 'first', 'first', 'second', 'second', 'admin', 'viewer', 'guest'),
    what: fc.constantFrom('stop', 'stop', 'stop', 'undo', 'approve', 'decline'),
    trial: fc.constantFrom(0, 0, 1, 'whole' as const),
    slot: SLOT,
    times: fc.constantFrom(1, 1, 1, 2),
  })
  .map(({ who, what, trial, slot, times }) => ({
    check: ({ up }) => up[slot] ?? false,
    async run(_model, { scene, slots }) {
      const trialId = trial === 'whole' ? undefined : scene.trialIds[trial];
      const stop = (await scene.stops()).findLast((each) => each.trialId === trialId);
      const asking = trialId === undefined ? `stop-job ${scene.jobId}` : `stop ${scene.jobId} ${trialId}`;
      const line = what === 'stop' ? `${asking} --yes` : `${what} ${stop?.id ?? 'none'}`;
      const instance = slots[slot];
      if (!instance?.isUp()) return;
      for (let time = 0; time < times; time += 1) scene.press(who, line, instance);
    },
    toString: () => `${who} presses ${what} of ${trial} at ${slot}${times > 1 ? ' twice' : ''}`,
  }));

const pass: fc.Arbitrary<Step> = fc.constantFrom(10, 100, 1_000, 3_000, 10_000, 35_000).map((ms) => ({
  check: always,
  run: async (_model, { scene }) => scene.clock.advance(ms),
  toString: () => `${ms} ms pass`,
}));

const doom: fc.Arbitrary<Step> = fc
  .record({ within: fc.nat(25), moment: fc.constantFrom<Fate['moment']>('before', 'after') })
  .map(({ within, moment }) => ({
    check: ({ up }) => up.includes(true),
    run: async (_model, { scene }) => scene.doom({ call: scene.calls.length + within, moment }),
    toString: () => `whoever makes the ${within}th call from now dies ${moment} it`,
  }));

function ending(how: 'dies' | 'is shut down'): fc.Arbitrary<Step> {
  return SLOT.map((slot) => ({
    check: ({ up }) => up[slot] ?? false,
    async run(model, { slots }) {
      model.up[slot] = false;
      if (how === 'dies') slots[slot]?.gate.kill();
      // It waits for what is on its way, which needs time to pass.
      else void slots[slot]?.stop();
    },
    toString: () => `${slot} ${how}`,
  }));
}

const start: fc.Arbitrary<Step> = SLOT.map((slot) => ({
  check: always,
  async run(model, { slots, scene }) {
    if (slots[slot]?.isUp()) return;
    model.up[slot] = true;
    slots[slot] = scene.start();
  },
  toString: () => `${slot} starts`,
}));

/** Nobody is there for about as long as a stop waits for its second operator. */
const night: fc.Arbitrary<Step> = fc.constantFrom(29.5, 31).map((minutes) => ({
  check: always,
  async run(model, { slots, scene }) {
    for (const slot of slots) slot?.gate.kill();
    await scene.clock.advance(minutes * 60_000);
    for (const [i] of slots.entries()) {
      model.up[i] = true;
      slots[i] = scene.start();
    }
  },
  toString: () => `nobody is there for ${minutes} minutes`,
}));

const modelartsTurns: fc.Arbitrary<Step> = fc
  .record<Partial<ModelArtsMood>>({
    post: fc.constantFrom('fine', 'refused', 'lostBefore', 'lostAfter', 'hangs', 'noToken'),
    reads: fc.constantFrom('fine', 'fine', 'failing'),
    endsAfter: fc.constantFrom(0, 500, 4_000, 40_000, undefined),
  })
  .map((mood) => ({
    check: always,
    run: async (_model, { scene }) => void Object.assign(scene.modelarts.mood, mood),
    toString: () => `ModelArts is ${JSON.stringify(mood)}`,
  }));

const slackTurns: fc.Arbitrary<Step> = fc
  .oneof(
    fc.constant(GOOD_MOOD),
    fc.record<SlackMood>({
      channel: fc.constantFrom('open', 'open', 'closed'),
      direct: fc.constantFrom('open', 'closed'),
      post: fc.constantFrom('fine', 'fine', 'unsent', 'unsure', 'lost'),
      edit: fc.constantFrom('fine', 'fine', 'locked', 'unsent'),
    }),
  )
  .map((mood) => ({
    check: always,
    run: async (_model, { scene }) => void Object.assign(scene.slack.mood, mood),
    toString: () => `Slack is ${JSON.stringify(mood)}`,
  }));

const databaseTurns: fc.Arbitrary<Step> = fc
  .constantFrom<Scene['database']['mood']>('fine', 'fine', 'away', 'unheard')
  .map((mood) => ({
    check: always,
    run: async (_model, { scene }) => void Object.assign(scene.database, { mood }),
    toString: () => `the database is ${mood}`,
  }));

const trialEnds: fc.Arbitrary<Step> = fc
  .record({ trial: TRIAL, how: fc.constantFrom<'finished' | 'failed'>('finished', 'failed') })
  .map(({ trial, how }) => ({
    check: always,
    run: async (_model, { scene }) => scene.modelarts.endAlone(scene.trialIds[trial] ?? '', how),
    toString: () => `trial ${trial} has ${how}`,
  }));

const deletion: fc.Arbitrary<Step> = fc.constant({
  check: always,
  run: async (_model, { scene }) => scene.slack.deleteNewest(),
  toString: () => 'somebody deletes the newest message',
});

const setting: fc.Arbitrary<Step> = fc
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
    run: async (_model, { stage }) => stage.set(settings),
    toString: () => `an admin sets ${JSON.stringify(settings)}`,
  }));

/** Everything that may happen, in any order; what there is without it, more often than trouble. */
export const STEPS: fc.Arbitrary<Step>[] = [
  ...often(9, press),
  ...often(5, pass),
  ...often(3, start),
  ...often(2, doom),
  ...often(2, modelartsTurns),
  ending('dies'),
  ending('is shut down'),
  night,
  slackTurns,
  databaseTurns,
  trialEnds,
  deletion,
  setting,
];

function often(times: number, step: fc.Arbitrary<Step>): fc.Arbitrary<Step>[] {
  return Array.from({ length: times }, () => step);
}
