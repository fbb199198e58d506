import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { HOME } from '../../blocks/home/home-buttons.ts';
import { answerInModal } from '../surfaces/answer-modal.ts';
import { openFinder } from '../surfaces/finder.ts';
import { ask, type Bot } from '../transport/bot.ts';
import { listenForms } from './forms.ts';
import { createHomeTab, type HomeTab } from './home-tab.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

const ASKING = new RegExp(`^${HOME.ask}`);
const FOLLOWING = new RegExp(`^${HOME.follow}`);

/** App Home: shown when somebody comes to it, and anew after whatever they do there. */
export function listenHome(app: App, bot: Bot): HomeTab {
  const home = createHomeTab(app.client, bot);
  app.event('app_home_opened', async ({ event }) => {
    // Slack sends the Home tab along that the person sees; nobody has seen one before the first visit.
    const visit = { isFirst: !event.view };
    if (event.tab !== 'messages') await bot.track(home.show(event.user, [], visit));
  });
  app.action({ type: 'block_actions', action_id: HOME.refresh }, async ({ ack, body }) => {
    await ack();
    await bot.track(home.show(body.user.id));
  });
  app.action<BlockAction<ButtonAction>>(
    { type: 'block_actions', action_id: HOME.find },
    async ({ ack, body, client }) => {
      await ack();
      await bot.track(
        openFinder({ triggerId: body.trigger_id, user: body.user.id, from: 'home' }, client, bot),
      );
    },
  );
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ASKING }, async (args) =>
    bot.track(onAsk(args, bot)),
  );
  for (const action_id of [HOME.takeBack, FOLLOWING])
    app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id }, async (args) =>
      bot.track(onRun(args, home, bot)),
    );
  listenForms(app, bot, home);
  return home;
}

/** Home has no place for an answer. */
async function onAsk({ ack, body, action, client }: PressArgs, bot: Bot): Promise<void> {
  await ack();
  const question = { line: action.value ?? '', user: body.user.id, triggerId: body.trigger_id };
  await answerInModal(question, client, bot);
}

/** Runs the command line in the button's value, with the rights of whoever pressed. */
async function onRun({ ack, body, action }: PressArgs, home: HomeTab, bot: Bot): Promise<void> {
  await ack();
  const user = body.user.id;
  const line = action.value ?? '';
  const { reply } = await ask({ line, user, audience: 'private', source: { channel: user } }, bot);
  await home.show(user, [reply]);
}
