import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Folder or file of `src` to what it may import. The floors of docs/life-of-a-command.md, from the top down. */
const FLOORS: Record<string, readonly string[]> = {
  'main.ts': [
    'node:http',
    'domain',
    'slack',
    'workers',
    'api',
    'store',
    'config.ts',
    'errors.ts',
    'log.ts',
    'clock.ts',
    'version.ts',
  ],
  'version.ts': ['node:'],
  workers: [
    'errors.ts',
    'commands',
    'blocks',
    'i18n',
    'type store',
    'domain',
    'type api',
    'type log.ts',
    'clock.ts',
    'gathered.ts',
    'type poster.ts',
    'pg-boss',
    'node:',
  ],
  slack: [
    'errors.ts',
    'type store',
    'type poster.ts',
    'commands',
    'blocks',
    'i18n',
    'domain',
    'config.ts',
    'log.ts',
    'clock.ts',
    '@slack/',
    'lru-cache',
    'p-retry',
    'node:',
  ],
  commands: [
    'blocks',
    'domain',
    'i18n',
    'errors.ts',
    'abort.ts',
    'type api',
    'type store',
    'type log.ts',
    'type clock.ts',
    'zod',
    'lru-cache',
    'node:',
  ],
  api: [
    'domain',
    'abort.ts',
    'errors.ts',
    'type clock.ts',
    'clock.ts',
    'undici',
    'zod',
    'lru-cache',
    'p-retry',
    'node:',
  ],
  blocks: [
    'domain',
    'i18n',
    'errors.ts',
    'type clock.ts',
    'type @slack/types',
    'string-width',
    'date-fns/',
    'node:crypto',
  ],
  store: [
    'domain',
    // What is to be posted is kept as it will be sent.
    'type blocks',
    'errors.ts',
    'gathered.ts',
    'type clock.ts',
    'kysely',
    'kysely/',
    'pg',
    '@electric-sql/pglite',
    'zod',
    'lru-cache',
    'node:',
  ],
  i18n: ['domain', 'errors.ts'],
  domain: ['errors.ts', 'date-fns/', 'string-argv', 'fastest-levenshtein', 'temporal-polyfill'],
  'config.ts': ['domain', 'errors.ts', 'zod'],
  'log.ts': ['domain', 'pino'],
  'poster.ts': ['type blocks', 'type domain'],
  'clock.ts': ['node:'],
  'abort.ts': [],
  'gathered.ts': ['errors.ts'],
  'errors.ts': [],
};

interface Import {
  readonly from: string;
  readonly what: string;
}

const src = join(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'/gm);
  return [...found].map(([, type, path = '']) => {
    const target = path.startsWith('.') ? relative(src, join(src, file, '..', path)) : path;
    const place = path.startsWith('.') ? (target.split('/')[0] ?? '') : target;
    return { from: target, what: type ? `type ${place}` : place };
  });
}

function isAllowed({ what }: Import, room: string): boolean {
  const place = what.replace(/^type /, '');
  const rules = FLOORS[room] ?? [];
  return (
    place === room ||
    rules.some((rule) =>
      [what, place].some((each) =>
        rule.endsWith('/') || rule.endsWith(':') ? each.startsWith(rule) : each === rule,
      ),
    )
  );
}

/** What stands in every layer under this name is about the same thing. */
const ROOMS = ['search', 'stop', 'follow', 'training-job', 'platform', 'access', 'home'];
/** Folders of a layer that all its rooms may import, and that import no room. */
const CORE = ['kit', 'http', 'db', 'text', 'transport', 'surfaces', 'en', 'zh', 'migrations'];

/** Room to the rooms of the same layer that it stands on, beside the core. */
const STANDS_ON: Readonly<Record<string, readonly string[]>> = {
  search: ['stop', 'training-job'],
  stop: ['access', 'follow'],
  follow: ['search', 'access'],
  'training-job': ['search', 'platform'],
  platform: ['search'],
  access: [],
  home: ['search', 'follow', 'access', 'surfaces'],
  // A form that is opened in a conversation tells App Home what came of it.
  surfaces: ['transport', 'home'],
  // The tables as one type.
  db: ['follow'],
  zh: ['en'],
};

/** The folder below a layer that a file is in; nothing for the few files that stand directly in it. */
function roomOf(file: string): string | undefined {
  const [, room, rest] = file.split('/');
  return rest === undefined ? undefined : room;
}

describe('the rooms of src', () => {
  it('have the same names in every layer', () => {
    const rooms = new Set(files.flatMap((file) => roomOf(file) ?? []));
    expect([...rooms].filter((room) => ![...ROOMS, ...CORE].includes(room))).toEqual([]);
  });

  it.each(files.filter((file) => roomOf(file) !== undefined))(
    'let %s import only what its room stands on',
    (file) => {
      const [layer, room = ''] = file.split('/');
      const others = importsOf(file)
        .filter(({ from }) => from.startsWith(`${layer}/`))
        .flatMap(({ from }) => roomOf(from) ?? [])
        .filter((other) => other !== room && !(STANDS_ON[room] ?? []).includes(other));
      const isCore = CORE.includes(room);
      expect(others.filter((other) => isCore || !CORE.includes(other))).toEqual([]);
    },
  );
});

describe('the layers of src', () => {
  it('cover every folder and file of src', () => {
    expect(new Set(files.map((file) => file.split('/')[0]))).toEqual(new Set(Object.keys(FLOORS)));
  });

  it.each(files)('let %s import nothing from a higher layer', (file) => {
    const room = file.split('/')[0] ?? '';
    expect(importsOf(file).filter((each) => !isAllowed(each, room))).toEqual([]);
  });

  it('have imports that this test sees, in every file above the lowest', () => {
    const blind = files.filter(
      (file) => readFileSync(join(src, file), 'utf8').match(/^import /m) && importsOf(file).length === 0,
    );
    expect(blind).toEqual([]);
  });

  it.each(files)('let %s read the environment and the clock only where it may', (file) => {
    const text = readFileSync(join(src, file), 'utf8');
    if (file !== 'config.ts') expect(text).not.toContain('process.env');
    if (file.startsWith('domain/') || file.startsWith('blocks/'))
      expect(text).not.toMatch(/Date\.now|new Date\(\)/);
  });

  it.each(files)('let %s import nothing from the sandbox', (file) => {
    expect(readFileSync(join(src, file), 'utf8')).not.toMatch(/from '.*sandbox/);
  });
});
