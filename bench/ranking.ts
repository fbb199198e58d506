import { type RawTable, readTrials } from '../src/api/search/trial-rows.ts';
import { chooseCriterion } from '../src/domain/search/criterion.ts';
import { rank } from '../src/domain/search/ranking.ts';
import { type Figure, inTurns, ratio, timed } from './measure.ts';
import { tableText } from './table.ts';

const TRIALS = 100_000;
const WARM_UP = 2;
const ROUNDS = 7;
const OBJECTIVES = [{ metric: 'acc', mode: 'max' }] as const;

/** From the text of a table to its best trial, against the parsing of the text alone. */
export async function ranking(): Promise<Figure[]> {
  const text = tableText({ from: 0, count: TRIALS, total: TRIALS });
  const rounds = await inTurns(WARM_UP + ROUNDS, {
    ours: () => timed(() => bestOf(text)),
    theirs: () => timed(() => JSON.parse(text)),
  });
  return [
    {
      name: 'ranking: parse and rank 100,000 / JSON.parse',
      ...ratio(rounds.slice(WARM_UP), (ms) => ms),
      aim: { atMost: 2 },
    },
  ];
}

function bestOf(text: string): string {
  const { items }: { readonly items: RawTable } = JSON.parse(text);
  const table = readTrials(items);
  const criterion = chooseCriterion(OBJECTIVES, table, {});
  const { ranked } = rank(table.trials, { criterion, by: 'final' });
  if (ranked.length !== TRIALS) throw new Error(`Only ${ranked.length} trials were ranked.`);
  return ranked[0]?.trial.id ?? '';
}
