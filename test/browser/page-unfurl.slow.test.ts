import { expect, it } from 'vitest';
import { createWorldClock } from '../../sandbox/clock.ts';
import { createProject } from '../../sandbox/project.ts';
import { scenarios } from '../../sandbox/scenarios.ts';
import { onPage, seriousFindings } from './browser.ts';

/** What is in the preview and in the answer, by the language of the page's person. */
const WORDS = {
  en: {
    language: 'English',
    kind: 'Hyperparameter search, running',
    counts: /\d+ of 24 trials ended/,
    best: 'Best trial',
    progress: 'Progress',
    answer: /Chosen by the value each trial ended with/,
  },
  zh: {
    language: '中文',
    kind: '超参搜索，运行中',
    counts: /共 24 个 trial，已结束 \d+ 个/,
    best: '最佳 trial',
    progress: '进度',
    answer: /按各 trial 的最终值/,
  },
} as const;

/** Ids of the jobs of a scenario are the same each time. */
function linkTo(name: string): string {
  const project = createProject(createWorldClock(new Date('2026-11-22T08:00:00Z')));
  scenarios.halfway.fill(project);
  const id = project.jobs.find((job) => job.name === name)?.id ?? '';
  return `https://console.huaweicloud.com/modelarts/?region=${project.region}#/training/detail/${id}`;
}

onPage('a link to the console on the sandbox page', (visit) => {
  it.each(['en', 'zh'] as const)(
    'has a preview, whose buttons answer the presser alone, in %s',
    async (language) => {
      const words = WORDS[language];
      const { page, types } = await visit();
      await page.getByRole('radio', { name: words.language }).click();
      await types(`Look at ${linkTo('resnet-lr')}`);
      const preview = page.locator('blockquote.unfurl');
      await preview.getByText(words.kind).waitFor();
      await preview.getByText(words.counts).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await preview.getByRole('button', { name: words.best }).click();
      await page.getByText(words.answer).waitFor();
      expect(await preview.count()).toBe(1);
      await page.getByLabel('You are').selectOption('viewer');
      await preview.getByText(words.counts).waitFor();
      await expect.poll(async () => page.getByText(words.answer).count()).toBe(0);
    },
  );

  it('has none in another region', async () => {
    const { page, types } = await visit();
    await types(linkTo('resnet-lr').replace('cn-north-4', 'cn-east-3'));
    await types(linkTo('resnet-baseline'));
    await page.locator('blockquote.unfurl').getByText('Training job, running').waitFor();
    expect(await page.locator('blockquote.unfurl').count()).toBe(1);
  });
});
