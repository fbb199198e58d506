import { describe, expect, it } from 'vitest';
import type { JobStatus } from '../../sandbox/project/job.ts';
import { begin } from '../journeys/begin.ts';
import { finished, type Given, given, HEADER } from './given.ts';

/** One finished trial, one that leads and is left RUNNING, one left PENDING. */
const LEFT: Given = {
  header: HEADER,
  data: [
    finished(0, 'ca000001', { learning_rate: 0.01, trial_index: 0 }, '0.5'),
    [
      '1',
      'False',
      '301',
      { trial_index: 1 },
      'ca000002',
      '3',
      '10.5',
      '',
      '0.9',
      'RUNNING',
      '0.9',
      '0.5',
      '0.9',
    ],
    ['2', '', '302', { trial_index: 2 }, 'ca000003', '3', '10.5', '', '', 'PENDING', '', '0.5', ''],
  ],
};
const ENDED: readonly JobStatus['phase'][] = ['Failed', 'Terminated', 'Completed'];

describe.each(ENDED)('a search whose job is %s with trials left unfinished', (phase) => {
  it.each(['best JOB', 'trials JOB', 'progress JOB'])('%s tells them as cut off', async (line) => {
    const { viewer } = await given({ ...LEFT, phase });
    const { shown } = await viewer.types(`/modelarts ${line}`);
    expect(shown).toContain('cut off');
    expect(shown).not.toMatch(/still running|so far|\[ Stop|pending/i);
  });

  it('trial JOB ca000002 tells it as cut off', async () => {
    const { viewer } = await begin((project) => {
      const rows = [{ id: 'ca000001' }, { id: 'ca000002', reward: 0.9, status: 'RUNNING', done: 'False' }];
      project.addTable({ name: 'JOB', rows, phase });
    });
    const { shown } = await viewer.types('/modelarts trial JOB ca000002');
    expect(shown).toContain('cut off');
    expect(shown).not.toMatch(/is running|so far|\[ Stop/);
  });

  it('ranks none of them, and says what the one ahead had', async () => {
    const { viewer } = await given({ ...LEFT, phase });
    const { text, shown } = await viewer.types('/modelarts best JOB');
    expect(text).toContain('ca000001');
    expect(shown).toMatch(/ca000002.* 0\.9/);
  });

  it('stops none of them', async () => {
    const { admin, stopsSent } = await given({ ...LEFT, phase });
    await admin.types('/modelarts stop JOB ca000002 --yes');
    expect(stopsSent()).toBe(0);
  });
});

describe('a search that runs', () => {
  it('still shows a running trial as ahead so far', async () => {
    const { viewer } = await given(LEFT);
    expect((await viewer.types('/modelarts best JOB')).shown).toContain('still running');
  });
});

describe('a job that failed before it wrote a line', () => {
  it.each(['2776', 'empty'] as const)('logs JOB says that nothing will come: %s', async (log) => {
    const { viewer } = await begin((project) => {
      const { id } = project.addTable({ name: 'JOB', rows: [], phase: 'Failed' });
      project.records.write(id, { log: log === 'empty' ? '' : { code: log } });
    });
    const { shown } = await viewer.types('/modelarts logs JOB');
    expect(shown).toContain('worker-0 wrote a line');
    expect(shown).not.toMatch(/try again|again in|has not been written yet/i);
  });

  it.each(['best JOB', 'progress JOB', 'trials JOB'])('%s says that no trial was made', async (line) => {
    const { viewer, chinese } = await begin((project) => {
      project.addTable({ name: 'JOB', rows: [], phase: 'Failed' });
    });
    const { shown } = await viewer.types(`/modelarts ${line}`);
    expect(shown).toContain('without making a trial');
    expect(shown).not.toContain('yet');
    expect((await chinese.types(`/modelarts ${line}`)).shown).not.toContain('还没有');
  });
});

describe('progress of a search whose best value is shared', () => {
  it('gives the chance that holds for ties, and none for the next trial', async () => {
    const value = (i: number) => (i < 2 ? 0.8 : i < 32 ? 1 : 0.89);
    const data = Array.from({ length: 50 }, (_, i) =>
      finished(i, `f00000${String(i).padStart(2, '0')}`, { trial_index: i }, String(value(i))),
    );
    // 1 - C(47,30)/C(50,30): the first of the thirty is the third trial.
    const { viewer } = await given({ header: HEADER, data, samples: 60 });
    const { shown } = await viewer.types('/modelarts progress JOB');
    expect(shown).toContain('30 of 50 trials share the best value');
    expect(shown).toContain('94%');
    expect(shown).not.toContain('in 51 times');
  });
});

describe('progress of a search whose last trial has outlasted all others', () => {
  it.each([900, 612])('does not promise its end after %i s', async (seconds) => {
    const took = [601, 598, 610, 605, 590, 602, 611, 607, 599];
    const data = [...took, seconds].map((time, i) => {
      const row = finished(i, `f100000${i}`, { trial_index: i }, `0.5${i}`);
      const isLast = i === took.length;
      return row
        .with(6, String(time))
        .with(9, isLast ? 'RUNNING' : 'TERMINATED')
        .with(1, isLast ? 'False' : 'True');
    });
    const { viewer } = await given({ header: HEADER, data, samples: 10 });
    const { shown } = await viewer.types('/modelarts progress JOB');
    expect(shown).not.toMatch(/About 0s/);
    expect(shown).toContain('longer than every trial before');
  });
});

describe('trials without an id', () => {
  const header = HEADER.filter((name) => name !== 'trial_id');
  const data = ['0.5', '0.9', '0.7'].map((reward, i) =>
    finished(i, '', { learning_rate: 0.01 + i, trial_index: i }, reward).toSpliced(4, 1),
  );

  it('have places of their own', async () => {
    const { viewer } = await given({ header, data });
    const { shown } = await viewer.types('/modelarts trials JOB --sort place');
    expect(shown).toMatch(/1[^\n]*0\.9[\s\S]*2[^\n]*0\.7[\s\S]*3[^\n]*0\.5/);
  });

  it('are named by their number', async () => {
    const { viewer } = await given({ header, data });
    const { text, shown } = await viewer.types('/modelarts best JOB');
    expect(text).toContain('#1');
    expect(shown).toContain('#2');
    expect(shown).not.toMatch(/trial {2}/);
  });
});
