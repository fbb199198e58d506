import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { masked } from '../../../src/domain/text/secrets.ts';

/**
 * Every value is invented. In secret.txt a secret stands between `«` and `»`; `¦` parts the beginnings that
 * providers look for in repositories (push protection would refuse the file), and is taken out here.
 */
const linesOf = (name: string) =>
  readFileSync(new URL(`./secrets/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

const SECRET = linesOf('secret');
const HARMLESS = linesOf('harmless');

/** Any eight characters of a secret are enough to say that it is not gone; a shorter one has to go whole. */
function isGone(line: string): boolean {
  const plain = line.replaceAll('¦', '');
  const secrets = [...plain.matchAll(/«(.*?)»/g)].map(([, secret = '']) => secret);
  const left = masked(plain.replaceAll(/[«»]/g, ''));
  const part = 8;
  const isLeft = (secret: string) =>
    Array.from({ length: Math.max(1, secret.length - part + 1) }, (_, at) =>
      secret.slice(at, at + part),
    ).some((piece) => left.includes(piece));
  return secrets.length > 0 && !secrets.some(isLeft);
}

describe('masked, over lines of many kinds', () => {
  it('leaves no part of 98 % of secrets', async ({ annotate }) => {
    const missed = SECRET.filter((line) => !isGone(line));
    await annotate(`${missed.length} of ${SECRET.length} kept:\n${missed.join('\n')}`);
    expect(SECRET.length).toBeGreaterThanOrEqual(200);
    expect(missed.length / SECRET.length, missed.join('\n')).toBeLessThanOrEqual(0.02);
  });

  it('leaves 99.5 % of harmless lines as they are', async ({ annotate }) => {
    const changed = HARMLESS.filter((line) => masked(line) !== line);
    await annotate(`${changed.length} of ${HARMLESS.length} changed:\n${changed.join('\n')}`);
    expect(HARMLESS.length).toBeGreaterThanOrEqual(200);
    expect(changed.length / HARMLESS.length, changed.join('\n')).toBeLessThanOrEqual(0.005);
  });
});
