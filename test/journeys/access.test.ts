import { describe, expect, it } from 'vitest';
import { begin } from './begin.ts';
import { live, MINUTE, STOP, until } from './slow-trial.ts';

const ONLY_LOOK = 'You may look, but not stop trials. Operators may; an admin makes one with';
const NO_GUESTS =
  'Guests and people of other organisations may look only in channels that an admin has opened';

describe('the right to stop trials', () => {
  it('belongs only to admins until an admin names operators', async () => {
    const journey = await begin(live(), { admins: [] });
    const { admin, operator, viewer, stopsSent } = journey;
    expect((await operator.types(STOP)).shown).toContain(ONLY_LOOK);
    expect((await operator.types('/modelarts who')).shown).toContain(
      'Nobody has been made an operator yet: only admins may stop trials.',
    );

    const { shown } = await admin.types('/modelarts allow @operators operator');
    expect(shown).toBe('@operators may now stop trials everywhere.');
    await operator.types(STOP);
    await until(journey, viewer.sees('was stopped by @operator'));
    expect(stopsSent()).toBe(1);
  });

  it('is checked for the person who presses Stop, not for the one who was shown the button', async () => {
    const journey = await begin(live(), { admins: [] });
    const { admin, viewer, stopsSent } = journey;
    await admin.types('/modelarts best resnet-lr');
    await admin.presses('Share to channel');
    const shared = await viewer.sees(({ shown, onlyFor }) => !onlyFor && shown.includes('[ Stop ]'));
    expect((await viewer.presses('Stop', { message: shared })).reply?.shown).toContain(ONLY_LOOK);

    await admin.types('/modelarts allow @viewer operator');
    await viewer.presses('Stop', { message: shared });
    await until(journey, viewer.sees('was stopped by @viewer'));
    expect(stopsSent()).toBe(1);
  });

  it('is given, listed and taken back in Chinese', async () => {
    const journey = await begin(live(), { admins: ['U0CHINESE'] });
    const { chinese, viewer, clock, stopsSent } = journey;
    expect((await chinese.types('/modelarts allow @viewer 操作员 这里')).shown).toBe(
      '@viewer 现在可以在 #training 中停止 trial。',
    );
    const { shown } = await chinese.types('/modelarts who');
    expect(shown).toContain('操作员\n• @viewer 在 #training 中，由 @chinese-reader 于 2026-11-22 授予');
    expect(shown).toContain('管理员\n工作区管理员是管理员。');
    expect((await chinese.types('/modelarts deny @viewer here')).shown).toContain(
      '@viewer 在 #training 中不再是操作员。',
    );
    expect((await viewer.types(STOP)).shown).toContain(ONLY_LOOK);
    await clock.advance(MINUTE);
    expect(stopsSent()).toBe(0);
  });
});

describe('roles given with /modelarts allow', () => {
  it('end at the next press once they are taken back, even on an old button', async () => {
    const journey = await begin(live(), { admins: [] });
    const { admin, viewer, clock, stopsSent } = journey;
    await admin.types('/modelarts allow @viewer operator');
    const best = await viewer.types('/modelarts best resnet-lr');
    expect((await admin.types('/modelarts deny @viewer')).shown).toBe(
      '@viewer no longer has the role operator everywhere.\nThey may still look, as every member of this workspace.',
    );
    expect((await viewer.presses('Stop', { message: best })).reply?.shown).toContain(ONLY_LOOK);
    await clock.advance(MINUTE);
    expect(stopsSent()).toBe(0);
  });

  it('end a minute after somebody leaves the user group that has the role', async () => {
    const { admin, operator, workspace, clock } = await begin(live(), { admins: [] });
    await admin.types('/modelarts allow @operators operator');
    expect((await operator.types('/modelarts stop resnet-lr slow')).shown).toContain('Stop trial slow0001');
    workspace.groups.get('S0OPERATORS')?.members.delete('U0OPERATOR');
    await clock.advance(MINUTE + 1);
    expect((await operator.types('/modelarts stop resnet-lr slow')).shown).toContain(ONLY_LOOK);
  });

  it('count only in the channel they were given for', async () => {
    const { admin, viewer } = await begin(live(), { admins: [] });
    await admin.types('/modelarts allow @viewer operator here');
    expect((await viewer.types('/modelarts stop resnet-lr slow')).shown).toContain('Stop trial slow0001');
    const there = await viewer.types('/modelarts stop resnet-lr slow', { channel: '#random' });
    expect(there.shown).toContain(ONLY_LOOK);
    expect((await viewer.types('/modelarts who')).shown).toContain('You are an operator here');
    expect((await viewer.types('/modelarts who', { channel: '#random' })).shown).toContain(
      'You are a viewer here',
    );
  });

  it.each(['allow @viewer admin', 'deny @operators', 'settings undo 0', 'audit'])(
    'do not let an operator run the admin command “%s”',
    async (line) => {
      const { admin, operator, store } = await begin(live(), { admins: [] });
      await admin.types('/modelarts allow @operators operator');
      const before = await store.access.read();
      const { shown, onlyFor } = await operator.types(`/modelarts ${line}`);
      expect(shown).toContain('Only admins may do that');
      expect(onlyFor).toBe('U0OPERATOR');
      expect(await store.access.read()).toEqual(before);
      expect((await store.settings.read()).undoSeconds).toBe(10);
    },
  );

  it('let somebody with the role of admin, who is no workspace admin, name operators', async () => {
    const { admin, operator, viewer } = await begin(live(), { admins: [] });
    await admin.types('/modelarts allow @operator admin');
    expect((await operator.types('/modelarts allow @viewer operator')).shown).toContain(
      'may now stop trials',
    );
    expect((await viewer.types('/modelarts who @viewer')).shown).toContain(
      '@viewer has the role operator here',
    );
  });

  it('are offered as buttons when the command names no role', async () => {
    const { admin, viewer } = await begin(live(), { admins: [] });
    await admin.types('/modelarts allow @viewer');
    expect((await admin.presses('Make operator')).reply?.shown).toContain('@viewer may now stop trials');
    expect((await viewer.types('/modelarts stop resnet-lr slow')).shown).toContain('Stop trial slow0001');
  });
});

describe('guests and people of other organisations', () => {
  it('see nothing until an admin admits them to a channel, and may only look then', async () => {
    const { admin, guest, partner, modelarts, clock, stopsSent } = await begin(live(), { admins: [] });
    for (const stranger of [guest, partner])
      expect((await stranger.types('/modelarts best resnet-lr')).shown).toContain(NO_GUESTS);
    expect(modelarts.requests).toEqual([]);

    expect((await admin.types('/modelarts allow guests here')).shown).toContain(
      'Guests and people of other organisations may now look at searches and trials in #training.',
    );
    for (const stranger of [guest, partner]) {
      expect((await stranger.types('/modelarts best resnet-lr')).shown).toContain('Best trial of resnet-lr');
      expect((await stranger.presses('Stop')).reply?.shown).toContain(ONLY_LOOK);
    }
    await admin.types('/modelarts deny guests here');
    for (const stranger of [guest, partner])
      expect((await stranger.types('/modelarts best resnet-lr')).shown).toContain(NO_GUESTS);
    await clock.advance(MINUTE);
    expect(stopsSent()).toBe(0);
  });

  it('may stop trials only where they are admitted, once they are named operators', async () => {
    const journey = await begin(live(), { admins: [] });
    const { admin, partner, viewer, stopsSent } = journey;
    expect((await admin.types('/modelarts allow @partner operator')).shown).toContain(
      'this holds only where guests are admitted, and that is nowhere yet',
    );
    expect((await partner.types(STOP)).shown).toContain(NO_GUESTS);
    await admin.types('/modelarts allow guests here');
    const direct = await partner.types(STOP, { channel: 'D0PARTNER' });
    expect(direct.shown).toContain(NO_GUESTS);
    await partner.types(STOP);
    await until(journey, viewer.sees('was stopped by @partner'));
    expect(stopsSent()).toBe(1);
  });

  it('may neither stop trials nor give roles here when they are admins in their own organisation', async () => {
    const { admin, partner, workspace, store, clock, stopsSent } = await begin(live(), { admins: [] });
    const person = workspace.people.get('U0PARTNER');
    if (person) Object.assign(person, { isAdmin: true, isOwner: true });
    expect((await partner.types(STOP)).shown).toContain(NO_GUESTS);
    await clock.advance(MINUTE);
    expect(stopsSent()).toBe(0);
    await admin.types('/modelarts allow guests here');
    expect((await partner.types('/modelarts allow @partner admin')).shown).toContain(
      'Only admins may do that',
    );
    expect((await store.access.read()).grants).toEqual([]);
  });
});

describe('the list of channels in which the bot answers', () => {
  it('keeps the bot to the listed channels and to direct messages', async () => {
    const { admin, viewer } = await begin(live(), { admins: [] });
    expect((await admin.types('/modelarts allow channel')).shown).toContain(
      'I answer in #training from now on.',
    );
    const elsewhere = await viewer.types('/modelarts jobs', { channel: '#random' });
    expect(elsewhere.shown).toBe('I answer only in #training. Ask there, or in a direct message.');
    expect(elsewhere.onlyFor).toBe('U0VIEWER');
    expect((await viewer.types('/modelarts jobs')).shown).toContain('resnet-lr');
    expect((await viewer.types('/modelarts jobs', { channel: 'D0VIEWER' })).shown).toContain('resnet-lr');
  });

  it('does not lock out admins, who can end it from any channel', async () => {
    const { admin, viewer } = await begin(live(), { admins: [] });
    await admin.types('/modelarts allow channel');
    expect((await admin.types('/modelarts jobs', { channel: '#random' })).shown).toContain('resnet-lr');
    const { shown } = await admin.types('/modelarts deny channel #training', { channel: '#random' });
    expect(shown).toContain(
      '#training is off the list.\nNo channel is listed, so I answer in every channel.',
    );
    expect((await viewer.types('/modelarts jobs', { channel: '#random' })).shown).toContain('resnet-lr');
  });

  it('answers people of other workspaces of the same organisation on Enterprise Grid', async () => {
    const { admin, viewer, partner, workspace } = await begin(live(), { admins: [] });
    const home = (id: string, organisation: string) => {
      const person = workspace.people.get(id);
      if (!person) throw new Error(`There is no ${id}`);
      Object.assign(person, {
        teamId: 'T0ELSEWHERE',
        enterprise: {
          id: organisation,
          teams: organisation === 'E0OWN' ? ['T0ELSEWHERE', workspace.team.id] : [],
        },
      });
    };
    home('U0ADMIN', 'E0OWN');
    home('U0VIEWER', 'E0OWN');
    home('U0PARTNER', 'E0OTHER');
    expect((await viewer.types('/modelarts jobs')).shown).toContain('resnet-lr');
    expect((await admin.types('/modelarts who')).shown).not.toContain('Only admins');
    expect((await partner.types('/modelarts jobs')).shown).toContain(NO_GUESTS);
  });

  it('applies to buttons that were shown before, too', async () => {
    const { admin, operator, clock, stopsSent } = await begin(live(), { admins: [] });
    await admin.types('/modelarts allow @operators operator');
    const best = await operator.types('/modelarts best resnet-lr', { channel: '#random' });
    await admin.types('/modelarts allow channel');
    const { reply } = await operator.presses('Stop', { message: best });
    expect(reply?.shown).toContain('I answer only in #training');
    await clock.advance(MINUTE);
    expect(stopsSent()).toBe(0);
  });
});
