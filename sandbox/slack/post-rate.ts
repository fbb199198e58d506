import { RateLimited } from './refused.ts';

/** Counts a post to a channel, by its id. @throws RateLimited at a second one within a second */
export type PostRate = (channelId: string) => void;

/**
 * Slack allows short bursts beyond one post a second and channel, but does not say how long: none here.
 * @param now milliseconds since 1970
 */
export function createPostRate(now: () => number): PostRate {
  const last = new Map<string, number>();
  return (channelId) => {
    if (now() - (last.get(channelId) ?? -Infinity) < 1000) throw new RateLimited(1);
    last.set(channelId, now());
  };
}
