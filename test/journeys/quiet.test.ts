import { describe, expect, it } from 'vitest';
import { begin } from './begin.ts';

const nothing = () => undefined;

describe('/modelarts quiet', () => {
  it('sets, shows and ends the quiet hours of a channel', async () => {
    const { admin, viewer, store } = await begin(nothing);
    expect((await viewer.types('/modelarts quiet')).shown).toContain('There are no quiet hours in #training');
    const set = await admin.types('/modelarts quiet 22:00-08:00 Asia/Shanghai --failures');
    expect(set.shown).toContain('Quiet hours in #training: 22:00 to 08:00 (Asia/Shanghai)');
    expect(set.shown).toContain('Failures are told at once');
    expect((await viewer.types('/modelarts quiet')).shown).toContain('22:00 to 08:00 (Asia/Shanghai)');
    expect((await store.rules.get('C0TRAINING')).quiet).toEqual({
      from: 1_320,
      to: 480,
      timeZone: 'Asia/Shanghai',
      failuresPass: true,
    });
    expect((await admin.types('/modelarts quiet off')).shown).toContain(
      'no quiet hours in #training any more',
    );
    expect((await store.rules.get('C0TRAINING')).quiet).toBeUndefined();
    const [note] = await store.audit.list({ limit: 1 });
    expect(note).toMatchObject({ action: 'rules.changed', by: 'U0ADMIN' });
  });

  it('reads and answers Chinese', async () => {
    const { chinese, admin } = await begin(nothing);
    await admin.types('/modelarts allow <@U0CHINESE> operator');
    expect((await chinese.types('/modelarts quiet 晚上10点到早上8点 北京')).shown).toContain('22:00');
    expect((await chinese.types('/modelarts quiet 明天')).shown).toContain('看不出起止时间');
  });

  it('may be changed by operators only, and seen by everybody', async () => {
    const { viewer, operator, store } = await begin(nothing);
    expect((await viewer.types('/modelarts quiet 22:00-08:00')).shown).toContain('Only operators and admins');
    expect((await viewer.types('/modelarts quiet --most 3')).shown).toContain('Only operators and admins');
    expect((await operator.types('/modelarts quiet 22-8')).shown).toContain('22:00 to 08:00');
    expect((await store.rules.get('C0TRAINING')).quiet).toMatchObject({ from: 1_320, to: 480 });
  });

  it('limits how many posts an hour a channel takes, whatever the quiet hours', async () => {
    const { admin, store } = await begin(nothing);
    await admin.types('/modelarts quiet 22:00-08:00 UTC');
    expect((await admin.types('/modelarts quiet --most 5')).shown).toContain('At most 5 posts an hour');
    expect(await store.rules.get('C0TRAINING')).toMatchObject({ cap: 5, quiet: { from: 1_320 } });
    await admin.types('/modelarts quiet off');
    expect(await store.rules.get('C0TRAINING')).toMatchObject({ cap: 5, quiet: undefined });
    expect((await admin.types('/modelarts quiet --most off')).shown).toContain('no limit on posts');
  });

  it('says what it cannot read', async () => {
    const { admin } = await begin(nothing);
    const say = async (line: string) => (await admin.types(`/modelarts quiet ${line}`)).shown;
    expect(await say('at night')).toContain('I cannot read hours from “at night”');
    expect(await say('08:00-08:00')).toContain('cannot end when they begin');
    expect(await say('22:00-08:00 Asia/Shangai')).toContain('Did you mean Asia/Shanghai');
    expect(await say('--failures')).toContain('There are no quiet hours here');
    expect(await say('--most 0')).toContain('from 1 to 60');
  });
});
