import type { App } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { onPress, PRESSABLE } from './actions.ts';
import type { Bot } from './bot.ts';
import { listenHome } from './home.ts';
import { onMention } from './mention.ts';
import { onSlash } from './slash.ts';

/** Also in manifest.yml. */
export const COMMAND = '/modelarts';

/** Every way in from Slack, one line each. */
export function listen(app: App, bot: Bot): void {
  // Slack delivers an event again when its own clock runs out, though Bolt has long acknowledged it.
  const seen = new LRUCache<string, true>({ max: 10_000, ttl: 10 * 60_000 });
  app.command(COMMAND, async (args) => bot.track(onSlash(args, bot)));
  app.action({ type: 'block_actions', action_id: PRESSABLE }, async (args) => bot.track(onPress(args, bot)));
  app.event('app_mention', async (args) => {
    if (seen.has(args.body.event_id)) return;
    seen.set(args.body.event_id, true);
    await bot.track(onMention(args, bot));
  });
  listenHome(app, bot);
  app.error(async (error) => bot.log.error({ err: error }, 'a Slack request failed'));
}
