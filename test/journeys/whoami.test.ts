import { describe, expect, it } from 'vitest';
import { begin } from './begin.ts';

describe('/modelarts whoami', () => {
  it('tells the role and why, the membership, the language and the time zone', async () => {
    const { operator, chinese, admin } = await begin(() => undefined);
    const { shown } = await operator.types('/modelarts whoami');
    expect(shown).toContain('You are an admin here, everywhere, through @operators.');
    expect(shown).toContain('You are a member of this workspace.');
    expect(shown).toContain('I speak English with you.');
    expect(shown).toContain('Your time zone is Europe/Berlin, where it is 9:00 AM now.');
    await admin.types('/modelarts allow @chinese-reader operator here');
    const own = await chinese.types('/modelarts whoami');
    expect(own.shown).toContain('操作员');
    expect(own.shown).toContain('Asia/Shanghai');
  });
});
