import type { Model, ModelDetail } from '../../src/domain/platform/model.ts';
import type { Connection, Network } from '../../src/domain/platform/network.ts';
import type { PoolSettings } from '../../src/domain/platform/pool-settings.ts';
import type { Quota } from '../../src/domain/platform/quotas.ts';
import { readNumber } from '../../src/domain/search/reading.ts';

/*
 * Data for the screens about quotas, networks and models: `count` of everything, `text` wherever there may be text from
 * outside.
 */

const at = new Date('2026-11-20T08:00:00Z');

export function quotasOf(count: number, text: string): Quota[] {
  const none = { en: undefined, zh: undefined };
  const one = (resource: string, limit: Quota['limit'], used: number | undefined): Quota => ({
    resource,
    name: none,
    unit: none,
    limit,
    used,
    scope: 'project',
  });
  const more = Array.from(
    { length: count },
    (_, i): Quota => ({
      ...one(text, i % 7 === 0 ? 'unlimited' : 10 * i, i % 5 === 0 ? undefined : i ** 2),
      name: { en: `${text} ${i}`, zh: `${text} ${i}` },
      unit: { en: text, zh: text },
      scope: 'workspace',
    }),
  );
  const usual = [one('pool', 15, 10), one('network', 15, 15), one('job-num', 20, 19), one('odd', 0, 0)];
  return [...usual, one('over', 10, 12), one('untold', undefined, 3), one('free', 'unlimited', 7), ...more];
}

export function settingsOf(count: number, text: string): PoolSettings {
  const texts = Array.from({ length: count }, (_, i) => `${text}${i}`);
  return {
    networkCidrs: ['192.168.0.0/16', ...texts],
    networkLimit: 12,
    poolLimit: 'unlimited',
    isHighlyAvailable: true,
    subnetTypes: texts,
    volumeTypes: texts,
    maxPoolFlavors: 4,
    clusterFlavors: texts,
    licenceScope: text,
    nodeSystems: [
      { name: text, ends: text },
      ...texts.map((name) => ({ name, ends: name.length % 2 === 0 })),
    ],
    scopes: ['Train', 'Infer', ...texts],
  };
}

export function networkOf(count: number, text: string): Network {
  const states = ['Active', 'Abnormal', 'Connecting', 'Unknown'] as const;
  const connections = Array.from({ length: count }, (_, i): Connection => {
    const state = states[i % states.length] ?? 'Unknown';
    return i % 2 === 0
      ? { kind: 'vpc', vpcId: `${text}${i}`, subnetId: text, isDefaultGateway: i % 4 === 0, state }
      : { kind: 'files', id: `${i}`, name: text, by: text, address: text, state };
  });
  return {
    id: `${text}-0123456789abcdef0123456789abcdef`,
    name: text,
    description: text,
    phase: 'Abnormal',
    cidr: '172.16.0.0/16',
    hasIpv6: false,
    createdAt: at,
    workspaceId: '0',
    connections,
  };
}

export function networksOf(count: number, text: string): Network[] {
  const phases = ['Active', 'Creating', 'Abnormal', 'Unknown'] as const;
  return Array.from({ length: count }, (_, i) => ({
    ...networkOf(i % 4, text),
    id: `${i}-${text}`,
    name: `${text}-${i % 2}`,
    phase: phases[i % phases.length] ?? 'Unknown',
    createdAt: i % 3 === 0 ? undefined : at,
  }));
}

export function modelsOf(count: number, text: string): Model[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `10eb0091-887f-4839-9929-${String(i).padStart(12, '0')}`,
    name: text,
    version: i % 4 === 3 ? undefined : `1.0.${i}`,
    type: text,
    status: i % 3 === 0 ? 'published' : i % 3 === 1 ? text : undefined,
    size: i % 5 === 4 ? undefined : 10 ** (i % 13),
    createdAt: i % 2 === 0 ? at : undefined,
  }));
}

export const BARE_MODEL: ModelDetail = {
  id: 'bare',
  name: 'bare',
  version: undefined,
  type: undefined,
  status: undefined,
  size: undefined,
  createdAt: undefined,
  description: undefined,
  runtime: { own: undefined, config: undefined },
  metrics: { own: undefined, config: undefined },
  packages: { own: undefined, config: undefined },
  apis: { own: undefined, config: undefined },
  health: { own: undefined, config: undefined },
  inputs: [],
  outputs: [],
  algorithm: undefined,
  source: { location: undefined, jobId: undefined, jobVersion: undefined },
  labels: [],
  installTypes: [],
  needs: [],
  workspaceId: undefined,
  unreadable: ['model_metrics', 'apis', 'config', 'param_desc'],
};

export function modelOf(count: number, text: string): ModelDetail {
  const many = Array.from({ length: count }, (_, i) => `${text}${i}`);
  const metrics = (by: number) =>
    Object.fromEntries(
      [...many, 'accuracy', 'f1'].map((name, i) => [name, readNumber(i % 4 === 3 ? text : by / (i + 2))]),
    );
  const parameter = { name: text, type: 'object', fields: many.map((name) => ({ name, type: text })) };
  const packages = many.map((name) => ({ name, version: '1.0.1', restraint: 'atLeast' as const }));
  return {
    id: '10eb0091-887f-4839-9929-cbc884f1e20e',
    name: text,
    version: '1.0.0',
    type: 'TensorFlow',
    status: 'published',
    size: 5_633_481,
    createdAt: at,
    description: text,
    runtime: { own: 'python2.7', config: text },
    metrics: { own: metrics(1), config: metrics(2) },
    packages: { own: packages, config: packages.slice(1) },
    apis: { own: many.map((url) => ({ method: 'post', protocol: 'http', url })), config: undefined },
    health: {
      own: undefined,
      config: [
        { kind: 'health', target: text, period: 5, failures: 10 },
        { kind: 'readiness', target: '/ready', period: undefined, failures: 1 },
      ],
    },
    inputs: [{ ...parameter, min: '0', max: text }],
    outputs: [{ ...parameter, min: undefined, max: '9' }],
    algorithm: text,
    source: { location: text, jobId: text, jobVersion: text },
    labels: many,
    installTypes: ['realtime', 'batch', 'edge', text],
    needs: [{ what: 'memory', amount: text }],
    workspaceId: '0',
    unreadable: [],
  };
}
