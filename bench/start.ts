import { setTimeout } from 'node:timers/promises';
import { startChild } from './child.ts';
import { type Figure, inTurns, ratio } from './measure.ts';
import { openStage } from './stage.ts';

const ROUNDS = 5;
const REST_MS = 800;

/** From the start of the process until Slack may send, and the memory it then holds. */
export async function start(): Promise<Figure[]> {
  await using stage = await openStage();
  const { environment } = stage;

  async function measure(program: URL) {
    await using child = await startChild(program, environment);
    await setTimeout(REST_MS);
    return { readyAfter: child.readyAfter, memory: await child.memory() };
  }

  const rounds = await inTurns(ROUNDS, {
    ours: () => measure(new URL('../src/main.ts', import.meta.url)),
    theirs: () => measure(new URL('bare-bolt.ts', import.meta.url)),
  });
  return [
    { name: 'start: time to ready / bare Bolt', ...ratio(rounds, ({ readyAfter }) => readyAfter) },
    { name: 'start: memory at rest / bare Bolt', ...ratio(rounds, ({ memory }) => memory) },
  ];
}
