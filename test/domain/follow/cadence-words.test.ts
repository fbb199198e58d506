import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CADENCE_EXAMPLES, readCadence, writeCadence } from '../../../src/domain/follow/cadence-words.ts';
import { type Cadence, HOURS } from '../../../src/domain/follow/schedule.ts';

const zones = Intl.supportedValuesOf('timeZone');

/** As short as it is typed. */
function told(text: string): string {
  const read = readCadence(text);
  if (read.kind === 'cadence') return writeCadence(read.cadence, { timeZone: read.timeZone });
  const { fault } = read;
  return fault.kind === 'unknown' ? 'unknown' : `${fault.kind} ${fault.word}`;
}

describe('readCadence', () => {
  it.each([
    ['every 6h', 'every 6h'],
    ['every 6 hours', 'every 6h'],
    ['Every 6 Hours', 'every 6h'],
    ['each 12 hrs', 'every 12h'],
    ['6h', 'every 6h'],
    ['hourly', 'hourly'],
    ['every hour', 'hourly'],
    ['every 1h', 'hourly'],
    ['every 6h Asia/Tokyo', 'every 6h Asia/Tokyo'],
    ['daily 09:00', 'daily 09:00'],
    ['daily', 'daily 09:00'],
    ['daily at 17:30', 'daily 17:30'],
    ['every day 9:00', 'daily 09:00'],
    ['every day at 9', 'daily 09:00'],
    ['daily 9am', 'daily 09:00'],
    ['daily 9:30 pm', 'daily 21:30'],
    ['daily 12am', 'daily 00:00'],
    ['daily 12pm', 'daily 12:00'],
    ['daily noon', 'daily 12:00'],
    ['daily midnight', 'daily 00:00'],
    ['daily 24:00', 'daily 00:00'],
    ['every weekday 09:00 Asia/Shanghai', 'every weekday 09:00 Asia/Shanghai'],
    ['every weekday 09:00 asia/shanghai', 'every weekday 09:00 Asia/Shanghai'],
    ['every weekday Asia/Shanghai', 'every weekday 09:00 Asia/Shanghai'],
    ['weekdays 9am', 'every weekday 09:00'],
    ['workdays 8', 'every weekday 08:00'],
    ['mon-fri 18:05', 'every weekday 18:05'],
    ['weekly mon 09:00', 'weekly mon 09:00'],
    ['weekly on thursday at 10', 'weekly thu 10:00'],
    ['weekly', 'weekly mon 09:00'],
    ['every monday 09:00', 'weekly mon 09:00'],
    ['Sundays 20:00', 'weekly sun 20:00'],
    ['every tues 7am New York', 'weekly tue 07:00 America/New_York'],
    ['daily 9:00 (Berlin)', 'daily 09:00 Europe/Berlin'],
    ['daily 9:00 London time', 'daily 09:00 Europe/London'],
    ['daily 9:00 US/Eastern', 'daily 09:00 America/New_York'],
    ['daily 9:00 UTC', 'daily 09:00 UTC'],
    ['每天 09:00', 'daily 09:00'],
    ['每天9：30', 'daily 09:30'],
    ['每日上午9点', 'daily 09:00'],
    ['每天下午3点半', 'daily 15:30'],
    ['每天晚上十点一刻', 'daily 22:15'],
    ['每天二十一点', 'daily 21:00'],
    ['每天中午12点', 'daily 12:00'],
    ['每天凌晨12点', 'daily 00:00'],
    ['工作日 9:00', 'every weekday 09:00'],
    ['每个工作日九点 北京时间', 'every weekday 09:00 Asia/Shanghai'],
    ['周一到周五 9:00', 'every weekday 09:00'],
    ['每周一 09:00', 'weekly mon 09:00'],
    ['每星期天 20:00 Asia/Tokyo', 'weekly sun 20:00 Asia/Tokyo'],
    ['每周日20点', 'weekly sun 20:00'],
    ['每周 8:00', 'weekly mon 08:00'],
    ['每6小时', 'every 6h'],
    ['每隔 两个小时', 'every 2h'],
    ['每十二小时', 'every 12h'],
    ['每小时', 'hourly'],
    ['每天晚上12点', 'daily 00:00'],
    ['每天晚上12点半', 'daily 00:30'],
    ['每天晚上0点', 'daily 00:00'],
    ['每天零点', 'daily 00:00'],
    ['每天24点', 'daily 00:00'],
    ['每天夜里1点', 'daily 01:00'],
    ['每天深夜十一点三十分', 'daily 23:30'],
    ['每周一晚上12点', 'weekly tue 00:00'],
    ['每天半夜5点', 'daily 05:00'],
    ['每天深夜5点半', 'daily 05:30'],
    ['每周一 二十点', 'weekly mon 20:00'],
    ['每周一二十点', 'weekly mon 20:00'],
    ['周五二十二点半', 'weekly fri 22:30'],
    ['daily 9 p.m.', 'daily 21:00'],
    ['daily 9 p.m', 'daily 21:00'],
    ['每周日半夜1点', 'weekly mon 01:00'],
    ['每周一凌晨1点', 'weekly mon 01:00'],
    ['daily 12 midnight', 'daily 00:00'],
    ['daily 11 at night', 'daily 23:00'],
    ['Monday to Friday 9am', 'every weekday 09:00'],
    ['every monday through friday at 9', 'every weekday 09:00'],
    ['每周一至五 9:00', 'every weekday 09:00'],
    ['every 24 hours', 'daily 09:00'],
    ['every 24h at 8:00', 'daily 08:00'],
    ['每隔24小时', 'daily 09:00'],
    ['daily at 9 Beijing time', 'daily 09:00 Asia/Shanghai'],
    ['daily 9:00 Asia/Beijing', 'daily 09:00 Asia/Shanghai'],
    ['daily 9:00 China', 'daily 09:00 Asia/Shanghai'],
  ])('reads %j as %j', (text, cadence) => {
    expect(told(text)).toBe(cadence);
  });

  it.each([
    ['', 'unknown'],
    ['9:00', 'unknown'],
    ['sometimes', 'unknown'],
    ['weekends 9:00', 'days weekends'],
    ['monthly 09:00', 'unknown'],
    ['every 5h', 'hours 5h'],
    ['every monday and thursday at 9', 'days every monday and thursday'],
    ['mon,wed,fri 9:00', 'days mon,wed,fri'],
    ['tuesday to thursday 9am', 'days tuesday to thursday'],
    ['每周一三五 9点', 'days 每周一三五'],
    ['每周一、周三 9:00', 'days 每周一、周三'],
    ['工作日晚上12点', 'time 晚上12点'],
    ['daily 9:00 UTC+8', 'zone UTC+8'],
    ['daily CST', 'zone CST'],
    ['every 0h', 'hours 0h'],
    ['每天晚上13点', 'time 晚上13点'],
    ['daily constructor', 'zone constructor'],
    ['every 30m', 'hours 30m'],
    ['每5小时', 'hours 5小时'],
    ['daily 25:00', 'time 25:00'],

    ['daily 9:60', 'time 9:60'],
    ['daily 13pm', 'time 13pm'],
    ['daily 09:00 Asia/Bejing', 'zone Asia/Bejing'],
    ['daily 09:00 +08:00', 'zone +08:00'],
    ['daily 09:00 EST', 'zone EST'],
    ['daily 09:00 please', 'zone please'],
    ['every 6h starting now', 'zone starting now'],
  ])('refuses %j: %s', (text, fault) => {
    expect(told(text)).toBe(fault);
  });

  it('says which steps are possible', () => {
    expect(readCadence('every 5h')).toMatchObject({ fault: { possible: HOURS } });
  });

  it.each([
    ['Asia/Shangai', 'Asia/Shanghai'],
    ['America/NewYork', 'America/New_York'],
    ['Shangai', 'Asia/Shanghai'],
    ['new yrok', 'America/New_York'],
    ['UTC+8', 'Asia/Shanghai'],
    ['+08:00', 'Asia/Singapore'],
    ['GMT-5', 'America/New_York'],
    ['UTC+5:30', 'Asia/Kolkata'],
    ['CST', 'Asia/Shanghai'],
    ['CST', 'America/Chicago'],
    ['PST', 'America/Los_Angeles'],
  ])('offers for the unknown zone %s among others %s', (word, zone) => {
    expect(readCadence(`daily 09:00 ${word}`)).toMatchObject({
      fault: { kind: 'zone', nearest: expect.arrayContaining([zone]) },
    });
  });

  it('takes every example that it gives', () => {
    for (const example of CADENCE_EXAMPLES) expect(told(example)).toBe(example);
  });

  it('reads back what it writes, in both languages and every zone', () => {
    const at = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });
    const cadence: fc.Arbitrary<Cadence> = fc.oneof(
      fc.record({ kind: fc.constant('hours' as const), every: fc.constantFrom(...HOURS) }),
      fc.record({ kind: fc.constantFrom('daily' as const, 'weekdays' as const), at }),
      fc.record({ kind: fc.constant('weekly' as const), at, day: fc.integer({ min: 1, max: 7 }) }),
    );
    fc.assert(
      fc.property(
        cadence,
        fc.option(fc.constantFrom(...zones), { nil: undefined }),
        fc.constantFrom('en' as const, 'zh' as const),
        (cadence, timeZone, language) => {
          const read = readCadence(writeCadence(cadence, { timeZone, language }));
          expect(read).toEqual({ kind: 'cadence', cadence, timeZone });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never reads another time than the one that stands there, whatever follows', () => {
    const junk = fc
      .string({ unit: 'grapheme', minLength: 1 })
      // These belong to a time.
      .filter((text) => !/^\s*(?:[ap]\.?m|noon|midnight|at night|[:\d])/i.test(text.normalize('NFKC')));
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), junk, (hour, minute, rest) => {
        const words = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const read = readCadence(`daily ${words} ${rest}`);
        if (read.kind === 'cadence') expect(read.cadence).toEqual({ kind: 'daily', at: { hour, minute } });
      }),
      { numRuns: 1_000 },
    );
  });

  it('throws for no text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readCadence(`daily ${text}`)));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readCadence(text)));
  });
});
