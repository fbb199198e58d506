import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import { someEntries, USUAL_ACCESS } from '../../../sandbox/gallery/rights.ts';
import { everyScreen } from '../../../sandbox/gallery/screens.ts';
import { everyView } from '../../../sandbox/gallery/screens-views.ts';
import { wordsFor } from '../../../src/i18n/index.ts';

/** What the bot itself may put into a sentence: mentions of people, groups and channels, and local times. */
const OWN = /<(?:@U0|#C0|!subteam\^S0)\w+>|<!date\^\d+\^[{}\w ]+\|[-\d: ]+ UTC>/g;

const evil = fc.oneof(
  fc.constantFrom(
    '<!channel>',
    '<!here>',
    '<@U1EVIL>',
    '<!subteam^S1EVIL>',
    '<#C1|x>',
    '<https://evil.test|click>',
    '*bold* _it_ ~no~ `code`',
    ':boom:',
  ),
  fc.constantFrom(
    '```',
    '> quote',
    '\u202Eetaler',
    '&lt;!channel&gt;',
    'https://evil.test',
    '@channel',
    'a\nb',
    '',
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

function textObjects(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(textObjects);
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(textObjects)];
}

describe('text from outside', () => {
  it('never pings, links or styles, on any screen', () => {
    fc.assert(
      fc.property(evil, evil, evil, fc.constantFrom('en', 'zh'), (name, other, text, language) => {
        const job = { ...aSearch(name, [{ metric: other, mode: 'max' }]), user: text };
        const trial = { parameters: { [name]: other, [text]: 1 }, metrics: { [other]: text }, reward: '0.5' };
        const trials = [
          aTrial({ ...trial, id: name }),
          aTrial({ ...trial, id: other, state: 'running' }),
          aTrial({ reward: text, id: text }),
        ];
        const world = { job, jobs: [job], trials, text, access: USUAL_ACCESS, audit: someEntries(12, text) };
        const t = wordsFor(language === 'en' ? 'en' : 'zh');
        const messages = Object.values(everyScreen(world, t));
        for (const message of messages) expect(message.text.replace(OWN, '')).not.toMatch(/[<>]/);
        for (const screen of [...messages, ...Object.values(everyView(world, t))]) {
          const objects = textObjects([screen]);
          // Slack parses markup in these only; rich text, plain text and raw cells are literal.
          expect(objects).not.toContainEqual(expect.objectContaining({ type: 'mrkdwn' }));
          expect(objects).not.toContainEqual(expect.objectContaining({ type: 'plain_text', emoji: true }));
          expect(objects).not.toContainEqual(expect.objectContaining({ type: 'link' }));
          expect(objects).not.toContainEqual(expect.objectContaining({ type: 'broadcast' }));
        }
      }),
      { numRuns: 30 },
    );
  });
});
