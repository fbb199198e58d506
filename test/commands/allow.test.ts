import { describe, expect, it } from 'vitest';
import { accessRoom, NOW } from './access-room.ts';

const OPERATORS = '<!subteam^S0OPERATORS|@operators>';
const everywhere = { subject: 'S0OPERATORS', role: 'operator', channel: undefined, by: 'U0ADMIN', at: NOW };

describe('/modelarts allow gives a role', () => {
  it('to a user group, everywhere, and notes it', async () => {
    const { say, store, notes } = await accessRoom();
    expect(await say(`allow ${OPERATORS} operator`)).toBe('@operators may now stop trials everywhere.');
    expect((await store.access.read()).grants).toEqual([everywhere]);
    expect(await notes()).toEqual([
      {
        action: 'access.allowed',
        by: 'U0ADMIN',
        role: 'admin',
        channel: 'C0TRAINING',
        messageTs: '1.2',
        detail: 'S0OPERATORS operator everywhere',
      },
    ]);
  });

  it.each([
    'allow <@U0VIEWER|viewer> operator here',
    'allow <@U0VIEWER> here operator',
    'allow U0VIEWER operator C0TRAINING',
    'allow <@U0VIEWER> operators <#C0TRAINING|training>',
    'allow <@U0VIEWER|Vi "the viewer" O\'Er> 操作员　这里',
    'allow operator <@U0VIEWER> here',
  ])('to a person in one channel: %s', async (line) => {
    const { say, store } = await accessRoom();
    expect(await say(line)).toBe('@viewer may now stop trials in #training.');
    expect((await store.access.read()).grants).toEqual([
      { ...everywhere, subject: 'U0VIEWER', channel: 'C0TRAINING' },
    ]);
  });

  it('in a channel named from a direct message', async () => {
    const { say } = await accessRoom();
    const answer = await say('allow U0VIEWER operator C0RANDOM', { channel: 'D0ADMIN' });
    expect(answer).toBe('@viewer may now stop trials in #random.');
  });

  it('that they had already, without writing or noting anything', async () => {
    const { say, store, notes } = await accessRoom();
    await say(`allow ${OPERATORS} operator`);
    expect(await say(`allow ${OPERATORS} operator`)).toBe(
      '@operators already had the role operator everywhere, so nothing has changed.',
    );
    expect((await store.access.read()).grants).toEqual([everywhere]);
    expect(await notes()).toHaveLength(1);
  });

  it('in place of another', async () => {
    const { say, store } = await accessRoom();
    await say('allow U0VIEWER admin here');
    expect(await say('allow U0VIEWER operator here')).toBe(
      [
        '@viewer may now stop trials in #training.',
        'The role admin, which they had there until now, is replaced.',
      ].join('\n'),
    );
    expect((await store.access.read()).grants.map(({ role }) => role)).toEqual(['operator']);
  });

  it.each([
    ['U0VIEWER viewer', 'viewer as a member of this workspace'],
    ['U0ADMIN operator', 'admin as a workspace admin'],
    ['U0OPERATOR operator here', 'operator everywhere, through @operators'],
    ['U0CHINESE operator', 'admin everywhere, by the configuration of the bot'],
    ['S0OPERATORS viewer here', 'operator everywhere'],
  ])('and says what makes it needless: %s', async (words, had) => {
    const { say } = await accessRoom({ configured: ['U0CHINESE'] });
    await say(`allow ${OPERATORS} operator`);
    expect((await say(`allow ${words}`)).split('\n')[1]).toBe(
      `They already had as much: ${had}. The highest role counts.`,
    );
  });

  it('to a guest, and says where it holds', async () => {
    const { say } = await accessRoom();
    expect(await say('allow U0GUEST operator')).toBe(
      [
        '@guest may now stop trials everywhere.',
        'They are a guest or of another organisation, so this holds only where guests are admitted, and that is nowhere yet. Type /modelarts allow guests here in a channel to admit them there.',
      ].join('\n'),
    );
    await say('allow guests here');
    expect(await say('allow U0PARTNER operator')).toBe(
      [
        '@partner may now stop trials everywhere.',
        'They are a guest or of another organisation, so this holds only where guests are admitted: #training.',
      ].join('\n'),
    );
  });

  it('and says where the bot does not answer', async () => {
    const { say } = await accessRoom();
    await say('allow channel');
    expect(await say('allow U0VIEWER operator C0RANDOM')).toContain('I do not answer in #random');
    expect(await say('allow U0VIEWER operator here')).not.toContain('I do not answer');
  });

  it('in the words of the reader', async () => {
    const { say, workspace } = await accessRoom({ configured: ['U0CHINESE'] });
    expect(await say(`allow ${OPERATORS} operator here`, { by: 'U0CHINESE' })).toBe(
      '@operators 现在可以在 #training 中停止 trial。',
    );
    expect(workspace.people.get('U0CHINESE')?.locale).toBe('zh-CN');
  });
});

describe('/modelarts allow changes nothing', () => {
  it.each([
    ['allow @bob operator', 'I cannot tell who “@bob” is.'],
    ['allow bob operator', 'I cannot tell who “bob” is.'],
    ['allow ＠bob operator', 'I cannot tell who “@bob” is.'],
    ['allow <!channel> operator', 'I cannot tell who “@channel” is.'],
    ['allow <!here|here> operator', 'I cannot tell who “@here” is.'],
    ['allow U0VIEWER operator #random', 'I cannot tell which channel “#random” is.'],
    ['allow U0VIEWER operator nearby', 'I cannot tell which channel “nearby” is.'],
    ['allow U0NOBODY operator', 'Slack does not tell who @U0NOBODY is at the moment'],
    ['allow U0GUEST admin', '@guest is a guest or of another organisation, and can be an operator at most.'],
    ['allow U0VIEWER', 'Which role should @viewer have?'],
    ['allow guests', 'Guests are admitted channel by channel.'],
  ])('for %s, and says why', async (line, why) => {
    const { say, readAccess, notes } = await accessRoom();
    expect(await say(line)).toContain(why);
    expect(await readAccess()).toEqual({ grants: [], listed: new Set(), guests: new Set() });
    expect(await notes()).toEqual([]);
  });

  it.each(['allow U0VIEWER operator here', 'allow guests here', 'allow channel', 'allow channel here'])(
    'in a direct message or App Home for %s',
    async (line) => {
      const { say, readAccess } = await accessRoom();
      for (const channel of ['D0ADMIN', 'U0ADMIN'])
        expect(await say(line, { channel })).toContain('This is a direct message, so there is no “here”.');
      expect(await readAccess()).toEqual({ grants: [], listed: new Set(), guests: new Set() });
    },
  );

  it.each([
    ['allow U0VIEWER boss', { kind: 'badValue', name: 'role', value: 'boss' }],
    ['allow U0VIEWER U0GUEST', { kind: 'surplus', word: 'U0GUEST' }],
    ['allow U0VIEWER operator admin', { kind: 'surplus', word: 'admin' }],
    ['allow guests operator', { kind: 'surplus', word: 'operator' }],
    ['allow operator here', { kind: 'missing', name: 'who' }],
  ])('for %s, with the usage', async (line, fault) => {
    const { run, readAccess } = await accessRoom();
    await expect(run(line)).rejects.toMatchObject({
      problem: { kind: 'badArguments', command: 'allow', fault },
    });
    expect((await readAccess()).grants).toEqual([]);
  });

  it('but offers the three roles where none was named', async () => {
    const { run, say } = await accessRoom();
    expect(await say('allow U0VIEWER here')).toBe(
      [
        'Which role should @viewer have?',
        '• viewer may look at searches and trials',
        '• operator may also stop trials',
        '• admin may also give roles and change settings',
        '[ Make viewer ]  [ Make operator ]  [ Make admin ]',
      ].join('\n'),
    );
    const { blocks } = await run('allow U0VIEWER here');
    expect(JSON.stringify(blocks)).toContain('"value":"allow U0VIEWER operator C0TRAINING"');
  });
});

describe('/modelarts allow opens and lists channels', () => {
  it('to guests', async () => {
    const { say, readAccess, notes } = await accessRoom();
    expect(await say('allow guests here')).toBe(
      'Guests and people of other organisations may now look at searches and trials in #training. Roles that they are given count there too, up to operator.',
    );
    expect(await say('allow 访客 <#C0TRAINING>')).toContain('were already admitted in #training');
    expect([...(await readAccess()).guests]).toEqual(['C0TRAINING']);
    expect(await notes()).toMatchObject([
      { action: 'access.allowed', detail: 'C0TRAINING: guests may look here' },
    ]);
  });

  it('as the only ones in which the bot answers', async () => {
    const { say, readAccess } = await accessRoom();
    expect(await say('allow channel')).toBe(
      [
        'I answer in #training from now on.',
        'I answer only in listed channels and in direct messages: #training. Admins are answered everywhere.',
      ].join('\n'),
    );
    expect(await say('allow channel C0RANDOM', { channel: 'D0ADMIN' })).toContain('#random, #training');
    expect(await say('allow channel')).toContain('#training was already on the list');
    expect([...(await readAccess()).listed].toSorted()).toEqual(['C0RANDOM', 'C0TRAINING']);
  });

  it('and says that guests are admitted where the bot does not answer', async () => {
    const { say } = await accessRoom();
    await say('allow channel');
    expect(await say('allow guests C0RANDOM')).toContain('I do not answer in #random');
  });
});

describe('an admin of one channel, by /modelarts allow and deny,', () => {
  async function withChannelAdmin() {
    const room = await accessRoom();
    await room.say('allow U0VIEWER admin here');
    return room;
  }

  it('gives roles and admits guests there', async () => {
    const { say } = await withChannelAdmin();
    const by = 'U0VIEWER';
    expect(await say('allow U0CHINESE operator here', { by })).toContain('may now stop trials in #training');
    expect(await say('allow guests here', { by })).toContain('may now look');
  });

  it.each([
    'allow U0VIEWER admin',
    'allow U0VIEWER operator C0RANDOM',
    'allow guests C0RANDOM',
    'allow channel',
    'deny S0OPERATORS',
    'deny channel',
    'settings undo 0',
    'settings dry-run on',
  ])('changes nothing beyond it: %s', async (line) => {
    const { say, store } = await withChannelAdmin();
    await say(`allow ${OPERATORS} operator`);
    const state = async () => [await store.access.read(), await store.settings.read()];
    const before = await state();
    expect(await say(line, { by: 'U0VIEWER' })).toContain('You are an admin only in some channels');
    expect(await state()).toEqual(before);
  });
});
