import { describe, expect, it } from 'vitest';
import { readSince, SINCE_EXAMPLES } from '../../../src/domain/text/since.ts';

const now = new Date('2026-11-22T06:00:00Z');

describe('readSince', () => {
  it.each([
    ['24h', '2026-11-21T06:00:00.000Z'],
    ['7d', '2026-11-15T06:00:00.000Z'],
    ['2w', '2026-11-08T06:00:00.000Z'],
    ['7D', '2026-11-15T06:00:00.000Z'],
    ['2026-11-01', '2026-11-01T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2027-01-01', '2027-01-01T00:00:00.000Z'],
  ])('reads %s as %s', (text, moment) => {
    expect(readSince(text, now)?.toISOString()).toBe(moment);
  });

  it.each([
    '',
    '7',
    'd',
    '0d',
    '-7d',
    '7 d',
    '1.5h',
    '7m',
    '10000d',
    'yesterday',
    '2026-11',
    '2026-13-01',
    '2026-02-31',
    '2026-11-1',
    '20261101',
    '2026-11-01T10:00',
    '01.11.2026',
  ])('reads %j as no moment', (text) => {
    expect(readSince(text, now)).toBeUndefined();
  });

  it('reads every example that it gives', () => {
    for (const example of SINCE_EXAMPLES) expect(readSince(example, now), example).toBeInstanceOf(Date);
  });
});
