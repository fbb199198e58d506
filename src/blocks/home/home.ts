import type { HomeView, KnownBlock } from '@slack/types';
import { type Grant, ROLES, type Role } from '../../domain/access/access.ts';
import { allows } from '../../domain/access/roles.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Unknown } from '../../errors.ts';
import type { Words } from '../../i18n/en.ts';
import { joined, type Line } from '../../i18n/line.ts';
import { mention, placeLine } from '../kit/access-words.ts';
import type { Message } from '../kit/message.ts';
import { actions, heading, note, paragraph } from '../kit/parts.ts';
import { readable } from '../kit/readable.ts';
import { askButton, HOME, homeButton } from './home-buttons.ts';
import { type HomeFollowing, homeFollowing } from './home-following.ts';
import { type HomeSearches, homeSearches } from './home-searches.ts';

export interface Home {
  /** Whether Slack told who the reader is. */
  readonly whyUnknown: Unknown | undefined;
  /** The reader's role everywhere. */
  readonly role: Role | undefined;
  /** Where the reader may do more. */
  readonly elsewhere: readonly Place[];
  readonly grants: readonly Grant[];
  readonly isDryRun: boolean;
  /** The reader has never seen this tab before. */
  readonly isFirst: boolean;
  /** Nothing for whoever may not look at searches everywhere. */
  readonly searches: HomeSearches | undefined;
  /** Nothing for whoever may not look at searches anywhere, or as long as it cannot be told. */
  readonly following?: HomeFollowing | undefined;
}

interface Place {
  readonly channel: string;
  readonly role: Role;
}

/** What Slack allows in a Home tab. */
const BLOCKS = 100;
/** Grants take two blocks each, as far as what stands above them leaves room. */
const GRANTS = 18;
/** What stands around the grants. */
const AROUND_GRANTS = 4;
/** Blocks about the last press: it ran one command, whose answer has fewer. */
const OUTCOME = 12;
/** Subjects named in one sentence. */
const NAMED = 30;
const PLACES = 10;

/**
 * How to begin is always said: above the searches on the first visit, later below them, where it is in nobody's way.
 * @param outcome what came of the reader's last press, shown on top
 */
export function homeView(home: Home, outcome: readonly Message[], t: Words): HomeView {
  const { isFirst, role, searches, following } = home;
  const start = [...welcome(t), role && firstSteps(t)];
  const mayStop = allows(role, 'operate');
  const above = [
    ...told(outcome, t),
    home.isDryRun ? paragraph([{ bold: t.home.dryRun }, ` ${t.home.dryRunMeaning}`]) : undefined,
    ...(isFirst ? start : []),
    ...(role && searches ? homeSearches(searches, { mayStop }, t) : []),
    ...(role && following ? homeFollowing(following, t) : []),
    ...(isFirst ? [] : start),
    ...ownRole(home, t),
  ].filter((block) => block !== undefined);
  const room = Math.floor((BLOCKS - above.length - AROUND_GRANTS) / 2);
  return view([
    ...above,
    ...(role === 'admin' ? accessForAdmins(home, Math.min(GRANTS, room), t) : accessForOthers(home, t)),
  ]);
}

/** Where the Home tab cannot be told as it is. */
export function homeTrouble(trouble: Message, outcome: readonly Message[], t: Words): HomeView {
  return view([...told(outcome, t), ...told([trouble], t), ...welcome(t)]);
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

/** Three buttons for whoever does not know yet what to type. */
function firstSteps(t: Words): KnownBlock | undefined {
  return actions(
    homeButton(HOME.find, { label: t.home.find, line: 'jobs', style: 'primary' }),
    askButton({ key: 'help', label: t.home.whatToAsk, line: 'help' }),
    askButton({ key: 'who', label: t.home.whoMayStop, line: 'who' }),
  );
}

function ownRole({ whyUnknown, role, elsewhere }: Home, t: Words): (KnownBlock | undefined)[] {
  const places = elsewhere
    .slice(0, PLACES)
    .map((place) => t.home.elsewhere({ channel: place.channel }, t.access.role[place.role]));
  const left = elsewhere.length - places.length;
  return [
    heading(t.home.yourRole),
    paragraph(
      role ? t.home.role[role] : whyUnknown ? t.problem.unknownPerson[whyUnknown] : t.home.noRole,
      ...places,
    ),
    note(left > 0 ? t.more(left) : undefined),
  ];
}

/** @param most how many grants there is room for */
function accessForAdmins({ grants }: Home, most: number, t: Words): (KnownBlock | undefined)[] {
  const shown = grants.toSorted(byWeight).slice(0, most);
  const left = grants.length - shown.length;
  return [
    heading(t.home.access),
    paragraph(t.home.adminsAre, hasOperators(grants) ? undefined : t.home.nobody),
    actions(
      homeButton(HOME.give, { label: t.home.give, line: 'allow', style: 'primary' }),
      homeButton(HOME.settings, { label: t.home.settings, line: 'settings' }),
    ),
    ...shown.flatMap((grant) => [paragraph(grantLine(grant, t)), takeBack(grant, t)]),
    note(left > 0 ? t.more(left) : undefined, t.home.allRoles),
  ];
}

function takeBack({ subject, role, channel, by }: Grant, t: Words): KnownBlock | undefined {
  if (by === undefined) return undefined;
  const words = t.home.takingBack;
  return actions(
    homeButton(HOME.takeBack, {
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
