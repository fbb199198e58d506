import type { WebClient } from '@slack/web-api';
import type { MembershipCheck } from '../../commands/command.ts';
import type { Log } from '../../log.ts';
import { codeOf, verdictOf } from './errors.ts';
import type { Sending } from './sending.ts';

/**
 * Whether a person is in a channel, by a private message to them there: Slack refuses it with `user_not_in_channel`.
 * Reading the members would need the scopes channels:read and groups:read. Source: chat.postEphemeral, errors.
 */
export function createMembershipCheck(
  client: WebClient,
  sending: Pick<Sending, 'postPrivately'>,
  log: Pick<Log, 'info'>,
): MembershipCheck {
  return async (channel, user, notice) => {
    try {
      await sending.postPrivately(client, notice, { channel, user });
      return 'member';
    } catch (error) {
      log.info({ err: error, channel, user }, 'membership not confirmed');
      if (codeOf(error) === 'user_not_in_channel') return 'notMember';
      return verdictOf(error) === 'place' ? 'botMissing' : 'unknown';
    }
  };
}
