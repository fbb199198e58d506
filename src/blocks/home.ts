import type { Button, HomeView, KnownBlock } from '@slack/types';
import { type Grant, ROLES, type Role } from '../domain/access.ts';
import { writeLine } from '../domain/command-line.ts';
import type { Words } from '../i18n/en.ts';
import { joined, type Line } from '../i18n/line.ts';
import { mention, placeLine } from './access-words.ts';
import type { Message } from './message.ts';
import { actions, button, heading, note, paragraph } from './parts.ts';

/** Ids of what can be pressed in the Home tab; apart from those in messages, since here a press has no reply. */
export const HOME = { give: 'home:give', settings: 'home:settings', takeBack: 'home:take-back' } as const;

export interface Home {
  /** Whether Slack told who the reader is. */
  readonly isKnown: boolean;
  /** The reader's role everywhere. */
  readonly role: Role | undefined;
  /** Where the reader may do more. */
  readonly elsewhere: readonly Place[];
  readonly grants: readonly Grant[];
  readonly isDryRun: boolean;
}

interface Place {
  readonly channel: string;
  readonly role: Role;
}

/** Grants take two blocks each, of the hundred that Slack allows in a Home tab. */
const GRANTS = 36;
/** Blocks about the last press: it ran one command, whose answer has fewer. */
const OUTCOME = 12;
/** Subjects named in one sentence. */
const NAMED = 30;
const PLACES = 10;

/** @param outcome what came of the reader's last press, shown on top */
export function homeView(home: Home, outcome: readonly Message[], t: Words): HomeView {
  return view([
    ...told(outcome, t),
    home.isDryRun ? paragraph([{ bold: t.home.dryRun }, ` ${t.home.dryRunMeaning}`]) : undefined,
    ...welcome(t),
    ...ownRole(home, t),
    ...(home.role === 'admin' ? accessForAdmins(home, t) : accessForOthers(home, t)),
  ]);
}

/** Where the Home tab cannot be told as it is. */
export function homeTrouble(trouble: Message, outcome: readonly Message[], t: Words): HomeView {
  return view([...told(outcome, t), ...told([trouble], t), ...welcome(t)]);
}

/**
 * Messages as a part of a Home tab or modal: without tables, which modals do not take, and without controls, whose
 * answers need a conversation. What several of them say alike is said once.
 * @param most how many blocks there is room for, the one that tells of a cut included
 */
export function readable(messages: readonly Message[], most: number, t: Words): KnownBlock[] {
  const blocks = messages
    .flatMap(({ blocks, plain }) => [...(plain ?? blocks)])
    .filter((block) => block.type === 'rich_text' || block.type === 'context');
  const all = [...new Map(blocks.map((block) => [JSON.stringify(block), block])).values()];
  if (all.length <= most) return all;
  const cut = note(t.more(all.length - most + 1));
  return [...all.slice(0, most - 1), ...(cut ? [cut] : [])];
}

function view(blocks: readonly (KnownBlock | undefined)[]): HomeView {
  return { type: 'home', blocks: blocks.filter((block) => block !== undefined) };
}

function told(outcome: readonly Message[], t: Words): KnownBlock[] {
  const blocks = readable(outcome, OUTCOME, t);
  return blocks.length === 0 ? [] : [...blocks, { type: 'divider' }];
}

function welcome(t: Words): (KnownBlock | undefined)[] {
  const typed = (line: string, summary: string): Line => [{ code: `/modelarts ${line}` }, ` — ${summary}`];
  return [
    heading(t.home.title),
    paragraph(t.home.purpose),
    paragraph(
      t.home.typing,
      typed('jobs', t.summary.jobs),
      typed('best <job>', t.summary.best),
      typed('help', t.summary.help),
    ),
  ];
}

function ownRole({ isKnown, role, elsewhere }: Home, t: Words): (KnownBlock | undefined)[] {
  const places = elsewhere
    .slice(0, PLACES)
    .map((place) => t.home.elsewhere({ channel: place.channel }, t.access.role[place.role]));
  const left = elsewhere.length - places.length;
  return [
    heading(t.home.yourRole),
    paragraph(role ? t.home.role[role] : isKnown ? t.home.noRole : t.problem.unknownPerson, ...places),
    note(left > 0 ? t.more(left) : undefined),
  ];
}

function accessForAdmins({ grants }: Home, t: Words): (KnownBlock | undefined)[] {
  const shown = grants.toSorted(byWeight).slice(0, GRANTS);
  const left = grants.length - shown.length;
  return [
    heading(t.home.access),
    paragraph(t.home.adminsAre, hasOperators(grants) ? undefined : t.home.nobody),
    actions(
      pressed(HOME.give, { label: t.home.give, line: 'allow', style: 'primary' }),
      pressed(HOME.settings, { label: t.home.settings, line: 'settings' }),
    ),
    ...shown.flatMap((grant) => [paragraph(grantLine(grant, t)), takeBack(grant, t)]),
    note(left > 0 ? t.more(left) : undefined, t.home.allRoles),
  ];
}

/** A button that the Home tab's own listeners hear. */
function pressed(actionId: string, spec: Omit<Parameters<typeof button>[0], 'key'>): Button | undefined {
  const made = button({ ...spec, key: actionId });
  return made && { ...made, action_id: actionId };
}

function takeBack({ subject, role, channel, by }: Grant, t: Words): KnownBlock | undefined {
  if (by === undefined) return undefined;
  const words = t.home.takingBack;
  return actions(
    pressed(HOME.takeBack, {
      label: t.home.takeBack,
      line: writeLine('deny', subject, ...(channel === undefined ? [] : [channel])),
      confirm: { ...words, text: words.text(t.access.role[role], channel === undefined) },
    }),
  );
}

function grantLine({ subject, role, channel, by, at }: Grant, t: Words): Line {
  const { given, config } = t.access.who;
  const origin = by && at ? given(mention(by), at.toISOString().slice(0, 10)) : config;
  return t.home.grant(mention(subject), { bold: t.access.role[role] }, placeLine(channel, t), origin);
}

function accessForOthers({ grants, role }: Home, t: Words): (KnownBlock | undefined)[] {
  if (role === undefined) return [];
  const of = (wanted: Role) =>
    grants.filter((grant) => grant.role === wanted).map((grant) => subjectLine(grant, t));
  const operators = of('operator');
  return [
    heading(t.home.access),
    paragraph(
      t.home.admins(some([[t.home.workspaceAdmins], ...of('admin')], t)),
      operators.length > 0 ? t.home.operators(some(operators, t)) : t.home.noOperators,
      role === 'viewer' ? t.home.becomeOperator : undefined,
    ),
    note(t.home.allRoles),
  ];
}

function subjectLine({ subject, channel }: Grant, t: Words): Line {
  return channel === undefined ? [mention(subject)] : t.home.subjectIn(mention(subject), { channel });
}

function some(subjects: readonly Line[], t: Words): Line {
  const shown = subjects.slice(0, NAMED);
  const left = subjects.length - shown.length;
  return joined(left > 0 ? [...shown, t.more(left)] : shown, t.home.between);
}

function hasOperators(grants: readonly Grant[]): boolean {
  return grants.some(({ role }) => role === 'operator');
}

/** The most powerful first, and of those the ones that hold everywhere. */
function byWeight(a: Grant, b: Grant): number {
  const weight = ({ role, channel }: Grant) => ROLES.indexOf(role) * 2 + (channel === undefined ? 1 : 0);
  return weight(b) - weight(a);
}
