import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { expect, it } from 'vitest';
import type { FakeSlack } from '../../sandbox/slack/server.ts';
import { notice, words } from '../sandbox/slack-forms.ts';
import { onPage, seriousFindings } from './browser.ts';

// No test of the product has a form refused here, and the product lays no modal over another.
onPage('forms of another bot on the sandbox page', (visit) => {
  it.each(['light', 'dark'] as const)(
    'show what is missing and why they are refused, and are sent (%s)',
    async (colorScheme) => {
      const { page, types } = await visit({ cast: { startBot }, colorScheme });
      await types('/modelarts form');
      const form = page.getByRole('dialog', { name: 'New search' });
      await form.getByRole('button', { name: 'Send' }).click();
      await expect.poll(async () => form.locator('.input-error').count()).toBe(1);

      await form.getByRole('textbox', { name: 'Name' }).fill('taken');
      await form.getByRole('button', { name: 'Send' }).click();
      await form.getByText('This name is taken.').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await form.getByRole('textbox', { name: 'Name' }).fill('fresh');
      await form.getByRole('button', { name: 'Send' }).click();
      await page.getByText('Made fresh.').waitFor();
      await expect.poll(async () => page.getByRole('dialog').count()).toBe(0);
    },
  );

  it('keep what was entered while another lies over them', async () => {
    const { page, types } = await visit({ cast: { startBot } });
    await types('/modelarts form');
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
});

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
  openForms(app);
  answerForms(app);
  await app.start();
  const stop = async () => void (await app.stop());
  return { port: () => undefined, stop };
}

function openForms(app: App): void {
  app.command('/modelarts', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: FORM });
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
  app.view('form', async ({ ack, view, client }) => {
    const name = view.state.values.name?.in?.value;
    if (name === 'taken') return ack({ response_action: 'errors', errors: { name: 'This name is taken.' } });
    await ack();
    await client.chat.postMessage({ channel: 'C0TRAINING', text: `Made ${name}.` });
  });
}

const FORM = {
  type: 'modal' as const,
  callback_id: 'form',
  title: words('New search'),
  submit: words('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      label: words('Name'),
      element: { type: 'plain_text_input' as const, action_id: 'in' },
    },
    {
      type: 'section' as const,
      text: words('What is a search?'),
      accessory: { type: 'button' as const, action_id: 'explain', text: words('Explain') },
    },
  ],
};
