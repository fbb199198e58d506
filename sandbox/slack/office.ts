import type { Workspace } from '../workspace.ts';
import type { Faults } from './faults.ts';
import type { Fields } from './json.ts';
import type { PostRate } from './post-rate.ts';
import type { Steps } from './steps.ts';
import type { Triggers } from './triggers.ts';
import type { Uploads } from './uploads.ts';

/** One call of the bot's, as it arrived and as it was answered. */
export interface Call {
  /** A Web API method, `response_url` or `upload_url`. */
  readonly method: string;
  /** JSON inside form fields is parsed. */
  readonly args: Fields;
  readonly reply: Fields;
  /** HTTP status. */
  readonly status: number;
}

export interface Tokens {
  readonly bot: string;
  readonly app: string;
}

/** What every desk of the fake Slack shares. */
export interface Office {
  readonly workspace: Workspace;
  readonly faults: Faults;
  /** What the bot token may do. Tests may take some away. */
  readonly scopes: Set<string>;
  readonly tokens: Tokens;
  readonly calls: Call[];
  readonly triggers: Triggers;
  readonly steps: Steps;
  readonly countPost: PostRate;
  readonly uploads: Uploads;
  /** Where this Slack listens, without a slash at the end. */
  readonly url: () => string;
}
