import type { App } from '@slack/bolt';
import { onPress, PRESSABLE } from './actions.ts';
import { listenAnswerModals } from './answer-modal.ts';
import type { Bot } from './bot.ts';
import { listenDigestForm } from './digest-form.ts';
import { listenHome } from './home.ts';
import { onMention } from './mention.ts';
import { listenOptionForms } from './option-forms.ts';
import { listenShortcuts } from './shortcuts.ts';
import { onSlash } from './slash.ts';
import { listenSuggestions } from './suggestions.ts';
import { listenLinks } from './unfurl.ts';
import { listenWorkflow } from './workflow.ts';

/** Also in manifest.yml. */
export const COMMAND = '/modelarts';

/** Every way in from Slack, one line each. */
export function listen(app: App, bot: Bot): void {
  const home = listenHome(app, bot);
  const forms = listenDigestForm(app, bot, home);
  app.command(COMMAND, async (args) => bot.track(onSlash(args, forms, bot)));
  app.action({ type: 'block_actions', action_id: PRESSABLE }, async (args) => bot.track(onPress(args, bot)));
  app.event('app_mention', async (args) =>
    bot.track(bot.once(args.body.event_id, async () => onMention(args, bot))),
  );
  listenLinks(app, bot);
  listenOptionForms(app, bot);
  listenShortcuts(app, bot);
  listenAnswerModals(app, bot);
  listenWorkflow(app, bot);
  listenSuggestions(app, bot);
  app.error(async (error) => bot.log.error({ err: error }, 'a Slack request failed'));
}
