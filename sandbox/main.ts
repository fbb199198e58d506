import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { createLog } from '../src/log.ts';
import { takeSeat } from './prompt.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { openWorld } from './world.ts';

const USAGE = `npm run sandbox -- [--scenario NAME] [--http] [--speed N] [--log]

  --scenario  ${Object.entries(scenarios)
    .map(([name, { summary }]) => `${name.padEnd(10)} ${summary}`)
    .join('\n              ')}
  --http      Slack reaches the bot by signed HTTP instead of Socket Mode
  --speed     virtual seconds a real second; default 1
  --log       print the bot's log`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', default: 'halfway' },
      http: { type: 'boolean', default: false },
      speed: { type: 'string', default: '1' },
      log: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const scenario = Object.entries<Scenario>(scenarios).find(([name]) => name === values.scenario)?.[1];
  if (values.help || !scenario) return console.log(USAGE);

  const world = await openWorld({
    fill: scenario.fill,
    start: new Date(),
    transport: values.http ? 'http' : 'socket',
    log: createLog(values.log ? 'info' : 'silent'),
    admins: ['S0OPERATORS'],
  });
  world.clock.run(Number(values.speed) || 1);
  console.log(`A sandbox: the real bot, a fake Slack, a fake ModelArts. ${scenario.summary}.`);
  console.log('Type /modelarts best resnet-lr, then a number to press a button; :help for the rest.\n');
  await converse(world);
  await world.close();
}

async function converse(world: Awaited<ReturnType<typeof openWorld>>): Promise<void> {
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

await main();
