import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { SlackToken } from '../../domain/access/doctor.ts';
import { SCOPES } from './methods.ts';

export interface SlackChecks {
  /** What Slack says of the bot's token. @throws Error with Slack's own word for what is wrong */
  token(): Promise<SlackToken>;
  /** How many user groups can be read. @throws Error with Slack's own word for what is wrong */
  userGroups(): Promise<number>;
}

export function createSlackChecks(client: WebClient): SlackChecks {
  return {
    async token() {
      const answer = await inSlacksWord(client.auth.test());
      // The client reads it from the header `x-oauth-scopes` of the answer.
      const granted = answer.response_metadata?.scopes;
      const missing = granted && SCOPES.filter((scope) => !granted.includes(scope));
      return { team: answer.team ?? answer.team_id ?? '', missing, expiresIn: expiryOf(answer) };
    },
    async userGroups() {
      const { usergroups = [] } = await inSlacksWord(client.usergroups.list());
      return usergroups.length;
    },
  };
}

/**
 * Seconds until the token ends, where token rotation is on. The published type of `auth.test` does not have the field.
 */
export function expiryOf(answer: object): number | undefined {
  return 'expires_in' in answer && typeof answer.expires_in === 'number' ? answer.expires_in : undefined;
}

async function inSlacksWord<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    throw error instanceof WebAPIPlatformError ? new Error(error.data.error, { cause: error }) : error;
  }
}
