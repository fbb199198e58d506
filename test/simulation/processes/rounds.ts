import { chance } from '../../../sandbox/project/chance.ts';
import type { BotProcess } from './bot-process.ts';
import type { Moment } from './kill-points.ts';
import { ask, press, type Town } from './stops.ts';

/** Milliseconds of real time for a moment to come. */
const PATIENCE = 60_000;

/** Starts the bot, has people want something of it, and kills it at the moment. */
export async function killAt(moment: Moment, town: Town): Promise<void> {
  const { when, wish, button } = moment;
  const trials = addSearch(moment, town);
  // Half of the bots come when the dead one's stops are free to be taken up, the others before.
  const bot = town.start(chance('downtime', town.kills.length) < 0.5 ? 31_000 : 0);
  const death = awaitDeath(bot, moment, town);
  if (when) town.arm((passing, past) => (when(passing, past) ? death.bring() : undefined));
  await Promise.race([bot.ready.catch(() => undefined), death.come]);
  const trial = wish === 'costly' ? trials.top : trials.low;
  if (wish !== 'none') ask(trial, town);
  ask(trials.other, town);
  if (button) await press(button, trial, town);
  if (!when) death.bring();
  await death.come;
}

export interface Death {
  /** Kills the bot now, or a little later, and once only; `drop` means that it is dead. */
  bring(as?: string): 'drop' | 'pass';
  /** Resolves when it is dead; rejects when it ends by itself, or does not end. */
  readonly come: Promise<void>;
}

export function awaitDeath(
  bot: BotProcess,
  { name, within }: Pick<Moment, 'name' | 'within'>,
  { kills, now }: Pick<Town, 'kills' | 'now'>,
): Death {
  const round = kills.length;
  let isBrought = false;
  let isKilled = false;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error(`It never came: ${name}`)), PATIENCE);
  void bot.ended.then(({ errors }) => {
    if (isKilled) resolve();
    else reject(new Error(`The bot has ended by itself: ${errors}`));
  });

  function kill(as: string): void {
    isKilled = true;
    kills.push({ moment: as, at: now() });
    void bot.kill();
  }

  return {
    bring(as = name) {
      if (isBrought) return isKilled ? 'drop' : 'pass';
      isBrought = true;
      if (within === undefined) kill(as);
      else setTimeout(() => kill(as), chance('within', round) * within);
      return within === undefined ? 'drop' : 'pass';
    },
    come: promise.finally(() => clearTimeout(timer)),
  };
}

type Place = 'done' | 'top' | 'low' | 'other';

/** Of its trials only `top` needs a second person. */
function addSearch({ isSlow = false }: Moment, { project, searches, kills }: Town) {
  const name = `search-${String(kills.length).padStart(2, '0')}`;
  const trial = (place: Place) => ({ search: name, trial: `${place}-of-${name}` });
  const row = (place: Place, reward: number) => ({ id: trial(place).trial, reward, status: 'RUNNING' });
  const search = project.addTable({
    name,
    rows: [{ id: trial('done').trial }, row('top', 0.9), row('low', 0.1), row('other', 0.2)],
    stopDelayMs: isSlow ? 40_000 : 0,
  });
  searches.push(search);
  return { top: trial('top'), low: trial('low'), other: trial('other') };
}
