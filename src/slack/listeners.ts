import type { App } from '@slack/bolt';
import { listenHome } from './home/home.ts';
import { onPress, PRESSABLE } from './surfaces/actions.ts';
import { listenAnswerModals } from './surfaces/answer-modal.ts';
import { listenDigestForm } from './surfaces/digest-form.ts';
import { onMention } from './surfaces/mention.ts';
import { listenOptionForms } from './surfaces/option-forms.ts';
import { listenShortcuts } from './surfaces/shortcuts.ts';
import { onSlash } from './surfaces/slash.ts';
import { listenSuggestions } from './surfaces/suggestions.ts';
import { listenLinks } from './surfaces/unfurl.ts';
import { listenWorkflow } from './surfaces/workflow.ts';
import type { Bot } from './transport/bot.ts';

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
