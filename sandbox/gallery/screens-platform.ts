import type { Asked } from '../../src/blocks/kit/asked.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import { onePlugin, unknownPlugin } from '../../src/blocks/platform/plugin.ts';
import { runtimeList, unknownRuntime } from '../../src/blocks/platform/runtimes.ts';
import { searchEngineList } from '../../src/blocks/platform/search-engines.ts';
import { tagList } from '../../src/blocks/platform/tags.ts';
import { vpcChannel } from '../../src/blocks/platform/vpc-channel.ts';
import type { SearchAlgorithm, TrainingEngine } from '../../src/domain/platform/engines.ts';
import type { PluginVersion } from '../../src/domain/platform/plugins.ts';
import { type EngineRuntimes, type RuntimeFilter, siftRuntimes } from '../../src/domain/platform/runtimes.ts';
import type { Words } from '../../src/i18n/en.ts';

interface World {
  /** Text from outside, for every name that there is. */
  readonly text: string;
  /** As many things as the project has trials. */
  readonly trials: readonly unknown[];
}

const asked: Asked = { line: 'runtimes', audience: 'private' };
const EVERYTHING: RuntimeFilter = { accelerator: undefined, arch: undefined, isAsync: false };

/** Every screen about what the platform offers. */
export function platformScreens({ text, trials }: World, t: Words): Record<string, Message> {
  return {
    ...runtimeScreens(text, trials.length, t),
    ...searchScreens(text, trials.length, t),
    ...pluginScreens(text, trials.length, t),
    ...tagScreens(text, trials.length, t),
    ...channelScreens(text, trials.length, t),
  };
}

function runtimeScreens(text: string, count: number, t: Words): Record<string, Message> {
  const engines = [...someRuntimes(text, count), ...(count === 0 ? [] : [presetRuntimes()])];
  const training = [engine('PyTorch', 'pytorch_1.8.0-cuda_10.2-py_3.7-ubuntu_18.04-x86_64')];
  const searching = { engines: training, source: 'guide' } as const;
  const show = (filter: RuntimeFilter, word?: string) => ({
    engines,
    missing: 0,
    damaged: 0,
    word,
    filter,
    sifted: siftRuntimes(engines, filter),
    searching,
    asked,
  });
  const gpu: RuntimeFilter = { ...EVERYTHING, accelerator: 'gpu' };
  const nothing: RuntimeFilter = { accelerator: 'npu', arch: text, isAsync: true };
  return {
    runtimes: runtimeList(show(EVERYTHING), t),
    runtimesOfGpu: runtimeList({ ...show(gpu, text), missing: 2, damaged: 1 }, t),
    runtimesNone: runtimeList({ ...show(nothing), searching: undefined }, t),
    runtimesNoSearch: runtimeList({ ...show(EVERYTHING), searching: { engines: [], source: 'marks' } }, t),
    runtimesUnknown: unknownRuntime({ word: text, nearest: [], engines: [text, 'PyTorch'] }, t),
    runtimesUnknownNear: unknownRuntime({ word: text, nearest: [text], engines: [text] }, t),
  };
}

/** As the published sample has them, and one that is going offline. */
function presetRuntimes(): EngineRuntimes {
  const name = 'mindspore_1.9.0-cann_6.0.1-py_3.7-euler_2.9.9-x86_64-snt3p-300i';
  const base = { engine: 'MindSpore', mode: 'sync', arch: 'x86_64' } as const;
  const none = { kind: 'none', name: undefined, cuda: undefined, driver: undefined };
  return {
    engine: 'MindSpore',
    isUneven: false,
    runtimes: [
      { ...base, name, accelerator: none, state: 'online' },
      {
        ...base,
        name: 'pytorch_1.11.0-cann_7.0.1-aarch64-snt9b',
        arch: 'aarch64',
        accelerator: { kind: 'npu', name: 'SNT9', cuda: undefined, driver: 'C8x' },
        state: 'leaving',
      },
      { ...base, name: 'tf1.13-gpu', accelerator: { ...none, kind: 'gpu', cuda: '10.2' }, state: 'offline' },
      { ...base, name: 'mindspore_1.7.0-cuda_10.1', accelerator: none, state: 'online' },
      {
        ...base,
        name: 'python3.6',
        mode: undefined,
        arch: undefined,
        accelerator: undefined,
        state: 'unknown',
      },
    ],
  };
}

/** Runtimes in which every word comes from outside. */
function someRuntimes(text: string, count: number): EngineRuntimes[] {
  const runtimes = Array.from(
    { length: count },
    (_, i) =>
      ({
        engine: text,
        name: `${i}${text}-cuda`,
        mode: i % 3 ? 'async' : text,
        accelerator: { kind: i % 2 ? 'none' : text, name: text, cuda: text, driver: text },
        arch: i % 2 ? 'x86_64' : text,
        state: 'online',
      }) as const,
  );
  const odd = { engine: text, runtimes: [], isUneven: true };
  return count === 0 ? [] : [{ engine: text, runtimes, isUneven: true }, odd];
}

function engine(name: string, version: string): TrainingEngine {
  return { id: 'pytorch-cp37-1.8.0', name, version, searches: undefined };
}

function searchScreens(text: string, count: number, t: Words): Record<string, Message> {
  const engines = Array.from({ length: count }, (_, i) => engine(text, `${i}${text}`));
  const parameters = Array.from({ length: 9 }, (_, i) => ({
    name: `${i}${text}`,
    value: i % 2 ? text : undefined,
  }));
  const algorithms = Array.from(
    { length: Math.min(count, 30) },
    (): SearchAlgorithm => ({ name: text, description: text, parameters }),
  );
  const one = { total: count, algorithms, word: undefined, notApplied: [], asked };
  return {
    searchEngines: searchEngineList({ ...one, searching: { engines, source: 'marks' } }, t),
    searchEnginesOfGuide: searchEngineList(
      {
        ...one,
        searching: { engines: engines.slice(0, 2), source: 'guide' },
        algorithms: undefined,
        notApplied: ['--accelerator', '--arch', '--async'],
      },
      t,
    ),
    searchEnginesNone: searchEngineList({ ...one, searching: { engines: [], source: 'guide' } }, t),
    searchEnginesUnknown: searchEngineList(
      { ...one, word: text, searching: { engines: [], source: 'guide' } },
      t,
    ),
  };
}

function pluginScreens(text: string, count: number, t: Words): Record<string, Message> {
  const versions = Array.from(
    { length: count },
    (_, i): PluginVersion => ({
      version: `${i}.${text}`,
      createdAt: i % 2 ? new Date('2025-03-11T08:00:00Z') : undefined,
      description: i % 3 ? text : undefined,
      inputs: Array.from({ length: i }, (_each, at) => `${at}=${text}`),
    }),
  );
  const driver = { name: 'gpu-driver', kind: 'gpu', description: 'NVIDIA driver', versions } as const;
  return {
    plugin: onePlugin({ plugin: driver, asked }, t),
    pluginOther: onePlugin(
      { plugin: { ...driver, name: text, kind: { other: text }, description: text }, asked },
      t,
    ),
    pluginEmpty: onePlugin({ plugin: { ...driver, versions: [] }, asked }, t),
    pluginUnknown: unknownPlugin({ word: text, nearest: [] }, t),
    pluginUnknownNear: unknownPlugin({ word: text, nearest: ['npu-driver'] }, t),
  };
}

function tagScreens(text: string, count: number, t: Words): Record<string, Message> {
  const tags = Array.from({ length: count }, (_, i) => ({
    key: `${i}${text}`,
    values: Array.from({ length: i % 30 }, (_each, at) => `${at}${text}`),
  }));
  return {
    tags: tagList({ tags, damaged: count, asked: { line: 'tags', audience: 'private' } }, t),
    tagsEmpty: tagList({ tags: [], damaged: 0, asked: { line: 'tags', audience: 'private' } }, t),
  };
}

function channelScreens(text: string, count: number, t: Words): Record<string, Message> {
  const services = Array.from({ length: count }, (_, i) => ({
    id: i % 3 ? '2275a1b2-c96f-4d3e-820c-c7d4e5f6a789' : undefined,
    name: i % 3 === 1 ? undefined : `cn-north-4.modelarts.${text}`,
    port: i % 2 ? 443 : undefined,
  }));
  const show = { asked: { line: 'vpc-channel', audience: 'private' } } as const;
  return {
    vpcChannel: vpcChannel({ ...show, channel: { domain: `${text}.modelarts-infer.com`, services } }, t),
    vpcChannelWithoutDomain: vpcChannel({ ...show, channel: { domain: undefined, services } }, t),
    vpcChannelWithoutServices: vpcChannel(
      { ...show, channel: { domain: text || 'a.test', services: [] } },
      t,
    ),
    vpcChannelNone: vpcChannel({ ...show, channel: { domain: undefined, services: [] } }, t),
  };
}
