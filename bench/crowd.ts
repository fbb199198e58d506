import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { startChild } from './child.ts';
import { type Figure, median, percentile } from './measure.ts';
import { openStage, type SignedRequest } from './stage.ts';

const ROUNDS = 3;
const CROWD = 300;
/** Milliseconds that Slack gives a bot to acknowledge. */
const SLACK_WAITS = 3_000;

/** How long the slowest of a crowd that asks at once wait for their acknowledgements, on the embedded database. */
export async function crowd(): Promise<Figure[]> {
  await using stage = await openStage();
  const trials = Array.from({ length: CROWD }, (_, at) => `trial${at}`);
  stage.project.addTable({ name: 'crowd', rows: trials.map((id) => ({ id, status: 'RUNNING' })) });
  const asked = {
    'presses that read': trials.map((id) => stage.press(`trial crowd ${id}`)),
    'presses that stop': trials.map((id) => stage.press(`stop crowd ${id} --yes`)),
    commands: trials.map((id) => stage.command(`trial crowd ${id}`)),
  };
  const figures: Figure[] = [];
  for (const [what, requests] of Object.entries(asked)) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      times.push(await inNewBot(stage.environment, async (url) => p99Of(requests, url)));
    figures.push({
      name: `crowd: p99 of acks, ${CROWD} ${what}`,
      value: median(times),
      unit: ' ms',
      aim: { atMost: SLACK_WAITS },
    });
  }
  return figures;
}

/** Of its own, so that no crowd waits behind the one before. */
async function inNewBot<T>(environment: Record<string, string>, work: (url: string) => Promise<T>) {
  const dir = await mkdtemp(join(tmpdir(), 'bench-crowd-'));
  const own = { ...environment, DATA_DIR: dir, MODELARTS_BOT_ADMINS: 'U0VIEWER', LOG_LEVEL: 'silent' };
  try {
    await using bot = await startChild(new URL('../src/main.ts', import.meta.url), own);
    return await work(bot.url);
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** @throws Error for anything but 200 */
async function p99Of(requests: readonly SignedRequest[], url: string): Promise<number> {
  const pool = new Pool(url, { connections: requests.length, pipelining: 1 });
  const asking = requests.map(async (request) => {
    const start = performance.now();
    const { statusCode, body } = await pool.request(request);
    await body.dump();
    if (statusCode !== 200) throw new Error(`A crowd was answered with ${statusCode}.`);
    return performance.now() - start;
  });
  const times = await Promise.all(asking);
  await pool.close();
  return percentile(times, 99);
}
