import { describe, expect, it } from 'vitest';
import { readUntil, UNTIL_EXAMPLES } from '../../../src/domain/follow/until-words.ts';

/** Sunday, 16:00 in Shanghai. */
const now = new Date('2026-11-22T08:00:00Z');

function until(text: string, timeZone = 'Asia/Shanghai'): string | undefined {
  return readUntil(text, { now, timeZone })?.toISOString();
}

describe('readUntil', () => {
  it.each([
    ['3h', '2026-11-22T11:00:00.000Z'],
    ['for 3 hours', '2026-11-22T11:00:00.000Z'],
    ['an hour', '2026-11-22T09:00:00.000Z'],
    ['30m', '2026-11-22T08:30:00.000Z'],
    ['2d', '2026-11-24T08:00:00.000Z'],
    ['1w', '2026-11-29T08:00:00.000Z'],
    ['3个小时', '2026-11-22T11:00:00.000Z'],
    ['两天', '2026-11-24T08:00:00.000Z'],
    ['tomorrow', '2026-11-23T01:00:00.000Z'],
    ['until tomorrow 18:00', '2026-11-23T10:00:00.000Z'],
    ['明天', '2026-11-23T01:00:00.000Z'],
    ['直到明天下午3点', '2026-11-23T07:00:00.000Z'],
    ['18:00', '2026-11-22T10:00:00.000Z'],
    ['晚上12点', '2026-11-22T16:00:00.000Z'],
    ['今晚8点', '2026-11-22T12:00:00.000Z'],
    ['今晚12点', '2026-11-22T16:00:00.000Z'],
    ['明晚12点', '2026-11-23T16:00:00.000Z'],
    ['明天凌晨1点', '2026-11-22T17:00:00.000Z'],
    ['tonight at 11', '2026-11-22T15:00:00.000Z'],
    ['15:00', '2026-11-23T07:00:00.000Z'],
    ['monday', '2026-11-23T01:00:00.000Z'],
    ['sunday 10:00', '2026-11-29T02:00:00.000Z'],
    ['周三', '2026-11-25T01:00:00.000Z'],
    ['2026-12-01', '2026-12-01T01:00:00.000Z'],
    ['2026-12-01 18:30', '2026-12-01T10:30:00.000Z'],
    ['tomorrow 09:00 Europe/London', '2026-11-23T09:00:00.000Z'],
  ])('reads %s as %s', (text, at) => expect(until(text)).toBe(at));

  it.each([
    'yesterday',
    '',
    'soon',
    '0h',
    '2026-11-21',
    '2026-02-31',
    '2028-01-01',
    '9999w',
    'every 6h',
    'daily 09:00',
  ])('refuses %j', (text) => expect(until(text)).toBeUndefined());

  it('keeps the wall-clock time of the zone across a change of clocks', () => {
    const before = new Date('2026-10-31T12:00:00Z');
    const at = readUntil('tomorrow', { now: before, timeZone: 'America/New_York' });
    expect(at?.toISOString()).toBe('2026-11-01T14:00:00.000Z');
  });

  it.each(UNTIL_EXAMPLES)('reads the example %j', (text) => expect(until(text)).toBeDefined());
});
