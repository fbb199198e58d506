import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { createLog } from '../src/log.ts';
import { playScenario } from './play.ts';
import { takeSeat } from './prompt.ts';
import { exampleIn, type Scenario, scenarios } from './scenarios.ts';
import { closeFreeDatabases } from './store.ts';
import type { World } from './world.ts';

const USAGE = `npm run sandbox -- [--scenario NAME] [--http] [--speed N] [--port N] [--open]
npm run sandbox -- --prompt [--scenario NAME] [--http] [--speed N] [--log]

  --scenario  ${Object.entries(scenarios)
    .map(([name, { summary }]) => `${name.padEnd(10)} ${summary}`)
    .join('\n              ')}
  --http      Slack reaches the bot by signed HTTP instead of Socket Mode
  --speed     virtual seconds a real second; default 1
  --port      where the page is served; default any free port
  --open      show the page in the browser
  --prompt    no page: type at a prompt in this terminal
  --log       print the bot's log`;

function readFlags() {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', default: 'halfway' },
      http: { type: 'boolean', default: false },
      speed: { type: 'string', default: '1' },
      port: { type: 'string', default: '0' },
      open: { type: 'boolean', default: false },
      prompt: { type: 'boolean', default: false },
      log: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

type Flags = ReturnType<typeof readFlags>;

async function main(): Promise<void> {
  const flags = readFlags();
  const scenario = Object.entries<Scenario>(scenarios).find(([name]) => name === flags.scenario)?.[1];
  if (flags.help) return console.log(USAGE);
  if (!scenario) throw new TypeError(`There is no scenario ${flags.scenario}.`);
  for (const name of ['port', 'speed'] as const)
    if (!/^\d+(\.\d+)?$/.test(flags[name]))
      throw new TypeError(`--${name} takes a number, not ${flags[name]}.`);
  await (flags.prompt ? prompt(flags, scenario) : page(flags));
}

async function page({ scenario, http, speed, port, open }: Flags): Promise<void> {
  const { runPage } = await import('./page/run.ts');
  try {
    await runPage({
      scenario,
      transport: http ? 'http' : 'socket',
      speed: Number(speed) || 1,
      port: Number(port) || 0,
      open,
      print: (text) => console.log(text),
    });
    process.exit(0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    console.error(`Port ${port} is taken: choose another with --port, or leave --port out for any free one.`);
    process.exit(1);
  }
}

async function prompt(flags: Flags, scenario: Scenario): Promise<void> {
  const world = await playScenario(scenario, {
    start: new Date(),
    transport: flags.http ? 'http' : 'socket',
    log: createLog(flags.log ? 'info' : 'silent'),
  });
  world.clock.run(Number(flags.speed) || 1);
  console.log(`A sandbox: the real bot, a fake Slack, a fake ModelArts. ${scenario.summary}.`);
  const example = exampleIn(world.project);
  const line = example === undefined ? '/modelarts help' : `/modelarts best ${example}`;
  console.log(`Type ${line}, then a number to press a button; :help for the rest.\n`);
  await converse(world);
  await world.close();
  await closeFreeDatabases();
}

async function converse(world: World): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const lines = terminal[Symbol.asyncIterator]();
  // Piped input is read to its end, and closed, long before its lines have been carried out.
  let isOpen = true;
  terminal.once('close', () => {
    isOpen = false;
  });
  const next = async (prompt: string) => {
    terminal.setPrompt(prompt);
    if (isOpen) terminal.prompt();
    else process.stdout.write(prompt);
    const { done, value } = await lines.next();
    return done ? undefined : value;
  };
  const seat = takeSeat(world, {
    print: (text) => console.log(text),
    ask: async (question) => (await next(question)) ?? '',
  });
  for (let line = await next(seat.prompt); line !== undefined; line = await next(seat.prompt)) {
    if (line.trim() !== '' && !(await seat.take(line.trim()))) break;
  }
  terminal.close();
}

try {
  await main();
} catch (error) {
  // Of all that may fail here, only a wrong flag is a TypeError whose words are meant for the person.
  if (!(error instanceof TypeError)) throw error;
  console.log(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
}
