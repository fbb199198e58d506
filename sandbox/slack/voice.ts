import type { Workspace } from '../workspace.ts';
import { answers, type Body, fromSlackbot, HOME, newCause, placeOf, type Where } from './body.ts';
import type { Errand } from './errands.ts';
import { appMention, linkShared } from './event-payloads.ts';
import { messageOf, type Seen, type SeenView, viewOf } from './eyes.ts';
import { linksIn } from './links.ts';
import { escaped } from './payloads.ts';

/** Sends a command that is answered with a message. */
export async function type(line: string, { channel = HOME, thread }: Where, body: Body): Promise<Seen> {
  const { slack, workspace, eyes } = body;
  const errand: Errand = { place: placeOf(channel, body), cause: newCause() };
  const refusal = refusalOf(line, thread, workspace);
  if (refusal) return fromSlackbot(refusal, errand.place, body);
  const [came] = await Promise.all([
    eyes.first({ message: (change) => answers(change, errand, workspace) }),
    slack.command(line, errand),
  ]);
  return eyes.look(messageOf(came));
}

/** Sends a command that opens a modal. */
export async function open(line: string, { channel = HOME, thread }: Where, body: Body): Promise<SeenView> {
  const { slack, workspace, eyes } = body;
  const errand: Errand = { place: placeOf(channel, body), cause: newCause() };
  const refusal = refusalOf(line, thread, workspace);
  if (refusal) throw new Error(refusal);
  const [came] = await Promise.all([
    eyes.first({ view: ({ kind, view }) => kind === 'opened' && view.cause === errand.cause }),
    slack.command(line, errand),
  ]);
  return eyes.lookAt(viewOf(came));
}

/** What the client says instead of sending the command. */
function refusalOf(line: string, thread: string | undefined, { app }: Workspace): string | undefined {
  const [command = ''] = line.split(/\s/, 1);
  if (thread) return `${command} is not supported in threads. Sorry!`;
  return app.commands.includes(command) ? undefined : `${command} is not a valid command.`;
}

export async function mention(text: string, { channel = HOME, thread }: Where, body: Body): Promise<Seen> {
  const { slack, workspace, eyes, userId } = body;
  const place = placeOf(channel, body);
  if (place.channel.isIm) throw new Error('Slack sends no app_mention from a direct conversation.');
  const message = workspace.post({
    channel: place.channel.id,
    from: userId,
    text: calling(text, workspace),
    blocks: [],
    ...(thread && { threadTs: thread }),
  });
  const absent = `You mentioned @${workspace.app.name}, but they're not in this channel.`;
  if (!place.channel.botIsMember) return fromSlackbot(absent, place, body);
  const errand: Errand = { place, cause: message.ts };
  const answer = eyes.first({ message: (change) => answers(change, errand, workspace) });
  // Not awaited: an event that is not acked is tried again for minutes.
  void slack.event(appMention(message, { workspace, ...place }));
  return eyes.look(messageOf(await answer));
}

/** The text as sent, with the app's name as a mention; at the front where the name is not in it. */
function calling(text: string, { app }: Workspace): string {
  const mention = `<@${app.botUserId}>`;
  const named = escaped(text).replace(`@${app.name}`, mention);
  return named.includes(mention) ? named : `${mention} ${named}`;
}

/** Posts plain words. The app is told of links to its domains, if it may read links, and may add to the message. */
export function paste(text: string, { channel = HOME, thread }: Where, body: Body): Seen {
  const { slack, workspace, eyes, userId } = body;
  const { person, channel: place } = placeOf(channel, body);
  const message = workspace.post({
    channel: place.id,
    from: userId,
    // The client makes every address a link.
    text: escaped(text).replaceAll(/https?:\/\/[^\s<>|]+/g, '<$&>'),
    blocks: [],
    ...(thread && { threadTs: thread }),
  });
  const links = slack.scopes.has('links:read') ? linksIn(message.text, workspace.app.unfurlDomains) : [];
  if (links.length > 0) void slack.event(linkShared(message, links, { workspace, person }));
  return eyes.look(message);
}
