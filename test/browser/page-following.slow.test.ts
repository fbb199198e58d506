import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { onPage, seriousFindings } from './browser.ts';

onPage('what follows searches by itself, on the sandbox page', (visit) => {
  it('is a digest that comes to everyone when its time has come', async () => {
    const { page, types, world } = await visit();
    await types('/modelarts digest resnet-lr every 1h');
    await page.getByText('The first comes').waitFor();
    const heading = page.getByRole('heading', { name: 'Digest of resnet-lr' });
    expect(await heading.count()).toBe(0);
    await world({ stepMinutes: 60 });
    await heading.waitFor();
    await page.locator('[class*="data_visualization_chart"] path').first().waitFor();
    await page.getByText('Since the search began:').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('You are').selectOption('viewer');
    await heading.waitFor();
    await expect.poll(async () => page.getByText('The first comes').count()).toBe(0);
  });

  it('is a card that changes where it stands, with what happens in its thread', async () => {
    const { page, types, world } = await visit();
    await types('/modelarts watch resnet-lr --best');
    const heading = page.getByRole('heading', { name: 'resnet-lr, live' });
    const card = page.getByRole('article').filter({ has: heading });
    await card.getByText('12 of 24 trials ended').waitFor();
    await world({ stepMinutes: 10 });
    await card.getByText(/1[3-9] of 24 trials ended/).waitFor();
    await card.getByText('(edited)').waitFor();
    expect(await card.getByText('12 of 24 trials ended').count()).toBe(0);
    expect(await heading.count()).toBe(1);

    await card.getByRole('button', { name: /repl(y|ies)$/ }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread
      .getByText(/trials? finished/)
      .first()
      .waitFor();
    await thread.getByText('New best').first().waitFor();
    await thread.getByText('Also sent to the channel').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await world({ stepMinutes: 60 });
    await page.getByText('this card no longer changes').first().waitFor();
    await thread.getByRole('heading', { name: 'Final report of resnet-lr' }).waitFor();
  });

  it('shows a new best in the channel too, from where one gets to its thread', async () => {
    const { page, types, world } = await visit();
    await types('/modelarts watch resnet-lr --best');
    await page.getByRole('heading', { name: 'resnet-lr, live' }).waitFor();
    await world({ stepMinutes: 10 });
    const channel = page.getByRole('log', { name: 'Messages in training' });
    const news = channel.getByRole('article').filter({ hasText: 'resnet-lr: 🏆 New best' }).first();
    await news.getByRole('button', { name: 'Best trial' }).waitFor();
    expect(await channel.getByText('resnet-lr: ✅').count()).toBe(0);
    await news.getByRole('button', { name: 'Replied in a thread' }).click();
    await page.getByRole('complementary', { name: 'Thread' }).getByText('resnet-lr: ✅').first().waitFor();
  });

  it('is set up in a form, which asks for what is missing', async () => {
    const { page, types } = await visit();
    await types('/modelarts digest');
    const form = page.getByRole('dialog', { name: 'New digest' });
    await form.getByLabel('One search').check();
    await form.getByRole('button', { name: /^Search/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Create' }).click();
    await form.getByText('Choose the search, or all running ones above.').waitFor();
    await choose(form, 'Search', 'resnet-lr');
    await choose(form, 'How often', 'Every 6 hours');
    await expect.poll(async () => form.getByLabel('Time', { exact: true }).count()).toBe(0);
    await choose(form, 'Time zone', 'Asia/Shanghai');
    await form.getByLabel('Post nothing').check();
    await form.getByRole('button', { name: 'Create' }).click();
    await page.getByText('every 6 hours (Asia/Shanghai)').waitFor();
    await page.getByText('Where nothing has changed, nothing is posted.').waitFor();
    await expect.poll(async () => page.getByRole('dialog').count()).toBe(0);
  });

  it('is switched in App Home', async () => {
    const { page, types } = await visit();
    await types('/modelarts digest resnet-lr every 6h');
    await page.getByText('The first comes').waitFor();
    await types('/modelarts watch resnet-lr');
    await page.getByText('is now watched').waitFor();
    const home = await comesHome(page);
    const button = (name: string) => home.getByRole('button', { name, exact: true });
    await home.getByText('Digest of resnet-lr').waitFor();
    await button('Pause').click();
    await button('Resume').waitFor();
    await home.getByText('#training · paused').waitFor();
    await button('Resume').click();
    await button('Pause').waitFor();
    await button('Mute until tomorrow').click();
    await home.getByText('resnet-lr is muted in').waitFor();
    await button('Unwatch').click();
    await expect.poll(async () => home.getByText('Card of resnet-lr').count()).toBe(0);
    await button('Remove').click();
    await home.getByText('Nothing yet. A digest tells').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});

async function choose(form: Locator, label: string, option: string): Promise<void> {
  await form.getByRole('button', { name: new RegExp(`^${label}`) }).click();
  await form.getByRole('option', { name: option }).first().click();
}

async function comesHome(page: Page): Promise<Locator> {
  await page.getByRole('navigation').getByRole('button', { name: 'ModelArts' }).click();
  await page.getByRole('button', { name: 'Home', exact: true }).click();
  return page.getByRole('region', { name: 'App Home' });
}
