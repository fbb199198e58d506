import { request } from 'undici';
import type { TableSpec } from '../sandbox/project/table.ts';
import { type Child, startChild } from './child.ts';
import { type Figure, median, timed } from './measure.ts';
import { stopwatchOf } from './own-time.ts';
import { openStage, type Stage } from './stage.ts';

const WARM_UP = 50;
const QUESTIONS = 200;
const TRIALS = 40;

/** How long `/modelarts best` takes beyond what ModelArts takes to answer: from the command to the table in its ack. */
export async function answer(): Promise<Figure[]> {
  await using stage = await openStage();
  await using bot = await startChild(new URL('../src/main.ts', import.meta.url), stage.environment);
  // The first answer shows whether Slack takes tables; only then do they come with the ack.
  stage.project.addTable(search('first'));
  await stage.sendCommand('best first', bot.url);

  const times: number[] = [];
  for (let at = 0; at < WARM_UP + QUESTIONS; at += 1)
    times.push(await askAboutNew(`search-${at}`, stage, bot));
  return [
    {
      name: 'answer: p50 of best beyond ModelArts',
      value: median(times.slice(WARM_UP)),
      unit: ' ms',
      aim: { atMost: 10 },
    },
  ];
}

/** Each time another search, since tables are remembered for some seconds. */
async function askAboutNew(name: string, { project, modelarts, command }: Stage, { url }: Child) {
  project.addTable(search(name));
  const best = command(`best ${name}`);
  const theirs = stopwatchOf(modelarts.url);
  let text = '';
  const all = await timed(async () => {
    const { body } = await request(url, best);
    text = await body.text();
  });
  if (!text.includes('data_table') || !text.includes(name))
    throw new Error(`No table came with the ack: ${text.slice(0, 200)}`);
  return all - theirs.stop();
}

function search(name: string): TableSpec {
  const rows = Array.from({ length: TRIALS }, (_, index) => ({ reward: ((index * 7) % TRIALS) / TRIALS }));
  return { name, rows };
}
