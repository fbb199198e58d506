import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findChromium, openBrowser } from '../../sandbox/gallery/browser.ts';
import { faultsOn, lookAt, type Sight } from '../../sandbox/gallery/look.ts';
import { type GalleryServer, serveGallery } from '../../sandbox/gallery/serve.ts';

const chromium = findChromium();
const sights: Sight[] = [
  { set: 'usual', language: 'en', theme: 'light' },
  { set: 'usual', language: 'zh', theme: 'dark' },
  { set: 'worst', language: 'en', theme: 'dark' },
  { set: 'specimens', language: 'en', theme: 'light' },
];

describe.skipIf(!chromium)('the gallery (skipped where there is no Chromium)', () => {
  let server: GalleryServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await serveGallery();
    browser = await openBrowser(chromium ?? '');
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it.each(sights)(
    'shows $set data in $language, $theme, with nothing cut, broken or untranslated',
    async (sight) => {
      const faults = await lookAt(sight, { browser, url: server.url }, (page) => faultsOn(page, sight));
      expect(faults).toEqual([]);
    },
    60_000,
  );

  it.each([
    { set: 'usual', language: 'en', theme: 'light' },
    { set: 'specimens', language: 'en', theme: 'dark' },
  ] satisfies Sight[])(
    'has no serious accessibility finding in $set data, $theme',
    async (sight) => {
      const found = await lookAt(sight, { browser, url: server.url }, async (page) => {
        await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') });
        return page.evaluate<unknown[]>(`axe.run('article').then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => ({ id, html: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)) })))`);
      });
      expect(found).toEqual([]);
    },
    60_000,
  );

  it('sorts a column of numbers as numbers, turns its pages, and asks before a danger', async () => {
    const sight: Sight = { set: 'usual', language: 'en', theme: 'light' };
    await lookAt(sight, { browser, url: server.url }, async (page) => {
      const best = page.locator('#best');
      const first = best.locator('tbody tr').first();
      await best.getByRole('button', { name: 'learning_rate' }).click();
      expect(await first.textContent()).toContain('0.0004');
      await best.getByRole('button', { name: 'learning_rate' }).click();
      expect(await best.locator('th[aria-sort=descending]').count()).toBe(1);
      await best.getByRole('button', { name: 'Next page' }).click();
      expect(await best.locator('.pager').textContent()).toContain('11–20 of 24');

      const stop = page.locator('#bestShared').getByRole('button', { name: 'Stop' }).first();
      await stop.press('Enter');
      const dialog = page.getByRole('dialog');
      expect(await dialog.textContent()).toContain('cannot be brought back');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await page.locator(':focus').textContent()).toBe('Stop');
    });
  }, 60_000);

  it('finds an option of a menu by typing, with the keyboard alone', async () => {
    const sight: Sight = { set: 'usual', language: 'en', theme: 'light' };
    await lookAt(sight, { browser, url: server.url }, async (page) => {
      const menu = page.locator('#trials .menu-button');
      await menu.press('Enter');
      await page.keyboard.type('pla');
      expect(await page.locator('#trials').getByRole('option').count()).toBe(1);
      await page.keyboard.press('Enter');
      expect(await menu.textContent()).toContain('Place');
      expect(await page.locator(':focus').textContent()).toContain('Place');
    });
  }, 60_000);

  it('fits a narrow window', async () => {
    const sight: Sight = { set: 'worst', language: 'en', theme: 'light' };
    const faults = await lookAt(sight, { browser, url: server.url, width: 400 }, (page) =>
      faultsOn(page, sight),
    );
    expect(faults).toEqual([]);
  }, 60_000);

  it('tells broken words and English in Chinese from what is meant to be there', async () => {
    const sight: Sight = { set: 'usual', language: 'zh', theme: 'light' };
    const faults = await lookAt(sight, { browser, url: server.url }, async (page) => {
      await page.evaluate("document.querySelector('article').append('There is no such thing, undefined')");
      return faultsOn(page, sight);
    });
    expect(faults.map(({ what }) => what)).toEqual(['broken words', 'not translated']);
  }, 60_000);
});
