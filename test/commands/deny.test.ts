import { describe, expect, it } from 'vitest';
import { accessRoom } from './access-room.ts';

describe('/modelarts deny takes a role back', () => {
  it('and notes it', async () => {
    const { say, store, notes } = await accessRoom();
    await say('allow S0OPERATORS operator');
    expect(await say('deny <!subteam^S0OPERATORS|@operators>')).toBe(
      ['@operators no longer has the role operator everywhere.', 'They have been given no other role.'].join(
        '\n',
      ),
    );
    expect((await store.access.read()).grants).toEqual([]);
    expect((await notes())[0]).toEqual({
      action: 'access.denied',
      by: 'U0ADMIN',
      role: 'admin',
      channel: 'C0TRAINING',
      messageTs: '1.2',
      detail: 'S0OPERATORS operator everywhere',
    });
  });

  it('in one channel, and leaves what holds everywhere', async () => {
    const { say, store } = await accessRoom();
    await say('allow U0VIEWER operator');
    await say('allow U0VIEWER admin here');
    expect(await say('deny U0VIEWER here')).toBe(
      ['@viewer no longer has the role admin in #training.', 'They still have: operator everywhere.'].join(
        '\n',
      ),
    );
    expect((await store.access.read()).grants).toMatchObject([{ role: 'operator', channel: undefined }]);
  });

  it.each([
    ['U0VIEWER', 'They may still look, as every member of this workspace.'],
    ['U0ADMIN', 'They still have: admin as a workspace admin.'],
    ['U0OPERATOR', 'They still have: operator everywhere, through @operators; viewer in #random.'],
    ['U0GUEST', 'They may do nothing now.'],
  ])('from %s, and says what they still have', async (subject, still) => {
    const { say } = await accessRoom();
    await say('allow S0OPERATORS operator');
    await say('allow U0OPERATOR viewer C0RANDOM');
    await say(`allow ${subject} operator here`);
    expect(await say(`deny ${subject} here`)).toMatch(
      new RegExp(`no longer has the role operator in #training\\.\\n${still}$`),
    );
  });

  it('from a guest who may still look where guests are admitted', async () => {
    const { say } = await accessRoom();
    await say('allow guests here');
    await say('allow U0GUEST operator');
    expect(await say('deny U0GUEST')).toContain('They still have: viewer where guests are admitted.');
  });

  it('from somebody Slack no longer tells about', async () => {
    const { say, store, workspace } = await accessRoom();
    await say('allow U0VIEWER operator');
    workspace.people.delete('U0VIEWER');
    expect(await say('deny U0VIEWER')).toContain('Slack does not tell who that is at the moment');
    expect((await store.access.read()).grants).toEqual([]);
  });

  it('that is one’s own, and says who can give it again', async () => {
    const { say } = await accessRoom();
    await say('allow U0VIEWER admin');
    expect(await say('deny U0VIEWER', { by: 'U0VIEWER' })).toBe(
      [
        '@viewer no longer has the role admin everywhere.',
        'They may still look, as every member of this workspace.',
        'You are no longer an admin. Workspace admins always are, and can make you one again.',
      ].join('\n'),
    );
  });

  it('that makes a group admin, by one of its members', async () => {
    const { say } = await accessRoom();
    await say('allow S0OPERATORS admin');
    expect(await say('deny S0OPERATORS', { by: 'U0OPERATOR' })).toContain('You are no longer an admin.');
  });
});

describe('/modelarts deny changes nothing', () => {
  it('where there was no role, and says what there is', async () => {
    const { say, notes } = await accessRoom();
    await say('allow U0VIEWER operator C0RANDOM');
    expect(await say('deny U0VIEWER')).toBe(
      [
        '@viewer had no role everywhere to take back, so nothing has changed.',
        'They still have: operator in #random.',
      ].join('\n'),
    );
    expect(await notes()).toHaveLength(1);
  });

  it('of what the configuration gives, and says so', async () => {
    const { say } = await accessRoom({ configured: ['U0VIEWER'] });
    const rest = [
      '@viewer is named in MODELARTS_BOT_ADMINS, in the configuration of the bot: only whoever runs it can take that back.',
      'They still have: admin everywhere, by the configuration of the bot.',
    ];
    expect((await say('deny U0VIEWER')).split('\n').slice(1)).toEqual(rest);
    await say('allow U0VIEWER operator');
    expect((await say('deny U0VIEWER')).split('\n')).toEqual([
      '@viewer no longer has the role operator everywhere.',
      ...rest,
    ]);
  });

  it.each([
    ['deny @bob', 'I cannot tell who “@bob” is.'],
    ['deny U0VIEWER nearby', 'I cannot tell which channel “nearby” is.'],
    ['deny guests', 'Guests are admitted channel by channel.'],
  ])('for %s, and says why', async (line, why) => {
    const { say, notes } = await accessRoom();
    expect(await say(line)).toContain(why);
    expect(await notes()).toEqual([]);
  });

  it('for a role, which is taken back without naming it', async () => {
    const { run } = await accessRoom();
    await expect(run('deny U0VIEWER operator')).rejects.toMatchObject({
      problem: { command: 'deny', fault: { kind: 'surplus', word: 'operator' } },
    });
  });
});

describe('/modelarts deny closes and unlists channels', () => {
  it('to guests', async () => {
    const { say, readAccess } = await accessRoom();
    await say('allow guests here');
    expect(await say('deny guests here')).toBe(
      'Guests and people of other organisations may no longer do anything in #training.',
    );
    expect(await say('deny guests here')).toContain('were not admitted in #training, so nothing has changed');
    expect((await readAccess()).guests.size).toBe(0);
  });

  it('and says when the bot answers everywhere again', async () => {
    const { say, readAccess } = await accessRoom();
    await say('allow channel');
    await say('allow channel C0RANDOM');
    expect(await say('deny channel C0RANDOM')).toBe(
      [
        'I no longer answer in #random, except to admins.',
        'I answer only in listed channels and in direct messages: #training. Admins are answered everywhere.',
      ].join('\n'),
    );
    const everywhere = 'No channel is listed, so I answer in every channel.';
    expect(await say('deny channel')).toBe(`#training is off the list.\n${everywhere}`);
    expect(await say('deny channel')).toBe(
      `#training was not on the list, so nothing has changed.\n${everywhere}`,
    );
    expect((await readAccess()).listed.size).toBe(0);
  });
});
