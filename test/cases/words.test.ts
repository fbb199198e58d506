import { describe, expect, it } from 'vitest';
import { begin } from '../journeys/begin.ts';
import { finished, given, HEADER } from './given.ts';

/** A running search whose trials have these values of acc. */
async function withValues(...values: readonly string[]) {
  return given({
    header: HEADER,
    data: values.map((value, i) => finished(i, `c700000${i}`, { lr: 0.01, trial_index: i }, value)),
  });
}

describe('schedules as people type them', () => {
  it.each([
    ['每天晚上12点', '00:00'],
    ['每天晚上12点半', '00:30'],
    ['每天晚上0点', '00:00'],
    ['每天零点', '00:00'],
    ['每天夜里1点', '01:00'],
  ])('digest JOB %s comes at %s', async (words, time) => {
    const { admin, store } = await withValues('0.9');
    await admin.types(`/modelarts digest JOB ${words}`);
    const [digest] = await store.digests.list();
    const [hour, minute] = time.split(':').map(Number);
    expect(digest?.cadence).toEqual({ kind: 'daily', at: { hour, minute } });
  });

  it.each([
    ['1-2pm', 13, 14],
    ['10-11pm', 22, 23],
    ['下午1点到2点', 13, 14],
    ['9am-5', 9, 17],
  ])('quiet %s is from %i to %i', async (words, from, to) => {
    const { admin, store } = await withValues('0.9');
    await admin.types(`/modelarts quiet ${words}`);
    const rule = await store.rules.get('C0TRAINING');
    expect(rule.quiet).toMatchObject({ from: from * 60, to: to * 60 });
  });

  it('takes Monday to Friday for weekdays, and says that several other days are several digests', async () => {
    const { admin, store } = await withValues('0.9');
    await admin.types('/modelarts digest JOB Monday to Friday 9am');
    expect(await store.digests.list()).toMatchObject([{ cadence: { kind: 'weekdays', at: { hour: 9 } } }]);
    for (const words of ['every monday and thursday at 9', 'mon,wed,fri 9:00', '每周一三五 9:00']) {
      const { shown } = await admin.types(`/modelarts digest JOB ${words}`);
      expect(shown).toContain('one day of the week');
      expect(shown).not.toContain('time zone');
    }
    expect(await store.digests.list()).toHaveLength(1);
  });

  it.each([
    ['UTC+8', 'Asia/Shanghai'],
    ['CST', 'Asia/Shanghai'],
    ['+05:30', 'Asia/Kolkata'],
  ])('offers for the zone %s one that has its offset: %s', async (word, zone) => {
    const { admin, store } = await withValues('0.9');
    expect((await admin.types(`/modelarts digest JOB daily 9:00 ${word}`)).shown).toContain(zone);
    expect(await store.digests.list()).toEqual([]);
  });

  it.each(['Asia/Beijing', 'China', 'Beijing time'])('takes %s for Shanghai', async (word) => {
    const { admin, store } = await withValues('0.9');
    await admin.types(`/modelarts digest JOB daily at 9 ${word}`);
    expect(await store.digests.list()).toMatchObject([{ timeZone: 'Asia/Shanghai' }]);
  });
});

describe('alert conditions as people type them', () => {
  const percentages = ['49.22', '57.68', '59.66', '62.34', '66.56'];

  it('are on the scale of the values: 90% of percentages is 90', async () => {
    const { viewer, store } = await withValues(...percentages);
    await viewer.types('/modelarts alert JOB when acc > 90%');
    expect(await store.alerts.list()).toMatchObject([{ condition: { metric: 'acc', is: '>', value: 90 } }]);
  });

  it('that every trial meets are not taken without asking', async () => {
    const { viewer, store } = await withValues(...percentages);
    const asked = await viewer.types('/modelarts alert JOB when acc > 0.9');
    expect(asked.shown).toContain('All 5 trials with a value');
    expect(await store.alerts.list()).toEqual([]);
    await viewer.presses('Alert at acc > 90');
    expect(await store.alerts.list()).toMatchObject([{ condition: { value: 90 } }]);
  });

  it('that no trial can meet are not taken without asking, but can be', async () => {
    const { viewer, store } = await withValues('0.5', '0.7', '0.9');
    expect((await viewer.types('/modelarts alert JOB when acc > 95')).shown).toContain('out of reach');
    expect(await store.alerts.list()).toEqual([]);
    await viewer.presses('Set it anyway');
    expect(await store.alerts.list()).toMatchObject([{ condition: { value: 95 } }]);
  });

  it('ask what a percentage means of values that are none', async () => {
    const { viewer, store } = await withValues('150', '-3', '20');
    expect((await viewer.types('/modelarts alert JOB when acc > 20%')).shown).toContain('beyond 0 to 100');
    expect(await store.alerts.list()).toEqual([]);
  });

  it('ask for the scale of a percentage before the first trial', async () => {
    const { chinese, store } = await withValues();
    expect((await chinese.types('/modelarts alert JOB when acc > 90%')).shown).toContain('无法判断取值范围');
    await chinese.presses('提醒条件：acc > 90');
    expect(await store.alerts.list()).toMatchObject([{ condition: { value: 90 } }]);
  });

  it.each([
    ['acc is above 0.9', 'acc', '>'],
    ['acc drops below 0.9', 'acc', '<'],
    ['acc is at least 0.9', 'acc', '>='],
  ])('“%s” is read before the first trial', async (words, metric, is) => {
    const { viewer, store } = await withValues();
    await viewer.types(`/modelarts alert JOB when ${words}`);
    expect(await store.alerts.list()).toMatchObject([{ condition: { metric, is, value: 0.9 } }]);
  });

  it('about a metric that neither the job nor a trial has are not taken without asking', async () => {
    const { viewer, store } = await given({ header: [], data: [] });
    expect((await viewer.types('/modelarts alert JOB when accuracy > 0.9')).shown).toContain('Known: acc');
    const { viewer: other, store: otherStore } = await withValues();
    expect((await other.types('/modelarts alert JOB when accuracy > 0.9')).shown).toContain('acc');
    expect([...(await store.alerts.list()), ...(await otherStore.alerts.list())]).toEqual([]);
  });
});

describe('commands in the marks that chat puts around them', () => {
  it.each([
    '@ModelArts: best JOB',
    '@ModelArts, best JOB',
    '@ModelArts `best JOB`',
    '@ModelArts *best* JOB',
    '@ModelArts /modelarts best JOB',
    '@ModelArts best JOB?',
    '@ModelArts please best JOB.',
    '@ModelArts best\u200B JOB',
  ])('%s is answered', async (text) => {
    const { viewer } = await withValues('0.9', '0.8');
    expect((await viewer.mentions(text)).text).toContain('c7000000');
  });

  it.each(['train_fn_cadb3_00007', 'cadb3_00007', 'train_fn_CADB3_00007'])(
    'trial JOB %s is the trial whose id it ends with',
    async (word) => {
      const { viewer } = await begin((project) =>
        project.addTable({ name: 'JOB', rows: [{ id: 'cadb3_00007' }, { id: 'cadb3_00017' }] }),
      );
      expect((await viewer.types(`/modelarts trial JOB ${word}`)).text).toContain('cadb3_00007');
    },
  );

  it('compare takes what people write between trials', async () => {
    const { viewer } = await withValues('0.9', '0.8', '0.7');
    expect((await viewer.types('/modelarts compare JOB c7000000 and c7000001')).text).toContain('c7000001');
    expect((await viewer.types('/modelarts compare JOB c7000000, c7000002')).text).toContain('c7000002');
  });
});
