import type { Fields } from './json.ts';

/** Slack's own "no": a code, and what else its answer carries. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly error: string;
  readonly more: Fields;

  constructor(error: string, more: Fields = {}) {
    super(error);
    this.error = error;
    this.more = more;
  }
}

/** Too many calls: HTTP 429. */
export class RateLimited extends Error {
  override readonly name = 'RateLimited';
  readonly seconds: number;

  constructor(seconds: number) {
    super('ratelimited');
    this.seconds = seconds;
  }
}
