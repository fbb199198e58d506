import type { Ack, Delivery } from './delivery.ts';
import { entryOf, spotOf } from './inputs.ts';
import { type Message, SLACKBOT } from './journal.ts';
import { type Fields, fieldsOf } from './json.ts';
import type { Office } from './office.ts';
import { blockActions, type Handles, type Place, slashCommand } from './payloads.ts';
import { Refused } from './refused.ts';
import { showReply, type Ticket } from './replies.ts';
import type { ResponseUrls } from './response-urls.ts';

/** A command or press that the person saw fail. */
export interface Failure {
  /** What was tried: the command line, or the action_id. */
  readonly what: string;
  readonly error: string;
  /** What was wrong with the blocks of the ack, where that was it. */
  readonly errors: readonly string[];
}

export interface Errand {
  readonly place: Omit<Place, 'workspace'>;
  /** Marks what comes of it; unique. */
  readonly cause: string;
}

/** What Slack does for people: it carries their commands and presses to the bot and shows how it went. */
export interface Errands {
  command(line: string, errand: Errand): Promise<void>;
  press(action: Fields, message: Message, errand: Errand): Promise<void>;
}

/** What carrying something to the bot takes. */
export interface Means {
  readonly office: Office;
  readonly delivery: Pick<Delivery, 'deliver'>;
  readonly responseUrls: ResponseUrls;
  readonly failures: Failure[];
}

export function createErrands(means: Means): Errands {
  const { office, delivery, responseUrls, failures } = means;
  const { workspace, triggers } = office;

  function handlesFor(ticket: Ticket): Handles {
    triggers.issue(ticket.cause, ticket.user);
    return { triggerId: ticket.cause, responseUrl: responseUrls.issue(ticket) };
  }

  return {
    async command(line, { place, cause }) {
      const ticket: Ticket = { channel: place.channel.id, user: place.person.id, cause, isCommand: true };
      const payload = slashCommand(line, { workspace, ...place }, handlesFor(ticket));
      const failure = shown(line, await delivery.deliver('slash_commands', payload), { ticket, office });
      if (!failure) return;
      failures.push(failure);
      const [command] = line.split(/\s/, 1);
      notify(ticket, `${command} failed with the error "${failure.error}"`, office);
    },
    async press(action, message, { place, cause }) {
      const ticket: Ticket = { channel: place.channel.id, user: place.person.id, cause, original: message };
      const entry = entryOf(action);
      if (entry) workspace.entries.enter(message, place.person.id, spotOf(action), entry);
      const payload = blockActions(action, message, { workspace, ...place }, handlesFor(ticket));
      const ack = await delivery.deliver('interactive', payload);
      if (ack.ok) return;
      failures.push({ what: String(action.action_id), error: ack.error, errors: [] });
      // Slack draws a warning sign beside the button; as a message it can be waited for.
      notify(ticket, `⚠ The app did not take the press: ${ack.error}`, office);
    },
  };
}

/** Shows what came with a command's ack. Returns how it failed, if it did. */
function shown(
  what: string,
  ack: Ack,
  { ticket, office }: { readonly ticket: Ticket; readonly office: Office },
): Failure | undefined {
  if (!ack.ok) return { what, error: ack.error, errors: [] };
  const reply = typeof ack.body === 'string' ? { text: ack.body } : fieldsOf(ack.body);
  if (Object.keys(reply).length === 0 || reply.text === '') return undefined;
  try {
    if (reply.response_type === 'in_channel') showTyped(what, ticket, office);
    showReply(ticket, reply, office);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { what, error: error.error, errors: errorsOf(error) };
  }
}

/** A public answer makes public what was asked. */
function showTyped(line: string, { channel, user, cause }: Ticket, { workspace }: Office): void {
  workspace.post({ channel, from: user, text: line, blocks: [], cause });
}

function notify({ channel, user, cause }: Ticket, text: string, { workspace }: Office): void {
  workspace.post({ channel, from: SLACKBOT, text, blocks: [], onlyFor: user, cause });
}

function errorsOf({ more: { errors } }: Refused): readonly string[] {
  return Array.isArray(errors) ? errors.map(String) : [];
}
