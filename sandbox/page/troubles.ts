import type { World } from '../world.ts';
import type { Choice } from './contract.ts';

/** A trouble that can be switched on by name; each puts an end to the one before. */
interface Trouble {
  readonly summary: string;
  readonly begin: (world: Pick<World, 'modelarts' | 'slack'>) => void;
}

type Troubles = Readonly<Record<string, Trouble>>;

const NONE = 'none';

const modelarts: Troubles = {
  slow: {
    summary: 'Slow: four seconds an answer',
    begin: (world) => world.modelarts.faults.inject({ kind: 'delay', ms: 4_000 }),
  },
  throttled: {
    summary: 'Throttled: too many requests',
    begin: (world) => world.modelarts.faults.inject({ kind: 'throttle', retryAfter: 1 }),
  },
  failing: {
    summary: 'Failing: 503 from the gateway',
    begin: (world) => world.modelarts.faults.inject({ kind: 'fail', status: 503, as: 'html' }),
  },
  garbage: {
    summary: 'Garbage: answers nobody can read',
    begin: (world) => world.modelarts.faults.inject({ kind: 'garbage', as: 'types' }),
  },
  dark: {
    summary: 'Dark: nobody there',
    begin: (world) => {
      world.modelarts.faults.dark = true;
    },
  },
};

const slack: Troubles = {
  plain: {
    summary: 'Native tables and charts are refused',
    begin: (world) => {
      world.slack.faults.refuseNative = true;
    },
  },
  limited: {
    summary: 'Rate-limited: the next 20 calls get 429',
    begin: (world) => {
      world.slack.faults.rateLimited = 20;
    },
  },
  dark: {
    summary: 'Dark: every connection is cut',
    begin: (world) => {
      world.slack.faults.dark = true;
    },
  },
};

const TROUBLES = { modelarts, slack } as const;

export type Side = keyof typeof TROUBLES;

/** Ends what troubles one side, and begins what is named. Returns false where nothing has that name. */
export function setTrouble(side: Side, name: string, world: Pick<World, 'modelarts' | 'slack'>): boolean {
  const trouble = TROUBLES[side][name];
  if (!trouble && name !== NONE) return false;
  heal(side, world);
  trouble?.begin(world);
  return true;
}

/** What there is to choose from, health first. */
export function troublesOf(side: Side): Choice[] {
  return [
    { name: NONE, summary: 'Works as it should' },
    ...Object.entries(TROUBLES[side]).map(([name, { summary }]) => ({ name, summary })),
  ];
}

function heal(side: Side, world: Pick<World, 'modelarts' | 'slack'>): void {
  if (side === 'modelarts') {
    world.modelarts.faults.clear();
    return;
  }
  world.slack.faults.refuseNative = false;
  world.slack.faults.rateLimited = 0;
  world.slack.faults.dark = false;
}
