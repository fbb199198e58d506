import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { scenarios } from '../../sandbox/scenarios.ts';
import type { SeenView } from '../../sandbox/slack/eyes.ts';
import type { PersonAt } from '../../sandbox/slack/person.ts';
import { type MemoryDatabase, memoryDatabase } from '../../sandbox/store.ts';
import { UserError } from '../../src/errors.ts';
import { begin, type Journey } from './begin.ts';

const halfway = (project: Project) => scenarios.halfway.fill(project);

const GIVE = 'Give a role…';
const SETTINGS = 'Settings…';

/** Comes to Home, and waits for the searches in it. */
async function comesHome(person: PersonAt): Promise<SeenView> {
  await person.opensHome();
  return person.seesView(({ type, shown }) => type === 'home' && !shown.includes('Looking…'));
}

/** Opens a modal from Home, and waits for the form in it. */
async function opensForm(person: PersonAt, button: string): Promise<void> {
  await comesHome(person);
  await person.presses(button, { home: true });
  await person.seesView(({ type, shown }) => type === 'modal' && !shown.includes('Looking…'));
}

async function givesRole(person: PersonAt, people: readonly string[], role = 'operator'): Promise<string> {
  await opensForm(person, GIVE);
  await person.fills('people', people);
  await person.fills('role', role);
  return (await person.submits())?.shown ?? '';
}

/** The rights that the bot remembers are at most a minute old. */
async function losesAdmin({ workspace, clock }: Journey, id: string): Promise<void> {
  const person = workspace.people.get(id);
  if (person) Object.assign(person, { isAdmin: false, isOwner: false });
  await clock.advance(61_000);
}

describe('App Home', () => {
  it('gives a role, shows it and takes it back', async () => {
    const { admin, viewer, slack } = await begin(halfway);
    expect((await comesHome(viewer)).shown).toContain('You are a viewer everywhere');

    expect(await givesRole(admin, ['viewer'])).toMatch(/^Outcome\n.*@viewer/);
    const home = await admin.seesView('@viewer · operator everywhere · given by @admin');
    expect(home.type).toBe('home');
    expect((await comesHome(viewer)).shown).toContain('You are an operator everywhere');

    await admin.closes();
    const { view, confirm } = await admin.presses('Take back', { home: true });
    expect(confirm?.text).toContain('no longer operator everywhere');
    expect(view?.shown).not.toContain('@viewer · operator');
    expect(view?.shown).toMatch(/^.*@viewer/);
    expect((await comesHome(viewer)).shown).toContain('You are a viewer everywhere');
    expect(slack.failures).toEqual([]);
  });

  it('gives a role in one channel to a person and a user group', async () => {
    const { admin, operator, slack } = await begin(halfway, { admins: [] });
    await opensForm(admin, GIVE);
    await admin.fills('people', ['viewer']);
    await admin.fills('groups', ['@operators']);
    await admin.fills('where', 'In one channel');
    const { shown } = await admin.seesView(({ blocks }) =>
      blocks.some(({ block_id }) => block_id === 'channel'),
    );
    expect(shown).toContain('= U0VIEWER\nUser groups\n[  ▾ ]\n= @operators');
    await admin.fills('channel', '#training');
    await admin.submits();

    const home = await admin.seesView('@operators · operator in #training');
    expect(home.shown).toContain('@viewer · operator in #training');
    const { shown: own } = await comesHome(operator);
    expect(own).toContain(
      'You are a viewer everywhere: you may look at searches and trials, and not stop any.',
    );
    expect(own).toContain('In #training: operator.');
    expect(slack.failures).toEqual([]);
  });

  it('changes the settings that were touched in the settings form', async () => {
    const { admin, viewer, store, slack } = await begin(halfway);
    await opensForm(admin, SETTINGS);
    await admin.fills('undo', '20');
    await admin.fills('dry-run', ['on']);
    await admin.fills('approve-hours', '12');
    const left = await admin.submits();

    expect(left?.shown).toContain('Outcome');
    expect(await store.settings.read()).toEqual({
      undoSeconds: 20,
      isDryRun: true,
      approval: { topQuarter: false, hours: 12 },
      auditDays: 400,
      snapshotDays: 30,
    });
    expect((await comesHome(viewer)).shown).toMatch(/^Dry run is on\./);
    expect(slack.failures).toEqual([]);
  });

  it('says that nothing changed when the settings form is submitted untouched', async () => {
    const { admin } = await begin(halfway);
    await opensForm(admin, SETTINGS);
    expect((await admin.submits())?.shown).toContain('nothing has been changed');
  });

  it('shows what is wrong at the input of the role form', async () => {
    const { admin, slack } = await begin(halfway);
    await opensForm(admin, GIVE);
    expect((await admin.submits())?.shown).toContain('⚠ Choose at least one person or user group.');
    expect(slack.failures).toEqual([]);
  });

  it('shows “Looking…” and then the outcome of the role form when it is late', async () => {
    const { admin, slack } = await begin(halfway, { ackWithin: 0 });
    expect(await givesRole(admin, ['viewer'])).toContain('Looking…');
    const outcome = await admin.seesView(/^Outcome\n/);
    expect(outcome.shown).toContain('@viewer');
    expect(slack.failures).toEqual([]);
  });

  it('is in the language of its reader', async () => {
    const { chinese } = await begin(halfway);
    const { shown } = await comesHome(chinese);
    expect(shown).toContain('你在所有频道都是查看者');
    expect(shown).toContain('操作员');
  });

  it('does not tell a guest who may do what', async () => {
    const { guest } = await begin(halfway);
    expect((await comesHome(guest)).shown).not.toContain('@');
  });

  it('names the admins of the configuration without a button to take that back', async () => {
    const { operator } = await begin(halfway);
    const { shown } = await comesHome(operator);
    expect(shown).toContain('You are an admin');
    expect(shown).toContain('@operators · admin everywhere · named in the configuration of the bot');
    expect(shown).not.toContain('Take back');
  });

  it('does not open a form for somebody who is no admin any more', async () => {
    const journey = await begin(halfway);
    const { admin } = journey;
    await comesHome(admin);
    await losesAdmin(journey, 'U0ADMIN');
    await admin.presses(SETTINGS, { home: true });
    const { shown } = await admin.seesView('Only admins may do that');
    expect(shown).not.toContain('Undo window');
  });

  it('does not accept the role form from somebody who is no admin any more', async () => {
    const journey = await begin(halfway);
    const { admin, store } = journey;
    await opensForm(admin, GIVE);
    await admin.fills('people', ['viewer', 'operator']);
    await losesAdmin(journey, 'U0ADMIN');
    const left = await admin.submits();
    expect(left?.shown.match(/Only admins may do that/g)).toHaveLength(1);
    expect((await store.access.read()).grants).toEqual([]);
  });

  it('does not take a role back for somebody who is no admin any more', async () => {
    const journey = await begin(halfway);
    const { admin, store } = journey;
    await givesRole(admin, ['viewer']);
    await admin.closes();
    await losesAdmin(journey, 'U0ADMIN');
    const { view } = await admin.presses('Take back', { home: true });
    expect(view?.shown).toMatch(/^Only admins may do that/);
    expect((await store.access.read()).grants).toHaveLength(1);
  });

  it('keeps what another admin has set since the settings form was opened', async () => {
    const { admin, operator, store } = await begin(halfway);
    await opensForm(admin, SETTINGS);
    await opensForm(operator, SETTINGS);
    await operator.fills('undo', '30');
    await operator.submits();
    await admin.fills('audit-days', '90');
    await admin.submits();
    expect(await store.settings.read()).toMatchObject({ undoSeconds: 30, auditDays: 90 });
  });

  it('offers only people in the role form when Slack does not list the user groups', async () => {
    const { admin, slack, logged } = await begin(halfway);
    slack.faults.errorFor['usergroups.list'] = 'missing_scope';
    await opensForm(admin, GIVE);
    await admin.seesView('Slack does not list the user groups');
    expect(logged()).toContain('user groups cannot be listed');
  });

  it('says that a form did not open in time', async () => {
    const { admin, slack, logged } = await begin(halfway);
    await comesHome(admin);
    slack.faults.errorFor['views.open'] = 'expired_trigger_id';
    const { view } = await admin.presses(SETTINGS, { home: true });
    expect(view?.shown).toMatch(/^The dialog did not open in time/);
    expect(logged()).toContain('a dialog did not open');
  });

  it('tells the outcome of a form in Home when the modal was closed meanwhile', async () => {
    const { admin, slack } = await begin(halfway, { ackWithin: 0 });
    await opensForm(admin, GIVE);
    await admin.fills('people', ['viewer']);
    slack.faults.errorFor['views.update'] = 'not_found';
    await admin.submits();
    const home = await admin.seesView(({ type, shown }) => type === 'home' && /^.*@viewer/.test(shown));
    expect(home.shown).toContain('@viewer · operator everywhere');
  });

  it('tells the outcome in a message when Home cannot be published', async () => {
    const { admin, slack } = await begin(halfway);
    await givesRole(admin, ['viewer']);
    await admin.closes();
    await admin.seesView('@viewer · operator everywhere');
    slack.faults.errorFor['views.publish'] = 'internal_error';
    const { reply } = await admin.presses('Take back', { home: true });
    expect(reply?.shown).toContain('@viewer');
  });

  it('is published over what another process has published meanwhile', async () => {
    const { admin, workspace, slack } = await begin(halfway);
    await comesHome(admin);
    workspace.views.publish({ personId: 'U0ADMIN', content: { type: 'home' }, blocks: [] });
    const home = await comesHome(admin);
    expect(home.shown).toContain('You are an admin');
    // Twice each, without searches and with them. Once it was refused for its hash: what it would have shown may have
    // been older.
    expect(slack.calls.filter(({ method }) => method === 'views.publish')).toHaveLength(5);
  });

  it.each([
    [
      'the database cannot be reached',
      new UserError({ kind: 'storeUnavailable' }),
      'My database cannot be reached',
    ],
    ['the bot itself fails', new Error('a fault of ours'), 'Reference '],
  ])('says so when %s, and works again afterwards', async (_, error, sentence) => {
    const trouble: Trouble = {};
    const { admin, logged } = await begin(halfway, { database: async () => troubled(trouble) });
    await comesHome(admin);
    trouble.error = error;
    expect((await admin.presses(SETTINGS, { home: true })).view?.type).toBe('modal');
    await admin.seesView(({ type, shown }) => type === 'modal' && shown.includes(sentence));
    expect((await comesHome(admin)).shown).toContain(sentence);
    expect(logged()).toContain(error.message);
    trouble.error = undefined;
    expect((await comesHome(admin)).shown).toContain('You are an admin');
  });
});

interface Trouble {
  error?: Error | undefined;
}

/** A database whose grants cannot be read while there is trouble. */
async function troubled(trouble: Trouble): Promise<MemoryDatabase> {
  const database = await memoryDatabase();
  return {
    ...database,
    open(clock) {
      const store = database.open(clock);
      const read = async () => {
        if (trouble.error) throw trouble.error;
        return store.access.read();
      };
      return { ...store, access: { ...store.access, read } };
    },
  };
}
