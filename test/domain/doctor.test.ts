import { describe, expect, it } from 'vitest';
import { judgeSkew } from '../../src/domain/doctor.ts';

const MINUTE = 60_000;

describe('judgeSkew', () => {
  it.each([
    ['ok', 0],
    ['ok', MINUTE],
    ['warn', MINUTE + 1],
    ['warn', 15 * MINUTE - 1],
    ['fail', 15 * MINUTE],
  ] as const)('calls it %s at %i ms, ahead or behind', (verdict, skew) => {
    expect([judgeSkew(skew), judgeSkew(-skew)]).toEqual([verdict, verdict]);
  });
});
