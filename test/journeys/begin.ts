import { Writable } from 'node:stream';
import { inject, onTestFinished } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { type PersonAt, personAt, WAIT_LIMIT_MS } from '../../sandbox/slack/person.ts';
import { openWorld, type World, type WorldOptions } from '../../sandbox/world.ts';
import { createLog } from '../../src/log.ts';

export interface Journey extends World {
  readonly admin: PersonAt;
  /** Admin of the bot by the user group S0OPERATORS. */
  readonly operator: PersonAt;
  /** Another admin of the bot by the same group. */
  readonly second: PersonAt;
  readonly viewer: PersonAt;
  readonly guest: PersonAt;
  readonly chinese: PersonAt;
  /** From another organisation, in a shared channel. */
  readonly partner: PersonAt;
  /** Everything the bot has logged so far. */
  logged(): string;
  /** Lets virtual time pass until `work` has settled. */
  passing(work: Promise<unknown>): Promise<void>;
  /** How many early stops ModelArts was asked for. */
  stopsSent(): number;
}

/** No answer is late because the machine is slow; a test of late answers says what late is. */
const UNHURRIED = { ackWithin: WAIT_LIMIT_MS };
const AGELESS_TRIGGERS = { realNow: () => 0 };

/**
 * Opens a world for one test, with the real bot in it, and closes it when the test has finished. The quick run has the
 * bot in Socket Mode; the full run plays every journey over HTTP as well.
 */
export async function begin(
  fill: (project: Project) => void,
  options: Omit<WorldOptions, 'fill' | 'log'> = {},
): Promise<Journey> {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const world = await openWorld({
    fill,
    admins: ['S0OPERATORS'],
    log: createLog('debug', sink),
    transport: inject('transport'),
    ...UNHURRIED,
    ...options,
    slack: { ...UNHURRIED, ...AGELESS_TRIGGERS, ...options.slack },
  });
  onTestFinished(async () => world.close());
  const sit = (id: string) => personAt(world.slack, world.workspace, id);
  return {
    ...world,
    admin: sit('U0ADMIN'),
    operator: sit('U0OPERATOR'),
    second: sit('U0SECOND'),
    viewer: sit('U0VIEWER'),
    guest: sit('U0GUEST'),
    chinese: sit('U0CHINESE'),
    partner: sit('U0PARTNER'),
    logged: () => lines.join(''),
    async passing(work) {
      let settled = false;
      const settle = () => {
        settled = true;
      };
      work.then(settle, settle);
      while (!settled) await world.clock.advance(1_000);
    },
    stopsSent: () =>
      world.modelarts.requests.filter(({ api }) => api === 'ShowAutoSearchTrialEarlyStop').length,
  };
}
