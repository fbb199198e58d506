import { describe, expect, it } from 'vitest';
import { NotFound } from '../../../src/api/http/errors.ts';
import { fillIn, path } from '../../../src/api/http/path.ts';

describe('path', () => {
  it('fills in the project', () => {
    expect(fillIn(path`/v2/{project_id}/training-job-searches`, 'p1')).toBe('/v2/p1/training-job-searches');
  });

  it.each([
    ['a/b', 'a%2Fb'],
    ['a?b#c', 'a%3Fb%23c'],
    ['训练', '%E8%AE%AD%E7%BB%83'],
    ["it's", 'it%27s'],
    ['{project_id}', '%7Bproject_id%7D'],
    ['%2e%2e', '%252e%252e'],
    ['$&', '%24%26'],
    ['half\ud83d', 'half%EF%BF%BD'],
  ])('encodes %j', (value, encoded) => {
    expect(fillIn(path`/jobs/${value}/trials`, 'p1')).toBe(`/jobs/${encoded}/trials`);
  });

  it.each(['', '.', '..'])('throws NotFound for the part %j', (value) => {
    expect(() => path`/jobs/${value}`).toThrow(NotFound);
  });
});
