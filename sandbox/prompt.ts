import { exampleIn } from './scenarios.ts';
import type { Confirm } from './slack/grip.ts';
import type { Change, Message } from './slack/journal.ts';
import { type PersonAt, personAt } from './slack/person.ts';
import { readerOf } from './slack/text/reader.ts';
import { asText } from './slack/text.ts';
import { findChannel } from './workspace.ts';
import type { World } from './world.ts';

/** What the prompt needs of a terminal. */
export interface Terminal {
  print(text: string): void;
  /** Asks and resolves with the answer; an empty one when the input has ended. */
  ask(question: string): Promise<string>;
}

/** A seat in the sandbox: one person in one channel, typing. */
export interface Seat {
  readonly prompt: string;
  /** Carries out one typed line. @returns false when it was a wish to leave */
  take(line: string): Promise<boolean>;
}

const helpOn = (search: string) => `Type what you would type in Slack:
  ${`/modelarts best ${search}`.padEnd(29)} the slash command
  ${`@ModelArts best ${search}`.padEnd(29)} a mention; the answer comes in a thread
  3                             press the button numbered 3 in the newest message
  ${`3 ${search}`.padEnd(29)} choose from the menu numbered 3
and, for the sandbox itself:
  :as viewer                    act as another person: admin, operator, second-operator, viewer,
                                guest, chinese-reader, partner
  :in #random                   go to another channel
  :wait 10                      let ten minutes pass
  :screen                       show the channel again
  :fault slow|throttle|fail|garbage|dark|native|none
  :quit`;

const MINUTE = 60_000;

export function takeSeat(world: World, terminal: Terminal): Seat {
  const help = helpOn(exampleIn(world.project) ?? 'NAME');
  let name = 'admin';
  let channel = '#training';
  let person = sit();

  function sit(): PersonAt {
    const found = world.workspace.people.values().find((each) => each.name === name);
    return personAt(world.slack, world.workspace, found?.id ?? '');
  }

  world.workspace.watch((change) => show(change, name, world, terminal));

  const orders: Record<string, (rest: string) => Promise<void> | void> = {
    help: () => terminal.print(help),
    screen: () =>
      terminal.print(
        person
          .screen(channel, true)
          .map(({ shown }) => shown)
          .join('\n\n'),
      ),
    wait: async (minutes) => world.clock.advance((Number(minutes) || 1) * MINUTE),
    fault: (fault) => terminal.print(setFault(fault, world)),
    as(wanted) {
      const known = [...world.workspace.people.values()].map((each) => each.name);
      if (!known.includes(wanted))
        return terminal.print(`There is nobody called ${wanted}; there are ${known.join(', ')}.`);
      name = wanted;
      person = sit();
    },
    in(wanted) {
      if (!findChannel(world.workspace, wanted)) return terminal.print(`There is no channel ${wanted}.`);
      channel = wanted;
    },
  };

  async function act(line: string): Promise<void> {
    if (line.startsWith(':')) {
      const [order = '', rest = ''] = split(line.slice(1));
      const known = orders[order];
      return known ? known(rest) : terminal.print(`There is no :${order}.\n${help}`);
    }
    if (line.startsWith('/')) return void (await person.types(line, { channel }));
    if (line.startsWith('@')) return void (await person.mentions(line, { channel }));
    const [number = '', option] = split(line);
    if (!/^\d+$/.test(number)) return terminal.print(help);
    if (option) return void (await person.chooses(option, { menu: Number(number) }));
    await press(Number(number), { person, terminal });
  }

  return {
    get prompt() {
      return `${name} in ${channel}> `;
    },
    async take(line) {
      if (line === ':quit') return false;
      await act(line).catch((error: unknown) =>
        terminal.print(error instanceof Error ? error.message : String(error)),
      );
      return true;
    },
  };
}

/** A dialog is answered before the button counts as pressed, as in Slack. */
async function press(
  number: number,
  { person, terminal }: { person: PersonAt; terminal: Terminal },
): Promise<void> {
  let dialog: Confirm | undefined;
  await person.presses(number, {
    onConfirm(confirm) {
      dialog = confirm;
      return false;
    },
  });
  if (!dialog) return;
  const { title, text, confirm, deny } = dialog;
  const answer = await terminal.ask(`${title}\n${text}\n[y] ${confirm}   [n] ${deny} > `);
  if (answer.trim().toLowerCase().startsWith('y')) await person.presses(number);
}

function show({ kind, message }: Change, name: string, world: World, terminal: Terminal): void {
  const me = world.workspace.people.values().find((each) => each.name === name);
  if (!me || message.from === me.id || !isVisible(message, me.id, world)) return;
  if (kind === 'deleted') return;
  const where = world.workspace.channels.get(message.channel)?.name ?? message.channel;
  const marks = [
    where,
    kind === 'edited' ? 'edited' : '',
    message.threadTs ? 'in a thread' : '',
    message.onlyFor ? 'only visible to you' : '',
  ];
  const shown = asText(message, readerOf(world.workspace, me.id, true));
  terminal.print(`\n── ${marks.filter(Boolean).join(' · ')}\n${shown}\n`);
}

function isVisible({ channel, onlyFor }: Message, id: string, { workspace }: World): boolean {
  return (
    (workspace.channels.get(channel)?.members.has(id) ?? false) && (onlyFor === undefined || onlyFor === id)
  );
}

function setFault(fault: string, { modelarts, slack }: World): string {
  modelarts.faults.clear();
  slack.faults.refuseNative = false;
  switch (fault) {
    case 'slow':
      modelarts.faults.inject({ kind: 'delay', ms: 4_000 });
      return 'ModelArts now takes four seconds an answer.';
    case 'throttle':
      modelarts.faults.inject({ kind: 'throttle', retryAfter: 1 });
      return 'ModelArts now throttles every request.';
    case 'fail':
      modelarts.faults.inject({ kind: 'fail', status: 503, as: 'html' });
      return 'ModelArts now fails every request.';
    case 'garbage':
      modelarts.faults.inject({ kind: 'garbage', as: 'types' });
      return 'ModelArts now answers garbage.';
    case 'dark':
      modelarts.faults.dark = true;
      return 'ModelArts is now gone.';
    case 'native':
      slack.faults.refuseNative = true;
      return 'Slack now refuses native tables.';
    case 'none':
      return 'Everything works again.';
    default:
      return `There is no fault ${fault}; everything works again.`;
  }
}

function split(line: string): [string, string?] {
  const [first = '', ...rest] = line.trim().split(/\s+/);
  return rest.length > 0 ? [first, rest.join(' ')] : [first];
}
