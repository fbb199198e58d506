import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { ROLES } from '../../domain/access/access.ts';
import { type SettingName, settingIn } from '../../domain/access/setting-values.ts';
import type { Settings } from '../../domain/access/settings.ts';
import type { Words } from '../../i18n/en.ts';
import { checkbox, chosen, input, modal, numberInput, option } from '../kit/inputs.ts';
import { LIMITS } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { paragraph, plainText } from '../kit/parts.ts';
import { readable } from '../kit/readable.ts';

/** Ids of the modals that are submitted. */
export const FORM = { give: 'form:give', settings: 'form:settings' } as const;

/** The choice of a place tells at once, so that the menu of channels can come and go. */
export const WHERE = 'form:where';

/** Ids of inputs, to which errors are pinned. Those of the settings have the settings' names. */
export const INPUT = {
  people: 'people',
  groups: 'groups',
  role: 'role',
  where: 'where',
  channel: 'channel',
} as const;

/** The settings that are numbers, and what each may be. */
export const BOUNDS = {
  undo: { min: 0, max: 60 },
  'approve-hours': { min: 1, max: 720 },
  'approve-count': { min: 1, max: 50 },
  'audit-days': { min: 30, max: 3650 },
  'snapshot-days': { min: 8, max: 365 },
} as const satisfies Partial<Record<SettingName, { min: number; max: number }>>;

/** A user group as Slack lists it. */
export interface UserGroup {
  readonly id: string;
  /** Without `@`. */
  readonly handle: string;
}

interface GiveForm {
  /** Nothing where Slack does not tell. */
  readonly groups: readonly UserGroup[] | undefined;
  readonly where: 'everywhere' | 'channel';
}

/** People or groups that one submission may name, so that its outcome fits into a modal. */
const SUBJECTS = 10;
/** Blocks of an outcome: three for each of those. Slack takes a hundred, but not so many full ones. */
const OUTCOME = 60;

export function giveForm({ groups, where }: GiveForm, t: Words): ModalView {
  const words = t.home.giveForm;
  const places = (['everywhere', 'channel'] as const).map((value) => option(words[value], value));
  return modal(
    { title: words.title, submit: words.submit, form: FORM.give },
    [
      input(INPUT.people, words.people, {
        optional: true,
        element: { type: 'multi_users_select', action_id: 'in', max_selected_items: SUBJECTS },
      }),
      ...groupsInput(groups, t),
      input(INPUT.role, words.role, {
        element: {
          type: 'radio_buttons',
          action_id: 'in',
          ...chosen(
            ROLES.map((role) => option(t.access.role[role], role, t.access.meaning[role])),
            'operator',
          ),
        },
      }),
      input(INPUT.where, words.where, {
        dispatch_action: true,
        element: { type: 'radio_buttons', action_id: WHERE, ...chosen(places, where) },
      }),
      where === 'channel' ? channelInput(t) : undefined,
    ],
    t,
  );
}

function groupsInput(groups: readonly UserGroup[] | undefined, t: Words): (KnownBlock | undefined)[] {
  const words = t.home.giveForm;
  if (!groups) return [paragraph(words.noGroups)];
  if (groups.length === 0) return [];
  const options = groups
    .toSorted((a, b) => a.handle.localeCompare(b.handle))
    .slice(0, LIMITS.options)
    .map(({ id, handle }) => ({ text: plainText(`@${handle}`, LIMITS.option), value: id }));
  const left = groups.length - options.length;
  return [
    input(INPUT.groups, words.groups, {
      optional: true,
      ...(left > 0 && { hint: words.moreGroups(left) }),
      element: { type: 'multi_static_select', action_id: 'in', max_selected_items: SUBJECTS, options },
    }),
  ];
}

/** Only channels of this workspace alone: in others a role would reach people whom its admins do not know. */
function channelInput(t: Words): InputBlock {
  return input(INPUT.channel, t.home.giveForm.which, {
    element: {
      type: 'conversations_select',
      action_id: 'in',
      filter: {
        include: ['public', 'private'],
        exclude_external_shared_channels: true,
        exclude_bot_users: true,
      },
    },
  });
}

/** @param shown what the form shows, in any form: it comes back with the submission, to tell what was changed */
export function settingsForm(settings: Settings, shown: string, t: Words): ModalView {
  const words = t.home.settingsForm;
  const rule = { hint: words.off, optional: true };
  const number = (name: keyof typeof BOUNDS, more: { hint?: string; optional?: boolean } = {}) => {
    const value = settingIn(settings, name);
    return numberInput(name, words[name], {
      ...BOUNDS[name],
      ...more,
      value: value === 'off' ? undefined : value,
    });
  };
  const view = modal(
    { title: words.title, submit: words.submit, form: FORM.settings },
    [
      number('undo', { hint: words.undoHint }),
      checkbox('dry-run', words['dry-run'], option(words.dryRunOption, 'on'), settings.isDryRun),
      checkbox(
        'approve-rank',
        words['approve-rank'],
        option(words.topQuarter, 'on'),
        settings.approval.topQuarter,
      ),
      number('approve-hours', rule),
      number('approve-count', rule),
      number('audit-days'),
      number('snapshot-days'),
    ],
    t,
  );
  return { ...view, private_metadata: shown };
}

/** Stands in a modal until it is known what belongs there. */
export function loadingForm(t: Words): ModalView {
  return modal({ title: t.home.title }, [paragraph(t.looking)], t);
}

/** What came of a submission; nothing where it changed nothing. */
export function outcomeForm(outcome: readonly Message[], t: Words): ModalView {
  const told = outcome.length > 0 ? outcome : [nothingChanged(t)];
  return modal({ title: t.home.done }, readable(told, OUTCOME, t), t);
}

/** Stands in App Home in place of a modal that Slack would not open any more. */
export function notOpened(t: Words): Message {
  return message(t.home.notOpened, [paragraph(t.home.notOpened)]);
}

function nothingChanged(t: Words): Message {
  return message(t.home.nothingChanged, [paragraph(t.home.nothingChanged)]);
}
