import { expect, it } from 'vitest';
import { onPage, seriousFindings } from './browser.ts';

onPage('the sandbox page, for everyone', (visit) => {
  it('is used by keys alone', async () => {
    const { page } = await visit();
    const composer = page.getByRole('combobox', { name: 'Message training' });
    await composer.focus();
    await page.keyboard.type('/mod');
    await page.keyboard.press('Tab');
    await page.keyboard.type('be');
    await page.keyboard.press('Tab');
    expect(await composer.inputValue()).toBe('/modelarts best ');
    await page.getByRole('status').getByText('best <job> [--top N]').waitFor();
    await page.keyboard.type('resnet-lr');
    await page.keyboard.press('Enter');
    const stop = page.getByRole('button', { name: 'Stop' }).last();
    await stop.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(async () => dialog.count()).toBe(0);
    await composer.focus();
    await page.keyboard.press('ArrowUp');
    expect(await composer.inputValue()).toBe('/modelarts best resnet-lr');
  });

  it('fits a narrow window, where its sides are drawers', async () => {
    const { page, types } = await visit({ viewport: { width: 400, height: 800 } });
    const sidebar = page.getByRole('navigation', { name: 'Workspace' });
    expect(await sidebar.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Open workspace' }).click();
    await sidebar.waitFor();
    await page.keyboard.press('Escape');
    await sidebar.waitFor({ state: 'hidden' });
    await types('/modelarts best resnet-lr');
    await page.getByRole('table').first().waitFor();
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(overflow)).toBe(0);
    await page.getByRole('button', { name: 'Open sandbox panel' }).click();
    await page.getByRole('tab', { name: 'World' }).click();
    await page.getByRole('button', { name: 'Close Sandbox' }).click();
    await page.getByRole('complementary', { name: 'Sandbox' }).waitFor({ state: 'hidden' });
  });

  it.each(['light', 'dark'] as const)(
    'has no serious finding of axe-core in %s colours',
    async (colorScheme) => {
      const { page, types } = await visit({ colorScheme });
      expect(await seriousFindings(page)).toEqual([]);
      await types('/modelarts best resnet-lr');
      await page.getByRole('table').first().waitFor();
      for (const tab of ['World', 'Inspector', 'Tour']) {
        await page.getByRole('tab', { name: tab }).click();
        expect(await seriousFindings(page)).toEqual([]);
      }
      await page.getByRole('button', { name: 'Stop' }).first().click();
      await page.getByRole('dialog').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    },
  );

  it('stays whole with five hundred messages and a table of two hundred rows', async () => {
    const { page, types, world } = await visit({ scenario: 'large' });
    const url = new URL('/api/say', page.url()).href;
    const messages = Array.from({ length: 500 }, (_, i) => `message ${i}`);
    for (const text of messages)
      await page.request.post(url, { data: { me: 'U0ADMIN', channel: 'C0TRAINING', text } });
    await page.getByText('message 499').waitFor();
    await world({ stepMinutes: 1 });
    await types('/modelarts trials resnet-lr');
    await page.getByRole('table').last().waitFor();
    await page.getByRole('columnheader', { name: 'acc' }).last().getByRole('button').click();
    expect(await page.locator('.message').count()).toBe(501);
  });
});
