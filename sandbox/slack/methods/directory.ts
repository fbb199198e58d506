import type { Person, UserGroup, Workspace } from '../../workspace.ts';
import { type Fields, textOf } from '../json.ts';
import { Refused } from '../refused.ts';
import { isOn, type Methods } from './method.ts';

/** Who there is: the app itself, people, groups. */
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
      ...(team.enterpriseId !== undefined && { enterprise_id: team.enterpriseId }),
      is_enterprise_install: team.isOrgInstall ?? false,
      ...(team.tokenExpiresIn !== undefined && { expires_in: team.tokenExpiresIn }),
    };
  },

  'users.info'(args, { workspace }) {
    const person = workspace.people.get(textOf(args.user));
    if (!person) throw new Refused('user_not_found');
    return { user: asUser(person, isOn(args.include_locale)) };
  },

  'usergroups.list'(_args, { workspace }) {
    return { usergroups: [...workspace.groups.values()].map((group) => asUserGroup(group, workspace)) };
  },

  'usergroups.users.list'(args, { workspace }) {
    const group = workspace.groups.get(textOf(args.usergroup));
    if (!group) throw new Refused('no_such_subteam');
    return { users: [...group.members] };
  },
};

/** The members themselves come only where they are asked for. */
function asUserGroup({ id, handle, members }: UserGroup, { team }: Pick<Workspace, 'team'>): Fields {
  return {
    id,
    team_id: team.id,
    is_usergroup: true,
    name: handle,
    description: '',
    handle,
    is_external: false,
    date_delete: 0,
    auto_type: null,
    user_count: members.size,
  };
}

function asUser(
  { id, name, teamId, tz, isAdmin, isOwner, isGuest, locale, enterprise, isStranger }: Person,
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
    ...(isStranger && { is_stranger: true }),
    ...(enterprise && {
      enterprise_user: {
        id,
        enterprise_id: enterprise.id,
        teams: enterprise.teams,
        is_admin: false,
        is_owner: false,
      },
    }),
    ...(withLocale && { locale }),
  };
}
