import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findChromium, openBrowser } from '../../sandbox/gallery/browser.ts';
import { faultsOn, lookAt, type Sight } from '../../sandbox/gallery/look.ts';
import { type GalleryServer, serveGallery } from '../../sandbox/gallery/serve.ts';

const chromium = findChromium();
const AXE = createRequire(import.meta.url).resolve('axe-core');

describe.skipIf(!chromium)('the gallery (skipped where there is no Chromium)', () => {
  let server: GalleryServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await serveGallery();
    browser = await openBrowser(chromium ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const look = async <T>(sight: Sight, looks: (page: Page) => Promise<T>): Promise<T> =>
    lookAt(sight, { browser, url: server.url }, looks);

  /**
   * One page for all tests of a suite, since drawing the hundreds of screens on it takes longer than most looks at
   * them. An error on the page fails the suite.
   */
  function pageOf(sight: Sight): () => Promise<Page> {
    const drawn = Promise.withResolvers<Page>();
    const over = Promise.withResolvers<void>();
    let looking: Promise<void> | undefined;
    beforeAll(async () => {
      looking = look(sight, async (page) => {
        drawn.resolve(page);
        return over.promise;
      });
      await Promise.race([drawn.promise, looking]);
    });
    afterAll(async () => {
      over.resolve();
      await looking;
    });
    return async () => drawn.promise;
  }

  describe('with usual data in en, light', () => {
    const sight: Sight = { set: 'usual', language: 'en', theme: 'light' };
    const drawn = pageOf(sight);

    it('has nothing cut, broken or untranslated', async () => {
      expect(await faultsOn(await drawn(), sight)).toEqual([]);
    });

    it('has no serious accessibility finding', async () => {
      expect(await seriousOn(await drawn())).toEqual([]);
    });

    it('sorts a column of numbers as numbers, turns its pages, and asks before a danger', async () => {
      const page = await drawn();
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

    it('finds an option of a menu by typing, with the keyboard alone', async () => {
      const page = await drawn();
      const menu = page.locator('#trials .menu-button');
      await menu.press('Enter');
      await page.keyboard.type('pla');
      expect(await page.locator('#trials').getByRole('option').count()).toBe(1);
      await page.keyboard.press('Enter');
      expect(await menu.textContent()).toContain('Place');
      expect(await page.locator(':focus').textContent()).toContain('Place');
    });
  });

  describe('with usual data in zh, dark', () => {
    const sight: Sight = { set: 'usual', language: 'zh', theme: 'dark' };
    const drawn = pageOf(sight);

    it('has nothing cut, broken or untranslated', async () => {
      expect(await faultsOn(await drawn(), sight)).toEqual([]);
    });

    it('is told to have broken words and English where it has', async () => {
      const page = await drawn();
      const sentence = 'There is no such thing, undefined';
      await page.evaluate(`document.querySelector('article').append('${sentence}')`);
      const faults = await faultsOn(page, sight);
      await page.evaluate("document.querySelector('article').lastChild.remove()");
      expect(faults.map(({ what }) => what)).toEqual(['broken words', 'not translated']);
    });
  });

  describe('with the worst data in en, dark', () => {
    const sight: Sight = { set: 'worst', language: 'en', theme: 'dark' };
    const drawn = pageOf(sight);

    it('has nothing cut, broken or untranslated', async () => {
      expect(await faultsOn(await drawn(), sight)).toEqual([]);
    });

    it('has nothing cut, broken or untranslated when the window is made narrow', async () => {
      const page = await drawn();
      await page.setViewportSize({ width: 400, height: 900 });
      // What measures itself does so with the next frame.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      expect(await faultsOn(page, sight)).toEqual([]);
    });
  });

  it('has nothing cut, broken or untranslated with specimens data in en, light', async () => {
    const sight: Sight = { set: 'specimens', language: 'en', theme: 'light' };
    expect(await look(sight, async (page) => faultsOn(page, sight))).toEqual([]);
  });

  it('has no serious accessibility finding with specimens data, dark', async () => {
    expect(await look({ set: 'specimens', language: 'en', theme: 'dark' }, seriousOn)).toEqual([]);
  });
});

/** What axe-core finds in the screens that keeps somebody out. */
async function seriousOn(page: Page): Promise<unknown[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate<
    unknown[]
  >(`axe.run('article', { resultTypes: ['violations'] }).then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({ id, html: nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)) })))`);
}
