import { chance } from '../../sandbox/project/chance.ts';
import type { BotProcess } from './bot-process.ts';
import type { Moment } from './moments.ts';
import { ask, press, type Town } from './town.ts';

/** Milliseconds of real time for a moment to come. */
const PATIENCE = 30_000;

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

interface Death {
  /** Kills the bot now, or a little later; `drop` means that it is dead. */
  bring(): 'drop' | 'pass';
  /** Resolves when it is dead; rejects when it ends by itself, or does not end. */
  readonly come: Promise<void>;
}

function awaitDeath(bot: BotProcess, { name, within }: Moment, { kills, now }: Town): Death {
  const round = kills.length;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error(`It never came: ${name}`)), PATIENCE);
  void bot.ended.then(({ errors }) => {
    if (kills.length > round) resolve();
    else reject(new Error(`The bot has ended by itself: ${errors}`));
  });

  function kill(): void {
    kills.push({ moment: name, at: now() });
    void bot.kill();
  }

  return {
    bring() {
      if (within === undefined) kill();
      else setTimeout(kill, chance('within', round) * within);
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
