import { expect } from 'vitest';
import type { TableSpec } from '../../sandbox/project/table.ts';
import type { Project } from '../../sandbox/project.ts';
import type { Seen } from '../../sandbox/slack/eyes.ts';
import type { Journey } from './begin.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

/** Stops the running trial of `live`, without a dialog. */
export const STOP = '/modelarts stop resnet-lr slow0001 --yes';

/** One trial that has ended well, and one that runs, for 12 minutes and 34 seconds so far. */
export const rows = () => [
  { id: 'done0001', reward: 0.9 },
  { id: 'slow0001', reward: 0.2, status: 'RUNNING', seconds: 754 },
];

/** A search with those two trials. */
export const live =
  (more: Partial<TableSpec> = {}) =>
  (project: Project) =>
    void project.addTable({ name: 'resnet-lr', rows: rows(), ...more });

/** Lets time pass until somebody sees what is looked for. */
export async function until<T>({ clock }: Journey, seen: Promise<T>, minutes = 1): Promise<T> {
  await clock.advance(minutes * MINUTE);
  return seen;
}

/** What everybody sees in the channel of the slow trial, oldest first; in a long history that is one message. */
export function told({ viewer }: Journey, channel?: string): Seen[] {
  return viewer
    .screen(channel)
    .filter(({ shown, onlyFor }) => onlyFor === undefined && shown.includes('slow0001'));
}

/** Lets the time to undo pass, until the request has gone out. */
export async function sent({ clock, stopsSent }: Journey): Promise<void> {
  await clock.advance(10 * SECOND);
  expect(stopsSent()).toBe(1);
}
