import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sortWords } from '../src/commands/arguments.ts';
import { commands } from '../src/commands/index.ts';
import { readLine } from '../src/domain/text/command-line.ts';

const root = join(import.meta.dirname, '..');
const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);
const documents = [
  'README.md',
  'CHANGELOG.md',
  'sandbox/slack/README.md',
  ...docs.map((file) => `docs/${file}`),
];
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);

describe.each(documents)('%s', (file) => {
  it('links to files that are there', () => {
    const links = [...read(file).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const named = [...read(file).matchAll(/npm (?:run )?([a-z]+)/g)].map(([, name = '']) => name);
    expect(
      named.filter((name) => !['ci', 'install', 'run', 'comes'].includes(name) && !scripts.includes(name)),
    ).toEqual([]);
  });
});

describe('README.md', () => {
  it('shows only commands that the bot understands', () => {
    const lines = [...read('README.md').matchAll(/^(?:\/modelarts|@ModelArts) (.*?)(?: {2,}.*)?$/gm)].map(
      ([, line = '']) => line,
    );
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      const [name, ...words] = readLine(line) ?? [];
      const command = commands.find((each) => each.name === name);
      expect(command, line).toBeDefined();
      expect(command && sortWords(command.usage, words).fault, line).toBeUndefined();
    }
  });
});

describe('docs/operations.md', () => {
  it('explains every variable of .env.example, and .env.example has every required one', () => {
    const variables = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
    expect(variables.filter((name) => !read('docs/operations.md').includes(`\`${name}\``))).toEqual([]);
    expect(variables).toEqual(
      expect.arrayContaining(['SLACK_BOT_TOKEN', 'MODELARTS_REGION', 'MODELARTS_PROJECT_ID']),
    );
  });

  it('explains every scope of the manifest', () => {
    const scopes = [...read('manifest.yml').matchAll(/^ {6}- ([a-z_:]+) #/gm)].map(([, scope = '']) => scope);
    expect(scopes.length).toBeGreaterThan(3);
    expect(scopes.filter((scope) => !read('docs/operations.md').includes(`\`${scope}\``))).toEqual([]);
  });
});
