import { describe, expect, it } from 'vitest';
import { fullestFirst, type Quota, roomOf } from '../../../src/domain/platform/quotas.ts';

function quota(resource: string, limit: Quota['limit'], used: number | undefined): Quota {
  const name = { en: undefined, zh: undefined };
  return { resource, name, unit: name, limit, used, scope: 'project' };
}

describe('roomOf, the room in a quota,', () => {
  it.each([
    [10, 10, 'full'],
    [10, 12, 'full'],
    [10, 8, 'nearlyFull'],
    [10, 7.9, 'free'],
    [0, 0, 'none'],
    [0, undefined, 'none'],
    [0, 1, 'full'],
    [10, undefined, 'unknown'],
    [undefined, 3, 'unknown'],
    ['unlimited', 3, 'unlimited'],
    ['unlimited', undefined, 'unlimited'],
  ] as const)('of %s with %s taken is %s', (limit, used, room) => {
    expect(roomOf({ limit, used })).toBe(room);
  });
});

describe('fullestFirst', () => {
  it('puts the fullest first, and those that cannot be full last', () => {
    const quotas = [
      quota('unlimited', 'unlimited', 7),
      quota('granted nothing', 0, 0),
      quota('unknown', undefined, 3),
      quota('half', 10, 5),
      quota('over', 10, 15),
      quota('nearly', 10, 9),
      quota('taken without a grant', 0, 1),
      quota('empty', 10, 0),
    ];
    expect(fullestFirst(quotas).map(({ resource }) => resource)).toEqual([
      'taken without a grant',
      'over',
      'nearly',
      'half',
      'empty',
      'unknown',
      'granted nothing',
      'unlimited',
    ]);
  });
});
