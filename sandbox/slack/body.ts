import { randomUUID } from 'node:crypto';
import { type Channel, findChannel, type Person, type Workspace } from '../workspace.ts';
import type { Errand } from './errands.ts';
import type { Eyes, Seen } from './eyes.ts';
import { type Change, SLACKBOT } from './journal.ts';
import type { FakeSlack } from './server.ts';
import type { Asker } from './view-errands.ts';

/** Where a person does something. */
export interface Where {
  /** Id or `#name`. */
  readonly channel?: string;
  /** Timestamp of the thread's first message. */
  readonly thread?: string;
}

/** What the hands of one person need. */
export interface Body {
  readonly slack: FakeSlack;
  readonly workspace: Workspace;
  readonly eyes: Eyes;
  readonly userId: string;
}

export const HOME = '#training';

/** @throws Error where the person is not in that channel */
export function placeOf(
  name: string,
  { workspace, userId }: Pick<Body, 'workspace' | 'userId'>,
): { person: Person; channel: Channel } {
  const person = workspace.people.get(userId);
  const channel = findChannel(workspace, name);
  if (!person) throw new Error(`There is no person ${userId} in the workspace.`);
  if (!channel?.members.has(userId)) throw new Error(`${person.name} is in no channel ${name}.`);
  return { person, channel };
}

/** The person, about to do something that can be told from all else they do. */
export function askerOf({ workspace, userId }: Pick<Body, 'workspace' | 'userId'>): Asker {
  const person = workspace.people.get(userId);
  if (!person) throw new Error(`There is no person ${userId} in the workspace.`);
  return { person, cause: newCause() };
}

export function newCause(): string {
  return `trigger.${randomUUID()}`;
}

/** Whether a change came of this errand: it says so itself, or the bot posts to the same channel and names no cause. */
export function answers(
  { kind, message }: Change,
  { place, cause }: Errand,
  { app }: Pick<Workspace, 'app'>,
): boolean {
  if (message.cause !== undefined) return message.cause === cause && message.from !== place.person.id;
  return kind === 'posted' && message.from === app.botUserId && message.channel === place.channel.id;
}

export function fromSlackbot(
  text: string,
  { channel: { id } }: Errand['place'],
  { workspace, eyes, userId }: Body,
): Seen {
  return eyes.look(workspace.post({ channel: id, from: SLACKBOT, onlyFor: userId, text, blocks: [] }));
}
