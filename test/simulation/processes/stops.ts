import { chance } from '../../../sandbox/project/chance.ts';
import type { TableSearch } from '../../../sandbox/project/table.ts';
import { type PersonAt, personAt } from '../../../sandbox/slack/person.ts';
import { SEED } from '../../seed.ts';
import type { Cluster } from './cluster.ts';
import { SETTLE_LIMIT_MS, type Workload } from './kill.ts';
import type { StopKillPoint } from './kill-points.ts';

/** People who go on asking for stops while the bots are killed. */
export interface StopWorkload extends Workload<StopKillPoint> {
  readonly cluster: Cluster;
  /** Oldest first. */
  readonly wishes: readonly Wish[];
  /** Sets how long a stop can be undone from now on. */
  setUndo(seconds: number): Promise<void>;
  /** Starts a bot a last time, and lets it and the people finish everything. */
  settle(): Promise<void>;
}

interface Wish {
  readonly search: string;
  readonly trial: string;
}

/** What the message of a stop says at its end. */
export const OUTCOME = /was stopped by|runs on: |was not stopped|has not ended within|ended by itself/;

export function createStopWorkload(cluster: Cluster): StopWorkload {
  const { slack, workspace, project } = cluster;
  const admin = personAt(slack, workspace, 'U0ADMIN');
  const operator = personAt(slack, workspace, 'U0OPERATOR', { patience: SETTLE_LIMIT_MS });
  const searches: TableSearch[] = [];
  const wishes: Wish[] = [];

  /** Not waited for: whether there is an answer is what is to be found out. */
  function ask(wish: Wish): void {
    wishes.push(wish);
    void admin.types(`/modelarts stop ${wish.search} ${wish.trial} --yes`).catch(() => undefined);
  }

  async function startOne() {
    const [bot] = cluster.start([0]);
    if (!bot) throw new Error('The cluster has no bot');
    await bot.ready;
    return bot;
  }

  /** Who has no answer, and sees no message about it, asks again. */
  function isHeard({ trial }: Wish): boolean {
    return isAnswered(trial, cluster) || admin.screen().some(({ shown }) => shown.includes(trial));
  }

  return {
    cluster,
    wishes,
    async setUndo(seconds) {
      const bot = await startOne();
      await admin.types('/modelarts settings approve-rank on');
      await admin.types(`/modelarts settings undo ${seconds}`);
      // Ended as by a supervisor, so that what was compiled for the start is kept for the next.
      await bot.stop();
    },
    async prepare({ isSlow = false }, round) {
      const trial = (place: Place) => wishOf(place, round).trial;
      const row = (place: Place, reward: number) => ({ id: trial(place), reward, status: 'RUNNING' });
      const search = project.addTable({
        name: nameOf(round),
        rows: [{ id: trial('done') }, row('top', 0.9), row('low', 0.1), row('other', 0.2)],
        stopDelayMs: isSlow ? 40_000 : 0,
      });
      searches.push(search);
      // Half of the bots start after the dead one's leases have expired, the others before.
      if (chance('downtime', SEED, round) < 0.5) await cluster.pass(31_000);
    },
    async act({ wish, button }, round) {
      // Of its trials only `top` needs a second person.
      const wanted = wishOf(wish === 'costly' ? 'top' : 'low', round);
      if (wish !== 'none') ask(wanted);
      ask(wishOf('other', round));
      if (button) await press(button, wanted.trial, { admin, operator });
    },
    async settle() {
      for (const search of searches) search.stopDelayMs = 0;
      await cluster.pass(45_000);
      const bot = await startOne();
      await admin.types('/modelarts settings undo 0');
      for (const wish of [...wishes]) if (!isHeard(wish)) ask(wish);
      const trials = new Set(wishes.map(({ trial }) => trial));
      await Promise.all(
        [...trials].map(async (trial) => {
          if (trial.startsWith('top')) await approve(trial, operator);
          await operator.sees(
            ({ shown, onlyFor }) => !onlyFor && shown.includes(trial) && OUTCOME.test(shown),
          );
        }),
      );
      await admin.types('/modelarts audit verify');
      await admin.sees('The audit is whole');
      await bot.stop();
    },
  };
}

type Place = 'done' | 'top' | 'low' | 'other';

function nameOf(round: number): string {
  return `search-${String(round).padStart(2, '0')}`;
}

function wishOf(place: Place, round: number): Wish {
  return { search: nameOf(round), trial: `${place}-of-${nameOf(round)}` };
}

/** Presses a button in the message of a stop as soon as it is there. */
async function press(
  button: 'Undo' | 'Approve',
  trial: string,
  { admin, operator }: { readonly admin: PersonAt; readonly operator: PersonAt },
): Promise<void> {
  const [person, words] = button === 'Undo' ? [admin, 'will be stopped at'] : [operator, 'asks to stop'];
  const message = await person.sees(({ shown }) => shown.includes(trial) && shown.includes(words));
  void person.presses(button, { message }).catch(() => undefined);
}

/** Any of its messages will do, also one that a killed bot has left behind. */
async function approve(trial: string, person: PersonAt): Promise<void> {
  const message = await person.sees(({ shown, onlyFor }) => !onlyFor && shown.includes(trial));
  if (message.shown.includes('asks to stop'))
    void person.presses('Approve', { message }).catch(() => undefined);
}

/** Whether the asker was told that the stop is recorded. */
export function isAnswered(trial: string, { workspace }: Pick<Cluster, 'workspace'>): boolean {
  return workspace.messages.some(({ onlyFor, text }) => onlyFor && text.includes(trial) && HEARD.test(text));
}

const HEARD = /is being stopped|needs a second operator|waits for a second operator|has already been stopped/;
