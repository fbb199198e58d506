import { describe, expect, it } from 'vitest';
import { begin, type Journey } from './begin.ts';
import { live, MINUTE, rows, STOP, told, until } from './slow-trial.ts';

/** People who are operators because an admin has made them one. */
async function made(...operators: string[]): Promise<Journey> {
  const journey = await begin(live({ rows: [{ ...rows()[1], id: 'slow0001', seconds: 2 * 3600 }] }));
  for (const id of operators) await journey.admin.types(`/modelarts allow <@${id}> operator`);
  return journey;
}

async function auditOf({ store }: Journey) {
  return (await store.audit.list({ limit: 20 })).filter(({ stopId }) => stopId !== undefined);
}

describe('a stop of an operator whose role is taken back before it is sent', () => {
  it('is not sent, and its message, the asker and the audit are told', async () => {
    const journey = await made('U0VIEWER');
    const { viewer, admin, chinese, stopsSent } = journey;
    await viewer.types(STOP);
    const held = await chinese.sees('will be stopped at');
    await admin.types('/modelarts deny <@U0VIEWER>');
    const over = await until(
      journey,
      chinese.sees('Trial slow0001 of resnet-lr keeps running. @viewer asked to stop it'),
    );
    expect(over.ts).toBe(held.ts);
    expect(over.shown).toContain('@viewer can no longer stop trials here');
    expect(over.shown).not.toContain('[');
    expect(stopsSent()).toBe(0);
    expect(viewer.screen('D0VIEWER').map(({ shown }) => shown)).toEqual([over.shown]);
    const [note] = await auditOf(journey);
    expect(note).toMatchObject({ action: 'stop.revoked', trialId: 'slow0001', detail: 'U0VIEWER' });
    // The trial is free for those who may.
    await journey.operator.types(STOP);
    await until(journey, journey.operator.sees('was stopped by'));
    expect(stopsSent()).toBe(1);
  });

  it('is told in Chinese to Chinese askers', async () => {
    const journey = await made('U0CHINESE');
    await journey.chinese.types(STOP);
    await journey.admin.types('/modelarts deny <@U0CHINESE>');
    await until(journey, journey.chinese.sees('@chinese-reader 已无权在此停止 trial'));
    expect(journey.stopsSent()).toBe(0);
  });

  it('is not sent when the role came from a user group that the asker has left', async () => {
    const journey = await begin(live());
    await journey.operator.types(STOP);
    journey.workspace.groups.get('S0OPERATORS')?.members.delete('U0OPERATOR');
    await until(journey, journey.viewer.sees('@operator can no longer stop trials here'));
    expect(journey.stopsSent()).toBe(0);
  });

  it('is not rehearsed either, where stops are dry runs', async () => {
    const journey = await made('U0VIEWER');
    await journey.admin.types('/modelarts settings dry-run on');
    await journey.viewer.types(STOP);
    await journey.admin.types('/modelarts deny <@U0VIEWER>');
    await until(journey, journey.chinese.sees('@viewer can no longer stop trials here'));
  });

  it.each(['users.info', 'usergroups.users.list'])(
    'waits while Slack does not answer %s, and goes out once it does',
    async (method) => {
      const journey = await begin(live());
      await journey.operator.types(STOP);
      journey.slack.faults.errorFor[method] = 'service_unavailable';
      await journey.clock.advance(MINUTE);
      expect(journey.stopsSent()).toBe(0);
      expect(told(journey)[0]?.shown).toContain('will be stopped at');
      delete journey.slack.faults.errorFor[method];
      await until(journey, journey.viewer.sees('was stopped by'));
      expect(journey.stopsSent()).toBe(1);
    },
  );
});

describe('a stop of people whose rights cannot be read', () => {
  it.each(['service_unavailable', 'user_not_visible'])(
    'is not sent after ten minutes of %s',
    async (error) => {
      const journey = await begin(live());
      await journey.operator.types(STOP);
      journey.slack.faults.errorFor['users.info'] = error;
      await journey.clock.advance(11 * MINUTE);
      delete journey.slack.faults.errorFor['users.info'];
      const sentence = 'for 10 minutes Slack did not say who can stop trials here';
      const over = await until(journey, journey.viewer.sees(sentence));
      expect(over.shown).toContain('[ Stop again ]');
      expect(journey.stopsSent()).toBe(0);
      const [note] = await auditOf(journey);
      expect(note).toMatchObject({ action: 'stop.revoked', detail: undefined });
    },
  );

  it('says so in Chinese', async () => {
    const journey = await made('U0CHINESE');
    await journey.chinese.types(STOP);
    journey.slack.faults.errorFor['users.info'] = 'service_unavailable';
    await journey.clock.advance(11 * MINUTE);
    await journey.chinese.sees('Slack 在 10 分钟内未返回谁可以在此停止 trial');
  });
});

describe('a stop that a second operator has approved', () => {
  it.each([
    ['asker', 'U0VIEWER', '@viewer can no longer stop trials here'],
    ['approver', 'U0CHINESE', '@chinese-reader can no longer stop trials here'],
  ])('is not sent when the role of the %s is taken back meanwhile', async (_, loser, sentence) => {
    const journey = await made('U0VIEWER', 'U0CHINESE');
    const { viewer, chinese, admin, stopsSent } = journey;
    await admin.types('/modelarts settings approve-hours 1');
    await viewer.types(STOP);
    await chinese.sees('[ Approve ]');
    // The asker's role may go at any time in the half hour.
    if (loser === 'U0VIEWER') await admin.types(`/modelarts deny <@${loser}>`);
    await chinese.presses('Approve');
    if (loser === 'U0CHINESE') await admin.types(`/modelarts deny <@${loser}>`);
    await until(journey, viewer.sees(sentence));
    expect(stopsSent()).toBe(0);
  });
});
