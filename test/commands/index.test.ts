import { describe, expect, it } from 'vitest';
import { readUsage, sortWords } from '../../src/commands/arguments.ts';
import { commands } from '../../src/commands/index.ts';
import { readLine } from '../../src/domain/text/command-line.ts';
import { en } from '../../src/i18n/en.ts';
import { zh } from '../../src/i18n/zh.ts';

describe('the registry of commands', () => {
  it('has every command once, and words for no other', () => {
    const names = commands.map(({ name }) => name);
    expect(names.toSorted()).toEqual(Object.keys(en.summary).toSorted());
    expect(names.toSorted()).toEqual(Object.keys(zh.summary).toSorted());
  });
});

describe.each(commands)('the command $name', ({ name, usage, examples, args }) => {
  it('is called by its own name', () => expect(usage.split(' ')[0]).toBe(name));

  it.each(examples)('accepts its example %j', (example) => {
    const [first, ...words] = readLine(example) ?? [];
    const { values, fault } = sortWords(usage, words);
    expect(first).toBe(name);
    expect(fault).toBeUndefined();
    expect(args.safeParse(values).success).toBe(true);
  });

  it('reads every argument that its usage shows', () => {
    const { positionals, options } = readUsage(usage);
    const shown = [...positionals.map((positional) => positional.name), ...options.keys()];
    expect(Object.keys('shape' in args ? Object(args.shape) : {})).toEqual(expect.arrayContaining(shown));
  });
});
