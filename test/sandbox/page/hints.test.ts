import { describe, expect, it } from 'vitest';
import { type Hints, hintsFor } from '../../../sandbox/web/hints.ts';

const commands = [
  { name: 'best', usage: 'best <job>', summary: 'Show the best trials' },
  { name: 'trials', usage: 'trials <job>', summary: 'List the trials' },
  { name: 'trial', usage: 'trial <job> <trial>', summary: 'Show one trial' },
];
const names = ['viewer', '操作员'].map((name) => ({ name, detail: 'Person' }));
const hint = (text: string, isThread = false): Hints =>
  hintsFor(text, { commands, appName: 'ModelArts', isThread, names });
const lines = (text: string) => hint(text).suggestions.map(({ line }) => line);

describe('the hints in the composer of the sandbox page', () => {
  it('offer the command, then its subcommands, then the usage of the one that is typed', () => {
    expect(lines('/m')).toEqual(['/modelarts ']);
    expect(lines('/modelarts ')).toHaveLength(3);
    expect(lines('/modelarts tr')).toEqual(['/modelarts trials ', '/modelarts trial ']);
    expect(hint('/modelarts best ').usage?.usage).toBe('best <job>');
    expect(hint('/modelarts best ').suggestions).toEqual([]);
  });

  it('offer the app where a mention begins', () => {
    expect(lines('ask @Mo')).toEqual(['ask @ModelArts ']);
    expect(lines('mail me@Mo')).toEqual([]);
  });

  it('offer people where one is named in a command', () => {
    expect(lines('/modelarts best @')).toEqual(['/modelarts best @viewer ', '/modelarts best @操作员 ']);
    expect(lines('/modelarts best @操')).toEqual(['/modelarts best @操作员 ']);
    expect(lines('/modelarts best @nobody')).toEqual([]);
  });

  it('offer no command in a thread, where Slack takes none', () => {
    expect(hint('/m', true).suggestions).toEqual([]);
  });

  it('offer nothing otherwise', () => {
    for (const text of ['', 'hello', '/remind me', '/modelarts nothing like it'])
      expect(hint(text)).toEqual({ suggestions: [] });
  });
});
