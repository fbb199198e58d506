import { z } from 'zod';
import type { ModelArts } from '../api/modelarts.ts';
import type { Asked } from '../blocks/asked.ts';
import type { Described } from '../blocks/help.ts';
import type { Message } from '../blocks/message.ts';
import type { Clock } from '../clock.ts';
import type { Person } from '../domain/person.ts';
import type { Stops } from '../domain/stops.ts';
import type { Words } from '../i18n/en.ts';
import type { Log } from '../log.ts';

/** Everything a command may use besides its arguments. */
export interface Context {
  readonly asker: Person;
  readonly asked: Asked;
  readonly modelarts: Pick<ModelArts, 'jobs' | 'trials'>;
  readonly stops: Stops;
  readonly clock: Clock;
  /** Aborts when the asker can no longer be answered. */
  readonly signal: AbortSignal;
  /** Aborts when the bot shuts down: for what goes on after the answer. */
  readonly shutdown: AbortSignal;
  readonly log: Log;
  readonly t: Words;
  /** Every command there is, in the order that help shows. */
  readonly commands: readonly Described[];
}

/** A command's answer, for the asker alone unless it was asked for in public. */
export interface Reply extends Message {
  readonly announce?: Announcement;
}

/** News for everyone in the channel. */
export interface Announcement {
  /** The first is posted, each later one takes its place. The work goes on as they are asked for. */
  readonly messages: AsyncIterable<Message>;
  /** What the asker is told instead, where the bot could not post in the channel and sends a direct message. */
  readonly whenDirect: Message;
  /** What the asker is told where that failed, too, and only the last message will reach them, privately. */
  readonly whenNowhere: Message;
}

export interface Command<Args extends z.ZodType = z.ZodType> extends Described {
  /** Printed by help, and the grammar by which the words are read. */
  readonly usage: string;
  readonly args: Args;
  /** @throws UserError for what the asker can mend; anything else is reported as a fault of the bot. */
  run(args: z.output<Args>, context: Context): Promise<Reply>;
}

/** Gives `run` the type of its own `args`; does nothing at run time. */
export function defineCommand<Args extends z.ZodType>(command: Command<Args>): Command<Args> {
  return command;
}

/** A whole number as people type it: digits alone, so that `1e3` and `0x10` are refused rather than guessed at. */
export function count(min: number, max: number) {
  return z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(min).max(max));
}
