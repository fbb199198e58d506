import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

const main = join(import.meta.dirname, '../../sandbox/main.ts');

/** Runs the sandbox as a person would, with these lines typed at its prompt, and gives all it printed. */
async function converse(args: readonly string[], lines: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [main, '--prompt', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(code).toBe(0);
  return printed;
}

describe('the sandbox prompt', () => {
  it.each([[], ['--http']])(
    'carries a line through the real bot and back, a press by its number (%j)',
    async (...flags) => {
      const printed = await converse(
        ['--scenario', 'sample', ...flags],
        ['/modelarts best sample', '3', ':quit'],
      );
      expect(printed).toContain('Trial ae5503c0 · acc 0.25 (higher is better)');
      expect(printed).toContain('Shared by @admin.');
    },
  );

  it('asks before it stops, and shows the message that follows', async () => {
    const lines = ['/modelarts trials resnet-lr --status running', '1', 'y', ':wait 1', ':quit'];
    const printed = await converse([], lines);
    expect(printed).toContain('this cannot be undone.');
    expect(printed).toMatch(/Trial \w+ of resnet-lr was stopped by @admin at/);
  });

  it('lets somebody else type, and says who there is', async () => {
    const printed = await converse(
      ['--scenario', 'sample'],
      [':as nobody', ':as chinese-reader', '/modelarts best sample'],
    );
    expect(printed).toContain('There is nobody called nobody; there are admin, operator');
    expect(printed).toContain('sample 的最佳 trial');
  });

  it('explains its flags when one is wrong', async () => {
    expect(await converse(['--scenario', 'nonsense'], [])).toContain('npm run sandbox -- [--scenario NAME]');
  });
});
