import { describe, expect, it } from 'vitest';
import type { Project } from '../../sandbox/project.ts';
import { begin } from './begin.ts';

const sample = (project: Project) => void project.addSample();

describe('a question when ModelArts fails', () => {
  it.each([
    ['throttles', { kind: 'throttle' }, 'is throttling requests'],
    ['fails with HTML', { kind: 'fail', status: 500, as: 'html' }, 'ModelArts is not answering'],
    ['cuts its JSON off', { kind: 'garbage', as: 'cut' }, 'an answer that this bot cannot read'],
    ['answers with wrong types', { kind: 'garbage', as: 'types' }, 'an answer that this bot cannot read'],
    ['answers with a web page', { kind: 'garbage', as: 'html' }, 'an answer that this bot cannot read'],
    ['refuses', { kind: 'fail', status: 403, code: 'ModelArts.0108' }, 'is not allowed to do that'],
    ['has no quota left', { kind: 'fail', status: 400, code: 'ModelArts.2815' }, 'quota is used up'],
  ] as const)('is answered with the reason when ModelArts %s', async (_, fault, sentence) => {
    const journey = await begin(sample);
    journey.modelarts.faults.inject(fault);
    const asking = journey.viewer.types('/modelarts best sample');
    await journey.passing(asking);
    expect((await asking).shown).toContain(sentence);
    expect((await asking).onlyFor).toBe('U0VIEWER');
  });

  it('is asked again by Try again, whose answer replaces the message', async () => {
    const journey = await begin(sample);
    journey.modelarts.faults.inject({ kind: 'fail', status: 503 });
    const asking = journey.viewer.types('/modelarts best sample');
    await journey.passing(asking);
    const { ts, shown } = await asking;
    expect(shown).toContain('[ Try again ]');
    journey.modelarts.faults.clear();
    const { reply } = await journey.viewer.presses('Try again');
    expect(reply?.ts).toBe(ts);
    expect(reply?.shown).toContain('Trial ae5503c0');
  });

  it('is answered when a request fails only once', async () => {
    const journey = await begin(sample);
    journey.modelarts.faults.inject({ kind: 'fail', status: 503, times: 1 });
    const asking = journey.viewer.types('/modelarts best sample');
    await journey.passing(asking);
    expect((await asking).text).toContain('ae5503c0');
  });

  it('is answered with a new token when the old one has expired', async () => {
    const { viewer, modelarts } = await begin(sample, { auth: 'user' });
    await viewer.types('/modelarts best sample');
    modelarts.expireTokens();
    expect((await viewer.types('/modelarts jobs')).shown).toContain('sample');
  });

  it('shows “Looking…” while ModelArts hangs, and then the answer in the same message', async () => {
    const { viewer, modelarts } = await begin(sample, { ackWithin: 0 });
    modelarts.faults.inject({ kind: 'hang' });
    const looking = await viewer.types('/modelarts best sample');
    expect(looking.shown).toBe('Looking… The answer follows.');
    modelarts.faults.clear();
    const answer = await viewer.sees('Trial ae5503c0');
    expect(answer.ts).toBe(looking.ts);
  });
});
