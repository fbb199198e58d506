import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { createPeople } from '../../../src/slack/transport/people.ts';
import { slackDirectory } from './directory.ts';

const START = Date.parse('2026-11-22T10:00:00Z');

function room() {
  const directory = slackDirectory();
  let now = START;
  const clock = {
    now: () => new Date(now),
    // Waiting between attempts takes its time, but not the test's.
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  const people = createPeople({
    client: directory.client,
    own: () => ({ teamId: 'T1', enterpriseId: 'E1' }),
    trusted: ['U9'],
    clock,
    log: createLog('silent'),
  });
  return {
    ...directory,
    people,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('a person whom Slack tells about', () => {
  it.each([
    ['a member', { team_id: 'T1' }, { isAdmin: false, isGuest: false }],
    ['a workspace admin', { team_id: 'T1', is_admin: true }, { isAdmin: true, isGuest: false }],
    ['an owner', { team_id: 'T1', is_owner: true }, { isAdmin: true, isGuest: false }],
    ['a guest', { team_id: 'T1', is_restricted: true }, { isAdmin: false, isGuest: true }],
    [
      'a guest of one channel',
      { team_id: 'T1', is_ultra_restricted: true },
      { isAdmin: false, isGuest: true },
    ],
    ['a stranger', { team_id: 'T1', is_stranger: true }, { isAdmin: false, isGuest: true }],
    [
      'an admin of another organisation',
      { team_id: 'T2', is_admin: true },
      { isAdmin: false, isGuest: true },
    ],
    [
      'a member whose home is another workspace of the same organisation',
      { team_id: 'T2', enterprise_user: { enterprise_id: 'E1', teams: ['T2', 'T1'] } },
      { isAdmin: false, isGuest: false },
    ],
    [
      'an admin whose home is another workspace of the same organisation',
      { team_id: 'T2', is_admin: true, enterprise_user: { enterprise_id: 'E1', teams: ['T2'] } },
      { isAdmin: true, isGuest: false },
    ],
    [
      'a member of another workspace, where only the workspaces say it',
      { team_id: 'T2', enterprise_user: { teams: ['T1'] } },
      { isAdmin: false, isGuest: false },
    ],
    [
      'a person of another organisation on Enterprise Grid',
      { team_id: 'T2', enterprise_user: { enterprise_id: 'E2', teams: ['T2'] } },
      { isAdmin: false, isGuest: true },
    ],
    [
      'a stranger of the same organisation by its id',
      { team_id: 'T2', is_stranger: true, enterprise_user: { enterprise_id: 'E1' } },
      { isAdmin: false, isGuest: true },
    ],
    ['somebody without a workspace', {}, { isAdmin: false, isGuest: false }],
  ])('is seen as %s', async (_, user, expected) => {
    const { people, users } = room();
    users.set('U1', user);
    expect(await people.get('U1', [])).toMatchObject({ id: 'U1', isKnown: true, ...expected });
  });

  it('is no guest where the configuration names them', async () => {
    const { people, users } = room();
    users.set('U9', { team_id: 'T2', is_restricted: true });
    expect(await people.get('U9', [])).toMatchObject({ isGuest: false });
  });

  it('is nobody while Slack does not tell', async () => {
    const { people, groups, failing } = room();
    groups.set('S1', ['U1', 'U2']);
    const nobody = { isKnown: false, isAdmin: false, isGuest: true, groups: new Set() };
    expect(await people.get('U1', ['S1'])).toMatchObject(nobody);
    failing.set('U2', 'silence');
    expect(await people.get('U2', ['S1'])).toMatchObject(nobody);
  });

  it('is gone where Slack knows nobody of that id, or the account was deactivated, and not while Slack is away', async () => {
    const { people, users, failing } = room();
    users.set('U2', { deleted: true, is_admin: true });
    failing.set('U3', 'silence').set('U4', { refused: 'ratelimited_by_policy' });
    const isGone = async (id: string) => (await people.get(id, [])).isGone ?? false;
    expect(await Promise.all(['U1', 'U2', 'U3', 'U4'].map(isGone))).toEqual([true, true, false, false]);
    expect(await people.get('U2', [])).toMatchObject({ isKnown: false, isAdmin: false });
  });

  it('keeps the language last seen when Slack does not tell any more', async () => {
    const { people, users, failing, pass } = room();
    users.set('U1', { locale: 'zh-CN' });
    await people.get('U1', []);
    pass(60_000);
    failing.set('U1', 'silence');
    expect(await people.get('U1', [])).toMatchObject({ isKnown: false, language: 'zh' });
    expect(people.languageOf('U1')).toBe('zh');
    expect(people.languageOf('U2')).toBe('en');
  });
});

describe('the user groups of a person', () => {
  it('are those that were asked about and have the person', async () => {
    const { people, users, groups } = room();
    users.set('U1', {});
    groups.set('S1', ['U1', 'U2']).set('S2', ['U2']).set('S3', ['U1']);
    expect((await people.get('U1', ['S1', 'S2'])).groups).toEqual(new Set(['S1']));
  });

  it('have no members where Slack refuses to tell, which keeps nobody else out', async () => {
    const { people, users, asked, failing } = room();
    users.set('U1', { is_admin: true });
    failing.set('S1', { refused: 'no_such_subteam' });
    expect(await people.get('U1', ['S1'])).toMatchObject({ isAdmin: true, groups: new Set() });
    await people.get('U1', ['S1']);
    expect(asked.filter((call) => call.endsWith('S1'))).toHaveLength(1);
  });

  it('are told to be unread where Slack refuses for a while, and not where the group is gone', async () => {
    const { people, users, failing } = room();
    users.set('U1', {});
    failing
      .set('S1', { refused: 'service_unavailable' })
      .set('S2', 'silence')
      .set('S3', { refused: 'no_such_subteam' });
    const isUnread = async (group: string) => (await people.get('U1', [group])).hasUnreadGroups ?? false;
    expect(await Promise.all(['S1', 'S2', 'S3'].map(isUnread))).toEqual([true, true, false]);
  });

  it('are asked for again after a failure on the way', async () => {
    const { people, users, groups, failing } = room();
    users.set('U1', {});
    groups.set('S1', ['U1']);
    failing.set('S1', 'silence');
    expect((await people.get('U1', ['S1'])).groups).toEqual(new Set());
    failing.delete('S1');
    expect((await people.get('U1', ['S1'])).groups).toEqual(new Set(['S1']));
  });
});

describe('what is remembered of people and groups', () => {
  it('is asked for once within a minute, by however many at once', async () => {
    const { people, users, groups, asked, pass } = room();
    users.set('U1', {});
    groups.set('S1', ['U1']);
    await Promise.all([people.get('U1', ['S1']), people.get('U1', ['S1'])]);
    pass(59_999);
    await people.get('U1', ['S1']);
    expect(asked).toEqual(expect.arrayContaining(['users.info U1', 'usergroups.users.list S1']));
    expect(asked).toHaveLength(2);
  });

  it('is never older than a minute, neither person nor group', async () => {
    const { people, users, groups, pass } = room();
    users.set('U1', { is_admin: true });
    groups.set('S1', ['U1']);
    await people.get('U1', []);
    pass(30_000);
    await people.get('U1', ['S1']);
    users.set('U1', {});
    groups.set('S1', []);
    pass(30_000);
    expect(await people.get('U1', ['S1'])).toMatchObject({ isAdmin: false, groups: new Set(['S1']) });
    pass(30_000);
    expect((await people.get('U1', ['S1'])).groups).toEqual(new Set());
  });

  it('is no older than the asker takes', async () => {
    const { people, users, groups, asked, pass } = room();
    users.set('U1', { is_admin: true });
    groups.set('S1', ['U1']);
    await people.get('U1', ['S1']);
    users.set('U1', {});
    groups.set('S1', []);
    pass(5_000);
    expect(await people.get('U1', ['S1'], 5_000)).toMatchObject({ isAdmin: false, groups: new Set() });
    pass(4_999);
    await people.get('U1', ['S1'], 5_000);
    expect(asked).toHaveLength(4);
  });

  it('ends when the clock is set back', async () => {
    const { people, users, pass } = room();
    users.set('U1', { is_admin: true });
    await people.get('U1', []);
    users.set('U1', {});
    pass(-3_600_000);
    expect((await people.get('U1', [])).isAdmin).toBe(false);
  });
});
