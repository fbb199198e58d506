import { expect, it } from 'vitest';
import { onPage } from './browser.ts';

// The one test with a browser in the quick run; the others are in the full one.
onPage('the sandbox page in a browser', (visit) => {
  it('shows the best trial, stops a running one after a dialog, and undoes that', async () => {
    const { page, types } = await visit();
    await types('/modelarts best resnet-lr');
    await page.getByText('Best trial of resnet-lr').first().waitFor();

    const running = page.getByRole('row', { name: /running/ }).last();
    await running.getByRole('button', { name: 'Stop' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.textContent()).toContain('cannot be brought back');
    await dialog.getByRole('button', { name: 'Stop it' }).click();
    await page.getByText(/will be stopped at .*Until then it can be undone/).waitFor();

    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.click();
    await page.getByText('runs on: @operator undid the stop that @operator asked for').waitFor();
    expect(await undo.count()).toBe(0);
  });
});
