import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { onPage } from './browser.ts';

/** What is on the buttons and in the messages, by the language of the page's person. */
const WORDS = {
  en: {
    language: 'English',
    running: 'running',
    stop: 'Stop',
    yes: 'Stop it',
    held: /will be stopped at \d+:\d\d:\d\d [AP]M, asked by @operator\. Until then it can be undone/,
    undo: 'Undo',
    undone: 'runs on: @operator undid the stop that @operator asked for',
    stopping: 'Stopping trial',
    ended: /was stopped by @operator at \d/,
    warning: 'cannot be brought back',
    dryRun: 'Dry run: nothing is sent to ModelArts.',
    rehearsed: 'this was a dry run',
    asking: 'asks to stop trial',
    approve: 'Approve',
    own: 'so a different operator has to approve it',
    approvedBy: 'Approved by @second-operator.',
    onlyLook: 'You may look, but not stop trials.',
  },
  zh: {
    language: '中文',
    running: '运行中',
    stop: '停止',
    yes: '停止',
    held: /将于 \d+:\d\d:\d\d 停止，由 @操作员 提出。在此之前可以撤回/,
    undo: '撤回',
    undone: /继续运行：@操作员 于 .* 撤回了 @操作员 提出的停止/,
    stopping: '正在停止',
    ended: /已由 @操作员 停止，结束于 \d/,
    warning: '结束后无法恢复',
    dryRun: '演练：不会向 ModelArts 发送任何请求。',
    rehearsed: '这是一次演练',
    asking: '请求停止',
    approve: '批准',
    own: '须由第二位操作员批准',
    approvedBy: '由 @第二操作员 批准。',
    onlyLook: '你可以查看，但不能停止 trial。',
  },
} as const;

onPage('stopping on the sandbox page', (visit) => {
  describe.each(['en', 'zh'] as const)('in %s', (language) => {
    const words = WORDS[language];

    /** A page with the best trials on it, whose last row is the running one with the worst value. */
    async function open(scenario = 'halfway') {
      const { page, types, world } = await visit({ scenario });
      await page.getByRole('radio', { name: words.language }).click();
      await types('/modelarts best resnet-lr');
      const running = page.getByRole('row', { name: words.running });
      await running.first().waitFor();
      return {
        page,
        world,
        running,
        button: (name: string) => page.getByRole('button', { name, exact: true }),
        sent: async () => page.getByText('ShowAutoSearchTrialEarlyStop').count(),
      };
    }

    /** Presses Stop in a row and accepts. Resolves with what the dialog said. */
    async function stops(row: Locator): Promise<string> {
      await row.getByRole('button', { name: words.stop }).click();
      const dialog = row.page().getByRole('dialog');
      const said = await dialog.textContent();
      await dialog.getByRole('button', { name: words.yes, exact: true }).click();
      return said ?? '';
    }

    it('stops, undoes, stops again, and sees the trial end', async () => {
      const { page, running, world, button, sent } = await open();
      expect(await stops(running.last())).toContain(words.warning);
      await page.getByText(words.held).waitFor();
      await button(words.undo).click();
      await page.getByText(words.undone).waitFor();
      expect(await button(words.undo).count()).toBe(0);

      // Slack takes one post a second from the bot, and time stands still.
      await world({ stepMinutes: 1 });
      await page.getByRole('tab', { name: 'Inspector' }).click();
      expect(await sent()).toBe(0);
      await stops(running.last());
      await page.getByText(words.held).waitFor();
      expect(await sent()).toBe(0);
      await world({ stepMinutes: 1 });
      await page.getByText(words.ended).waitFor();
      await expect.poll(sent).toBe(1);
      expect(await page.getByText(words.held).count()).toBe(0);
      expect(await page.getByText(words.stopping).count()).toBe(0);
    });

    it('needs a second person for the leader, who is somebody else', async () => {
      const { page, running, world, button } = await open('guarded');
      await stops(running.first());
      await page.getByText(words.asking).waitFor();
      await button(words.approve).click();
      await page.getByText(words.own).waitFor();
      await page.getByLabel('You are').selectOption('second');
      await button(words.approve).click();
      await page.getByText(words.held).waitFor();
      await world({ stepMinutes: 1 });
      await page.getByText(words.ended).waitFor();
      await page.getByText(words.approvedBy).waitFor();
    });

    it('marks a dry run in the dialog and in the message, and sends nothing', async () => {
      const { page, running, world, sent } = await open('rehearsal');
      expect(await stops(running.last())).toContain(words.dryRun);
      await page.getByText(words.held).waitFor();
      await page.getByText(words.dryRun, { exact: true }).waitFor();
      await world({ stepMinutes: 1 });
      await page.getByText(words.rehearsed).waitFor();
      await page.getByRole('tab', { name: 'Inspector' }).click();
      expect(await sent()).toBe(0);
    });
  });

  it('is refused to a viewer, who alone is told', async () => {
    const { page, types } = await visit();
    await page.getByLabel('You are').selectOption('viewer');
    await types('/modelarts best resnet-lr');
    await page.getByRole('button', { name: 'Stop' }).last().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop it' }).click();
    await page.getByText(WORDS.en.onlyLook).waitFor();
    await page.getByLabel('You are').selectOption('operator');
    await page.getByText('This is the very beginning of #training').waitFor();
    expect(await page.getByText(WORDS.en.onlyLook).count()).toBe(0);
  });

  it('can be opened to somebody else, named as the composer offers', async () => {
    const { page, types } = await visit();
    await page.getByLabel('You are').selectOption('admin');
    const composer = page.getByRole('combobox', { name: 'Message training' });
    await composer.fill('/modelarts allow @vie');
    await page.getByRole('option', { name: '@viewer' }).click();
    await composer.pressSequentially('operator');
    await composer.press('Enter');
    await page.getByText('may now stop trials everywhere.').waitFor();
    await page.getByLabel('You are').selectOption('viewer');
    await types('/modelarts best resnet-lr');
    await page.getByRole('button', { name: 'Stop' }).last().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop it' }).click();
    await page.getByText('asked by @viewer').waitFor();
  });

  it('is set up in the Home tab by an admin', async () => {
    const { page } = await visit();
    await page.getByLabel('You are').selectOption('admin');
    await page.getByRole('navigation').getByRole('button', { name: 'ModelArts' }).click();
    await page.getByRole('button', { name: 'Home', exact: true }).click();
    const home = page.getByRole('region', { name: 'App Home' });
    await home.getByText('@operators').waitFor();
    await home.getByRole('button', { name: 'Settings…' }).click();
    const form = page.getByRole('dialog', { name: 'Settings' });
    await form.getByLabel('Undo window, in seconds').fill('30');
    await form.getByLabel('Everything but the request to ModelArts').check();
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog', { name: 'Outcome' }).getByText('10 s → 30 s').waitFor();
    await page.keyboard.press('Escape');
    await home.getByText('Dry run is on.').waitFor();
  });
});
