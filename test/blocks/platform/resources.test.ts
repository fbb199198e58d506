import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../sandbox/slack/blocks.ts';
import { WireModelDetail } from '../../../src/api/platform/model-detail.ts';
import { WireNetwork } from '../../../src/api/platform/network.ts';
import type { Message } from '../../../src/blocks/kit/message.ts';
import { size } from '../../../src/blocks/kit/size.ts';
import { oneModel } from '../../../src/blocks/platform/model.ts';
import { oneNetwork } from '../../../src/blocks/platform/network.ts';
import { networkList } from '../../../src/blocks/platform/networks.ts';
import { quotaList } from '../../../src/blocks/platform/quotas.ts';
import type { Quota } from '../../../src/domain/platform/quotas.ts';
import { en } from '../../../src/i18n/en.ts';
import { zh } from '../../../src/i18n/zh.ts';

const asked = { line: 'quotas', audience: 'private' } as const;
const sample = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8'));

/** What the native table shows, row by row. */
function rowsOf({ blocks }: Message): string[][] {
  const found = blocks.find((block) => block.type === 'data_table');
  if (found?.type !== 'data_table' || !('rows' in found)) return [];
  return found.rows.slice(1).map((row) => row.map((cell) => ('text' in cell ? cell.text : cell.type)));
}

function quota(limit: Quota['limit'], used: number | undefined, more: Partial<Quota> = {}): Quota {
  const none = { en: undefined, zh: undefined };
  return { resource: 'pool', name: none, unit: none, limit, used, scope: 'project', ...more };
}

function shown(quotas: readonly Quota[], t = en): Message {
  return quotaList({ quotas, settings: undefined, unread: [], damaged: 0, workspace: undefined, asked }, t);
}

describe('the screen of quotas', () => {
  it.each([
    ['full', quota(10, 10), ['Resource pools', '10', '10', 'full', '██████████ 100%', 'project']],
    ['over', quota(10, 12), ['Resource pools', '12', '10', 'full', '██████████ 120%', 'project']],
    [
      'all but full',
      quota(1000, 999),
      ['Resource pools', '999', '1,000', 'nearly full', '█████████░ 99%', 'project'],
    ],
    ['empty', quota(10, 0), ['Resource pools', '0', '10', 'room left', '░░░░░░░░░░ 0%', 'project']],
    [
      'unlimited',
      quota('unlimited', undefined),
      ['Resource pools', 'unknown', 'unlimited', 'unlimited', '–', 'project'],
    ],
    ['unknown', quota(undefined, 3), ['Resource pools', '3', 'unknown', 'unknown', '–', 'project']],
    ['not granted', quota(0, 0), ['Resource pools', '0', '0', 'none granted', '–', 'project']],
    ['taken without a grant', quota(0, 2), ['Resource pools', '2', '0', 'full', '██████████', 'project']],
  ])('says in words beside the bar that a quota is %s', (_, one, row) => {
    expect(rowsOf(shown([one]))).toEqual([row]);
  });

  it('names quotas in the reader’s language, and by their key where they have no name', () => {
    const own = quota(1, 1, { name: { en: 'Jobs', zh: '作业' }, unit: { en: 'jobs', zh: '个' } });
    expect(rowsOf(shown([own]))[0]?.slice(0, 2)).toEqual(['Jobs', '1 jobs']);
    expect(rowsOf(shown([own], zh))[0]?.slice(0, 2)).toEqual(['作业', '1 个']);
    expect(rowsOf(shown([quota(1, 0, { resource: 'toString' })]))[0]?.[0]).toBe('toString');
  });

  it('says in a sentence which quotas are full', () => {
    const network = { resource: 'network' };
    expect(shown([quota(10, 10), quota(10, 9, network)]).text).toBe(
      'Full: Resource pools. Nearly full: Networks.',
    );
    expect(shown([quota(10, 1)]).text).toBe('No quota is nearly full.');
    expect(shown([quota(10, 1), quota(undefined, 1)]).text).toBe(
      'As far as can be told, no quota is nearly full.',
    );
    expect(shown([]).text).toBe('ModelArts names no quotas here.');
  });
});

describe('the screen of the published model', () => {
  const message = oneModel({ model: WireModelDetail.parse(sample('model-detail.json')), asked }, en);

  it('has its two metrics side by side, each under the name of where it is from', () => {
    expect(JSON.stringify(message.blocks)).toContain('The two disagree');
    expect(message.blocks).toContainEqual(
      expect.objectContaining({ caption: 'Metrics, from model_metrics, config.metrics' }),
    );
    expect(rowsOf(message)).toContainEqual(['accuracy', '0.625', '0.2633']);
  });

  it('has one column where only one of them is there', () => {
    const wire = { model_id: 'm', config: { metrics: { f1: 0.5 } } };
    const one = oneModel({ model: WireModelDetail.parse(wire), asked }, en);
    expect(rowsOf(one)).toEqual([['f1', '0.5']]);
    expect(JSON.stringify(one.blocks)).toContain('Metrics, from config.metrics');
  });

  it('shows no address of an image', () => {
    expect(JSON.stringify(message)).not.toContain('100.125.5.235');
  });
});

describe('the words for a size', () => {
  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1_000, '1 kB'],
    [5_633_481, '5.63 MB'],
    [102_502_400, '103 MB'],
    [7e12, '7 TB'],
  ])('of %i bytes are %s', (bytes, text) => {
    expect(size(bytes, 'en')).toBe(text);
  });
});

/** The same with something in it left out, of another type, or nonsense. */
function damaged(value: unknown): fc.Arbitrary<unknown> {
  const other = fc.constantFrom(undefined, null, '', 'x', 0, -1, 1e300, true, [], {}, [null], { a: 1 });
  const whole = fc.constant(value);
  if (typeof value !== 'object' || value === null)
    return fc.oneof({ weight: 9, arbitrary: whole }, { weight: 1, arbitrary: other });
  const inner = Array.isArray(value)
    ? fc.tuple(...value.map(damaged))
    : fc.record(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, damaged(each)])));
  return fc.oneof({ weight: 19, arbitrary: inner }, { weight: 1, arbitrary: other });
}

function expectSound(message: Message): void {
  expect(JSON.stringify(message)).not.toMatch(/\bundefined\b|\bNaN\b|\[object Object\]|Invalid Date/);
  expect(refusalOf(message.blocks)).toBeUndefined();
  if (message.plain) expect(refusalOf(message.plain)).toBeUndefined();
}

describe('a damaged answer of ModelArts', () => {
  it('of a model is refused, or makes a sound screen', () => {
    fc.assert(
      fc.property(damaged(sample('model-detail.json')), (wire) => {
        const read = WireModelDetail.safeParse(wire);
        if (read.success) expectSound(oneModel({ model: read.data, asked }, en));
      }),
      { numRuns: 300 },
    );
  });

  it('of a network is refused, or makes a sound screen', () => {
    fc.assert(
      fc.property(damaged(sample('network.json')), (wire) => {
        const read = WireNetwork.safeParse(wire);
        if (!read.success) return;
        expectSound(oneNetwork({ network: read.data, asked }, en));
        expectSound(networkList({ networks: [read.data], asked }, zh));
      }),
      { numRuns: 300 },
    );
  });
});
