import { ROLES, type Role } from '../../domain/access/access.ts';
import { isGroup, type Right } from '../../domain/access/roles.ts';
import { writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import type { Line } from '../../i18n/line.ts';
import { channelsLine, mention, placeLine, rightLine, rightsLine } from '../kit/access-words.ts';
import { clip, NAME } from '../kit/limits.ts';
import { type Message, message } from '../kit/message.ts';
import { actions, button, note, paragraph } from '../kit/parts.ts';

/** A person or user group, and where: everywhere when there is no channel. */
export interface Target {
  readonly subject: string;
  readonly channel: string | undefined;
}

interface Given extends Target {
  readonly role: Role;
  /** What the same grant was until now. */
  readonly before: Role | undefined;
  /** Another right of theirs that is worth as much there. */
  readonly had: Right | undefined;
  readonly isGuest: boolean;
  readonly guestChannels: ReadonlySet<string>;
  /** Whether the bot answers there at all. */
  readonly isServed: boolean;
}

export function roleGiven(given: Given, t: Words): Message {
  const { subject, role, channel, before, had, isServed } = given;
  const place = placeLine(channel, t);
  const who = mention(subject);
  const text =
    before === role
      ? t.access.sameAsBefore(who, t.access.role[role], place)
      : t.access.nowMay[role](who, place);
  return message(text, [
    paragraph(
      text,
      before && before !== role ? t.access.instead(t.access.role[before]) : undefined,
      had && t.access.alreadyHad(rightLine(had, subject, t)),
      ...guestLines(given, t),
      channel === undefined || isServed ? undefined : t.access.notListed({ channel }),
    ),
  ]);
}

function guestLines({ isGuest, guestChannels }: Given, t: Words): (Line | string | undefined)[] {
  if (!isGuest) return [];
  return [
    guestChannels.size > 0
      ? t.access.guestOnly(channelsLine(guestChannels, t))
      : t.access.guestNowhere({ code: '/modelarts allow guests here' }),
  ];
}

interface Taken extends Target {
  /** What was taken back; nothing where there was no such grant. */
  readonly role: Role | undefined;
  /** What they have after that, anywhere; nothing where Slack does not tell who they are. */
  readonly still: readonly Right[] | undefined;
  /** The configuration of the bot gives them a role there. */
  readonly isConfigured: boolean;
  /** The asker was an admin by it, and is none any more. */
  readonly isOwnAdmin: boolean;
}

export function roleTaken(
  { subject, channel, role, still, isConfigured, isOwnAdmin }: Taken,
  t: Words,
): Message {
  const who = mention(subject);
  const lines = [
    ...(isConfigured ? [t.access.inConfig(who)] : []),
    stillLine(still, subject, t),
    ...(isOwnAdmin ? [t.access.ownAdmin] : []),
  ];
  const place = placeLine(channel, t);
  const text = role ? t.access.taken(who, t.access.role[role], place) : t.access.nothingTaken(who, place);
  return message(text, [paragraph(text, ...lines)]);
}

function stillLine(still: Taken['still'], subject: string, t: Words): Line | string {
  if (!still) return t.access.unknownNow;
  const given = still.filter(({ through }) => through !== 'membership');
  if (given.length > 0) return t.access.still(rightsLine(given, subject, t));
  if (still.length > 0) return t.access.stillLook;
  return isGroup(subject) ? t.access.stillNoRole : t.access.stillNothing;
}

interface ChannelChange {
  readonly channel: string;
  /** Whether it was otherwise before. */
  readonly changed: boolean;
}

/** A channel opened to guests, or closed again. */
export function guestsAdmitted(
  { channel, changed, isServed }: ChannelChange & { readonly isServed: boolean },
  t: Words,
): Message {
  const text = (changed ? t.access.guestsIn : t.access.guestsAlready)({ channel });
  return message(text, [paragraph(text, isServed ? undefined : t.access.notListed({ channel }))]);
}

export function guestsRefused({ channel, changed }: ChannelChange, t: Words): Message {
  return told((changed ? t.access.guestsOut : t.access.guestsNever)({ channel }));
}

interface ListChange extends ChannelChange {
  readonly isListed: boolean;
  /** The list as it is now. */
  readonly listed: ReadonlySet<string>;
}

/** A channel put on the list of those where the bot answers, or taken off. */
export function channelListed(change: ListChange, t: Words): Message {
  const text = listLine(change, t);
  return message(text, [paragraph(text, whereIAnswer(change.listed, t))]);
}

function listLine({ channel, changed, isListed, listed }: ListChange, t: Words): Line {
  if (isListed) return (changed ? t.access.listed : t.access.listedAlready)({ channel });
  if (!changed) return t.access.unlistedAlready({ channel });
  return (listed.size > 0 ? t.access.unlisted : t.access.offList)({ channel });
}

export function whereIAnswer(listed: ReadonlySet<string>, t: Words): Line | string {
  return listed.size === 0 ? t.access.inAll : t.access.onlyIn(channelsLine(listed, t));
}

/** Asks back which role was meant. */
export function whichRole({ subject, channel }: Target, t: Words): Message {
  const text = t.access.whichRole(mention(subject));
  const place = channel === undefined ? [] : [channel];
  return message(text, [
    paragraph(
      text,
      ...ROLES.map((role): Line => ['• ', { bold: t.access.role[role] }, ` ${t.access.meaning[role]}`]),
    ),
    actions(
      ...ROLES.map((role) =>
        button({
          key: role,
          label: t.access.give(t.access.role[role]),
          line: writeLine('allow', subject, role, ...place),
        }),
      ),
    ),
  ]);
}

/** Why a line about roles cannot be followed. */
export type Trouble =
  | { readonly kind: 'who' | 'where'; readonly word: string }
  | { readonly kind: 'direct' | 'guestsWhere' | 'reach' | 'reachAll' }
  | { readonly kind: 'unknown' | 'guestAdmin'; readonly subject: string };

export function accessTrouble(trouble: Trouble, usage: string, t: Words): Message {
  const text = troubleLine(trouble, t);
  return message(text, [paragraph(text), note(t.problem.usage(usage))]);
}

function troubleLine(trouble: Trouble, t: Words): Line | string {
  switch (trouble.kind) {
    case 'who':
    case 'where':
      return t.access.trouble[trouble.kind](clip(trouble.word, NAME));
    case 'unknown':
    case 'guestAdmin':
      return t.access.trouble[trouble.kind](mention(trouble.subject));
    case 'direct':
    case 'guestsWhere':
    case 'reach':
    case 'reachAll':
      return t.access.trouble[trouble.kind];
  }
}

function told(text: Line): Message {
  return message(text, [paragraph(text)]);
}
