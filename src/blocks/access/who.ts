import type { Access, Candidate, Grant, Role } from '../../domain/access/access.ts';
import { type Right, rightsIn } from '../../domain/access/roles.ts';
import type { Words } from '../../i18n/en.ts';
import type { Inline, Line } from '../../i18n/line.ts';
import { channelsLine, mention, placeLine, rightsLine, throughLine } from '../kit/access-words.ts';
import { type Message, message } from '../kit/message.ts';
import { heading, note, paragraph } from '../kit/parts.ts';
import { whereIAnswer } from './access.ts';

interface Here {
  readonly channel: string;
  readonly access: Access;
}

/** Grants listed of one role. */
const LISTED = 20;

/** Who may do what in this channel and everywhere. */
export function whoOverview(
  { reader, channel, access }: Here & { readonly reader: Candidate },
  t: Words,
): Message {
  const own = ownRole(rightsIn(channel, reader, access), reader.id, t);
  const here = access.grants.filter((grant) => grant.channel === undefined || grant.channel === channel);
  const elsewhere = access.grants.length - here.length;
  const of = (role: Role) => here.filter((grant) => grant.role === role);
  const operators = of('operator');
  return message(own, [
    heading(t.access.who.title),
    paragraph(own),
    paragraph([{ bold: t.access.who.roles.admin }], t.access.who.workspaceAdmins, ...entries(of('admin'), t)),
    paragraph(
      [{ bold: t.access.who.roles.operator }],
      ...(operators.length > 0 ? entries(operators, t) : [t.access.who.noOperators]),
    ),
    paragraph([{ bold: t.access.who.roles.viewer }], t.access.who.members, ...entries(of('viewer'), t)),
    paragraph([{ bold: t.access.who.channels }], whereIAnswer(access.listed, t), guests(access, t)),
    note(elsewhere > 0 ? t.access.who.elsewhere(elsewhere) : undefined),
  ]);
}

/** The reader's own role, and through what. */
export function ownRole(rights: readonly Right[], id: string, t: Words): Line | string {
  const [highest] = rights;
  if (!highest) return t.access.who.nothing;
  const { through, role } = highest;
  const isOwn = typeof through === 'object' && through.subject === id && through.by !== undefined;
  const origin = isOwn ? t.access.who.byGrant(placeLine(through.channel, t)) : throughLine(highest, id, t);
  return t.access.who.because(t.access.who.headline[role], origin);
}

/** @param name what tells one from the others */
function entries(
  grants: readonly Grant[],
  t: Words,
  name: (grant: Grant) => Inline = ({ subject }) => mention(subject),
): (Line | string)[] {
  const shown = grants.toSorted(everywhereFirst).slice(0, LISTED);
  const left = grants.length - shown.length;
  return [...shown.map((grant) => entry(name(grant), grant, t)), ...(left > 0 ? [t.more(left)] : [])];
}

function entry(name: Inline, { channel, by, at }: Grant, t: Words): Line {
  const words = t.access.who;
  const origin = by && at ? words.given(mention(by), at.toISOString().slice(0, 10)) : words.config;
  return words.entry(name, placeLine(channel, t), origin);
}

function everywhereFirst(a: Grant, b: Grant): number {
  return Number(a.channel !== undefined) - Number(b.channel !== undefined);
}

function guests(access: Access, t: Words): Line | string {
  return access.guests.size > 0 ? t.access.who.guests(channelsLine(access.guests, t)) : t.access.who.noGuests;
}

interface OnePerson extends Here {
  readonly person: Candidate;
  /** Their rights anywhere, the highest first. */
  readonly all: readonly Right[];
}

/** What one person may do here, and why. */
export function whoIs({ person, all, channel, access }: OnePerson, t: Words): Message {
  const words = t.access.who;
  const here = rightsIn(channel, person, access);
  const [highest] = here;
  const who = mention(person.id);
  const text = highest ? words.is(who, t.access.role[highest.role]) : words.isNothing(who);
  const elsewhere = all.filter(({ through }) => isElsewhere(through, channel));
  return message(text, [
    paragraph(
      text,
      here.length > 0 ? words.why(rightsLine(here, person.id, t)) : whyNothing(person, t),
      elsewhere.length > 0 ? words.alsoElsewhere(rightsLine(elsewhere, person.id, t)) : undefined,
    ),
  ]);
}

function whyNothing({ isKnown }: Candidate, t: Words): string {
  return isKnown ? t.access.who.whyGuest : t.access.who.whyUnknown;
}

function isElsewhere(through: Right['through'], channel: string): boolean {
  return typeof through === 'object' && through.channel !== undefined && through.channel !== channel;
}

/** What a user group has been given, anywhere. */
export function whoIsGroup({ group, access }: { group: string; access: Access }, t: Words): Message {
  const grants = access.grants.filter(({ subject }) => subject === group);
  const text = (grants.length > 0 ? t.access.who.group : t.access.who.groupNothing)(mention(group));
  return message(text, [paragraph(text, ...entries(grants, t, ({ role }) => t.access.role[role]))]);
}
