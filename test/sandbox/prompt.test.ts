import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

const main = join(import.meta.dirname, '../../sandbox/main.ts');

/** Runs the sandbox as a person would, with these lines typed at its prompt, and gives all it printed. */
async function converse(args: readonly string[], lines: readonly string[], exit = 0): Promise<string> {
  const child = spawn(process.execPath, [main, '--prompt', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(code).toBe(exit);
  return printed;
}

describe('the sandbox prompt', () => {
  it.each([
    ['Socket Mode', []],
    ['HTTP', ['--http']],
  ])(
    'shows the answer of the real bot to a line, and to a press by its number, over %s',
    async (_, flags) => {
      const printed = await converse(
        ['--scenario', 'sample', ...flags],
        ['/modelarts best sample', '4', ':quit'],
      );
      expect(printed).toContain('Trial ae5503c0 · acc 0.25 (higher is better)');
      expect(printed).toContain('Shared by @admin.');
    },
  );

  it('asks before it stops, and shows the message that follows', async () => {
    const lines = ['/modelarts trials resnet-lr --status running', '1', 'y', ':wait 1', ':quit'];
    const printed = await converse([], lines);
    expect(printed).toContain('A trial that has ended cannot be brought back.');
    expect(printed).toMatch(/Trial \w+ of resnet-lr was stopped by @admin at/);
  });

  it('lets another person type, and lists the people', async () => {
    const printed = await converse(
      ['--scenario', 'sample'],
      [':as nobody', ':as chinese-reader', '/modelarts best sample'],
    );
    expect(printed).toContain('There is nobody called nobody; there are admin, operator');
    expect(printed).toContain('sample 的最佳 trial');
  });

  it.each([
    ['--scenario nonsense', 'There is no scenario nonsense.'],
    ['--port abc', '--port takes a number, not abc.'],
    ['--bogus', '--bogus'],
  ])('explains its flags for %s', async (flags, fault) => {
    const printed = await converse(flags.split(' '), [], 1);
    expect(printed).toContain(fault);
    expect(printed).toContain('npm run sandbox -- [--scenario NAME]');
  });
});
