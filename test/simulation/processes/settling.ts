import { type PersonAt, personAt } from '../../../sandbox/slack/person.ts';
import { ask, isAnswered, type Town, type Wish } from './stops.ts';

/** What the message of a stop says when all is over. */
export const OUTCOME = /was stopped by|runs on: |was not stopped|has not ended within|ended by itself/;

/** Starts the bot a last time, and lets it and the people bring everything to its end. */
export async function settle(town: Town): Promise<void> {
  for (const search of town.searches) search.stopDelayMs = 0;
  const bot = town.start(45_000);
  await bot.ready;
  await town.admin.types('/modelarts settings undo 0');
  for (const wish of [...town.wishes]) if (!isHeard(wish, town)) ask(wish, town);
  const patient = personAt(town.slack, town.workspace, 'U0OPERATOR', { patience: 60_000 });
  const trials = new Set(town.wishes.map(({ trial }) => trial));
  await Promise.all(
    [...trials].map(async (trial) => {
      if (trial.startsWith('top')) await agree(trial, patient);
      await patient.sees(({ shown, onlyFor }) => !onlyFor && shown.includes(trial) && OUTCOME.test(shown));
    }),
  );
  await town.admin.types('/modelarts audit verify');
  await town.admin.sees('The audit is whole');
  await bot.stop();
}

/** Whoever has got no answer, and sees no message about it, asks again. */
function isHeard({ trial }: Wish, town: Town): boolean {
  return isAnswered(trial, town) || town.admin.screen().some(({ shown }) => shown.includes(trial));
}

/** Any of its messages will do, also one that was left behind by a bot that died over it. */
async function agree(trial: string, person: PersonAt): Promise<void> {
  const message = await person.sees(({ shown, onlyFor }) => !onlyFor && shown.includes(trial));
  if (message.shown.includes('asks to stop'))
    void person.presses('Approve', { message }).catch(() => undefined);
}
