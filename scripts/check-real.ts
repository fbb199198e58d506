import http from 'node:http';
import { WebClient } from '@slack/web-api';
import { createModelArts, type ModelArts } from '../src/api/modelarts.ts';
import { chart } from '../src/blocks/kit/chart.ts';
import { LIMITS } from '../src/blocks/kit/limits.ts';
import { type Message, message, type Part } from '../src/blocks/kit/message.ts';
import { button, paragraph } from '../src/blocks/kit/parts.ts';
import { type Cell, table } from '../src/blocks/kit/table.ts';
import { systemClock } from '../src/clock.ts';
import { type Config, readConfig } from '../src/config.ts';
import { judgeSkew } from '../src/domain/access/doctor.ts';
import { masked } from '../src/domain/text/secrets.ts';
import { StartError } from '../src/errors.ts';
import { createLog } from '../src/log.ts';
import { connection } from '../src/main.ts';
import { createSlackChecks } from '../src/slack/transport/checks.ts';
import { createCourier } from '../src/slack/transport/courier.ts';
import { codeOf } from '../src/slack/transport/errors.ts';
import { callSlack } from '../src/slack/transport/rate-limit.ts';
import { createSending } from '../src/slack/transport/sending.ts';

interface Checked {
  readonly config: Config;
  /** Id of a channel that the bot is in. What is posted there is deleted again. */
  readonly channel: string;
  readonly print: (line: string) => void;
}

/** A point of docs/unproven.md. Resolves with what was seen, or with nothing where it cannot be known here; rejects where it does not hold. */
interface Point {
  readonly what: string;
  readonly look: () => Promise<string | undefined>;
}

/**
 * Looks whether what the bot takes for granted holds in a real workspace and project, and prints a line for each point.
 * Only reads in ModelArts. @returns whether every point that could be looked at holds
 */
export async function checkReal({ config, channel, print }: Checked): Promise<boolean> {
  const { slack } = config;
  const client = new WebClient(slack.botToken, {
    ...(slack.apiUrl && { slackApiUrl: slack.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
  });
  const modelarts = createModelArts({ ...connection(config, systemClock), clock: systemClock });
  let isFine = true;
  try {
    for (const { what, look } of [...slackPoints(client, channel), ...modelartsPoints(modelarts)]) {
      const { word, said } = await outcomeOf(look);
      isFine &&= word !== 'not';
      print(`${word.padEnd(8)}${what}${said === undefined ? '' : `: ${said}`}`);
    }
  } finally {
    await modelarts.close();
  }
  return isFine;
}

async function outcomeOf(look: Point['look']) {
  try {
    const said = await look();
    return said === undefined
      ? ({ word: 'unknown', said } as const)
      : ({ word: 'held', said: said || undefined } as const);
  } catch (error) {
    return {
      word: 'not',
      said: masked(codeOf(error) ?? (error instanceof Error ? error.message : String(error))),
    } as const;
  }
}

function slackPoints(client: WebClient, channel: string): Point[] {
  const log = createLog('silent');
  const sending = createSending(systemClock, log);
  const checks = createSlackChecks(client);

  /** In its native form, so that a refusal is heard. */
  async function post(content: Message): Promise<string> {
    const { ts = '' } = await callSlack(systemClock, { repeatable: false }, async () =>
      client.chat.postMessage({
        channel,
        text: content.text,
        blocks: content.blocks.map((block) => ({ ...block })),
      }),
    );
    return ts;
  }

  const isTaken = (what: string, ...parts: Part[]): Point => ({
    what,
    async look() {
      const ts = await post(message(`A check of the bot: ${what}.`, parts));
      await client.chat.delete({ channel, ts });
      return '';
    },
  });

  return [
    {
      what: 'the bot token is of one workspace, lasts, and has every scope',
      async look() {
        const { team, missing, expiresIn } = await checks.token();
        if (expiresIn !== undefined) throw new Error(`it ends in ${expiresIn} s: token rotation is on`);
        if (missing === undefined) return undefined;
        if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`);
        return team;
      },
    },
    isTaken('a message in the channel', paragraph('A check of the bot.')),
    isTaken('a table', tableOf([['1', { value: 0.5, text: '0.5' }]])),
    isTaken('a table with buttons', tableOf([['1', stopCell()]])),
    isTaken(`a table of ${LIMITS.tableRows} rows`, tableOf(rows('x'))),
    isTaken('a table of more than 18,000 characters', tableOf(rows('x'.repeat(45), 'y'.repeat(45)))),
    isTaken('two charts', aChart('First'), aChart('Second')),
    isTaken(
      `${LIMITS.messageText} characters outside of tables`,
      ...Array.from({ length: LIMITS.messageText / 2_750 }, () => paragraph('x'.repeat(2_750))),
    ),
    {
      what: 'an edit',
      async look() {
        const ts = await post(message('A check of the bot: an edit.', [paragraph('before')]));
        await client.chat.update({ channel, ts, text: 'after', blocks: [] });
        await client.chat.delete({ channel, ts });
        return '';
      },
    },
    {
      what: 'a post that is found again by its key',
      async look() {
        const courier = createCourier({ client, sending, log });
        const key = `check:${Date.now()}`;
        const since = new Date(Date.now() - 60_000);
        const sent = await courier.deliver(message('A check of the bot: a key.', [paragraph('key')]), {
          channel,
          key,
        });
        if (sent.kind !== 'posted') throw new Error(sent.kind);
        const found = await courier.find(key, { channel, since });
        await client.chat.delete({ channel, ts: sent.ts });
        if (typeof found === 'string')
          throw new Error(`${found}: channels:history and groups:history are needed`);
        return '';
      },
    },
  ];
}

function modelartsPoints({ jobs, trials, clockSkew }: ModelArts): Point[] {
  const newest = async () => jobs.recent(50);
  return [
    {
      what: 'jobs of the project can be listed',
      look: async () => `${(await newest()).length} of the newest 50`,
    },
    {
      what: 'the clocks agree',
      async look() {
        const skew = clockSkew();
        if (skew === undefined) return undefined;
        if (judgeSkew(skew) !== 'ok') throw new Error(`${Math.round(skew / 1000)} s apart`);
        return `${Math.round(skew / 1000)} s apart`;
      },
    },
    {
      what: 'the newest search has trials that can be read',
      async look() {
        const search = (await newest()).find((job) => job.search);
        if (!search) return undefined;
        const table = await trials.list(search.id);
        const strange = table.trials.filter(({ state }) => state === 'unknown').length;
        if (strange > 0)
          throw new Error(`${strange} of ${table.trials.length} trials have a state that is not known`);
        return `${table.trials.length} trials, metrics ${table.metrics.join(', ') || 'none yet'}`;
      },
    },
  ];
}

function tableOf(cells: readonly (readonly Cell[])[]) {
  const columns = (cells[0] ?? []).map((_, i) => ({ title: `column ${i + 1}` }));
  return table({ caption: 'A check of the bot', columns, rows: cells, named: 0, more: String });
}

/** As many as Slack takes. */
function rows(...texts: readonly string[]): Cell[][] {
  return Array.from({ length: LIMITS.tableRows }, (_, i) => [`t${i}`, ...texts]);
}

function stopCell(): Cell {
  const confirm = { title: 'A check', text: 'This button does nothing.', yes: 'Yes', no: 'No' };
  const made = button({ key: 'check', label: 'Stop', line: 'help', confirm });
  return made ? { button: made, text: 'running', beside: 'A check' } : 'running';
}

function aChart(title: string) {
  const points = [
    { label: 'a', values: [1] },
    { label: 'b', values: [2] },
  ];
  return chart({ type: 'line', title, series: ['value'], points, axes: {}, format: String, more: String });
}

async function main(): Promise<void> {
  const [channel] = process.argv.slice(2);
  if (channel === undefined || !/^[CG][A-Z0-9]+$/.test(channel))
    throw new StartError('Give the id of a channel that the bot is in: npm run check:real -- C0123456789');
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  const config = readConfig();
  if (config.hasProxy) http.setGlobalProxyFromEnv();
  process.exitCode = (await checkReal({ config, channel, print })) ? 0 : 1;
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof StartError ? error.message : masked(String(error))}\n`);
    process.exitCode = 1;
  }
}
