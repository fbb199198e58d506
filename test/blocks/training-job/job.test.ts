import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../sandbox/slack/blocks.ts';
import { WireJobDetail } from '../../../src/api/training-job/job-detail.ts';
import { type JobLife, oneJob } from '../../../src/blocks/training-job/job.ts';
import { wordsFor } from '../../../src/i18n/index.ts';
import { damaged, FULL } from '../../api/training-job/full-job.ts';

const LIFE: JobLife = { events: [], eventCount: 0, stages: [], instances: [], unread: [] };
/** Its end has to be worked out. */
const UNRECORDED = { ...FULL, status: { ...FULL.status, running_records: [] } };
const asked = { line: 'job i1', audience: 'private' } as const;

function screenOf(body: unknown, language: 'en' | 'zh' = 'en') {
  const { data: detail } = WireJobDetail.safeParse(body);
  return detail && oneJob({ detail, life: LIFE, console: undefined, asked }, wordsFor(language));
}

const textOf = (body: unknown) => JSON.stringify(screenOf(body)?.blocks);

describe('the screen of one job', () => {
  it('says where it ran, what that cost and why it failed', () => {
    const text = textOf(FULL);
    expect(text).toContain('modelarts.p3.large.public · 2 nodes · 8 × Ascend 910 each · pool pool-a1');
    expect(text).toContain('Ran for 2h: 4 node-hours, 32 accelerator-hours');
    expect(text).toContain('exit code 137 (killed, often for want of memory)');
    expect(text).toContain('Aims at acc (higher is better)');
    expect(text).toContain('0.001 to 0.1');
    expect(text).toContain('16, 32');
    expect(text).toContain('started again once');
  });

  it('is accepted by Slack and has no broken words, whatever is damaged', () => {
    fc.assert(
      fc.property(
        fc.oneof(damaged(FULL), damaged(UNRECORDED)),
        fc.constantFrom('en' as const, 'zh' as const),
        (body, language) => {
          const screen = screenOf(body, language);
          if (!screen) return;
          for (const blocks of [screen.blocks, screen.plain ?? []]) expect(refusalOf(blocks)).toBeUndefined();
          expect(JSON.stringify(screen)).not.toMatch(/undefined|NaN|Infinity|\[object|Invalid|null/);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
