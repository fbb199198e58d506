import { describe, expect, it } from 'vitest';
import { accessRoom } from './access-room.ts';

describe('/modelarts who', () => {
  it('says that nobody is an operator yet, and how to make one', async () => {
    const { say } = await accessRoom();
    expect(await say('who', { by: 'U0VIEWER' })).toBe(
      [
        'Who may do what',
        'You are a viewer here, as a member of this workspace.',
        'Admins',
        'Workspace admins are admins.',
        'Operators',
        'Nobody has been made an operator yet: only admins may stop trials. An admin makes one with “/modelarts allow @name operator”.',
        'Viewers',
        'Every member of this workspace may look.',
        'Channels',
        'No channel is listed, so I answer in every channel.',
        'Guests and people of other organisations are not admitted anywhere.',
      ].join('\n'),
    );
  });

  it('lists what holds here and everywhere, by whom and since when', async () => {
    const { say } = await accessRoom({ configured: ['U0CHINESE'] });
    await say('allow U0VIEWER operator here');
    await say('allow S0OPERATORS operator');
    await say('allow U0VIEWER admin C0RANDOM');
    await say('allow guests here');
    await say('allow channel');
    expect(await say('who', { by: 'U0OPERATOR' })).toBe(
      [
        'Who may do what',
        'You are an operator here, everywhere, through @operators.',
        'Admins',
        'Workspace admins are admins.',
        '• @chinese-reader everywhere, named in the configuration of the bot',
        'Operators',
        '• @operators everywhere, given by @admin on 2026-11-22',
        '• @viewer in #training, given by @admin on 2026-11-22',
        'Viewers',
        'Every member of this workspace may look.',
        'Channels',
        'I answer only in listed channels and in direct messages: #training. Admins are answered everywhere.',
        'Guests and people of other organisations may look in #training.',
        'One more role holds only in another channel.',
      ].join('\n'),
    );
  });

  it.each([
    ['U0ADMIN', 'You are an admin here, as a workspace admin.'],
    ['U0VIEWER', 'You are an operator here, by a role given to you in #training.'],
    ['U0GUEST', 'You are a viewer here, where guests are admitted.'],
    ['U0CHINESE', '你在这里是管理员（在所有频道，由机器人的配置指定）。'],
  ])('tells %s their own role', async (by, role) => {
    const { say } = await accessRoom({ configured: ['U0CHINESE'] });
    await say('allow U0VIEWER operator here');
    await say('allow guests here');
    expect((await say('who', { by })).split('\n')[1]).toBe(role);
  });

  it('stays inside Slack’s limits, however much there is, and counts what is left out', async () => {
    const { say, store } = await accessRoom();
    const note = { by: 'U0ADMIN' };
    for (let i = 0; i < 60; i += 1) {
      const role = (['viewer', 'operator', 'admin'] as const)[i % 3] ?? 'viewer';
      const grant = { subject: `U0PERSON${i}`, role, by: 'U0ADMIN', at: new Date(i) };
      await store.access.grant(grant, note);
      await store.access.grant({ ...grant, subject: `S0GROUP${i}`, channel: 'C0TRAINING' }, note);
      await store.access.list(`C0LISTED${i}`, true, note);
      await store.access.admitGuests(`C0LISTED${i}`, true, note);
    }
    const answer = await say('who');
    expect(answer.split('\n').filter((each) => each === '…and 20 more')).toHaveLength(3);
    expect(answer.match(/, …and 45 more/g)).toHaveLength(2);
    expect(await say('who S0GROUP1')).toContain('admin');
  });
});

describe('/modelarts who for one person', () => {
  it('says their role here, why, and what they may elsewhere', async () => {
    const { say } = await accessRoom();
    await say('allow S0OPERATORS operator here');
    await say('allow U0OPERATOR admin C0RANDOM');
    expect(await say('who <@U0OPERATOR|operator>', { by: 'U0VIEWER' })).toBe(
      [
        '@operator has the role operator here.',
        'Why: operator in #training, through @operators; viewer as a member of this workspace.',
        'Elsewhere: admin in #random.',
      ].join('\n'),
    );
  });

  it('says why somebody may do nothing', async () => {
    const { say } = await accessRoom();
    expect(await say('who U0PARTNER')).toBe(
      [
        '@partner may do nothing here.',
        'A guest, or of another organisation, and those are not admitted here.',
      ].join('\n'),
    );
    expect(await say('who U0NOBODY')).toContain('Slack does not tell who that is at the moment.');
  });

  it('asks for a name that Slack knows', async () => {
    const { say } = await accessRoom();
    expect(await say('who @bob')).toContain('I cannot tell who “@bob” is.');
  });
});

describe('/modelarts who for a user group', () => {
  it('says what it has been given', async () => {
    const { say } = await accessRoom();
    expect(await say('who S0OPERATORS')).toBe('@operators has been given no role.');
    await say('allow S0OPERATORS operator');
    await say('allow S0OPERATORS admin here');
    expect(await say('who <!subteam^S0OPERATORS|@operators>')).toBe(
      [
        'What @operators has been given:',
        '• operator everywhere, given by @admin on 2026-11-22',
        '• admin in #training, given by @admin on 2026-11-22',
      ].join('\n'),
    );
  });
});
