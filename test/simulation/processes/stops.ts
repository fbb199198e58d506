import type { TableSearch } from '../../../sandbox/project/table.ts';
import { type PersonAt, personAt } from '../../../sandbox/slack/person.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import type { Passing } from './proxy.ts';
import { openScene, type Scene } from './servers.ts';

/** People who go on asking for stops while the bot between them and ModelArts is killed again and again. */
export interface Town extends Scene {
  readonly admin: PersonAt;
  /** The second person. */
  readonly operator: PersonAt;
  readonly searches: TableSearch[];
  readonly wishes: Wish[];
  readonly traffic: Traffic[];
  readonly kills: Kill[];
  now(): Date;
  /** Starts the bot so many milliseconds after the last one's end, as its calendar has it. */
  start(downtime: number): BotProcess;
  /** Asked about everything that passes, until it has said that this was it. */
  arm(is: (passing: Passing, past: readonly Passing[]) => 'drop' | 'pass' | undefined): void;
  close(): Promise<void>;
}

export interface Wish {
  readonly search: string;
  readonly trial: string;
}

interface Traffic extends Passing {
  readonly at: Date;
}

export interface Kill {
  readonly moment: string;
  readonly at: Date;
}

export async function openTown(database: Readonly<Record<string, string>>): Promise<Town> {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const scene = await openScene({ now });
  const traffic: Traffic[] = [];
  let armed: Parameters<Town['arm']>[0] | undefined;
  let started = 0;
  let bot: BotProcess | undefined;

  function onPass(passing: Passing): 'drop' | undefined {
    const verdict = armed?.(passing, traffic.slice(started));
    traffic.push({ ...passing, at: now() });
    if (verdict) armed = undefined;
    return verdict === 'drop' ? 'drop' : undefined;
  }
  scene.gates.slack.onPass = onPass;
  scene.gates.modelarts.onPass = onPass;
  const sit = (id: string) => personAt(scene.slack, scene.workspace, id, { patience: 10_000 });

  return {
    ...scene,
    admin: sit('U0ADMIN'),
    operator: sit('U0OPERATOR'),
    searches: [],
    wishes: [],
    traffic,
    kills: [],
    now,
    start(downtime) {
      ahead += downtime;
      started = traffic.length;
      bot = startBotProcess({ environment: { ...scene.environment, ...database }, ahead });
      return bot;
    },
    arm(is) {
      armed = is;
    },
    async close() {
      await bot?.kill();
      await scene.close();
    },
  };
}

/** Not waited for: who is answered, and when, is what is to be found out. */
export function ask({ search, trial }: Wish, { admin, wishes }: Town): void {
  wishes.push({ search, trial });
  void admin.types(`/modelarts stop ${search} ${trial} --yes`).catch(() => undefined);
}

/** Presses a button in the message of a stop as soon as it is there. */
export async function press(button: 'Undo' | 'Approve', { trial }: Wish, town: Town): Promise<void> {
  const [person, words] =
    button === 'Undo' ? [town.admin, 'will be stopped at'] : [town.operator, 'asks to stop'];
  const message = await person.sees(({ shown }) => shown.includes(trial) && shown.includes(words));
  void person.presses(button, { message }).catch(() => undefined);
}

/** Whether the asker was told that the wish was heard. */
export function isAnswered(trial: string, { workspace }: Town): boolean {
  return workspace.messages.some(({ onlyFor, text }) => onlyFor && text.includes(trial) && HEARD.test(text));
}

const HEARD = /is being stopped|needs a second operator|waits for a second operator|has already been stopped/;
