import { readFile } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { servePage } from '../../sandbox/page/server.ts';
import type { FakeSlack } from '../../sandbox/slack/server.ts';
import { clientWith } from '../sandbox/slack-client.ts';
import { hasBrowser, seriousFindings, suite } from './browser.ts';

const CONTENT = `\uFEFFseq,what\r\n${Array.from({ length: 20 }, (_, i) => `${i},"试 a,b"`).join('\r\n')}\r\n`;

/** A bot that does nothing but share a file. */
async function startBot(slack: FakeSlack) {
  await clientWith(slack.tokens.bot, slack).filesUploadV2({
    channel_id: 'C0TRAINING',
    filename: 'audit.csv',
    content: CONTENT,
  });
  return { port: () => undefined, stop: async () => undefined };
}

describe.skipIf(!hasBrowser)(suite('a file on the sandbox page'), () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--no-first-run', '--disable-gpu', '--disable-quic', '--disable-sync'],
    });
  });
  afterAll(async () => browser.close());

  it.each(['light', 'dark'] as const)(
    'shows its first lines, and is saved byte for byte (%s)',
    async (colorScheme) => {
      const cast = { startBot };
      const served = await servePage({ scenario: 'halfway', transport: 'socket', speed: 0, cast });
      const page = await browser.newPage({ viewport: { width: 390, height: 800 }, colorScheme });
      onTestFinished(async () => {
        await page.close();
        await served.close();
      });
      await page.goto(served.url);

      const card = page.getByRole('region', { name: 'audit.csv' });
      await card.getByText('seq,what').waitFor();
      expect(await card.innerText()).not.toContain('19,');
      expect(await seriousFindings(page)).toEqual([]);

      const saving = page.waitForEvent('download');
      await card.getByRole('link').click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe('audit.csv');
      expect(await readFile(await saved.path(), 'utf8')).toBe(CONTENT);
    },
    20_000,
  );
});
