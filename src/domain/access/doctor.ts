/** What came of one look at the outside. `ms` is how long the answer took. */
export type Probe<T> =
  | { readonly kind: 'done'; readonly value: T; readonly ms: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'late' };

export type Verdict = 'ok' | 'warn' | 'fail';

/** How the bot is set up, without any secret. */
export interface Setup {
  /** Of the bot, as package.json has it. */
  readonly version: string;
  /** Ids of the people and user groups that the configuration makes admins. */
  readonly admins: readonly string[];
  readonly region: string;
  readonly projectId: string;
  readonly credentials: 'keys' | 'user';
  readonly transport: 'socket' | 'http';
  readonly database: 'embedded' | 'server';
  readonly startedAt: Date;
}

/** How many connections to Slack are open, of how many there should be. Over HTTP there is one, which is open while the bot listens. */
export interface Connections {
  readonly open: number;
  readonly of: number;
}

/** What Slack says of the bot's token. */
export interface SlackToken {
  readonly team: string;
  /** Scopes that the bot needs and has not been granted; nothing where Slack does not tell what it granted. */
  readonly missing: readonly string[] | undefined;
  /** Seconds until the token ends, where token rotation is on. */
  readonly expiresIn: number | undefined;
}

const MINUTE = 60_000;
/** ModelArts refuses what was signed by a clock that is further off. */
const SIGNING_FAILS = 15 * MINUTE;

/** @param skew milliseconds by which the bot's clock is ahead of ModelArts'; its answers tell the time in seconds */
export function judgeSkew(skew: number): Verdict {
  const off = Math.abs(skew);
  if (off >= SIGNING_FAILS) return 'fail';
  return off > MINUTE ? 'warn' : 'ok';
}

/** One of several may be down for a moment: Slack renews each every few hours. */
export function judgeConnections({ open, of }: Connections): Verdict {
  if (open === 0) return 'fail';
  return open < of ? 'warn' : 'ok';
}
