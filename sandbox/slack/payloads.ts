import type { Channel, Person, Workspace } from '../workspace.ts';
import { leavesOf } from './controls.ts';
import type { Message } from './journal.ts';
import type { Fields } from './json.ts';
import { asApiMessage } from './methods/api-message.ts';

/** Who does something, and by which workspace's rules. */
export interface Actor {
  readonly workspace: Workspace;
  readonly person: Person;
}

/** Who does something, and where. */
export interface Place extends Actor {
  readonly channel: Channel;
}

/** What lets the bot answer: both belong to one ticket. */
export interface Handles {
  readonly triggerId: string;
  readonly responseUrl: string;
}

/** The verification token that Slack has deprecated and still sends. */
export const TOKEN = 'deprecated';

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
    text: resolved(line.slice(command.length).trim(), workspace),
    api_app_id: workspace.app.id,
    // Text, not a boolean: over HTTP it is a form field.
    is_enterprise_install: 'false',
    response_url: handles.responseUrl,
    trigger_id: handles.triggerId,
  };
}

/** The text of a command with `should_escape`: names and addresses that Slack knows become references. */
function resolved(text: string, { people, groups, channels }: Workspace): string {
  return escaped(text)
    .replaceAll(/https?:\/\/[^\s<>|"]+/g, '<$&>')
    .replaceAll(/(?<=^|\s)([@#])([\p{L}\w.-]+)/gu, (whole, sign: string, name: string) => {
      const named = <T extends { readonly id: string }>(all: Iterable<T>, by: (each: T) => string) =>
        [...all].find((each) => by(each) === name)?.id;
      if (sign === '#') {
        const channel = named(channels.values(), (each) => each.name);
        return channel ? `<#${channel}|${name}>` : whole;
      }
      const person = named(people.values(), (each) => each.name);
      if (person) return `<@${person}|${name}>`;
      const group = named(groups.values(), ({ handle }) => handle);
      return group ? `<!subteam^${group}|@${name}>` : whole;
    });
}

/** What a client sends for `&`, `<` and `>` that a person typed. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What every interaction says of who did it. */
export function senderFields({ workspace: { team, app }, person }: Actor): Fields {
  return {
    token: TOKEN,
    team: { id: team.id, domain: team.domain },
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: app.id,
  };
}

/** Where in a message something was done. @param blockId tells whether in a preview that the app made of a link */
export function messageContainer(message: Message, blockId: unknown): Fields {
  const { onlyFor, ts, threadTs, channel, unfurls = [] } = message;
  const unfurl = unfurls.findIndex(({ blocks }) =>
    blocks.flatMap(leavesOf).some((block) => block.block_id === blockId),
  );
  return {
    type: 'message',
    message_ts: ts,
    channel_id: channel,
    is_ephemeral: onlyFor !== undefined,
    ...(threadTs && { thread_ts: threadTs }),
    ...(unfurl !== -1 && {
      type: 'message_attachment',
      attachment_id: unfurl + 1,
      is_app_unfurl: true,
      app_unfurl_url: unfurls[unfurl]?.url,
    }),
  };
}

/** @param action what was done: the control's own fields, and the chosen option where there is one */
export function blockActions(
  action: Fields,
  message: Message,
  { workspace, person, channel }: Place,
  handles: Handles,
): Fields {
  return {
    type: 'block_actions',
    ...senderFields({ workspace, person }),
    container: messageContainer(message, action.block_id),
    trigger_id: handles.triggerId,
    channel: { id: channel.id, name: channel.name },
    // Slack keeps no ephemeral messages, so it cannot send one along.
    ...(message.onlyFor === undefined && { message: asApiMessage(message, workspace) }),
    state: { values: workspace.entries.in(message, person.id) },
    response_url: handles.responseUrl,
    actions: [stamped(action, workspace)],
  };
}

export function stamped(action: Fields, { now }: Pick<Workspace, 'now'>): Fields {
  return { action_ts: String(now() / 1000), ...action };
}
