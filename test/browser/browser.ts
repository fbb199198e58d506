import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { servePage } from '../../sandbox/page/server.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Whether there is a browser to test with. */
export const hasBrowser = existsSync(executablePath);
/** The name of a suite, saying why where it is skipped. */
export const suite = (name: string) =>
  hasBrowser ? name : `${name} (SKIPPED: no Chromium at ${executablePath}; set CHROMIUM_PATH)`;

/** A page of the sandbox in a browser, and the errors its console has shown. */
export interface Visit {
  readonly page: Page;
  readonly errors: readonly string[];
  /** Changes the world as the panel does. */
  world(setting: object): Promise<void>;
  /** Types a line where it is asked, and sends it. */
  types(line: string, composer?: string): Promise<void>;
}

export interface House {
  /** Opens a world of its own, in which time stands still, and a browser window on it. */
  visit(options?: BrowserContextOptions & { readonly scenario?: string }): Promise<Visit>;
  /** Closes what was visited. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

const QUIET = ['gpu', 'quic', 'background-networking', 'component-update', 'sync'].map(
  (feature) => `--disable-${feature}`,
);

export async function openHouse(): Promise<House> {
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--no-first-run', ...QUIET],
  });
  const closers: (() => Promise<void>)[] = [];
  async function leave(): Promise<void> {
    await Promise.all(closers.splice(0).map(async (close) => close()));
  }
  return {
    async visit({ scenario = 'halfway', ...options } = {}) {
      const served = await servePage({ scenario, transport: 'socket', speed: 0 });
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      closers.push(async () => {
        await context.close();
        await served.close();
      });
      return visitTo(served.url, await context.newPage());
    },
    leave,
    async close() {
      await leave();
      await browser.close();
    },
  };
}

async function visitTo(url: string, page: Page): Promise<Visit> {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(url);
  await page.getByRole('combobox', { name: 'Message training' }).waitFor();
  return {
    page,
    errors,
    async world(setting) {
      const response = await page.request.post(`${url}/api/world`, { data: setting });
      expect(response.status()).toBe(200);
    },
    async types(line, composer = 'Message training') {
      const box = page.getByRole('combobox', { name: composer });
      await box.fill(line);
      await box.press('Enter');
    },
  };
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe-core finds that keeps somebody out, in words. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const findings: unknown = await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html.slice(0, 160) + ' | ' + failureSummary).join('\\n')))`,
  );
  return Array.isArray(findings) ? findings.map(String) : [];
}
