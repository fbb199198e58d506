import { randomUUID } from 'node:crypto';
import { directChannel, type Workspace } from '../workspace.ts';
import type { Message } from './journal.ts';
import type { Fields } from './json.ts';
import type { Link } from './links.ts';
import { asApiView } from './methods/api-view.ts';
import { type Actor, TOKEN } from './payloads.ts';

/** The wrapper that every event comes in. */
export function eventCallback(event: Fields, { team, app, now }: Workspace): Fields {
  return {
    type: 'event_callback',
    token: TOKEN,
    team_id: team.id,
    api_app_id: app.id,
    event,
    event_id: `Ev${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`,
    event_time: Math.floor(now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: '4-sandbox',
  };
}

export function appMention({ ts, text, channel, threadTs }: Message, { workspace, person }: Actor): Fields {
  return eventCallback(
    {
      type: 'app_mention',
      user: person.id,
      text,
      ts,
      channel,
      team: workspace.team.id,
      event_ts: ts,
      ...(threadTs && { thread_ts: threadTs }),
    },
    workspace,
  );
}

/** A person came to the app's own place. @param tab which side of it */
export function appHomeOpened({ workspace, person }: Actor, tab: 'home' | 'messages' = 'home'): Fields {
  const home = workspace.views.homeOf(person.id);
  return eventCallback(
    {
      type: 'app_home_opened',
      user: person.id,
      channel: directChannel(workspace, person.id).id,
      tab,
      event_ts: String(workspace.now() / 1000),
      ...(tab === 'home' && home && { view: asApiView(home, workspace) }),
    },
    workspace,
  );
}

/** Links were posted. That Slack tells of them already while the message is being written is left out here. */
export function linkShared(
  { channel, ts, threadTs }: Message,
  links: readonly Link[],
  { workspace, person }: Actor,
): Fields {
  return eventCallback(
    {
      type: 'link_shared',
      user: person.id,
      channel,
      is_bot_user_member: workspace.channels.get(channel)?.botIsMember ?? false,
      message_ts: ts,
      unfurl_id: `${channel}-${ts}`,
      source: 'conversations_history',
      links,
      event_ts: ts,
      ...(threadTs && { thread_ts: threadTs }),
    },
    workspace,
  );
}
