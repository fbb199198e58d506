import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { type PageOptions, servePage } from '../../sandbox/page/server.ts';
import { WAIT_LIMIT_MS } from '../../sandbox/slack/person.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const hasBrowser = existsSync(executablePath);

/** A page of the sandbox in a browser. */
export interface Visit {
  readonly page: Page;
  /** Changes the world as the panel does. */
  world(setting: object): Promise<void>;
  /** Types a line where it is asked, and sends it. */
  types(line: string, composer?: string): Promise<void>;
}

type Visiting = BrowserContextOptions & Partial<Pick<PageOptions, 'scenario' | 'cast'>>;

const QUIET = ['gpu', 'quic', 'background-networking', 'component-update', 'sync'].map(
  (feature) => `--disable-${feature}`,
);

/** No ack is late and no trigger is old because the machine is slow. */
const UNHURRIED = { ackWithin: WAIT_LIMIT_MS, realNow: () => 0 };

/**
 * A suite with one browser; skipped, and its name says why, where there is none. `visit` opens a world of its own, in
 * which time stands still, and a window on it. Both close with the test, which fails if the console showed an error.
 */
export function onPage(name: string, tests: (visit: (to?: Visiting) => Promise<Visit>) => void): void {
  const why = hasBrowser ? '' : ` (SKIPPED: no Chromium at ${executablePath}; set CHROMIUM_PATH)`;
  describe.skipIf(!hasBrowser)(`${name}${why}`, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run', ...QUIET] });
    });
    afterAll(async () => browser.close());
    tests(async (to) => visitIn(browser, to));
  });
}

async function visitIn(
  browser: Browser,
  { scenario = 'halfway', cast, ...options }: Visiting = {},
): Promise<Visit> {
  const served = await servePage({
    scenario,
    transport: 'socket',
    speed: 0,
    cast: { ...cast, slack: { ...UNHURRIED, ...cast?.slack } },
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(WAIT_LIMIT_MS);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  onTestFinished(async () => {
    await context.close();
    await served.close();
    expect(errors, 'errors in the console').toEqual([]);
  });
  return visitTo(served.url, page);
}

async function visitTo(url: string, page: Page): Promise<Visit> {
  await page.goto(url);
  await page.getByRole('combobox', { name: 'Message training' }).waitFor();
  return {
    page,
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
