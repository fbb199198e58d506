import { describe, expect, it } from 'vitest';
import { aJob, aSearch, aTrial } from '../../../sandbox/gallery/make.ts';
import { MUCH_ACCESS, someEntries, USUAL_ACCESS } from '../../../sandbox/gallery/rights.ts';
import { everyScreen } from '../../../sandbox/gallery/screens.ts';
import { inModals } from '../../../sandbox/gallery/screens-home.ts';
import { everyView } from '../../../sandbox/gallery/screens-views.ts';
import { refusalOf } from '../../../sandbox/slack/blocks.ts';
import { viewContentOf } from '../../../sandbox/slack/view-content.ts';
import { textLength } from '../../../src/blocks/kit/cut.ts';
import { LIMITS } from '../../../src/blocks/kit/limits.ts';
import type { Language } from '../../../src/domain/access/person.ts';
import type { Job } from '../../../src/domain/search/search.ts';
import { isRunning } from '../../../src/domain/search/trial.ts';
import { wordsFor } from '../../../src/i18n/index.ts';

const long = '长a&<!channel>*_`'.repeat(250).slice(0, 3_000);
const states = ['finished', 'finished', 'running', 'failed', 'pending', 'unknown'] as const;

/** 500 trials whose every name and value is 3,000 characters long. */
function worstWorld() {
  const job: Job = { ...aSearch(long, [{ metric: long, mode: 'max' }]), user: long };
  const parameters = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`${i}${long}`, i % 2 ? i / 7 : long]),
  );
  const metrics = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`${i}${long}`, i % 2 ? String(i / 7) : long]),
  );
  const trials = Array.from({ length: 500 }, (_, i) =>
    aTrial({
      id: `${i}${long}`,
      index: i,
      reward: i % 5 ? String(Math.sin(i)) : long,
      parameters,
      metrics,
      state: states[i % 6] ?? 'finished',
    }),
  );
  const jobs = Array.from({ length: 300 }, (_, i) => ({ ...(i % 2 ? job : aJob(long)), id: `${i}` }));
  return { job, jobs, trials, text: long, access: MUCH_ACCESS, audit: someEntries(500, long) };
}

function usualWorld() {
  const job = aSearch();
  const trials = Array.from({ length: 500 }, (_, i) =>
    aTrial({
      id: `ae55${String(i).padStart(4, '0')}`,
      index: i,
      reward: String(Math.sin(i)),
      parameters: { learning_rate: 0.001 * i, batch_size: 32, optimizer: 'adam' },
      metrics: { acc: String(Math.sin(i)), loss: `tensor(${Math.abs(Math.cos(i)).toFixed(4)})` },
      state: states[i % 6] ?? 'finished',
    }),
  );
  return {
    job,
    jobs: Array.from({ length: 300 }, (_, i) => ({ ...aSearch(`search-${i}`), id: `id-${i}` })),
    trials,
    text: 'resnet',
    access: USUAL_ACCESS,
    audit: someEntries(500),
  };
}

describe.each(['en', 'zh'] satisfies Language[])('screens in %s', (language) => {
  describe.each([
    ['the worst data', worstWorld()],
    ['usual data', usualWorld()],
  ])('with %s', (_, world) => {
    it.each(Object.entries(everyScreen(world, wordsFor(language))))(
      '%s stays inside the limits of Slack',
      (_name, message) => {
        expect(message.text).not.toBe('');
        expect(message.text.length).toBeLessThan(4_000);
        expect(refusalOf(message.blocks)).toBeUndefined();
        if (message.plain) expect(refusalOf(message.plain)).toBeUndefined();
        expect(textLength(message.blocks)).toBeLessThanOrEqual(LIMITS.messageText);
        expect(textLength(message.plain ?? [])).toBeLessThanOrEqual(LIMITS.messageText);
      },
    );
  });

  it.each([
    ['the worst data', worstWorld()],
    ['usual data', usualWorld()],
  ])('every Home tab and modal with %s is accepted by Slack', (_, world) => {
    for (const view of Object.values(everyView(world, wordsFor(language))))
      expect(() => viewContentOf(view, view.type, { refuseNative: true })).not.toThrow();
  });

  it.each([
    ['the worst data', worstWorld()],
    ['usual data', usualWorld()],
  ])('every screen with %s is accepted by Slack as a modal, too', (_, world) => {
    const t = wordsFor(language);
    for (const [name, view] of inModals(everyScreen(world, t), t))
      expect(() => viewContentOf(view, 'modal', { refuseNative: true }), name).not.toThrow();
  });

  it('with usual data every running trial that is listed has a Stop button, in both forms', () => {
    const world = usualWorld();
    const { best } = everyScreen({ ...world, trials: world.trials.slice(0, 12) }, wordsFor(language));
    const running = world.trials.slice(0, 12).filter(isRunning).length;
    const stops = (blocks: unknown) => JSON.stringify(blocks).match(/"value":"stop /g)?.length;
    expect(stops(best?.blocks)).toBe(running);
    expect(stops(best?.plain)).toBe(running);
  });
});
