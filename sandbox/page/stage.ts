import { playScenario } from '../play.ts';
import { exampleIn, type Scenario, scenarios } from '../scenarios.ts';
import type { Transport, World, WorldOptions } from '../world.ts';
import { addChineseSpeakers } from './cast.ts';
import type { WorldView } from './contract.ts';
import { tap, type Wiretap } from './exchanges.ts';
import { type Side, setTrouble, troublesOf } from './troubles.ts';

/** One world with its wiretap. */
export interface Play {
  readonly world: World;
  readonly wires: Wiretap;
}

export interface StageOptions {
  readonly scenario: string;
  readonly transport: Transport;
  /** Virtual seconds a real second; 0 stands still. */
  readonly speed: number;
  /** Another bot than the product's, and what it needs of Slack. */
  readonly cast?: Pick<WorldOptions, 'startBot' | 'installed' | 'slack'>;
}

/** Where worlds are put on and taken off; there is always one. */
export interface Stage {
  readonly play: Play;
  view(): WorldView;
  setSpeed(speed: number): void;
  /** Lets time pass at once. */
  step(ms: number): Promise<void>;
  /** Returns false where there is no such trouble. */
  setTrouble(side: Side, name: string): boolean;
  /** Begins anew: another project, another workspace, another bot. Returns false where there is no such scenario. */
  setScenario(name: string): Promise<boolean>;
  setTransport(transport: Transport): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(options: StageOptions): Promise<Stage> {
  let { scenario, speed } = options;
  let play = await begin(options);
  let troubles: Readonly<Record<Side, string>> = HEALTHY;
  let work: Promise<unknown> = Promise.resolve();

  /** One change of the whole after another: two bots at once would share the deliveries. */
  async function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = work.then(change);
    work = turn.catch(() => undefined);
    return turn;
  }

  function setSpeed(wanted: number): void {
    speed = wanted;
    if (speed > 0) play.world.clock.run(speed);
    else play.world.clock.pause();
  }

  async function change(name: string, transport: Transport): Promise<boolean> {
    const { world } = play;
    play = await begin({ ...options, scenario: name, transport });
    scenario = name;
    troubles = HEALTHY;
    setSpeed(speed);
    await world.close();
    return true;
  }

  setSpeed(speed);
  return {
    get play() {
      return play;
    },
    view: () => ({
      scenario,
      scenarios: Object.entries<Scenario>(scenarios).map(([name, { summary }]) => ({ name, summary })),
      example: exampleIn(play.world.project),
      transport: play.world.transport,
      speed,
      faults: troubles,
      troubles: { modelarts: troublesOf('modelarts'), slack: troublesOf('slack') },
    }),
    setSpeed,
    step: async (ms) => play.world.clock.advance(ms),
    setTrouble(side, name) {
      const known = setTrouble(side, name, play.world);
      if (known) troubles = { ...troubles, [side]: name };
      return known;
    },
    setScenario: async (name) =>
      Object.hasOwn(scenarios, name) ? inTurn(async () => change(name, play.world.transport)) : false,
    setTransport: async (transport) =>
      inTurn(async () => {
        await play.world.restartBot(transport);
        setSpeed(speed);
      }),
    close: async () => inTurn(async () => play.world.close()),
  };
}

const HEALTHY: Readonly<Record<Side, string>> = { modelarts: 'none', slack: 'none' };

async function begin({ scenario: name, transport, cast }: StageOptions): Promise<Play> {
  const scenario = Object.entries<Scenario>(scenarios).find(([each]) => each === name)?.[1];
  if (!scenario) throw new Error(`There is no scenario ${name}.`);
  const world = await playScenario(scenario, { ...cast, start: new Date(), transport });
  addChineseSpeakers(world.workspace);
  return { world, wires: tap(world) };
}
