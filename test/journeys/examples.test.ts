import { describe, expect, it } from 'vitest';
import type { Seen } from '../../sandbox/slack/eyes.ts';
import { commands } from '../../src/commands/index.ts';
import type { Language } from '../../src/domain/access/person.ts';
import { wordsFor } from '../../src/i18n/index.ts';
import { begin } from './begin.ts';
import { exampleProject } from './example-project.ts';

const LANGUAGES = [
  ['English', 'en', 'en-US'],
  ['Chinese', 'zh', 'zh-CN'],
] as const;

describe('the examples of the commands', () => {
  describe.each(LANGUAGES)('in %s', (_, language, locale) => {
    it.each(commands.map(({ name, examples }) => [name, examples] as const))(
      'for /modelarts %s are answered when typed and when mentioned in a thread',
      async (_name, examples) => {
        const { admin, workspace, slack, passing } = await begin(exampleProject);
        for (const person of workspace.people.values()) person.locale = locale;
        const { ts: thread } = await admin.pastes('Shall we have a look?');
        for (const example of examples) {
          check(await admin.types(`/modelarts ${example}`), example, language);
          // Slack takes one post a second in a channel.
          const mentioning = admin.mentions(`@ModelArts ${example}`, { thread });
          await passing(mentioning);
          check(await mentioning, example, language);
        }
        expect(slack.failures).toEqual([]);
      },
    );
  });
});

/** The stop that `approve` and `decline` name was asked for by nobody, and a channel has no limit on posts at first. */
const WANTING = /There is no (?!such stop|limit on posts)|is missing|没有命令|没有选项|没有训练作业|缺少 </;
const SLIP = /\b(?:undefined|null|NaN)\b|\[object /;

function check({ shown }: Seen, example: string, language: Language): void {
  expect(shown, example).not.toContain(wordsFor(language).problem.ours);
  expect(shown, example).not.toMatch(WANTING);
  expect(shown, example).not.toMatch(SLIP);
  expect(/\p{Script=Han}/u.test(shown), `${example}: ${shown}`).toBe(language === 'zh');
}
