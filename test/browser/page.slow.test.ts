import { expect, it } from 'vitest';
import { onPage } from './browser.ts';

onPage('the sandbox page', (visit) => {
  it('leads a visitor from the best trial over two people stopping one to a digest', async () => {
    const { page, types, world } = await visit();
    const ticks = page.locator('.tour li[data-done="true"]');
    const stops = async (which: 'first' | 'last') => {
      const row = page.getByRole('row', { name: /running/ })[which]();
      await row.getByRole('button', { name: 'Stop' }).click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.textContent()).toContain('cannot be brought back');
      await dialog.getByRole('button', { name: 'Stop it' }).click();
    };
    const passes = async (time: string) => {
      await page.getByRole('tab', { name: 'World' }).click();
      await page.getByRole('button', { name: time }).click();
      await page.getByRole('tab', { name: 'Tour' }).click();
    };
    await page.getByRole('heading', { name: '8 things to try' }).waitFor();
    await page.getByRole('button', { name: '/modelarts best resnet-lr' }).click();
    await page.keyboard.press('Enter');
    await page.getByText('Best trial of resnet-lr').first().waitFor();
    await expect.poll(async () => ticks.count()).toBe(1);
    await stops('last');
    await expect.poll(async () => ticks.count()).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => ticks.count()).toBe(3);
    await world({ stepMinutes: 1 });
    await stops('last');
    await page.getByText(/will be stopped at/).waitFor();
    await world({ stepMinutes: 1 });
    await page.getByText(/was stopped by/).waitFor();
    await expect.poll(async () => ticks.count()).toBe(4);

    await world({ scenario: 'guarded' });
    await page.getByText('This is the very beginning of #training').waitFor();
    await types('/modelarts best resnet-lr');
    await stops('first');
    await page.getByLabel('You are').selectOption('second');
    await page.getByRole('button', { name: 'Approve' }).click();
    await expect.poll(async () => ticks.count()).toBe(5);

    await page.getByRole('button', { name: '/modelarts watch resnet-lr' }).click();
    await page.keyboard.press('Enter');
    await page.getByText('is now watched').waitFor();
    expect(await ticks.count()).toBe(5);
    await passes('+10 min');
    const card = page.getByRole('heading', { name: 'resnet-lr, live' });
    await page.getByRole('article').filter({ has: card }).getByText('(edited)').waitFor();
    await expect.poll(async () => ticks.count()).toBe(6);
    await page.getByRole('button', { name: '/modelarts digest resnet-lr every 1h' }).click();
    await page.keyboard.press('Enter');
    await page.getByText('The first comes').waitFor();
    await expect.poll(async () => ticks.count()).toBe(7);
    await passes('+1 h');
    await page.getByRole('heading', { name: 'Digest of resnet-lr' }).waitFor();
    await expect.poll(async () => ticks.count()).toBe(8);
    await page.getByText('That was the tour.').waitFor();
  });

  it('keeps a trial running where the dialog is denied', async () => {
    const { page, types } = await visit();
    await types('/modelarts best resnet-lr');
    await page.getByRole('button', { name: 'Stop' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it running' }).click();
    await expect.poll(async () => page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('tab', { name: 'Inspector' }).click();
    await page.getByText('/modelarts best resnet-lr').first().waitFor();
    expect(await page.getByText('ShowAutoSearchTrialEarlyStop').count()).toBe(0);
  });

  it('turns the pages of a table and sorts it', async () => {
    const { page, types } = await visit({ scenario: 'large' });
    await types('/modelarts trials resnet-lr');
    const table = page.getByRole('table').first();
    const firstRow = table.locator('tbody tr').first();
    await firstRow.waitFor();
    const before = await firstRow.textContent();
    await page.getByRole('button', { name: /^Next/ }).first().click();
    await expect.poll(async () => firstRow.textContent()).not.toBe(before);
    await table.getByRole('columnheader', { name: 'acc' }).getByRole('button').click();
    await expect
      .poll(async () => table.getByRole('columnheader', { name: 'acc' }).getAttribute('aria-sort'))
      .not.toBe('none');
  });

  it('answers a mention in its thread', async () => {
    const { page, types, world } = await visit();
    await types('@ModelArts best resnet-lr');
    await page.getByRole('button', { name: '1 reply' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('Best trial of resnet-lr').first().waitFor();
    // Slack takes one post a second from the bot, and time stands still.
    await world({ stepMinutes: 1 });
    await types('@ModelArts best bert-tune', 'Reply');
    await thread.getByText('Best trial of bert-tune').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '3 replies' }).waitFor();
  });

  it('speaks the language of whoever asks', async () => {
    const { page, types } = await visit();
    await page.getByRole('radio', { name: '中文' }).click();
    await page.getByRole('combobox', { name: 'Message training' }).fill('/modelarts be');
    await page.getByText('显示超参搜索的最佳 trial').waitFor();
    await types('/modelarts best resnet-lr');
    await page.getByText('resnet-lr 的最佳 trial').first().waitFor();
  });

  it('works over either transport, and keeps the conversation between', async () => {
    const { page, types, world } = await visit();
    await types('/modelarts best resnet-lr');
    await page.getByText('Best trial of resnet-lr').first().waitFor();
    await page.getByRole('tab', { name: 'World' }).click();
    await page.getByRole('radio', { name: 'Signed HTTP' }).click();
    await expect.poll(async () => page.locator('.world').getAttribute('aria-busy')).toBe('false');
    await types('/modelarts best bert-tune');
    await page.getByText('Best trial of bert-tune').first().waitFor();
    await world({ transport: 'socket' });
    await types('/modelarts jobs');
    await page.getByText('resnet-baseline').first().waitFor();
    expect(await page.getByText('Best trial of resnet-lr').count()).toBeGreaterThan(0);
  });

  it('shows what a fault does, and what its end does', async () => {
    const { page, types, world } = await visit();
    await world({ trouble: { side: 'modelarts', name: 'garbage' } });
    await page.getByRole('tab', { name: 'World' }).click();
    await expect.poll(async () => page.getByLabel('ModelArts is').inputValue()).toBe('garbage');
    await types('/modelarts best resnet-lr');
    await page.getByText('Only visible to you').first().waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    await page.getByLabel('ModelArts is').selectOption('none');
    await types('/modelarts best resnet-lr');
    await page.getByRole('table').first().waitFor();
  });

  it('draws the plain form where Slack refuses native tables', async () => {
    const { page, types, world } = await visit();
    await world({ trouble: { side: 'slack', name: 'plain' } });
    await types('/modelarts best resnet-lr');
    await page.getByText('Best trial of resnet-lr').first().waitFor();
    expect(await page.locator('.data-table').count()).toBe(0);
  });

  it('begins a new world with another scenario', async () => {
    const { page, types } = await visit();
    await types('hello');
    await page.getByText('hello', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'World' }).click();
    await page.getByLabel('Scenario').selectOption('failed');
    await page.getByText('This is the very beginning of #training').waitFor();
  });

  it('masks every secret in the inspector', async () => {
    const { page, types } = await visit();
    await types('/modelarts best resnet-lr');
    await page.getByRole('tab', { name: 'Inspector' }).click();
    await page.getByText('ShowAutoSearchTrials').first().click();
    await page.getByText('"authorization": "[masked]"').first().waitFor();
    const state = await page.request.get(new URL('/api/state?me=U0OPERATOR', page.url()).href);
    expect(await state.text()).not.toMatch(/xoxb-|xapp-|SDK-HMAC/);
  });
});
