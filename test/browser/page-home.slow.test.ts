import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { onPage, seriousFindings } from './browser.ts';

onPage('App Home on the sandbox page', (visit) => {
  it('says on the first visit how to begin, and then shows the running searches', async () => {
    const { page } = await visit();
    const home = await comesHome(page);
    await home.getByRole('button', { name: 'Find a search' }).waitFor();
    await home.getByText('12 of 24 trials ended').waitFor();
    expect(await home.getByText('Looking…').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    // The first test waits for the page to be built.
  });

  it('opens the best trial in a modal, whose buttons go on there', async () => {
    const { page } = await visit();
    const home = await comesHome(page);
    await home.getByRole('button', { name: 'Best trial', exact: true }).click();
    const modal = page.getByRole('dialog', { name: 'ModelArts' });
    await modal.getByText('Best trial of resnet-lr').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await modal.getByRole('button', { name: 'All trials' }).click();
    await modal.getByText('Trials of resnet-lr').first().waitFor();
    await modal.getByRole('button', { name: 'Back' }).click();
    await modal.getByText('Best trial of resnet-lr').waitFor();
    await modal.getByRole('button', { name: 'Close' }).last().click();
    await expect.poll(async () => modal.count()).toBe(0);
  });

  it('shows more trials ended when it is refreshed later', async () => {
    const { page, world } = await visit();
    const home = await comesHome(page);
    await home.getByText('12 of 24 trials ended').waitFor();
    await world({ stepMinutes: 10 });
    await home.getByRole('button', { name: 'Refresh' }).click();
    await home.getByText(/1[3-9] of 24 trials ended/).waitFor();
  });
});

async function comesHome(page: Page): Promise<Locator> {
  await page.getByRole('navigation').getByRole('button', { name: 'ModelArts' }).click();
  await page.getByRole('button', { name: 'Home', exact: true }).click();
  return page.getByRole('region', { name: 'App Home' });
}
