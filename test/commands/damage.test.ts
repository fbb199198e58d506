import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMalformed } from '../../sandbox/slack/blocks/check.ts';
import { refusalOf } from '../../sandbox/slack/blocks.ts';
import type { Reply } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';
import { exampleProject } from '../journeys/example-project.ts';
import { askingRoom } from './asking-room.ts';
import { anyDamage } from './damage.ts';

type Room = Awaited<ReturnType<typeof askingRoom>>;

/** Every example, and the same with its last word left out, by which menus come. */
const LINES = [
  ...new Set(
    commands.flatMap(({ examples }) =>
      examples.flatMap((example) => [example, example.split(' ').slice(0, -1).join(' ') || example]),
    ),
  ),
];

/** What no screen may say, in a button's value as little as in a sentence. A null within quoted JSON is ModelArts' own. */
const SLIP = /\b(?:undefined|(?<![[:,])null|NaN|Infinity|Invalid Date)\b|\[object /;

describe('every command that asks ModelArts', () => {
  it('answers with whole sentences whatever ModelArts sends', async () => {
    const room = await askingRoom(exampleProject);
    const lines = await linesThatRead(room);
    const aboutJobs = commands.filter(({ usage }) => usage.includes('<job>')).map(({ name }) => name);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining(aboutJobs));
    let damaged = 0;

    const asking = fc.record({
      line: fc.constantFrom(...lines),
      language: fc.constantFrom('en' as const, 'zh' as const),
      damages: fc.array(anyDamage(), { minLength: 1, maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(asking, async ({ line, language, damages }) => {
        room.suffer(damages);
        const { reply } = await room.ask(line, language);
        damaged += room.asked();
        expect(room.faults()).toBe('');
        check(reply);
      }),
      { numRuns: 1_000 },
    );
    expect(damaged).toBeGreaterThan(1_000);
  });
});

/** The lines for which ModelArts is asked at all. */
async function linesThatRead(room: Room): Promise<string[]> {
  const found: string[] = [];
  for (const line of LINES) {
    room.suffer([]);
    const { reply } = await room.ask(line, 'en');
    const faults = room.faults();
    if (room.asked() === 0) continue;
    expect(faults, line).toBe('');
    check(reply);
    found.push(line);
  }
  return found;
}

function check({ text, blocks, plain, file }: Reply): void {
  expect(text).not.toBe('');
  expect(blocks.length).toBeGreaterThan(0);
  for (const form of [blocks, plain ?? []]) expect(refusalOf(form)).toBeUndefined();
  const said = leavesOf([text, blocks, plain, file]);
  expect(said.filter((leaf) => typeof leaf === 'string' && SLIP.test(leaf))).toEqual([]);
  expect(said.filter((leaf) => typeof leaf === 'string' && isMalformed(leaf))).toEqual([]);
  expect(said.filter((leaf) => typeof leaf === 'number' && !Number.isFinite(leaf))).toEqual([]);
}

function leavesOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap(leavesOf);
}
