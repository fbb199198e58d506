import { expect, it } from 'vitest';
import { onPage, seriousFindings } from './browser.ts';

onPage('menus that are filled while one types, on the sandbox page', (visit) => {
  it('find a search by a part of its name, and a choice shows its best trial', async () => {
    const { page, types } = await visit();
    await types('/modelarts best');
    await page.getByRole('button', { name: 'Pick a search, or type to find one' }).click();
    await page.getByRole('group', { name: 'Running searches' }).getByText('resnet-lr').waitFor();
    const field = page.getByRole('combobox', { name: 'Pick a search, or type to find one' });
    await field.pressSequentially('t-lr');
    await expect.poll(async () => page.getByRole('listbox').getByRole('option').count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
    await field.press('Enter');
    await page.getByText('Best trial of resnet-lr').first().waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'open upwards above the composer, and are readable, %s',
    async (colorScheme) => {
      const { page, types } = await visit({ colorScheme });
      await types('/modelarts best resnet-lr');
      await page.getByText('Best trial of resnet-lr').first().waitFor();
      await types('/modelarts best');
      const menu = page.getByRole('button', { name: 'Pick a search, or type to find one' });
      await menu.click();
      const list = page.getByRole('listbox');
      await list.getByRole('option').first().waitFor();
      const [face, options] = [await menu.boundingBox(), await list.boundingBox()];
      expect((options?.y ?? 0) + (options?.height ?? 0)).toBeLessThanOrEqual(face?.y ?? 0);
      expect(options?.y).toBeGreaterThan(0);

      await page.getByRole('combobox', { name: 'Pick a search' }).fill('nobody has this name');
      await page.getByText('No results').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    },
  );

  it('find two trials to compare, and do not offer the first again', async () => {
    const { page, types } = await visit();
    await page.getByRole('radio', { name: '中文' }).click();
    await types('/modelarts compare resnet-lr');
    const menu = page.getByRole('button', { name: '选择 trial，或输入文字查找' });
    await menu.click();
    const option = page.getByRole('group', { name: '已完成，最佳在前' }).getByRole('option').first();
    const first = /^[0-9a-f]{8}/.exec((await option.textContent()) ?? '')?.[0] ?? 'nothing';
    await option.click();
    await expect.poll(async () => menu.count()).toBe(1);
    await menu.last().click();
    await page.getByRole('group', { name: '已完成，最佳在前' }).waitFor();
    expect(await page.getByRole('listbox').getByRole('option', { name: first }).count()).toBe(0);
    await page.getByRole('listbox').getByRole('option').first().click();
    await page.getByText('对比').first().waitFor();
  });
});
