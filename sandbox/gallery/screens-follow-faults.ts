import { alertDoubt } from '../../src/blocks/follow/alert-doubt.ts';
import { cardLocked, deskGone } from '../../src/blocks/follow/desk.ts';
import { type FollowFault, followFault } from '../../src/blocks/follow/follow-fault.ts';
import type { Message } from '../../src/blocks/kit/message.ts';
import type { AlertDoubt } from '../../src/domain/follow/alert-doubt.ts';
import { HOURS } from '../../src/domain/follow/schedule.ts';
import type { Words } from '../../src/i18n/en.ts';

/** Every screen about what cannot be followed as it was asked for, or any more. @param words as typed */
export function followFaults(words: string, t: Words): Record<string, Message> {
  const word = words;
  const job = { id: 'j1', name: words };
  const near = { kind: 'zone', word, nearest: ['Asia/Shanghai', 'Asia/Urumqi'] } as const;
  const faults: readonly FollowFault[] = [
    { kind: 'cadence', words: '', fault: { kind: 'unknown' } },
    { kind: 'cadence', words, fault: { kind: 'unknown' } },
    { kind: 'cadence', words, fault: { kind: 'hours', word, possible: HOURS } },
    { kind: 'cadence', words, fault: { kind: 'time', word } },
    { kind: 'cadence', words, fault: { kind: 'days', word } },
    { kind: 'cadence', words, fault: near },
    { kind: 'condition', words: '', fault: { kind: 'unknown' } },
    { kind: 'condition', words, fault: { kind: 'unknown' } },
    { kind: 'condition', words, fault: { kind: 'number', word } },
    { kind: 'condition', words, fault: { kind: 'comparison', word } },
    { kind: 'condition', words, fault: { kind: 'count', word, min: 1, max: 10_000 } },
    { kind: 'condition', words, fault: { kind: 'metric', word, nearest: [word] } },
    { kind: 'quiet', words, fault: { kind: 'none' } },
    { kind: 'quiet', words, fault: near },
    { kind: 'until', words },
    { kind: 'place', words },
    { kind: 'number', option: '--gain', words },
    { kind: 'most', words, max: 100 },
    { kind: 'others', by: 'U0OPERATOR' },
    { kind: 'direct' },
    { kind: 'guest' },
    { kind: 'rules' },
  ];
  const condition = { kind: 'metric', metric: words, is: '>', value: 90 } as const;
  const instead = { ...condition, value: 0.9 };
  const doubts: readonly AlertDoubt[] = [
    { kind: 'unknown', condition, known: [words, 'loss'] },
    { kind: 'unknown', condition, known: [] },
    { kind: 'always', condition, trials: 12 },
    { kind: 'never', condition, highest: 0.948, instead },
    { kind: 'percent', condition, instead, hasValues: false },
    { kind: 'percent', condition, instead, hasValues: true },
  ];
  return {
    ...Object.fromEntries(
      doubts.map((doubt, i) => [`alert doubt ${doubt.kind} ${i}`, alertDoubt(doubt, job, t)]),
    ),
    ...Object.fromEntries(
      faults.map((fault, i) => [`follow fault ${fault.kind} ${i}`, followFault(fault, 'digest', t)]),
    ),
    searchGoneFromDesk: deskGone(job, t),
    cardLocked: cardLocked(job, t),
  };
}
