import { expect, it } from 'vitest';
import { onPage, seriousFindings } from './browser.ts';

onPage('the world, on the sandbox page', (visit) => {
  it('tells beside the button how the workflow step ended', async () => {
    const { page, world } = await visit({ scenario: 'sample' });
    const run = page.getByRole('button', { name: 'Run the workflow step' });
    const panel = page.getByRole('tabpanel');
    await page.getByRole('tab', { name: 'World' }).click();
    await run.click();
    await panel.getByText('Completed, with these outputs:').waitFor();
    expect(await panel.getByRole('definition').allTextContents()).toContain('ae5503c0');
    expect(await seriousFindings(page)).toEqual([]);
    await world({ scenario: 'empty' });
    await run.click();
    await panel.getByText(/^Failed: .*job/).waitFor();
  });

  it('speaks of a search that its scenario has', async () => {
    const { page, world } = await visit({ scenario: 'sample' });
    await page.getByText('/modelarts best sample below').waitFor();
    await page.getByRole('button', { name: '/modelarts best sample' }).waitFor();
    expect(await page.getByText('resnet-lr').count()).toBe(0);
    await world({ scenario: 'empty' });
    await page.getByText('The project is empty.').waitFor();
    expect(await page.getByRole('tab', { name: 'Tour' }).count()).toBe(0);
    expect(await page.getByRole('tab', { name: 'World' }).getAttribute('aria-selected')).toBe('true');
  });

  it('draws charts straight from point to point, also after the table was shown', async () => {
    const { page, types } = await visit();
    await types('/modelarts progress resnet-lr');
    const line = page.locator('[class*="data_visualization_chart"] path').first();
    await line.waitFor();
    expect(await line.getAttribute('d')).toMatch(/^M \S+ \S+( L \S+ \S+){3,}$/);
    await page.getByRole('button', { name: 'View as table' }).click();
    await page.getByRole('button', { name: 'View as table' }).click();
    await expect.poll(async () => line.getAttribute('d')).toMatch(/^M \S+ \S+( L \S+ \S+){3,}$/);
  });

  it('gives links to logs that open on this machine', async () => {
    const { page, types } = await visit();
    await types('/modelarts logs resnet-lr --download');
    const opening = page.context().waitForEvent('request', (request) => request.url().includes('/logs/'));
    await page.getByRole('button', { name: 'Download log' }).click();
    const url = (await opening).url();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(await (await page.request.get(url)).text()).toContain('the training command is starting');
  });
});
