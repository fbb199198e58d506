import { readFileSync } from 'node:fs';
import { masked } from '../src/domain/text/secrets.ts';
import { type Figure, inTurns, median, ratio, timed } from './measure.ts';

const CHARACTERS = 200_000;
const WARM_UP = 2;
const ROUNDS = 7;

const corpus = (name: string) =>
  readFileSync(new URL(`../test/domain/secrets/${name}.txt`, import.meta.url), 'utf8').replaceAll(
    /[«»¦]/g,
    '',
  );

/** What a log is made of, and what costs the patterns most: beginnings that never become what they look for. */
const TEXTS = {
  'a log': corpus('harmless'),
  secrets: corpus('secret'),
  'half names': 'token: password is key="a A_',
  'long words': 'A_a1=-',
};

/** 200,000 characters: milliseconds, and how many times as long as half of them, which is 2 where time is linear. */
export async function masking(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, text] of Object.entries(TEXTS)) {
    const whole = text.repeat(Math.ceil(CHARACTERS / text.length)).slice(0, CHARACTERS);
    const half = whole.slice(0, CHARACTERS / 2);
    const rounds = await inTurns(WARM_UP + ROUNDS, {
      ours: () => timed(() => masked(whole)),
      theirs: () => timed(() => masked(half)),
    });
    const measured = rounds.slice(WARM_UP);
    figures.push(
      {
        name: `masking: 200,000 characters of ${name}`,
        value: median(measured.map(({ ours }) => ours)),
        unit: ' ms',
        aim: { atMost: 100 },
      },
      { name: 'masking: 200,000 / 100,000 characters', ...ratio(measured, (ms) => ms), aim: { atMost: 3 } },
    );
  }
  return figures;
}
