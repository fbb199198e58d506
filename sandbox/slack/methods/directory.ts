import { type Channel, directChannel, findChannel, type Person } from '../../workspace.ts';
import { type Fields, textOf } from '../json.ts';
import { Refused } from '../refused.ts';
import { isOn, type Methods } from './method.ts';

/** Who and what there is: the app itself, people, groups, channels. */
export const directory: Methods = {
  'auth.test'(_args, { workspace: { app, team } }) {
    return {
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: app.name.toLowerCase(),
      team_id: team.id,
      user_id: app.botUserId,
      bot_id: app.botId,
      app_id: app.id,
      is_enterprise_install: false,
    };
  },

  'users.info'(args, { workspace }) {
    const person = workspace.people.get(textOf(args.user));
    if (!person) throw new Refused('user_not_found');
    return { user: asUser(person, isOn(args.include_locale)) };
  },

  'usergroups.users.list'(args, { workspace }) {
    const group = workspace.groups.get(textOf(args.usergroup));
    if (!group) throw new Refused('no_such_subteam');
    return { users: [...group.members] };
  },

  'conversations.open'(args, { workspace }) {
    const people = textOf(args.users).split(',').filter(Boolean);
    const [personId] = people;
    if (!personId) throw new Refused('users_list_not_supplied');
    if (people.length > 1) throw new Refused('method_not_supported_for_channel_type');
    if (!workspace.people.has(personId)) throw new Refused('user_not_found');
    const { id } = directChannel(workspace, personId);
    return { channel: { id } };
  },

  'conversations.info'(args, { workspace, scopes }) {
    const channel = findChannel(workspace, textOf(args.channel));
    if (!channel || (channel.isPrivate && !channel.botIsMember)) throw new Refused('channel_not_found');
    const needed = channel.isIm ? 'im:read' : channel.isPrivate ? 'groups:read' : 'channels:read';
    if (!scopes.has(needed)) throw new Refused('missing_scope', { needed, provided: [...scopes].join(',') });
    return { channel: asConversation(channel, isOn(args.include_locale)) };
  },
};

function asUser(
  { id, name, teamId, tz, isAdmin, isOwner, isGuest, locale }: Person,
  withLocale: boolean,
): Fields {
  return {
    id,
    team_id: teamId,
    name,
    real_name: name,
    tz,
    profile: { display_name: name, real_name: name },
    is_admin: isAdmin,
    is_owner: isOwner,
    is_primary_owner: false,
    is_restricted: isGuest,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    deleted: false,
    ...(withLocale && { locale }),
  };
}

function asConversation(
  { id, name, isPrivate, isIm, isArchived, botIsMember, members }: Channel,
  locale: boolean,
) {
  const [user] = members;
  return {
    id,
    ...(isIm ? { user } : { name }),
    is_channel: !isIm,
    is_group: false,
    is_im: isIm,
    is_mpim: false,
    is_private: isPrivate,
    is_archived: isArchived,
    is_member: botIsMember,
    is_shared: false,
    is_ext_shared: false,
    ...(locale && { locale: 'en-US' }),
  };
}
