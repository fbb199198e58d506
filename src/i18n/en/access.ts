import type { Role } from '../../domain/access/access.ts';
import { type Inline, joined, type Line, line } from '../line.ts';

/** Who may do what: roles, and the commands that give and take them. */
export const enAccess = {
  role: { viewer: 'viewer', operator: 'operator', admin: 'admin' } satisfies Record<Role, string>,
  meaning: {
    viewer: 'may look at searches and trials',
    operator: 'may also stop trials',
    admin: 'may also give roles and change settings',
  } satisfies Record<Role, string>,
  everywhere: line`everywhere`,
  in: (channel: Inline) => line`in ${channel}`,
  channels: (items: readonly (Inline | Line)[]) => joined(items, ', '),
  rights: (items: readonly (Inline | Line)[]) => joined(items, '; '),

  /** A role and what it comes from, inside a sentence. */
  right: (role: string, through: Line) => line`${role} ${through}`,
  through: {
    workspace: line`as a workspace admin`,
    membership: line`as a member of this workspace`,
    admission: line`where guests are admitted`,
    own: (place: Line) => place,
    group: (group: Inline, place: Line) => line`${place}, through ${group}`,
    config: (place: Line) => line`${place}, by the configuration of the bot`,
  },

  nowMay: {
    viewer: (who: Inline, place: Line) => line`${who} may now look at searches and trials ${place}.`,
    operator: (who: Inline, place: Line) => line`${who} may now stop trials ${place}.`,
    admin: (who: Inline, place: Line) =>
      line`${who} is now an admin ${place}: may stop trials and give roles.`,
  } satisfies Record<Role, (who: Inline, place: Line) => Line>,
  sameAsBefore: (who: Inline, role: string, place: Line) =>
    line`${who} already had the role ${role} ${place}, so nothing has changed.`,
  instead: (role: string) => line`The role ${role}, which they had there until now, is replaced.`,
  alreadyHad: (right: Line) => line`They already had as much: ${right}. The highest role counts.`,
  guestOnly: (channels: Line) =>
    line`They are a guest or of another organisation, so this holds only where guests are admitted: ${channels}.`,
  guestNowhere: (own: Inline) =>
    line`They are a guest or of another organisation, so this holds only where guests are admitted, and that is nowhere yet. Type ${own} in a channel to admit them there.`,
  notListed: (channel: Inline) =>
    line`I do not answer in ${channel}: it is not on the list of channels. Type “/modelarts allow channel” there.`,

  taken: (who: Inline, role: string, place: Line) => line`${who} no longer has the role ${role} ${place}.`,
  nothingTaken: (who: Inline, place: Line) =>
    line`${who} had no role ${place} to take back, so nothing has changed.`,
  still: (rights: Line) => line`They still have: ${rights}.`,
  stillLook: 'They may still look, as every member of this workspace.',
  stillNothing: 'They may do nothing now.',
  stillNoRole: 'They have been given no other role.',
  inConfig: (who: Inline) =>
    line`${who} is named in MODELARTS_BOT_ADMINS, in the configuration of the bot: only whoever runs it can take that back.`,
  ownAdmin: 'You are no longer an admin. Workspace admins always are, and can make you one again.',
  unknownNow: 'Slack does not tell who that is at the moment, so I cannot say what else they may do.',

  guestsIn: (channel: Inline) =>
    line`Guests and people of other organisations may now look at searches and trials in ${channel}. Roles that they are given count there too, up to operator.`,
  guestsAlready: (channel: Inline) =>
    line`Guests and people of other organisations were already admitted in ${channel}, so nothing has changed.`,
  guestsOut: (channel: Inline) =>
    line`Guests and people of other organisations may no longer do anything in ${channel}.`,
  guestsNever: (channel: Inline) =>
    line`Guests and people of other organisations were not admitted in ${channel}, so nothing has changed.`,
  listed: (channel: Inline) => line`I answer in ${channel} from now on.`,
  listedAlready: (channel: Inline) => line`${channel} was already on the list, so nothing has changed.`,
  unlisted: (channel: Inline) => line`I no longer answer in ${channel}, except to admins.`,
  offList: (channel: Inline) => line`${channel} is off the list.`,
  unlistedAlready: (channel: Inline) => line`${channel} was not on the list, so nothing has changed.`,
  onlyIn: (channels: Line) =>
    line`I answer only in listed channels and in direct messages: ${channels}. Admins are answered everywhere.`,
  inAll: 'No channel is listed, so I answer in every channel.',

  trouble: {
    who: (word: string) =>
      `I cannot tell who “${word}” is. Type @ and pick the person or user group from what Slack suggests, or give roles in my Home tab.`,
    where: (word: string) =>
      `I cannot tell which channel “${word}” is. Type “here” in the channel itself, or type # and pick the channel from what Slack suggests.`,
    direct:
      'This is a direct message, so there is no “here”. Name the channel: type # and pick it from what Slack suggests.',
    guestsWhere:
      'Guests are admitted channel by channel. Type “here” in the channel itself, or name the channel with #.',
    unknown: (who: Inline) =>
      line`Slack does not tell who ${who} is at the moment, so I have changed nothing. Try again in a minute.`,
    guestAdmin: (who: Inline) =>
      line`${who} is a guest or of another organisation, and can be an operator at most. I have changed nothing.`,
    reach:
      'You are an admin only in some channels, so you can give and take roles only there: add “here” in such a channel.',
    reachAll:
      'You are an admin only in some channels, and this is about all of them. Ask an admin of the whole workspace.',
  },
  whichRole: (who: Inline) => line`Which role should ${who} have?`,
  give: (role: string) => `Make ${role}`,

  whoami: {
    title: 'Who you are to me',
    rights: (rights: Line) => line`All that you have been given: ${rights}.`,
    member: 'You are a member of this workspace.',
    guest: 'You are a guest of this workspace, or of another organisation.',
    language: 'I speak English with you. This follows the language of your Slack: Chinese or English.',
    timeZone: (zone: string, time: Inline) => line`Your time zone is ${zone}, where it is ${time} now.`,
    noTimeZone: 'Slack does not tell me your time zone.',
    fresh: 'A change in Slack reaches me within a minute.',
  },
  who: {
    title: 'Who may do what',
    headline: {
      viewer: 'You are a viewer here',
      operator: 'You are an operator here',
      admin: 'You are an admin here',
    } satisfies Record<Role, string>,
    nothing: 'You may do nothing here.',
    because: (headline: string, through: Line) => line`${headline}, ${through}.`,
    byGrant: (place: Line) => line`by a role given to you ${place}`,
    roles: { viewer: 'Viewers', operator: 'Operators', admin: 'Admins' } satisfies Record<Role, string>,
    workspaceAdmins: 'Workspace admins are admins.',
    members: 'Every member of this workspace may look.',
    noOperators:
      'Nobody has been made an operator yet: only admins may stop trials. An admin makes one with “/modelarts allow @name operator”.',
    given: (user: Inline, day: string) => line`given by ${user} on ${day}`,
    config: 'named in the configuration of the bot',
    entry: (who: Inline, place: Line, origin: Inline | Line) => line`• ${who} ${place}, ${origin}`,
    elsewhere: (count: number) =>
      count === 1
        ? 'One more role holds only in another channel.'
        : `${count} more roles hold only in other channels.`,
    channels: 'Channels',
    guests: (channels: Line) => line`Guests and people of other organisations may look in ${channels}.`,
    noGuests: 'Guests and people of other organisations are not admitted anywhere.',
    is: (who: Inline, role: string) => line`${who} has the role ${role} here.`,
    isNothing: (who: Inline) => line`${who} may do nothing here.`,
    why: (rights: Line) => line`Why: ${rights}.`,
    whyGuest: 'A guest, or of another organisation, and those are not admitted here.',
    whyUnknown: 'Slack does not tell who that is at the moment.',
    alsoElsewhere: (rights: Line) => line`Elsewhere: ${rights}.`,
    group: (group: Inline) => line`What ${group} has been given:`,
    groupNothing: (group: Inline) => line`${group} has been given no role.`,
  },
};
