import type { InputBlock, ModalView, Option } from '@slack/types';
import type { Language } from '../../domain/access/person.ts';
import type { Followed } from '../../domain/follow/following.ts';
import { HOURS } from '../../domain/follow/schedule.ts';
import type { Words } from '../../i18n/en.ts';
import { chosen, input, modal, option } from '../kit/inputs.ts';
import { clip, filled, LIMITS, NAME } from '../kit/limits.ts';
import { paragraph, plainText } from '../kit/parts.ts';
import { jobInput } from '../search/search-picker.ts';
import { zonesWith } from './zone-choices.ts';

/**
 * The form's own id, and those of its inputs, to which errors are pinned. A choice of `which` or `often` tells the bot at
 * once, by the `action_id` that stands here: the form is then drawn anew, since the search and the time come and go.
 */
export const DIGEST_FORM = {
  form: 'form:digest',
  which: 'form:digest-which',
  often: 'form:digest-often',
} as const;

/** In the state of a submission: `values[<block>].in`, for the search `values.job['find:job']`. */
export const DIGEST_INPUT = {
  channel: 'channel',
  which: 'which',
  job: 'job',
  often: 'often',
  time: 'time',
  zone: 'zone',
  language: 'language',
  unchanged: 'unchanged',
} as const;

/** What is chosen, or stands there at first. */
export interface DigestDraft {
  /** Where the form was asked for, if the bot may post there. */
  readonly channel: string | undefined;
  readonly which: 'one' | 'all';
  readonly job: Followed | undefined;
  /** The words of a command line: `every 6h`, `daily`, `weekdays`, `weekly mon`. */
  readonly often: string;
  /** `HH:mm` */
  readonly time: string;
  readonly timeZone: string;
  /** The person's own, where Slack tells it. */
  readonly ownZone: string | undefined;
  readonly language: Language;
  readonly unchanged: 'line' | 'nothing';
}

/** As typed: the words that a cadence begins with on a command line. */
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Every cadence that the form offers, as the words of a command line. */
export const OFTEN: readonly string[] = [
  'daily',
  'weekdays',
  ...DAYS.map((day) => `weekly ${day}`),
  ...HOURS.map((hours) => `every ${hours}h`),
];

/** What one does at first: a morning post on the days on which somebody reads it. */
export const USUAL_TIME = '09:00';
export const USUALLY = 'weekdays';

/** Those that are every few hours have no time of day: they fall on the full hours from midnight on. */
export function hasTime(often: string): boolean {
  return !often.startsWith('every ');
}

export function digestForm(draft: DigestDraft, memory: string, t: Words): ModalView {
  const words = t.follow.form;
  const view = modal(
    { title: words.title, submit: words.submit, form: DIGEST_FORM.form },
    [
      channelInput(draft, t),
      whichInput(draft, t),
      draft.which === 'one' ? searchInput(draft, t) : undefined,
      oftenInput(draft, t),
      hasTime(draft.often) ? timeInput(draft, t) : undefined,
      zoneInput(draft, t),
      radio(
        DIGEST_INPUT.language,
        words.language,
        [option(words.languages.en, 'en'), option(words.languages.zh, 'zh')],
        draft.language,
      ),
      radio(
        DIGEST_INPUT.unchanged,
        words.unchanged,
        [option(words.unchangedLine, 'line'), option(words.unchangedNothing, 'nothing')],
        draft.unchanged,
      ),
    ],
    t,
  );
  return { ...view, private_metadata: memory };
}

/** Stands in the modal where a digest cannot be made at all. */
export function noDigestForm(why: string, t: Words): ModalView {
  return modal({ title: t.follow.form.title }, [paragraph(why)], t);
}

function channelInput({ channel }: DigestDraft, t: Words): InputBlock {
  return input(DIGEST_INPUT.channel, t.follow.form.channel, {
    element: {
      type: 'conversations_select',
      action_id: 'in',
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      // Slack knows the current one even where the bot is not told of it, as after a shortcut.
      ...(channel === undefined
        ? { default_to_current_conversation: true }
        : { initial_conversation: channel }),
    },
  });
}

function whichInput({ which }: DigestDraft, t: Words): InputBlock {
  const words = t.follow.form;
  return input(DIGEST_INPUT.which, words.which, {
    dispatch_action: true,
    element: {
      type: 'radio_buttons',
      action_id: DIGEST_FORM.which,
      ...chosen([option(words.one, 'one'), option(words.all, 'all')], which),
    },
  });
}

function searchInput({ job }: DigestDraft, t: Words): InputBlock {
  const words = t.follow.form;
  const known =
    job && job.id.length <= LIMITS.optionValue
      ? { text: plainText(filled(clip(job.name, NAME)), LIMITS.option), value: job.id }
      : undefined;
  // Optional for Slack alone, whose own complaint would not speak of all running ones.
  return jobInput(DIGEST_INPUT.job, words.job, {
    placeholder: words.findJob,
    optional: true,
    ...(known && { chosen: known }),
  });
}

function oftenInput({ often }: DigestDraft, t: Words): InputBlock {
  const options = OFTEN.map((each) => ({ text: plainText(oftenText(each, t), LIMITS.option), value: each }));
  return input(DIGEST_INPUT.often, t.follow.form.often, {
    dispatch_action: true,
    element: { type: 'static_select', action_id: DIGEST_FORM.often, ...menu(options, often) },
  });
}

function oftenText(often: string, t: Words): string {
  const { each } = t.follow.form;
  if (often === 'daily' || often === 'weekdays') return each[often];
  const day = DAYS.findIndex((name) => often === `weekly ${name}`);
  if (day !== -1) return each.weekly(t.follow.day[day] ?? often);
  const hours = t.follow.cadence.hours(Number.parseInt(often.slice('every '.length), 10));
  return hours.charAt(0).toUpperCase() + hours.slice(1);
}

function timeInput({ time }: DigestDraft, t: Words): InputBlock {
  return input(DIGEST_INPUT.time, t.follow.form.time, {
    element: { type: 'timepicker', action_id: 'in', initial_time: time },
  });
}

function zoneInput({ timeZone, ownZone }: DigestDraft, t: Words): InputBlock {
  const words = t.follow.form;
  const options = zonesWith(ownZone, timeZone).map((zone) => ({
    text: plainText(zone === ownZone ? words.ownZone(zone) : zone, LIMITS.option),
    value: zone,
  }));
  return input(DIGEST_INPUT.zone, words.zone, {
    hint: words.zoneHint,
    element: { type: 'static_select', action_id: 'in', ...menu(options, timeZone) },
  });
}

function radio(id: string, label: string, options: Option[], value: string): InputBlock {
  return input(id, label, { element: { type: 'radio_buttons', action_id: 'in', ...chosen(options, value) } });
}

/** Slack wants what is chosen to be one of the very same objects. */
function menu<Each extends { readonly value: string }>(options: Each[], value: string) {
  const initial = options.find((each) => each.value === value);
  return { options, ...(initial && { initial_option: initial }) };
}
