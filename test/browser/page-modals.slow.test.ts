import { expect, it } from 'vitest';
import { onPage, seriousFindings } from './browser.ts';

onPage('modals and shortcuts on the sandbox page', (visit) => {
  it('changes an answer by its options, where it stands', async () => {
    const { page, types } = await visit();
    await types('/modelarts best resnet-lr');
    await page.getByText('Chosen by the value each trial ended with').waitFor();
    await page.getByRole('button', { name: 'Options…' }).click();
    const form = page.getByRole('dialog', { name: 'Options' });
    await form.getByRole('button', { name: /^Which value of a trial counts/ }).click();
    await form.getByRole('option', { name: 'The best it ever had' }).click();
    await form.getByLabel('Finished trials to list').fill('1');
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Show' }).click();
    await page.getByText('Chosen by the best value each trial ever had').waitFor();
    expect(await page.getByText('Chosen by the value each trial ended with').count()).toBe(0);
    await expect.poll(async () => page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByRole('row', { name: 'finished' }).count()).toBe(1);

    await page.getByRole('button', { name: 'Options…' }).click();
    await expect.poll(async () => form.getByLabel('Finished trials to list').inputValue()).toBe('1');
  });

  it('finds a search by the shortcut, looks at it, and finds another', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: 'Shortcuts', exact: true }).click();
    await page.getByRole('button', { name: 'Find a search' }).click();
    const form = page.getByRole('dialog', { name: 'Find a search' });
    const modal = page.getByRole('dialog', { name: 'ModelArts' });
    const choose = async (name: string) => {
      await form.getByRole('button', { name: /^Search or training job/ }).click();
      await form.getByRole('combobox', { name: 'Search or training job' }).fill(name.slice(0, 4));
      await form.getByRole('option', { name }).click();
      await form.getByRole('button', { name: 'Show best trial' }).click();
    };
    await choose('resnet-lr');
    await modal.getByText('Chosen by the value each trial ended with').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await modal.getByRole('button', { name: 'Progress' }).click();
    await modal.getByText('trials end in an hour on average').waitFor();
    await modal.getByRole('button', { name: 'Back' }).click();
    await modal.getByText('Chosen by the value each trial ended with').waitFor();
    await modal.getByRole('button', { name: 'Find another search' }).click();
    await choose('bert-tune');
    await modal.getByText('(lower is better)').waitFor();
  });

  it('tells the best trial of the search that a message names', async () => {
    const { page, types } = await visit();
    await types('How far is bert-tune?');
    const message = page.getByText('How far is bert-tune?');
    await message.hover();
    await page.getByRole('button', { name: 'Message shortcuts' }).last().click();
    await page.getByRole('button', { name: 'Best trial here' }).click();
    await page.getByRole('heading', { name: 'Best trial of bert-tune' }).waitFor();
  });
});
