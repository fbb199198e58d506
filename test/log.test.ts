import { expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

function lineOf(entry: object): unknown {
  const lines: string[] = [];
  createLog('info', { write: (line) => void lines.push(line) }).info(entry, 'said');
  return JSON.parse(lines.join(''));
}

/** An error as some libraries make them, with itself among its own properties. */
function circular(): Error {
  const inner: { request: string; self?: unknown } = { request: 'password=hunter2hunter2' };
  inner.self = inner;
  return Object.assign(new Error('failed'), { inner });
}

it.each([[{ err: circular() }], [{ err: circular(), words: ['--token', 'hunter2hunter2'] }]])(
  'logs an error that holds itself, and masks what is in it: %#',
  (entry) => {
    expect(lineOf(entry)).toMatchObject({ err: { message: 'failed', inner: { self: '[Circular]' } } });
    expect(JSON.stringify(lineOf(entry))).not.toContain('hunter2');
  },
);

it('logs a time beside typed words', () => {
  const at = new Date('2026-03-01T00:00:00Z');
  expect(lineOf({ at, words: ['best'] })).toMatchObject({ at: '2026-03-01T00:00:00.000Z' });
});
