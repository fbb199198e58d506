import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { ROLES } from '../domain/access.ts';
import type { Settings } from '../domain/settings.ts';
import type { Words } from '../i18n/en.ts';
import { readable } from './home.ts';
import { checkbox, chosen, input, modal, numberInput, option } from './inputs.ts';
import { LIMITS } from './limits.ts';
import { type Message, message } from './message.ts';
import { paragraph, plainText } from './parts.ts';

/** Ids of the modals that are submitted. */
export const FORM = { give: 'form:give', settings: 'form:settings' } as const;

/** The choice of a place tells at once, so that the menu of channels can come and go. */
export const WHERE = 'form:where';

/** Ids of inputs, to which errors are pinned. */
export const INPUT = {
  people: 'people',
  groups: 'groups',
  role: 'role',
  where: 'where',
  channel: 'channel',
  undo: 'undo',
  dryRun: 'dry-run',
  topQuarter: 'approve-rank',
  hours: 'approve-hours',
  count: 'approve-count',
  audit: 'audit-days',
} as const;

/** What the numbers in the settings may be, as the command `settings` has it. */
export const BOUNDS = {
  [INPUT.undo]: { min: 0, max: 60 },
  [INPUT.hours]: { min: 1, max: 720 },
  [INPUT.count]: { min: 1, max: 50 },
  [INPUT.audit]: { min: 30, max: 3650 },
} as const;

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
            ROLES.map((role) => option(t.access.role[role], role, words.meaning[role])),
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
  const { undoSeconds, isDryRun, approval, auditDays } = settings;
  const words = t.home.settingsForm;
  const rule = { hint: words.off, optional: true };
  const view = modal(
    { title: words.title, submit: words.submit, form: FORM.settings },
    [
      numberInput(INPUT.undo, words.undo, {
        ...BOUNDS[INPUT.undo],
        value: undoSeconds,
        hint: words.undoHint,
      }),
      checkbox(INPUT.dryRun, words.dryRun, option(words.dryRunOption, 'on'), isDryRun),
      checkbox(INPUT.topQuarter, words.approval, option(words.topQuarter, 'on'), approval.topQuarter),
      numberInput(INPUT.hours, words.hours, { ...BOUNDS[INPUT.hours], ...rule, value: approval.hours }),
      numberInput(INPUT.count, words.count, { ...BOUNDS[INPUT.count], ...rule, value: approval.count }),
      numberInput(INPUT.audit, words.audit, { ...BOUNDS[INPUT.audit], value: auditDays }),
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
