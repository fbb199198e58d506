/** What came of one look at the outside. `ms` is how long the answer took. */
export type Probe<T> =
  | { readonly kind: 'done'; readonly value: T; readonly ms: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'late' };

export type Verdict = 'ok' | 'warn' | 'fail';

/** How the bot is set up, without any secret. */
export interface Setup {
  readonly region: string;
  readonly projectId: string;
  readonly credentials: 'keys' | 'user';
  readonly transport: 'socket' | 'http';
  readonly database: 'embedded' | 'server';
  readonly startedAt: Date;
}

/** What Slack says of the bot's token. */
export interface SlackToken {
  readonly team: string;
  /** Scopes that the bot needs and has not been granted; nothing where Slack does not tell what it granted. */
  readonly missing: readonly string[] | undefined;
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
