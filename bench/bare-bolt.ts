import { App, HTTPReceiver } from '@slack/bolt';

// The least that an app written with Bolt can be: what the bot adds is measured against it.
const { PORT, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET = '', SLACK_API_URL } = process.env;

const receiver = new HTTPReceiver({
  signingSecret: SLACK_SIGNING_SECRET,
  endpoints: '/slack/events',
  customRoutes: [
    {
      path: '/readyz',
      method: 'GET',
      handler: (_, response) => void response.writeHead(200).end('ok\n'),
    },
  ],
});
const app = new App({
  ...(SLACK_BOT_TOKEN && { token: SLACK_BOT_TOKEN }),
  ...(SLACK_API_URL && { clientOptions: { slackApiUrl: SLACK_API_URL } }),
  receiver,
});
app.command('/modelarts', async ({ ack }) => {
  await ack();
});
await app.start(Number(PORT));
