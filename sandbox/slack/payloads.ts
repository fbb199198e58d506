import { randomUUID } from 'node:crypto';
import type { Channel, Person, Workspace } from '../workspace.ts';
import type { Message } from './journal.ts';
import type { Fields } from './json.ts';
import { asApiMessage } from './methods/api-message.ts';

/** Who does something, and where. */
export interface Place {
  readonly workspace: Workspace;
  readonly person: Person;
  readonly channel: Channel;
}

/** What lets the bot answer: both belong to one ticket. */
export interface Handles {
  readonly triggerId: string;
  readonly responseUrl: string;
}

/** The verification token that Slack has deprecated and still sends. */
const TOKEN = 'deprecated';

/** @param line the command and its text, as typed */
export function slashCommand(line: string, { workspace, person, channel }: Place, handles: Handles): Fields {
  const [command = ''] = line.split(/\s/, 1);
  return {
    token: TOKEN,
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: channel.id,
    channel_name: channel.isPrivate && !channel.isIm ? 'privategroup' : channel.name,
    user_id: person.id,
    user_name: person.name,
    command,
    text: escaped(line.slice(command.length).trim()),
    api_app_id: workspace.app.id,
    // Text, not a boolean: over HTTP it is a form field.
    is_enterprise_install: 'false',
    response_url: handles.responseUrl,
    trigger_id: handles.triggerId,
  };
}

/** What a client sends for `&`, `<` and `>` that a person typed. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** @param action what was done: the control's own fields, and the chosen option where there is one */
export function blockActions(
  action: Fields,
  message: Message,
  { workspace, person, channel }: Place,
  handles: Handles,
): Fields {
  const { onlyFor, ts, threadTs } = message;
  return {
    type: 'block_actions',
    token: TOKEN,
    team: { id: workspace.team.id, domain: workspace.team.domain },
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: workspace.app.id,
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel.id,
      is_ephemeral: onlyFor !== undefined,
      ...(threadTs && { thread_ts: threadTs }),
    },
    trigger_id: handles.triggerId,
    channel: { id: channel.id, name: channel.name },
    // Slack keeps no ephemeral messages, so it cannot send one along.
    ...(onlyFor === undefined && { message: asApiMessage(message, workspace) }),
    state: { values: {} },
    response_url: handles.responseUrl,
    actions: [{ action_ts: String(workspace.now() / 1000), ...action }],
  };
}

/** The wrapper that every event comes in. */
function eventCallback(event: Fields, { team, app, now }: Workspace): Fields {
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

export function appMention(
  { ts, text, channel, threadTs }: Message,
  { workspace, person }: Pick<Place, 'workspace' | 'person'>,
): Fields {
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
