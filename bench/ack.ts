import { request } from 'undici';
import { startChild } from './child.ts';
import { putLoad } from './load.ts';
import { type Figure, inTurns, ratio } from './measure.ts';
import { openStage, type SignedRequest } from './stage.ts';

const ROUNDS = 7;
const ROUND_MS = 1_200;
const WARM_UP_MS = 2_000;

/** How many signed commands are acknowledged a second, against an app that does nothing else. */
export async function ack(): Promise<Figure[]> {
  await using stage = await openStage();
  await using bot = await startChild(new URL('../src/main.ts', import.meta.url), stage.environment);
  await using bare = await startChild(new URL('bare-bolt.ts', import.meta.url), stage.environment);
  const help = stage.command('help');
  await expectHelp(bot.url, help);
  for (const { url } of [bare, bot]) await putLoad(url, help, WARM_UP_MS);

  const rounds = await inTurns(ROUNDS, {
    ours: () => putLoad(bot.url, help, ROUND_MS),
    theirs: () => putLoad(bare.url, help, ROUND_MS),
  });
  return [
    {
      name: 'ack: throughput of help / bare Bolt',
      ...ratio(rounds, ({ perSecond }) => perSecond),
      aim: { atLeast: 0.8 },
    },
    { name: 'ack: p99 of help / bare Bolt', ...ratio(rounds, ({ p99 }) => p99), aim: { atMost: 1.3 } },
  ];
}

/** An empty acknowledgement would be quick, and no answer. */
async function expectHelp(url: string, help: SignedRequest): Promise<void> {
  const { body } = await request(url, help);
  const text = await body.text();
  if (!text.includes('What you can type')) throw new Error(`This is no help: ${text.slice(0, 200)}`);
}
