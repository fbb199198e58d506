import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUsage, sortWords } from '../../src/commands/arguments.ts';
import { commands } from '../../src/commands/index.ts';
import { writeOptions } from '../../src/commands/options.ts';
import { readLine } from '../../src/domain/text/command-line.ts';
import type { UserError } from '../../src/errors.ts';
import { en } from '../../src/i18n/en.ts';
import { exampleProject } from '../journeys/example-project.ts';
import { formRoom } from './form-room.ts';

const withForm = commands.filter(({ form }) => form !== undefined);

describe.each(withForm)('the form of $name', ({ name, usage, form = [] }) => {
  it('asks for arguments of its own usage, with words for each', () => {
    const { positionals, options } = readUsage(usage);
    expect([...positionals.map((each) => each.name), ...options.keys()]).toEqual(
      expect.arrayContaining([...form]),
    );
    expect(Object.keys(en.options.label)).toEqual(expect.arrayContaining([...form]));
    expect(Object.keys(en.options.about)).toContain(name);
  });
});

describe('writeOptions', () => {
  const line = (typed: string, entered: Parameters<typeof writeOptions>[1]) => writeOptions(typed, entered);

  it('keeps the job, and leaves out what the form does not ask for and what goes without saying', () => {
    const entered = { status: 'running', sort: undefined, metric: undefined, mode: undefined };
    expect(line('trials resnet-lr --page 3 --sort time', entered)).toEqual({
      line: 'trials resnet-lr --status running',
    });
    expect(line('best x --top 9', { top: '5', by: 'final', metric: 'val.acc', mode: 'min' })).toEqual({
      line: 'best x --metric val.acc --mode min',
    });
    expect(line('runtimes', { engine: 'A b', async: true, search: false })).toEqual({
      line: 'runtimes "A b" --async',
    });
  });

  it.each([
    ['0', { min: 1, max: 50 }],
    ['51', { min: 1, max: 50 }],
    ['1.5', { min: 1, max: 50 }],
    ['ten', { min: 1, max: 50 }],
  ])('refuses %s where a count is wanted', (top, fault) => {
    expect(line('best x', { top })).toEqual({ faults: { top: fault } });
  });

  it.each(['--top', '-x'])('refuses %j, which would be taken for an option', (metric) => {
    expect(line('best x', { metric })).toEqual({ faults: { metric: 'unusable' } });
  });

  it('writes a line that is read as what was entered, or refuses it', () => {
    const word = fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { nil: undefined });
    fc.assert(
      fc.property(word, word, (metric, engine) => {
        const best = writeOptions('best "some job"', { metric });
        if ('line' in best)
          expect(valuesOf(best.line)).toEqual({
            job: 'some job',
            ...(metric && { metric }),
          });
        const runtimes = writeOptions('runtimes', { engine });
        if ('line' in runtimes)
          expect(valuesOf(runtimes.line)).toEqual(engine === undefined ? {} : { engine });
      }),
    );
  });
});

function valuesOf(line: string): object {
  const [name, ...words] = readLine(line) ?? [];
  const usage = commands.find((command) => command.name === name)?.usage ?? '';
  return sortWords(usage, words).values;
}

describe('readOptions', () => {
  it('is filled with what the line says, and offers what the search has', async () => {
    const { read } = await formRoom(exampleProject);
    const { job, fields } = await read('best resnet-lr --metric loss --top 7');
    expect(job).toBe('resnet-lr');
    expect(fields).toEqual([
      { kind: 'choice', name: 'metric', values: ['acc', 'loss'], value: 'loss', isOptional: true },
      { kind: 'choice', name: 'mode', values: ['max', 'min'], value: undefined, isOptional: true },
      { kind: 'choice', name: 'by', values: ['final', 'peak'], value: 'final', isOptional: false },
      { kind: 'count', name: 'top', min: 1, max: 50, value: '7' },
    ]);
  });

  it('keeps a word that is not in the list', async () => {
    const { read } = await formRoom(exampleProject);
    const { fields } = await read('runtimes odd --arch arm64');
    expect(fields.find(({ name }) => name === 'engine')).toMatchObject({
      value: 'odd',
      values: expect.arrayContaining(['odd']),
    });
    expect(fields.find(({ name }) => name === 'arch')).toMatchObject({
      value: 'arm64',
      values: expect.arrayContaining(['arm64', 'aarch64']),
    });
  });

  it.each([
    ['best resnet-lr', 'nobody', 'notAllowed'],
    ['stop resnet-lr', 'viewer', 'unknownCommand'],
    ['best resnet-lr --top 0', 'viewer', 'badArguments'],
    ['best', 'viewer', 'badArguments'],
    ['best nosuch', 'viewer', 'jobNotFound'],
    ['', 'viewer', 'unknownCommand'],
    ['best "', 'viewer', 'unknownCommand'],
  ] as const)('refuses %j to %s: %s', async (line, role, kind) => {
    const { read } = await formRoom(exampleProject);
    const refusal = read(line, role);
    await expect(refusal).rejects.toSatisfy((error: UserError) => error.problem.kind === kind);
  });

  it('asks ModelArts nothing for whoever may not look', async () => {
    const { read, asked } = await formRoom(exampleProject);
    await read('best resnet-lr', 'nobody').catch(() => undefined);
    expect(asked()).toBe(0);
  });

  it('has every option of every example', async () => {
    const { read } = await formRoom(exampleProject);
    for (const { examples, form } of withForm)
      for (const example of examples)
        expect((await read(example)).fields.map(({ name }) => name)).toEqual(form);
  });
});
