import { describe, expect, it } from 'vitest';
import { engines } from '../../store/engines.ts';
import { openStage, type Stage } from './fixture.ts';
import { findings } from './invariants.ts';
import { OPERATORS } from './people.ts';
import { type Crash, play } from './run.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

/** Milliseconds until the next instance starts. */
const STARTS = [0, 60_000] as const;
/** Milliseconds within which whoever presses is answered, where nobody dies. */
const SOON = 5_000;

describe.each(engines)('A stop on $name', ({ fresh }) => {
  it.each(SCENARIOS)(
    'comes to its end wherever the process dies: $name',
    async (scenario) => {
      const stage = await openStage(await fresh(), OPERATORS);
      const calls = await playWhole(scenario, stage);
      const wrong: string[] = [];
      for (const crash of crashesIn(calls, scenario))
        wrong.push(...(await playCrash(scenario, stage, crash)));
      expect(wrong).toEqual([]);
      expect(await stage.store.audit.verify()).toMatchObject({ isWhole: true });
    },
    60_000,
  );
});

/** Plays it without a crash. Returns the calls that were made. */
async function playWhole(scenario: Scenario, stage: Stage): Promise<readonly string[]> {
  const scene = await play(scenario, stage);
  expect(await findings(scene)).toEqual([]);
  const states = (await scene.stops()).map(({ state }) => state);
  const standing = scene.slack.messages().filter(({ isDeleted }) => !isDeleted);
  const end = {
    state: states.join(),
    posts: scene.posts.length,
    shows: standing.map(({ message }) => message.text),
  };
  const waits = scene.presses.map(({ at, answeredAt: [then = at] }) => then.getTime() - at.getTime());
  expect(Math.max(...waits)).toBeLessThan(SOON);
  const { shows } = scenario.ends;
  expect(end).toEqual({ ...scenario.ends, shows: shows.map((text) => expect.stringMatching(text)) });
  await scene.close();
  return scene.calls;
}

interface NamedCrash extends Crash {
  readonly name: string;
}

/**
 * Every call that the instance can die at, but for those that die alike: of calls with one name, such as those by
 * which a wait is spent, the first and the last are tried; a read that nobody has seen is like one that was never made;
 * and until a stop is written down all scenarios are the same one.
 */
function crashesIn(calls: readonly string[], scenario: Scenario): NamedCrash[] {
  const { from = 'request' } = scenario;
  const start = scenario === SCENARIOS[0] ? 0 : calls.findIndex((name) => name.startsWith(from));
  const tried = calls.flatMap((name, call) => {
    if (call < start) return [];
    if (calls.indexOf(name) !== call && calls.lastIndexOf(name) !== call) return [];
    return READS.test(name) ? [{ name, call, moment: 'before' } as const] : both(name, call);
  });
  return tried.map((each, i) => ({ ...each, after: STARTS[i % STARTS.length] ?? 0 }));
}

const READS = /^(get|renew|openBy|of|access\.read|settings\.read|jobs\.get|trials\.get|trials\.list)\b/;

function both(name: string, call: number) {
  return [{ name, call, moment: 'before' } as const, { name, call, moment: 'after' } as const];
}

async function playCrash(scenario: Scenario, stage: Stage, crash: NamedCrash): Promise<string[]> {
  const { call, moment, after, name } = crash;
  const scene = await play(scenario, stage, crash);
  const isDead = scene.instances.some(({ gate }) => gate.isDead());
  const wrong = isDead ? await findings(scene) : ['it did not die'];
  await scene.close();
  if (wrong.length > 0) await stage.clean();
  return wrong.map((each) => `died ${moment} call ${call}, ${name}, the next ${after} ms later: ${each}`);
}
