import { describe, expect, it } from 'vitest';
import { judgeConnections, judgeSkew } from '../../../src/domain/access/doctor.ts';

const MINUTE = 60_000;

describe('judgeSkew', () => {
  it.each([
    ['ok', 0],
    ['ok', MINUTE],
    ['warn', MINUTE + 1],
    ['warn', 15 * MINUTE - 1],
    ['fail', 15 * MINUTE],
  ] as const)('says %s for a clock that is %i ms ahead or behind', (verdict, skew) => {
    expect([judgeSkew(skew), judgeSkew(-skew)]).toEqual([verdict, verdict]);
  });
});

describe('judgeConnections', () => {
  it.each([
    ['ok', { open: 2, of: 2 }],
    ['warn', { open: 1, of: 2 }],
    ['fail', { open: 0, of: 2 }],
    ['ok', { open: 1, of: 1 }],
    ['fail', { open: 0, of: 1 }],
  ] as const)('says %s for the connections %j', (verdict, connections) => {
    expect(judgeConnections(connections)).toBe(verdict);
  });
});
