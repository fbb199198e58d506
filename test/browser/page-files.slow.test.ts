import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { FakeSlack } from '../../sandbox/slack/server.ts';
import { clientWith } from '../sandbox/slack-client.ts';
import { onPage, seriousFindings } from './browser.ts';

const CONTENT = `\uFEFFseq,what\r\n${Array.from({ length: 20 }, (_, i) => `${i},"试 a,b"`).join('\r\n')}\r\n`;

/** A bot that does nothing but share a file. */
async function startBot(slack: FakeSlack) {
  await clientWith(slack.tokens.bot, slack).filesUploadV2({
    channel_id: 'C0TRAINING',
    filename: 'audit.csv',
    content: CONTENT,
  });
  return { port: () => undefined, stop: async () => undefined };
}

onPage('a file on the sandbox page', (visit) => {
  it.each(['light', 'dark'] as const)(
    'shows its first lines, and is saved byte for byte (%s)',
    async (colorScheme) => {
      const viewport = { width: 390, height: 800 };
      const { page } = await visit({ cast: { startBot }, viewport, colorScheme });
      const card = page.getByRole('region', { name: 'audit.csv' });
      await card.getByText('seq,what').waitFor();
      expect(await card.innerText()).not.toContain('19,');
      expect(await seriousFindings(page)).toEqual([]);

      const saving = page.waitForEvent('download');
      await card.getByRole('link').click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe('audit.csv');
      expect(await readFile(await saved.path(), 'utf8')).toBe(CONTENT);
    },
  );
});
