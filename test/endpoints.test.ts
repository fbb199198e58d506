import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { routes } from '../sandbox/modelarts/routes.ts';
import { createModelArts } from '../src/api/modelarts.ts';
import { commands } from '../src/commands/index.ts';
import { openAuth, serve, testClock } from './api/http/server.ts';
import { askingRoom } from './commands/asking-room.ts';
import { exampleProject } from './journeys/example-project.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const rows = [...read('docs/endpoints.md').matchAll(/^\| (`.*) \|$/gm)].map(([, row = '']) => {
  const [api = '', call = '', client = '', asked = '', fake = '', test = '', sample = ''] = row.split(' | ');
  const [method = '', path = ''] = quoted(call)[0]?.split(' ') ?? [];
  return {
    api: quoted(api)[0] ?? '',
    method,
    path,
    client: quoted(client),
    commands: quoted(asked),
    /** The cell stands for more commands than it names. */
    isOpen: asked.includes('every'),
    fake: linked(fake)[0] ?? '',
    tests: linked(test),
    samples: linked(sample),
  };
});

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

/** The files that a cell links to, seen from the root. */
function linked(cell: string): string[] {
  return [...cell.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, file = '']) => file);
}

/** What the vendor's fragments describe, which is what was asked for. */
const WANTED = [
  'ShowAutoSearchTrials',
  'ShowAutoSearchPerTrial',
  'ShowAutoSearchTrialEarlyStop',
  'ShowAutoSearchParamsAnalysis',
  'ShowAutoSearchParamAnalysisResultPath',
  'ShowAutoSearchYamlTemplatesInfo',
  'ShowAutoSearchYamlTemplateContent',
  'ShowObsUrlOfTrainingJobLogs',
  'ShowModelEngineAndRuntime',
  'ShowModel',
  'ShowOsQuota',
  'ShowOsConfig',
  'ShowNetwork',
  'ShowPluginTemplate',
  'ShowNotebookTags',
  'ShowInternalChannelVpcepApi',
];

describe('docs/endpoints.md', () => {
  it('has every endpoint that was asked for, and every one that the client or the fake has, once', () => {
    const apis = rows.map(({ api }) => api);
    expect(new Set(apis).size).toBe(apis.length);
    expect(apis).toEqual(expect.arrayContaining(WANTED));
    expect(apis.toSorted()).toEqual(routes.map(({ api }) => api).toSorted());
    expect(apis).toEqual(expect.arrayContaining(apisInClient()));
  });

  it('names every sample that the fake has', () => {
    const samples = readdirSync(join(root, 'sandbox/modelarts/samples')).map(
      (file) => `sandbox/modelarts/samples/${file}`,
    );
    expect(rows.flatMap((row) => row.samples).toSorted()).toEqual(samples.toSorted());
  });

  it('names the commands whose examples ask those endpoints, and no others', async () => {
    const room = await askingRoom(exampleProject);
    const asked = new Map<string, ReadonlySet<string>>();
    for (const { name, examples } of commands) {
      room.suffer([]);
      for (const example of examples) await room.ask(example, 'en');
      asked.set(name, room.apis());
    }
    // A stop is asked for by a press after the example, and sent by the stop desk.
    const told = rows.filter(({ api }) => !/EarlyStop|StopTrainingJob/.test(api));
    for (const { api, commands: named, isOpen } of told) {
      const asking = [...asked].filter(([, apis]) => apis.has(api)).map(([name]) => name);
      if (isOpen) expect(asking, api).toEqual(expect.arrayContaining(named));
      else expect(asking.toSorted(), api).toEqual(named.toSorted());
    }
  });
});

/** What a method takes that does not take the path's values one by one. */
const NAMED_ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  'templates.get': [{ type: 'value0', algorithm: 'value1' }],
};

describe.each(rows)(
  'the endpoint $api of docs/endpoints.md',
  ({ api, method, path, client, commands: named, fake, tests, samples }) => {
    it.each(client)(`is asked by %s`, async (name) => {
      const { url, requests } = await serve(() => ({ status: 404 }));
      const modelarts = createModelArts({
        endpoint: url,
        projectId: 'p1',
        auth: openAuth,
        clock: testClock(),
      });
      onTestFinished(async () => modelarts.close());
      const values = [...path.matchAll(/\{(?!project_id)\w+\}/g)].map((_, i) => `value${i}`);
      const [resource = '', operation = ''] = name.split('.');
      const methods: unknown = Reflect.get(modelarts, resource);
      const call: unknown =
        typeof methods === 'object' && methods ? Reflect.get(methods, operation) : undefined;
      if (typeof call !== 'function') throw new Error(`There is no ${name}.`);
      const given = NAMED_ARGUMENTS[name] ?? values;
      await Promise.resolve(Reflect.apply(call, methods, [...given, {}])).catch(() => undefined);
      const filled = values.reduce((text, value) => text.replace(/\{(?!project_id)\w+\}/, value), path);
      // Jobs are searched in workspaces, which are read first.
      const asked = requests.filter(
        (request) => api === 'ListWorkspace' || !request.path.endsWith('/workspaces'),
      );
      expect(asked[0]).toMatchObject({ method, path: filled.replace('{project_id}', 'p1') });
    });

    it('is used by commands that exist', () => {
      expect(named.length).toBeGreaterThan(0);
      expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(named));
    });

    it('is answered by the fake ModelArts', () => {
      expect(routes.find((route) => route.api === api)).toMatchObject({ method, path });
      expect(read(fake)).toContain(`'${api}'`);
    });

    it('is asked for in its tests, with its samples', () => {
      expect(tests.length).toBeGreaterThan(0);
      const asks = new RegExp(path.replace('{project_id}', 'p1').replace(/\{\w+\}/g, '[^/]+'));
      for (const test of tests) expect(asks.test(read(test)) || read(test).includes(api), test).toBe(true);
      const texts = tests.map(read).join('\n');
      for (const sample of samples) {
        expect(existsSync(join(root, sample))).toBe(true);
        expect(texts).toContain(sample.split('/').at(-1));
      }
    });
  },
);

function apisInClient(): string[] {
  const files = readdirSync(join(root, 'src/api'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => read(`src/api/${file}`));
  return files.flatMap((text) => [...text.matchAll(/endpoint: '([A-Z]\w+)'/g)].map(([, api = '']) => api));
}
