import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import { HOME } from '../blocks/home.ts';
import { ask, type Bot } from './bot.ts';
import { listenForms } from './forms.ts';
import { createHomeTab, type HomeTab } from './home-tab.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** App Home: shown when somebody comes to it, and anew after whatever they do there. */
export function listenHome(app: App, bot: Bot): void {
  const home = createHomeTab(app.client, bot);
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'messages') await bot.track(home.show(event.user));
  });
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: HOME.takeBack }, async (args) =>
    bot.track(onTakeBack(args, home, bot)),
  );
  listenForms(app, bot, home);
}

/** Runs the command line in the button's value, with the rights of whoever pressed. */
async function onTakeBack({ ack, body, action }: PressArgs, home: HomeTab, bot: Bot): Promise<void> {
  await ack();
  const user = body.user.id;
  const line = action.value ?? '';
  const { reply } = await ask({ line, user, audience: 'private', source: { channel: user } }, bot);
  await home.show(user, [reply]);
}
