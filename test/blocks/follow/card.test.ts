import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAlert, aWatch } from '../../../sandbox/gallery/following-data.ts';
import { aTrial } from '../../../sandbox/gallery/make.ts';
import { alertPost } from '../../../src/blocks/follow/alert.ts';
import { type Card, faceOf, liveCard } from '../../../src/blocks/follow/card.ts';
import { eventPost } from '../../../src/blocks/follow/event-line.ts';
import { foldedPost } from '../../../src/blocks/follow/folded-post.ts';
import type { SearchEvent } from '../../../src/domain/follow/events.ts';
import type { Condition } from '../../../src/domain/follow/following.ts';
import type { SeenState, ValuedTrial } from '../../../src/domain/search/snapshot.ts';
import { en } from '../../../src/i18n/en.ts';
import { finished, job, running, searchOf } from '../search/searched.ts';

const at = new Date('2026-11-22T01:00:00Z');

function aCard(more: Partial<Card> = {}): Card {
  const search = searchOf([...finished, running(10)]);
  return {
    search,
    watch: aWatch({ job }),
    last: undefined,
    mutedUntil: undefined,
    isUnwatched: false,
    at,
    ...more,
  };
}

function seen(i: number, state: SeenState = 'finished'): ValuedTrial {
  return { id: `t${i}`, index: i, state, value: 0.6 + i / 10, step: 0 };
}

function labels({ blocks }: { readonly blocks: unknown }): string[] {
  return [...JSON.stringify(blocks).matchAll(/"type":"button".*?"text":"([^"]*)"/g)].map(
    ([, label = '']) => label,
  );
}

function text({ blocks }: { readonly blocks: unknown }): string {
  return [...JSON.stringify(blocks).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)]
    .map(([, piece]) => piece)
    .join('');
}

describe('the live card of a search', () => {
  it('leads to everything that one does with a search', () => {
    expect(labels(liveCard(aCard(), en))).toEqual([
      'Best trial',
      'Progress',
      'Stop…',
      'Mute until tomorrow',
      'Unwatch',
    ]);
    expect(labels(liveCard(aCard({ mutedUntil: at }), en))).toContain('Unmute');
    expect(labels(liveCard(aCard({ isUnwatched: true }), en))).toEqual(['Best trial', 'Progress', 'Watch']);
  });

  it('has only buttons that look, once its search has ended', () => {
    const over = aCard({ search: searchOf(finished, { phase: 'Completed' }) });
    expect(labels(liveCard(over, en))).toEqual(['Best trial', 'Progress']);
    expect(text(liveCard(over, en))).toContain('no longer changes');
  });

  it('tells how far the search is in its notification', () => {
    expect(liveCard(aCard(), en).text).toBe('resnet-lr: 4 of 8 trials ended, best acc 0.9.');
  });

  it('tells the last change with its time', () => {
    const last: SearchEvent = { kind: 'best', trial: seen(3), previous: seen(2), gain: 0.1, at };
    expect(text(liveCard(aCard({ last }), en))).toContain('New best: trial t3 with acc 0.9, better by 0.1.');
    expect(JSON.stringify(liveCard(aCard({ last }), en))).toContain(`"timestamp":${at.getTime() / 1000}`);
  });
});

describe('the face of a live card', () => {
  it('stays the same as time goes by', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(90), (later, spent) => {
        const then = new Date(at.getTime() + later * 1000);
        const card = aCard({ at: then, search: searchOf([...finished, running(spent + 1)]) });
        expect(faceOf(card, en)).toBe(faceOf(aCard(), en));
      }),
    );
  });

  it.each<[string, Partial<Card>]>([
    [
      'another trial has ended',
      { search: searchOf([...finished, aTrial({ id: 't9', index: 9, reward: '0.1' })]) },
    ],
    [
      'a running trial leads',
      {
        search: searchOf([
          ...finished,
          running(10),
          aTrial({ id: 'r2', index: 9, state: 'running', reward: '0.99' }),
        ]),
      },
    ],
    ['the job has ended', { search: searchOf([...finished, running(10)], { phase: 'Failed' }) }],
    ['something has happened', { last: { kind: 'finished', trials: [seen(3)], at } }],
    ['it is muted', { mutedUntil: at }],
    ['nobody watches any more', { isUnwatched: true }],
  ])('changes when %s', (_, more) => {
    expect(faceOf(aCard(more), en)).not.toBe(faceOf(aCard(), en));
  });

  it('changes with the time until which it is muted', () => {
    const until = (hours: number) =>
      faceOf(aCard({ mutedUntil: new Date(at.getTime() + hours * 3_600_000) }), en);
    expect(until(1)).not.toBe(until(2));
  });

  it('is the same for two cards that look the same', () => {
    expect(liveCard(aCard(), en)).toEqual(liveCard(aCard(), en));
    expect(faceOf(aCard(), en)).toBe(faceOf(aCard(), en));
  });
});

describe('an event in the thread of a live card', () => {
  const shown = {
    job,
    metric: 'acc',
    stoppedBy: new Map([['t1', 'U0OPERATOR']]),
    causes: new Map([['t2', 'ValueError: NaN loss']]),
    trials: finished,
  };
  const post = (event: SearchEvent) => eventPost({ ...shown, event }, en);

  it('tells a new best with its gain and what was tried', () => {
    const message = post({ kind: 'best', trial: seen(3), previous: seen(2), gain: 0.1, at });
    expect(message.text).toBe('resnet-lr: 🏆 New best: trial t3 with acc 0.9, better by 0.1.');
    expect(text(message)).toContain('lr 0.4');
  });

  it('tells the likely cause of a failure', () => {
    const message = post({ kind: 'failed', trials: [seen(1, 'failed'), seen(2, 'failed')], at });
    expect(message.text).toBe('resnet-lr: ❌ 2 trials failed: t1, t2.');
    // Of the other one the log does not say why.
    expect(text(message)).toContain('t2: ValueError: NaN loss');
    expect(text(message)).not.toContain('Likely cause');
    const only = post({ kind: 'failed', trials: [seen(2, 'failed')], at });
    expect(text(only)).toContain('Likely cause, an error in the log of the job: ValueError: NaN loss');
  });

  it('names who stopped a trial, as far as known', () => {
    expect(post({ kind: 'stopped', trials: [seen(1, 'stopped'), seen(2, 'stopped')], at }).text).toBe(
      'resnet-lr: ⏹ Trial t1 was stopped by <@U0OPERATOR>.\n⏹ Trial t2 was stopped.',
    );
  });

  it('names five trials with their values, and how many more there are', () => {
    const trials = Array.from({ length: 8 }, (_, i) => seen(i));
    expect(post({ kind: 'finished', trials, at }).text).toBe(
      'resnet-lr: ✅ 8 trials finished: t0 (0.6), t1 (0.7), t2 (0.8), t3 (0.9), t4 (1), …and 3 more.',
    );
    const useless = { ...seen(1), value: undefined };
    expect(post({ kind: 'finished', trials: [useless], at }).text).toBe(
      'resnet-lr: ✅ 1 trial finished: t1.',
    );
  });

  it('tells the end of the search', () => {
    expect(post({ kind: 'ended', phase: 'Terminated', at }).text).toBe(
      'resnet-lr: 🏁 The search was stopped.',
    );
  });
});

describe('the message of an alert', () => {
  const raise = (condition: Condition, count = 1) => post(condition, count).text;
  const post = (condition: Condition, count: number) =>
    alertPost(
      {
        job: { ...job, phase: 'Completed' },
        raised: {
          alert: anAlert({ job }, condition),
          whats: ['-'],
          trials: Array.from({ length: count }, (_, i) => ({ id: `t${i}`, value: 0.91, isRunning: false })),
        },
      },
      en,
    );

  it('can be ended where it is raised', () => {
    const { blocks } = post({ kind: 'failed' }, 1);
    expect(labels({ blocks })).toEqual(['Best trial', 'Progress', 'End this alert']);
    expect(JSON.stringify(blocks)).toContain('"value":"alert remove a7f0q2"');
  });

  it('is one sentence to whoever asked', () => {
    expect(raise({ kind: 'metric', metric: 'acc', is: '>=', value: 0.9 })).toBe(
      '<@U0OPERATOR> resnet-lr: trial t0 has acc 0.91 (you asked for acc ≥ 0.9).',
    );
    expect(raise({ kind: 'drought', trials: 20 })).toBe(
      '<@U0OPERATOR> resnet-lr: no new best for 20 trials.',
    );
    expect(raise({ kind: 'ended' }, 0)).toBe('<@U0OPERATOR> resnet-lr has completed.');
  });

  it('says how many more trials it is about', () => {
    expect(raise({ kind: 'failed' }, 3)).toBe('<@U0OPERATOR> resnet-lr: trial t0 has failed. …and 2 more');
  });
});

describe('a folded post, in place of several posts,', () => {
  it('says what was held back, and why', () => {
    const tells = [
      { jobId: 'j1', counts: { best: 3, ended: 1 } },
      { jobId: 'j2', counts: { failed: 1 } },
    ];
    expect(foldedPost({ why: 'quiet', tells, names: new Map([['j1', 'resnet-lr']]) }, en).text).toBe(
      'While quiet: resnet-lr (3 new bests, the end); j2 (1 message about failed trials).',
    );
  });

  it('leads to the first four searches, and to the list of all where there are more', () => {
    const pressed = (count: number) => {
      const tells = Array.from({ length: count }, (_, i) => ({ jobId: `j${i}`, counts: { best: 1 } }));
      return labels(foldedPost({ why: 'cap', tells, names: new Map() }, en));
    };
    const four = [0, 1, 2, 3].map((i) => `Progress · j${i}`);
    expect(pressed(4)).toEqual(four);
    expect(pressed(5)).toEqual([...four, 'Recent searches']);
  });
});
