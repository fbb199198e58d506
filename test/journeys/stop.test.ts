import { describe, expect, it } from 'vitest';
import type { TableSpec } from '../../sandbox/project/table.ts';
import type { Project } from '../../sandbox/project.ts';
import { personAt } from '../../sandbox/slack/person.ts';
import { begin, type Journey, TRANSPORTS } from './begin.ts';

const rows = () => [
  { id: 'done0001', reward: 0.9 },
  { id: 'slow0001', reward: 0.2, status: 'RUNNING', seconds: 754 },
];
const live =
  (more: Partial<TableSpec> = {}) =>
  (project: Project) =>
    void project.addTable({ name: 'resnet-lr', rows: rows(), ...more });
const MINUTE = 60_000;

/** Lets time pass until somebody sees what is looked for. */
async function until({ clock }: Journey, seen: Promise<unknown>, minutes = 1) {
  await clock.advance(minutes * MINUTE);
  return seen;
}

describe.each(TRANSPORTS)('Stop, over %s', (transport) => {
  it('asks, sends one request, and follows the trial to its end in one message', async () => {
    const journey = await begin(live(), { transport });
    const { operator, viewer, stopsSent } = journey;
    await operator.types('/modelarts best resnet-lr');
    const { confirm } = await operator.presses('Stop');
    expect(confirm?.title).toBe('Stop trial slow0001?');
    expect(confirm?.text).toBe(
      'resnet-lr · acc 0.2 · Place 2 of 2 so far · 12m 34s spent. The trial ends for good: this cannot be undone.',
    );

    const stopping = await viewer.sees('Stopping trial slow0001 of resnet-lr');
    expect(stopping.onlyFor).toBeUndefined();
    await until(journey, viewer.sees(/Trial slow0001 of resnet-lr was stopped by @?operator at \d/));
    const [first, ...others] = viewer.screen().filter(({ shown }) => shown.includes('slow0001'));
    expect(first?.ts).toBe(stopping.ts);
    expect(others).toEqual([]);
    expect(stopsSent()).toBe(1);
  });

  it('speaks Chinese to whoever does', async () => {
    const journey = await begin(live(), { transport, admins: ['U0CHINESE'] });
    await journey.chinese.types('/modelarts best resnet-lr');
    const { confirm } = await journey.chinese.presses('停止');
    expect(confirm?.text).toContain('无法撤销');
    await until(journey, journey.chinese.sees(/resnet-lr 的 trial slow0001 已由 .*chinese-reader 停止/));
  });
});

describe('Stop', () => {
  it('sends one request however many press at once, and tells the others who was first', async () => {
    const { admin, operator, viewer, stopsSent, clock } = await begin(live());
    await Promise.all([
      admin.types('/modelarts best resnet-lr'),
      operator.types('/modelarts best resnet-lr'),
    ]);
    await Promise.all([
      admin.presses('Stop'),
      operator.presses('Stop'),
      admin.presses('Stop'),
      operator.presses('Stop'),
    ]);
    await clock.advance(MINUTE);
    await viewer.sees('was stopped by');
    expect(stopsSent()).toBe(1);
    expect(viewer.screen().filter(({ shown }) => shown.includes('was stopped by'))).toHaveLength(1);
    const told = [...admin.screen(), ...operator.screen()].filter(({ shown }) =>
      shown.includes('is already being stopped'),
    );
    expect(new Set(told.map(({ ts }) => ts)).size).toBe(3);
  });

  it('does nothing when the dialog is declined', async () => {
    const { operator, stopsSent } = await begin(live());
    await operator.types('/modelarts best resnet-lr');
    await operator.presses('Stop', { onConfirm: () => false });
    expect(stopsSent()).toBe(0);
  });

  it('is refused to whoever may not, with a word on who may', async () => {
    const { viewer, stopsSent, modelarts } = await begin(live());
    await viewer.types('/modelarts best resnet-lr');
    const { reply } = await viewer.presses('Stop');
    expect(reply?.onlyFor).toBe('U0VIEWER');
    expect(reply?.shown).toContain('Workspace admins and the bot’s admins may');
    expect(stopsSent()).toBe(0);
    expect(
      modelarts.requests.some(
        ({ method, api }) => method === 'POST' && api === 'ShowAutoSearchTrialEarlyStop',
      ),
    ).toBe(false);
  });

  it('asks back when it is typed', async () => {
    const journey = await begin(live());
    const asked = await journey.operator.types('/modelarts stop resnet-lr slow');
    expect(asked.shown).toContain('Stop trial slow0001 of resnet-lr?');
    expect(asked.shown).toContain('cannot be undone');
    expect(journey.stopsSent()).toBe(0);
    await journey.operator.presses('Stop it');
    await until(journey, journey.viewer.sees('was stopped by'));
    expect(journey.stopsSent()).toBe(1);
  });

  it('offers the running trials where none is named', async () => {
    const { operator } = await begin(live());
    await operator.types('/modelarts stop resnet-lr');
    const { reply } = await operator.chooses('slow0001');
    expect(reply?.shown).toContain('Stop trial slow0001 of resnet-lr?');
  });

  it('says so when the trial has ended meanwhile', async () => {
    const { operator, stopsSent } = await begin(live());
    const { shown } = await operator.types('/modelarts stop resnet-lr done0001 --yes');
    expect(shown).toContain('Trial done0001 is not running (finished)');
    expect(stopsSent()).toBe(0);
  });

  it('says after five minutes that the trial did not end', async () => {
    const journey = await begin(live({ obeysStop: false }));
    await journey.operator.types('/modelarts stop resnet-lr slow0001 --yes');
    await until(journey, journey.viewer.sees('has not ended within 5 minutes'), 6);
    expect(journey.stopsSent()).toBe(1);
  });

  it.each([
    ['ERROR', 'False'],
    ['TERMINATED', 'False'],
  ])('believes the status of a trial that ended as %s, though done says %s', async (status, done) => {
    const journey = await begin(() => undefined);
    const search = journey.project.addTable({ name: 'resnet-lr', rows: rows(), obeysStop: false });
    await journey.operator.types('/modelarts stop resnet-lr slow0001 --yes');
    await journey.viewer.sees('Stopping trial slow0001');
    await journey.clock.advance(1_000);
    expect(journey.stopsSent()).toBe(1);
    Object.assign(search.row(1), { status, done });
    await until(journey, journey.viewer.sees('was stopped by'));
  });

  it('never sends a second request when the answer is lost, and still sees the trial end', async () => {
    const journey = await begin(live());
    journey.modelarts.faults.inject({ kind: 'reset', after: true, api: 'ShowAutoSearchTrialEarlyStop' });
    await journey.operator.types('/modelarts stop resnet-lr slow0001 --yes');
    await journey.viewer.sees('ModelArts gave no clear answer');
    await until(journey, journey.viewer.sees('was stopped by'));
    expect(journey.stopsSent()).toBe(1);
  });

  it('can be asked for again after ModelArts has refused it', async () => {
    const journey = await begin(live());
    journey.modelarts.faults.inject({
      kind: 'fail',
      status: 403,
      code: 'ModelArts.0108',
      api: 'ShowAutoSearchTrialEarlyStop',
      times: 1,
    });
    await journey.operator.types('/modelarts stop resnet-lr slow0001 --yes');
    const refused = await journey.viewer.sees('was not stopped, though');
    expect(refused.shown).toContain('ModelArts.0108');
    await journey.operator.types('/modelarts stop resnet-lr slow0001 --yes');
    await until(journey, journey.viewer.sees('was stopped by'));
    expect(journey.stopsSent()).toBe(2);
  });

  it('follows by direct message where the bot may not post', async () => {
    const journey = await begin(live());
    const said = await journey.operator.types('/modelarts stop resnet-lr slow0001 --yes', {
      channel: '#random',
    });
    expect(said.shown).toContain('I follow it in a direct message to you');
    const direct = await until(
      journey,
      journey.operator.sees((seen) => seen.shown.includes('was stopped by') && seen.channel !== said.channel),
    );
    expect(direct).toMatchObject({ channel: 'D0OPERATOR' });
  });

  it('marks the trial in later answers', async () => {
    const journey = await begin(live());
    await journey.operator.types('/modelarts stop resnet-lr slow0001 --yes');
    await until(journey, journey.viewer.sees('was stopped by'));
    expect((await journey.viewer.types('/modelarts trials resnet-lr')).shown).toContain('stopped by the bot');
  });

  it('says in the channel that it no longer watches when the bot is shut down', async () => {
    const journey = await begin(live({ obeysStop: false }));
    await journey.operator.types('/modelarts stop resnet-lr slow0001 --yes');
    await journey.viewer.sees('Stopping trial slow0001');
    await journey.stopBot();
    await journey.viewer.sees('I am restarting and cannot watch any longer');
  });

  it('is told to the end even when the bot is shut down before it has begun', async () => {
    const { operator, viewer, modelarts, stopBot } = await begin(live({ obeysStop: false }), {
      ackWithin: 0,
    });
    modelarts.faults.inject({ kind: 'hang', times: 1 });
    await operator.types('/modelarts stop resnet-lr slow0001 --yes');
    const stopping = stopBot();
    modelarts.faults.clear();
    await stopping;
    expect(viewer.screen().some(({ shown }) => shown.includes('cannot watch any longer'))).toBe(true);
  });

  it('is refused to an admin of another organisation', async () => {
    const { workspace, slack, stopsSent } = await begin(live());
    const partner = workspace.people.get('U0PARTNER');
    if (partner) partner.isAdmin = true;
    const { shown } = await personAt(slack, workspace, 'U0PARTNER').types(
      '/modelarts stop resnet-lr slow0001 --yes',
    );
    expect(shown).toContain('Guests and people of other organisations');
    expect(stopsSent()).toBe(0);
  });
});
