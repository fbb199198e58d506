import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import type { SetName } from './shots.ts';

const Faults = z.array(z.object({ shot: z.string(), what: z.string(), where: z.string() }));

export type Fault = z.output<typeof Faults>[number];

/** One page of the gallery. */
export interface Sight {
  readonly set: SetName | 'pictures';
  readonly language: 'en' | 'zh';
  readonly theme: 'light' | 'dark';
}

export interface Looking {
  readonly browser: Browser;
  /** Where the gallery is served. */
  readonly url: string;
  readonly width?: number;
}

/** Opens one page of the gallery, waits until it is drawn, and closes it after `look`. */
export async function lookAt<T>(
  sight: Sight,
  { browser, url, width = 820 }: Looking,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    deviceScaleFactor: sight.set === 'pictures' ? 2 : 1,
    timezoneId: 'UTC',
  });
  const failed = Promise.withResolvers<never>();
  // Nobody may be waiting for it any more when it fails.
  failed.promise.catch(() => undefined);
  page.on('pageerror', failed.reject);
  page.on('console', (line) => line.type() === 'error' && failed.reject(new Error(line.text())));
  try {
    await page.goto(`${url}?${new URLSearchParams({ ...sight }).toString()}`);
    // An error would keep the screens from ever being drawn; it says more than that they are not.
    await Promise.race([page.locator('article').first().waitFor(), failed.promise]);
    return await Promise.race([look(page), failed.promise]);
  } finally {
    await page.close();
  }
}

/** What a person should not have to see there. */
export async function faultsOn(page: Page, { set, language }: Sight): Promise<Fault[]> {
  return Faults.parse(await page.evaluate(`faultsOnPage('${language}', ${set === 'worst'})`));
}
