import type { ViewOutput } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSearch } from '../../../sandbox/gallery/make.ts';
import { asApiView } from '../../../sandbox/slack/methods/api-view.ts';
import { readerOf } from '../../../sandbox/slack/text/reader.ts';
import { viewText } from '../../../sandbox/slack/text/views.ts';
import { viewContentOf } from '../../../sandbox/slack/view-content.ts';
import type { View } from '../../../sandbox/slack/views.ts';
import { createWorkspace } from '../../../sandbox/workspace.ts';
import {
  BOUNDS,
  giveForm,
  INPUT,
  loadingForm,
  notOpened,
  outcomeForm,
  settingsForm,
} from '../../../src/blocks/access/forms.ts';
import { type Home, homeTrouble, homeView } from '../../../src/blocks/home/home.ts';
import { ENDED, type HomeSearch, RUNNING } from '../../../src/blocks/home/home-searches.ts';
import { type Message, message } from '../../../src/blocks/kit/message.ts';
import { actions, button, note, paragraph } from '../../../src/blocks/kit/parts.ts';
import { type Grant, ROLES } from '../../../src/domain/access/access.ts';
import type { Language } from '../../../src/domain/access/person.ts';
import { readSetting, settingNamed } from '../../../src/domain/access/setting-values.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/domain/access/settings.ts';
import { wordsFor } from '../../../src/i18n/index.ts';
import { enteredGrants, enteredSettings, shownSettings } from '../../../src/slack/home/form-values.ts';

const at = new Date('2026-11-20T09:00:00Z');
const t = wordsFor('en');

const ADMIN: Home = {
  whyUnknown: undefined,
  role: 'admin',
  elsewhere: [],
  isDryRun: false,
  isFirst: false,
  searches: undefined,
  grants: [
    { subject: 'U0VIEWER', role: 'viewer', channel: 'C0TRAINING', by: 'U0ADMIN', at },
    { subject: 'S0OPERATORS', role: 'operator', by: 'U0ADMIN', at },
    { subject: 'U0CHINESE', role: 'admin' },
  ],
};

const workspace = createWorkspace();

/** The view as Slack keeps it, once it has judged it. */
function taken(view: HomeView | ModalView): View {
  const draft = { personId: 'U0VIEWER', ...viewContentOf(view, view.type, { refuseNative: true }) };
  return view.type === 'home' ? workspace.views.publish(draft) : workspace.views.open(draft);
}

function shown(view: HomeView | ModalView): string {
  return viewText(taken(view), readerOf(workspace, 'U0VIEWER'));
}

const home = (more: Partial<Home> = {}, outcome: readonly Message[] = []) =>
  shown(homeView({ ...ADMIN, ...more }, outcome, t));

describe('the Home tab', () => {
  it('lists every role for admins, the most powerful first, each with where, by whom and when', () => {
    const lines = home().split('\n');
    const first = lines.indexOf('@chinese-reader · admin everywhere · named in the configuration of the bot');
    expect(lines.slice(first)).toEqual([
      '@chinese-reader · admin everywhere · named in the configuration of the bot',
      '@operators · operator everywhere · given by @admin on 2026-11-20',
      '[ Take back ]',
      '@viewer · viewer in #training · given by @admin on 2026-11-20',
      '[ Take back ]',
      'Type /modelarts who to see every role.',
    ]);
  });

  it('carries the command line in each Take back button, and a dialog before it', () => {
    const buttons = homeView(ADMIN, [], t).blocks.flatMap((block) =>
      block.type === 'actions' && 'elements' in block ? block.elements : [],
    );
    const asking = buttons.filter(({ action_id }) => action_id?.startsWith('home:ask:'));
    expect(asking.map((each) => 'value' in each && each.value)).toEqual(['help', 'who']);
    expect(buttons.filter((each) => !asking.includes(each))).toMatchObject([
      { action_id: 'home:find' },
      { action_id: 'home:give' },
      { action_id: 'home:settings' },
      { action_id: 'home:take-back', value: 'deny S0OPERATORS', confirm: { style: 'danger' } },
      {
        action_id: 'home:take-back',
        value: 'deny U0VIEWER C0TRAINING',
        confirm: {
          text: {
            text: 'Whoever has it is no longer viewer in that channel. What other roles allow them stays.',
          },
        },
      },
    ]);
  });

  it('tells admins how to name the first operator', () => {
    expect(home({ grants: [] })).toContain('Nobody but admins may stop trials yet. Give the role operator');
    expect(home()).not.toContain('Nobody but admins');
  });

  it('names admins and operators to a viewer, without anything to press beside', () => {
    const seen = home({ role: 'viewer' });
    expect(seen).toContain('You are a viewer everywhere');
    expect(seen).toContain('Admins: the admins of this workspace, @chinese-reader.');
    expect(seen).toContain('Operators: @operators.\nAn admin can make you an operator.');
    expect(seen.match(/^\[ .*$/gm)).toEqual([
      '[ Find a search ]  [ What can I ask? ]  [ Who may stop trials? ]',
    ]);
  });

  it('says that there is no operator yet', () => {
    expect(home({ role: 'viewer', grants: [] })).toContain(
      'Admins: the admins of this workspace.\nNobody but admins may stop trials yet.',
    );
  });

  it('names the channels where the reader may do more', () => {
    const elsewhere = [{ channel: 'C0TRAINING', role: 'operator' }] as const;
    expect(home({ role: 'viewer', elsewhere })).toContain('not stop any.\nIn #training: operator.');
  });

  it('tells a guest nothing of who may do what', () => {
    const seen = home({ role: undefined });
    expect(seen).toContain('You have no role');
    expect(seen).not.toContain('@');
  });

  it('does not take somebody for a guest while Slack is silent about them', () => {
    expect(home({ role: undefined, whyUnknown: 'justNow' })).toContain('Slack does not tell me who you are');
  });

  it('warns everyone of dry run', () => {
    expect(home({ isDryRun: true })).toMatch(/^Dry run is on\. /);
    expect(home({ isDryRun: true, role: undefined })).toMatch(/^Dry run is on\. /);
    expect(home()).not.toContain('Dry run');
  });

  it('shows what came of a press on top, without controls', () => {
    const outcome = message('Done.', [
      paragraph('Done.'),
      note('Small print.'),
      actions(button({ key: 'x', label: 'More', line: 'help' })),
    ]);
    expect(home({}, [outcome])).toMatch(/^Done\.\nSmall print\.\n─+\nModelArts\n/);
  });

  it('says what is wrong where the state cannot be read', () => {
    const trouble = message('No database.', [paragraph('No database.')]);
    expect(shown(homeTrouble(trouble, [], t))).toMatch(/^No database\.\n─+\nModelArts\n/);
  });
});

const person = (i: number) => `U${String(i).padStart(10, '0')}`;

describe.each(['en', 'zh'] satisfies Language[])('the screens of Home in %s', (language) => {
  const words = wordsFor(language);
  const grants = Array.from({ length: 500 }, (_, i): Grant => {
    const where = i % 2 ? { channel: `C${i}` } : {};
    return {
      subject: i % 3 ? person(i) : `S${i}`,
      role: ROLES[i % 3] ?? 'viewer',
      by: person(i),
      at,
      ...where,
    };
  });
  const many = Array.from({ length: 200 }, (_, i) =>
    message(`${i}`, [paragraph(`${i}`.repeat(3_000)), note(`${i}`.repeat(2_000))]),
  );
  const troubled: HomeSearch = {
    job: aSearch('x'.repeat(3_000)),
    found: { trouble: many[0] ?? notOpened(words) },
  };
  const busy: Home = {
    ...ADMIN,
    grants,
    isDryRun: true,
    searches: {
      kind: 'listed',
      running: Array.from({ length: RUNNING }, () => troubled),
      more: 7,
      ended: Array.from({ length: ENDED }, () => troubled),
      at,
    },
    elsewhere: grants.map(({ role }, i) => ({ role, channel: `C${i}` })),
  };

  it.each(ROLES)('the fullest Home, for the role %s, stays inside the limits of Slack', (role) => {
    const view = taken(homeView({ ...busy, role }, many, words));
    expect(view.blocks.length).toBeLessThanOrEqual(100);
    expect(viewText(view, readerOf(workspace, 'U0VIEWER'))).toContain(words.more(490));
  });

  it('every modal stays inside the limits of Slack', () => {
    const groups = Array.from({ length: 500 }, (_, i) => ({ id: `S${i}`, handle: `${i}`.repeat(80) }));
    const none = { ...DEFAULT_SETTINGS, approval: { topQuarter: true, hours: 720, count: 50 } };
    for (const view of [
      giveForm({ groups, where: 'channel' }, words),
      giveForm({ groups: [], where: 'everywhere' }, words),
      giveForm({ groups: undefined, where: 'everywhere' }, words),
      settingsForm(DEFAULT_SETTINGS, shownSettings(DEFAULT_SETTINGS), words),
      settingsForm(none, shownSettings(none), words),
      loadingForm(words),
      outcomeForm(many, words),
      outcomeForm([], words),
      outcomeForm([notOpened(words)], words),
    ])
      expect(() => taken(view)).not.toThrow();
  });
});

describe('the form in Home that gives a role', () => {
  it('says how many user groups its menu has no room for', () => {
    const groups = Array.from({ length: 103 }, (_, i) => ({ id: `S${i}`, handle: `g${i}` }));
    expect(shown(giveForm({ groups, where: 'everywhere' }, t))).toContain('…and 3 more');
  });

  it('asks for a channel only where one is wanted, and offers no channel shared with others', () => {
    const { blocks } = giveForm({ groups: [], where: 'channel' }, t);
    expect(blocks.at(-1)).toMatchObject({
      block_id: INPUT.channel,
      element: { filter: { include: ['public', 'private'], exclude_external_shared_channels: true } },
    });
    const without = giveForm({ groups: [], where: 'everywhere' }, t).blocks;
    expect(without.map((block) => block.block_id)).not.toContain(INPUT.channel);
  });
});

describe('the outcome of a form in Home', () => {
  it('says once what several commands were refused for', () => {
    const refusal = message('No.', [paragraph('No.')]);
    expect(shown(outcomeForm([refusal, refusal], t))).toBe('Outcome\nNo.');
  });
});

const option = (value: string) => ({
  selected_option: { value, text: { type: 'plain_text', text: value } as const },
});
const entry = (more: object) => ({ in: { type: 'x', ...more } });
const submitted = (values: ViewOutput['state']['values']) => ({ state: { values }, private_metadata: '' });

describe('the form about a role, submitted,', () => {
  const people = { people: entry({ selected_users: ['U1', 'U2'] }), role: entry(option('operator')) };

  it('becomes one command for each person and group', () => {
    const groups = entry({ selected_options: [option('S1').selected_option] });
    expect(enteredGrants(submitted({ ...people, groups, where: entry(option('everywhere')) }))).toEqual({
      lines: ['allow U1 operator', 'allow U2 operator', 'allow S1 operator'],
    });
  });

  it('names the channel where one was chosen', () => {
    const channel = entry({ selected_conversation: 'C1' });
    expect(enteredGrants(submitted({ ...people, where: entry(option('channel')), channel }))).toEqual({
      lines: ['allow U1 operator C1', 'allow U2 operator C1'],
    });
  });

  it('holds everywhere when that was chosen last, whatever the menu of channels still has', () => {
    const channel = entry({ selected_conversation: 'C1' });
    expect(enteredGrants(submitted({ ...people, where: entry(option('everywhere')), channel }))).toEqual({
      lines: ['allow U1 operator', 'allow U2 operator'],
    });
  });

  it.each([
    ['nobody', { where: entry(option('everywhere')) }, 'people'],
    ['no channel', { ...people, where: entry(option('channel')), channel: entry({}) }, 'channel'],
    ['no channel, before its menu has come', { ...people, where: entry(option('channel')) }, 'where'],
  ])('is refused at the input for %s', (_, values, input) => {
    const entered = enteredGrants(submitted(values));
    expect('faults' in entered && Object.keys(entered.faults)).toEqual([input]);
  });
});

const aSetting = (bounds: { readonly min: number; readonly max: number }) => fc.integer(bounds);
const someSettings: fc.Arbitrary<Settings> = fc.record({
  undoSeconds: aSetting(BOUNDS.undo),
  isDryRun: fc.boolean(),
  approval: fc.record({
    topQuarter: fc.boolean(),
    hours: fc.option(aSetting(BOUNDS['approve-hours']), { nil: undefined }),
    count: fc.option(aSetting(BOUNDS['approve-count']), { nil: undefined }),
  }),
  auditDays: aSetting(BOUNDS['audit-days']),
  snapshotDays: aSetting(BOUNDS['snapshot-days']),
});

/** The form as it is submitted untouched. */
function untouched(
  settings: Settings,
  shownToo: Settings = settings,
): Pick<ViewOutput, 'state' | 'private_metadata'> {
  const view = taken(settingsForm(settings, shownSettings(shownToo), t));
  return JSON.parse(JSON.stringify(asApiView(view, workspace)));
}

describe('the form about settings, submitted,', () => {
  it.each(Object.entries(BOUNDS))('has the same bounds as the command: %s', (word, { min, max }) => {
    const name = settingNamed(word) ?? 'dry-run';
    const read = [min - 1, min, max, max + 1].map((value) => readSetting(name, String(value)));
    expect(read).toEqual([undefined, min, max, undefined]);
  });

  it('becomes no command where nothing was changed', () => {
    fc.assert(
      fc.property(someSettings, (settings) => {
        expect(enteredSettings(untouched(settings))).toEqual({ lines: [] });
      }),
    );
  });

  it('becomes one command for each setting that differs from what was shown', () => {
    const entered: Settings = {
      undoSeconds: 20,
      isDryRun: true,
      approval: { topQuarter: false, count: 3 },
      auditDays: 400,
      snapshotDays: 30,
    };
    const before: Settings = { ...DEFAULT_SETTINGS, approval: { topQuarter: true, hours: 12 } };
    expect(enteredSettings(untouched(entered, before))).toEqual({
      lines: [
        'settings undo 20',
        'settings dry-run on',
        'settings approve-rank off',
        'settings approve-hours off',
        'settings approve-count 3',
      ],
    });
  });

  it.each([
    ['undo', '61'],
    ['undo', ''],
    ['undo', '1.5'],
    ['undo', '-1'],
    ['approve-hours', '0'],
    ['approve-count', 'many'],
    ['audit-days', '1e3'],
    ['audit-days', ''],
  ])('is refused at the input for %s = %j', (input, value) => {
    const { state, private_metadata } = untouched(DEFAULT_SETTINGS);
    const values = { ...state.values, [input]: entry({ value }) };
    const entered = enteredSettings({ state: { values }, private_metadata });
    expect('faults' in entered && Object.keys(entered.faults)).toEqual([input]);
  });
});
