import { expect } from 'vitest';
import type { Fixture } from './fixture.ts';
import { violations } from './invariants.ts';
import { type Crash, runScenario } from './run.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';

/** Milliseconds of virtual time until the next instance starts. */
const RESTARTS_MS = [0, 60_000] as const;
/** Milliseconds of virtual time within which a press is answered, where no instance crashes. */
const ANSWER_LIMIT_MS = 5_000;

/** Runs a scenario once as it is, then once for each point at which its instance can crash. Returns what is violated. */
export async function crashEverywhere(scenario: Scenario, fixture: Fixture): Promise<string[]> {
  const calls = await runWithoutCrash(scenario, fixture);
  const violated: string[] = [];
  for (const crash of crashesIn(calls, scenario))
    violated.push(...(await runWithCrash(scenario, fixture, crash)));
  return violated;
}

/** Returns the calls that were made. */
async function runWithoutCrash(scenario: Scenario, fixture: Fixture): Promise<readonly string[]> {
  const cluster = await runScenario(scenario, fixture);
  expect(await violations(cluster)).toEqual([]);
  const states = (await cluster.stops()).map(({ state }) => state);
  const standing = cluster.slack.messages().filter(({ isDeleted }) => !isDeleted);
  const end = {
    state: states.join(),
    posts: cluster.posts.length,
    shows: standing.map(({ message }) => message.text),
  };
  const waits = cluster.presses.map(({ at, answeredAt: [then = at] }) => then.getTime() - at.getTime());
  expect(Math.max(...waits)).toBeLessThan(ANSWER_LIMIT_MS);
  const { shows } = scenario.ends;
  expect(end).toEqual({ ...scenario.ends, shows: shows.map((text) => expect.stringMatching(text)) });
  await cluster.close();
  return cluster.calls;
}

interface NamedCrash extends Crash {
  readonly name: string;
}

/**
 * Every call that the instance can crash at, but for those that are alike: of calls with one name, such as those by which
 * a wait is spent, the first and the last are tried; a read whose result is lost is like one that was never made; and
 * until a stop is recorded all scenarios are the same one.
 */
function crashesIn(calls: readonly string[], scenario: Scenario): NamedCrash[] {
  const { from = 'request' } = scenario;
  const start = scenario === SCENARIOS[0] ? 0 : calls.findIndex((name) => name.startsWith(from));
  const tried = calls.flatMap((name, call) => {
    if (call < start) return [];
    if (calls.indexOf(name) !== call && calls.lastIndexOf(name) !== call) return [];
    return READS.test(name) ? [{ name, call, side: 'before' } as const] : both(name, call);
  });
  return tried.map((each, i) => ({ ...each, after: RESTARTS_MS[i % RESTARTS_MS.length] ?? 0 }));
}

const READS =
  /^(get|renew|openBy|of|access\.read|settings\.read|people\.get|jobs\.get|trials\.get|trials\.list)\b/;

function both(name: string, call: number) {
  return [{ name, call, side: 'before' } as const, { name, call, side: 'after' } as const];
}

async function runWithCrash(scenario: Scenario, fixture: Fixture, crash: NamedCrash): Promise<string[]> {
  const { call, side, after, name } = crash;
  const cluster = await runScenario(scenario, fixture, crash);
  const isDead = cluster.instances.some(({ proxy }) => proxy.isDead());
  const violated = isDead ? await violations(cluster) : ['it did not crash'];
  await cluster.close();
  if (violated.length > 0) await fixture.clean();
  return violated.map((each) => `crashed ${side} call ${call}, ${name}, the next ${after} ms later: ${each}`);
}
