import { z } from 'zod';
import type { ModelArts } from '../api/modelarts.ts';
import type { Described } from '../blocks/home/help.ts';
import type { Asked } from '../blocks/kit/asked.ts';
import type { Message } from '../blocks/kit/message.ts';
import type { Clock } from '../clock.ts';
import type { Role } from '../domain/access/access.ts';
import type { Actor } from '../domain/access/audit.ts';
import type { Connections, Setup, SlackToken } from '../domain/access/doctor.ts';
import type { Person } from '../domain/access/person.ts';
import type { Followed } from '../domain/follow/following.ts';
import type { Stop, StopMessage, StopWish } from '../domain/stop/stops.ts';
import type { Words } from '../i18n/en.ts';
import type { Log } from '../log.ts';
import type { FollowingStore } from '../store/follow/following.ts';
import type { AccessStore, AuditStore, SettingsStore, StopLedger, UsesStore } from '../store/store.ts';
import type { Looks } from './looks.ts';

/** Everything a command may use besides its arguments. */
export interface Context {
  readonly asker: Person;
  /** The asker's role in this channel, from data at most a minute old; nothing for whoever may not even look. */
  readonly role: Role | undefined;
  readonly asked: Asked;
  readonly source: Source;
  readonly modelarts: Omit<ModelArts, 'close'>;
  readonly stops: StopDesk;
  readonly access: AccessStore;
  readonly settings: SettingsStore;
  readonly audit: AuditStore;
  /** What each channel uses where no job is named. */
  readonly uses: UsesStore;
  readonly following: Following;
  readonly people: Pick<People, 'get'>;
  readonly checks: Checks;
  readonly clock: Clock;
  /** Aborts when the asker can no longer be answered. */
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly t: Words;
  /** Every command there is, in the order that help shows. */
  readonly commands: readonly Described[];
}

/** Who is who in Slack. */
interface People {
  /** With the user groups they are in, of the given ones. Never fails; at most a minute old. */
  get(userId: string, groups: readonly string[]): Promise<Person>;
}

/** How the bot is, looked up when it is asked for. What goes wrong is thrown, in the words of whoever refuses. */
export interface Checks {
  readonly setup: Setup;
  connections(): Connections;
  token(): Promise<SlackToken>;
  /** How many can be read. */
  userGroups(): Promise<number>;
  isStoreWell(): Promise<boolean>;
}

/** Where something was asked for. */
export interface Source {
  readonly channel: string;
  readonly thread?: string | undefined;
  /** The message whose button was pressed. */
  readonly messageTs?: string | undefined;
}

/** Where the message about a stop stands; `later` where Slack has not taken it yet, or not said so. */
export type StopPlacing = StopMessage['kind'] | 'later';

/** What follows searches by itself: what is kept of it, and how to have it done at once. */
export interface Following
  extends Pick<FollowingStore, 'digests' | 'watches' | 'alerts' | 'rules'>,
    FollowDesk {
  readonly membership: MembershipCheck;
}

/** Whether a person is in a channel. Never rejects. @param notice shown there to that person alone where they are */
export type MembershipCheck = (
  channel: string,
  person: string,
  notice: Message,
) => Promise<'member' | 'notMember' | 'botMissing' | 'unknown'>;

export interface FollowDesk {
  readonly looks: Looks;
  /**
   * Wakes the work on a digest's id, a job's id or a channel, so that nobody waits for the next round. What is to be done
   * is in the store by then: a wake-up that fails costs a minute.
   */
  wake(what: 'digest' | 'look' | 'post', key: string, at: Date): Promise<void>;
}

/** Where stops are asked for. What comes of them is shown in their own message, which this keeps true. */
export interface StopDesk extends Pick<StopLedger, 'get' | 'openBy' | 'of' | 'askers'> {
  /** @param most stops of one person within ten minutes; each beyond needs a second operator */
  request(
    wish: StopWish,
    by: Actor,
    most: number | undefined,
  ): Promise<{ readonly stop: Stop; readonly first: boolean; readonly placed: Promise<StopPlacing> }>;
  /** Each of these gives nothing when it came too late. */
  undo(id: string, by: Actor): Promise<Stop | undefined>;
  approve(id: string, by: Actor): Promise<Stop | undefined>;
  decline(id: string, by: Actor): Promise<Stop | undefined>;
}

/** A command's answer, for the asker alone unless it was asked for in public. */
export interface Reply extends Message {
  /** The channel's own message says the same, so that whoever pressed a button there needs no answer beside it. */
  readonly isInChannel?: boolean;
  /** Whoever presses Share may show it to the channel, though its command is private. */
  readonly isShareable?: boolean;
  /** Opens the form of a new digest where the question came with a trigger for it; the message stands where it did not. */
  readonly opens?: { readonly form: 'digest'; readonly job: Followed | undefined };
  /** Sent to the asker as a file, in the direct message with the bot. */
  readonly file?: ReplyFile;
}

export interface ReplyFile {
  readonly name: string;
  readonly content: string;
  /** Says what it is, above it. */
  readonly words: string;
}

export interface Command<Args extends z.ZodType = z.ZodType> extends Described {
  /** Printed by help, and the grammar by which the words are read. */
  readonly usage: string;
  /** What may stand in place of a job without naming one. */
  readonly ownWords?: ReadonlySet<string>;
  /** The answer is for the asker alone even in a thread; so it is wherever more than looking is permitted. */
  readonly isPrivate?: boolean;
  /**
   * The right is not asked for where the line is typed but where the thing it is about was begun: the command itself
   * checks it there.
   */
  readonly isPermittedElsewhere?: boolean;
  /** The arguments that "Options…" asks for in a modal, in its order; its line leaves out what it does not ask for. */
  readonly form?: readonly string[];
  readonly args: Args;
  /** What there is to choose from where the grammar leaves it open, read for that modal. */
  choices?(args: z.output<Args>, context: Reading): Promise<Choices>;
  /** @throws UserError for what the asker can mend; anything else is reported as a fault of the bot. */
  run(args: z.output<Args>, context: Context): Promise<Reply>;
}

/** What looking something up takes. */
export type Reading = Pick<Context, 'modelarts' | 'stops' | 'settings' | 'signal'>;

export interface Choices {
  /** The name of the job that they are of. */
  readonly job?: string;
  /** By the name of the argument. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** Gives `run` the type of its own `args`; does nothing at run time. */
export function defineCommand<Args extends z.ZodType>(command: Command<Args>): Command<Args> {
  return command;
}

/** A whole number as people type it: digits alone, so that `1e3` and `0x10` are refused rather than guessed at. */
export function count(min: number, max: number) {
  return z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(min).max(max));
}
