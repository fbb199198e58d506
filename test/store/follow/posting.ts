import { expect } from 'vitest';
import type { Outbox, PostState } from '../../../src/store/follow/following.ts';
import type { Ground } from '../db/engines.ts';
import { CHANNEL, HOUR, later, post } from './samples.ts';

/** A channel that `one` holds for an hour. */
export async function held(ground: Ground, keys: readonly string[] = ['a']): Promise<Ground> {
  await ground.store.outbox.put(keys.map((key) => post({ key })));
  await ground.store.outbox.hold(CHANNEL, { name: 'one', until: later(HOUR) });
  return ground;
}

/** A step that `one` makes. */
export async function move(outbox: Outbox, key: string, from: PostState, to: PostState): Promise<boolean> {
  return outbox.move(key, { from, to, by: 'one' });
}

export async function sent(outbox: Outbox, key: string): Promise<void> {
  expect(await move(outbox, key, 'due', 'sending')).toBe(true);
  expect(await move(outbox, key, 'sending', 'sent')).toBe(true);
}
