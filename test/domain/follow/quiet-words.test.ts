import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUIET_EXAMPLES, readQuiet } from '../../../src/domain/follow/quiet-words.ts';

describe('readQuiet', () => {
  it.each([
    ['22:00-08:00', 1_320, 480, undefined],
    ['22:00 – 08:00', 1_320, 480, undefined],
    ['22:00～08:00', 1_320, 480, undefined],
    ['22-8', 1_320, 480, undefined],
    ['10pm to 8am', 1_320, 480, undefined],
    ['from 9:30 pm until 8 am', 1_290, 480, undefined],
    ['晚上10点到早上8点', 1_320, 480, undefined],
    ['12:00-13:30 Asia/Shanghai', 720, 810, 'Asia/Shanghai'],
    ['22:00-08:00 New York', 1_320, 480, 'America/New_York'],
    ['1-2pm', 780, 840, undefined],
    ['10-11pm', 1_320, 1_380, undefined],
    ['10:30-11:30pm', 1_350, 1_410, undefined],
    ['11-1pm', 660, 780, undefined],
    ['10-8am', 1_320, 480, undefined],
    ['10pm-8', 1_320, 480, undefined],
    ['9am to 5', 540, 1_020, undefined],
    ['下午1点到2点', 780, 840, undefined],
    ['晚上11点到7点', 1_380, 420, undefined],
    ['晚上12点到早上8点', 0, 480, undefined],
    ['01:00-2pm', 60, 840, undefined],
    ['10-6', 600, 360, undefined],
    ['22:00-8 am Port-au-Prince', 1_320, 480, 'America/Port-au-Prince'],
  ])('reads %s', (text, from, to, timeZone) =>
    expect(readQuiet(text)).toEqual({ kind: 'hours', from, to, timeZone }),
  );

  it.each([
    ['at night', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
    ['22:00', { kind: 'unknown' }],
    ['22:00-25:00', { kind: 'unknown' }],
    ['8-8', { kind: 'same' }],
  ])('refuses %j', (text, fault) => expect(readQuiet(text)).toEqual({ kind: 'fault', fault }));

  it('offers the zones that a mistyped one may mean', () => {
    expect(readQuiet('22:00-08:00 Asia/Shangai')).toMatchObject({
      fault: { kind: 'zone', word: 'Asia/Shangai', nearest: expect.arrayContaining(['Asia/Shanghai']) },
    });
  });

  it('are at most twelve hours where one end alone says its half of the day', () => {
    const hour = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(hour, hour, fc.constantFrom('am', 'pm'), fc.boolean(), (from, to, half, isFirst) => {
        const read = readQuiet(isFirst ? `${from}${half}-${to}` : `${from}-${to}${half}`);
        if (read.kind === 'fault') return expect(read.fault.kind).toBe('same');
        expect((read.to - read.from + 1_440) % 1_440).toBeLessThanOrEqual(720);
        const said = isFirst ? read.from : read.to;
        expect(said >= 720).toBe(half === 'pm');
      }),
    );
  });

  it.each(QUIET_EXAMPLES)('reads the example %j', (text) => expect(readQuiet(text).kind).toBe('hours'));
});
