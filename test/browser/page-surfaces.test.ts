import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { servePage } from '../../sandbox/page/server.ts';
import { GRANTED } from '../../sandbox/slack/methods/scopes.ts';
import type { FakeSlack } from '../../sandbox/slack/server.ts';
import { go, notice, words } from '../sandbox/slack-forms.ts';
import { hasBrowser, seriousFindings, suite } from './browser.ts';

const CAST = {
  installed: {
    shortcuts: [{ name: 'Start a search', type: 'global', callbackId: 'start' }],
    unfurlDomains: ['console.example.com'],
  },
  slack: { scopes: [...GRANTED, 'links:read', 'links:write'] },
  startBot,
} as const;

// The product's bot has few of these surfaces; this one has each, so that the page is ready before they are.
describe.skipIf(!hasBrowser)(suite('the surfaces of an app on the sandbox page'), () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--no-first-run', '--disable-gpu', '--disable-quic', '--disable-sync'],
    });
  });
  afterAll(async () => browser.close());

  /** The page with the bot of this file; what its console shows as an error fails the test. */
  async function open(colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const served = await servePage({ scenario: 'halfway', transport: 'socket', speed: 0, cast: CAST });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme });
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    onTestFinished(async () => {
      await page.close();
      await served.close();
      expect(errors).toEqual([]);
    });
    await page.goto(served.url);
    return page;
  }

  it('shows the Home tab, and what a press in it makes of it', async () => {
    const page = await open();
    await page.getByRole('navigation').getByRole('button', { name: 'ModelArts' }).click();
    await page.getByRole('button', { name: 'Home', exact: true }).click();
    const home = page.getByRole('region', { name: 'App Home' });
    await home.getByText('Nothing was counted.').waitFor();
    await home.getByRole('button', { name: 'Go' }).click();
    await home.getByText('Counted: 1').waitFor();
    await home.getByRole('button', { name: 'Go' }).click();
    await home.getByText('Counted: 2').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'opens a form, searches its menu, shows why it is refused, and sends it (%s)',
    async (scheme) => {
      const page = await open(scheme);
      await say(page, '/modelarts form');
      const form = page.getByRole('dialog', { name: 'New search' });
      await form.getByRole('textbox', { name: 'Name' }).fill('taken');
      await form.getByRole('button', { name: /^Base/ }).click();
      await form.getByRole('combobox', { name: 'Base' }).fill('bert');
      await form.getByRole('option', { name: 'bert-tune' }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await form.getByRole('option', { name: 'bert-tune' }).click();
      expect(await form.getByRole('option').count()).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);

      await form.getByRole('button', { name: 'Send' }).click();
      await form.getByText('This name is taken.').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await form.getByRole('textbox', { name: 'Name' }).fill('fresh');
      await form.getByRole('button', { name: 'Send' }).click();
      await page.getByText('Made fresh from id-bert-tune.').waitFor();
      await expect.poll(async () => page.getByRole('dialog').count()).toBe(0);
    },
  );

  it('says in the form what is missing', async () => {
    const page = await open();
    await say(page, '/modelarts form');
    const form = page.getByRole('dialog', { name: 'New search' });
    await form.getByRole('button', { name: 'Send' }).click();
    await expect.poll(async () => form.locator('.input-error').count()).toBe(2);
  });

  it('lays a second form over the first, which keeps what was entered', async () => {
    const page = await open();
    await say(page, '/modelarts form');
    const form = page.getByRole('dialog', { name: 'New search' });
    await form.getByRole('textbox', { name: 'Name' }).fill('fresh');
    await form.getByRole('button', { name: 'Explain' }).click();
    const over = page.getByRole('dialog', { name: 'Stop' });
    await over.getByText('fresh tries many trials.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(async () => over.count()).toBe(0);
    expect(await form.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('fresh');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(async () => form.count()).toBe(0);
  });

  it('offers a shortcut, and shows the form that it opens', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Shortcuts', exact: true }).click();
    await page.getByRole('button', { name: 'Start a search' }).click();
    await page.getByRole('dialog', { name: 'New search' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(async () => page.getByRole('dialog').count()).toBe(0);
  });

  it('shows below a message what the app made of its link', async () => {
    const page = await open();
    await say(page, 'look at https://console.example.com/jobs/7');
    await page.locator('blockquote.unfurl').getByText('Job 7 is running.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});

async function say(page: Page, line: string): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Message training' });
  await box.fill(line);
  await box.press('Enter');
}

async function startBot({ tokens, apiUrl }: FakeSlack) {
  const clientOptions = { slackApiUrl: apiUrl };
  const logLevel = LogLevel.ERROR;
  // Keeps the usual patience with pings: while a browser takes the processor, a shorter one loses the socket.
  const receiver = new SocketModeReceiver({
    appToken: tokens.app,
    installerOptions: { clientOptions },
    logLevel,
  });
  const app = new App({ token: tokens.bot, receiver, clientOptions, logLevel });
  countAtHome(app);
  openForms(app);
  answerForms(app);
  app.event('link_shared', async ({ event, client }) => {
    const [link] = event.links;
    if (!link) return;
    await client.chat.unfurl({
      channel: event.channel,
      ts: event.message_ts,
      unfurls: { [link.url]: { blocks: [section('Job 7 is running.')] } },
    });
  });
  await app.start();
  const stop = async () => void (await app.stop());
  return { port: () => undefined, stop };
}

function countAtHome(app: App): void {
  let count = 0;
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: home('Nothing was counted.') });
  });
  app.action('go', async ({ ack, body, client }) => {
    await ack();
    count += 1;
    await client.views.publish({ user_id: body.user.id, view: home(`Counted: ${count}`) });
  });
}

function openForms(app: App): void {
  app.command('/modelarts', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: FORM });
  });
  app.shortcut('start', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: FORM });
  });
  app.action('explain', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const name = body.view?.state.values.name?.in?.value;
    const view = notice('explained', `${name} tries many trials.`);
    await client.views.push({ trigger_id: body.trigger_id, view });
  });
}

function answerForms(app: App): void {
  app.options('search', async ({ ack, options }) => {
    const found = ['resnet-lr', 'bert-tune'].filter((name) => name.includes(options.value));
    await ack({ options: found.map((name) => ({ text: words(name), value: `id-${name}` })) });
  });
  app.view('form', async ({ ack, view, client }) => {
    const { values } = view.state;
    const name = values.name?.in?.value;
    if (name === 'taken') return ack({ response_action: 'errors', errors: { name: 'This name is taken.' } });
    await ack();
    const base = values.base?.search?.selected_option?.value;
    await client.chat.postMessage({ channel: 'C0TRAINING', text: `Made ${name} from ${base}.` });
  });
}

const section = (text: string) => ({ type: 'section' as const, text: words(text) });

const home = (text: string) => ({ type: 'home' as const, blocks: [section(text), go] });

const input = { type: 'input' as const };

const FORM = {
  type: 'modal' as const,
  callback_id: 'form',
  title: words('New search'),
  submit: words('Send'),
  blocks: [
    {
      ...input,
      block_id: 'name',
      label: words('Name'),
      element: { type: 'plain_text_input' as const, action_id: 'in' },
    },
    {
      ...input,
      block_id: 'base',
      label: words('Base'),
      element: { type: 'external_select' as const, action_id: 'search', min_query_length: 2 },
    },
    {
      ...section('What is a search?'),
      accessory: { type: 'button' as const, action_id: 'explain', text: words('Explain') },
    },
  ],
};
