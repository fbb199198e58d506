import { describe, expect, it } from 'vitest';
import type { LogRecord } from '../../sandbox/project/records.ts';
import type { TableSearch } from '../../sandbox/project/table.ts';
import type { TableRow } from '../../sandbox/project/table-row.ts';
import { begin, type Journey } from '../journeys/begin.ts';

/** A search called JOB whose one worker has written this, and whose trials with these ids have failed. */
async function failedWith(
  log: LogRecord,
  failed: readonly (string | TableRow)[] = ['d1000001'],
  others: readonly TableRow[] = [{ id: 'done0001', reward: 0.9 }],
): Promise<Journey> {
  return begin((project) => {
    const rows = failed.map((row) => ({ status: 'ERROR', ...(typeof row === 'string' ? { id: row } : row) }));
    const { id } = project.addTable({ name: 'JOB', rows: [...others, ...rows], phase: 'Running' });
    project.records.write(id, { log });
  });
}

/** What a digest says of the trials that have failed. */
async function causes({ viewer }: Journey): Promise<string> {
  await viewer.types('/modelarts digest JOB daily 09:00');
  const { shown } = await viewer.types('/modelarts digest now');
  return shown;
}

/** What is shown of the log, up to its last lines. */
async function logs({ viewer }: Journey): Promise<{ readonly text: string; readonly top: string }> {
  const { shown, text } = await viewer.types('/modelarts logs JOB worker-0');
  return { text, top: shown.split('The end of the log')[0] ?? '' };
}

const RAY = (id: string, frame: string, why: string) => [
  `2026-11-30 10:01:22,511\tERROR tune_controller.py:1331 -- Trial task failed for trial train_fn_${id}`,
  'Traceback (most recent call last):',
  '  File "/opt/conda/lib/python3.9/site-packages/ray/air/execution/_internal/event_manager.py", line 110, in resolve_future',
  '    result = ray.get(future)',
  `ray.exceptions.RayTaskError(${why.split(':')[0] ?? ''}): ray::ImplicitFunc.train() (pid=226225, ip=10.0.0.7, repr=train_fn)`,
  '  File "/home/ma-user/code/train.py", line 88, in train_fn',
  `    ${frame}`,
  why,
];

describe('the exception that says what went wrong', () => {
  it('is the one that the worker raised, with the frames of its code, not the one that Ray raised for it', async () => {
    const lines = [
      'Number of trials: 8/8 (1 ERROR, 7 TERMINATED)',
      ...RAY(
        '94bfe_00002',
        'model = build(config["depth"])',
        'ValueError: depth 7 is not divisible by the number of heads 4',
      ),
      'Result for train_fn_94bfe_00003: loss 0.41',
    ];
    const { text, top } = await logs(await failedWith(lines.join('\n')));
    expect(text).toBe('worker-0 of JOB raised ValueError: depth 7 is not divisible by the number of heads 4');
    expect(top).toContain('/home/ma-user/code/train.py", line 88, in train_fn');
    expect(top).toContain('model = build(config["depth"])');
    expect(top).toContain('ValueError: depth 7 is not divisible');
    expect(top).not.toContain('Result for');
  });

  it('is told with the lines of its message', async () => {
    const lines = [
      'Traceback (most recent call last):',
      '  File "train.py", line 9, in <module>',
      '    net.load_state_dict(saved)',
      'RuntimeError: Error(s) in loading state_dict for Net:',
      ...Array.from({ length: 40 }, (_, at) => `\tsize mismatch for layers.${at}.weight`),
      'epoch 1',
    ];
    const { text, top } = await logs(await failedWith(lines.join('\n')));
    expect(text).toContain('Error(s) in loading state_dict for Net: size mismatch for layers.');
    expect(top).toContain('net.load_state_dict(saved)');
    expect(top).toContain('layers.0.weight');
    expect(top).toContain('layers.39.weight');
    expect(top).toMatch(/…and \d+ lines in between/);
  });

  it('is the last of those that followed one another', async () => {
    const lines = [
      'Traceback (most recent call last):',
      '  File "train.py", line 9, in load',
      "KeyError: 'width'",
      '',
      'During handling of the above exception, another exception occurred:',
      '',
      'Traceback (most recent call last):',
      '  File "train.py", line 12, in load',
      'ConfigError: no width',
    ];
    const journey = await failedWith(lines.join('\n'));
    expect((await logs(journey)).text).toBe('worker-0 of JOB raised ConfigError: no width');
    expect(await causes(journey)).toContain('ConfigError: no width');
  });

  it('is not made up where the log is cut before it', async () => {
    const lines = ['Traceback (most recent call last):', '  File "train.py", line 9, in load', '    main()'];
    const { text, top } = await logs(await failedWith(lines.join('\n')));
    expect(text).toBe('The last 3 lines of the log of worker-0 of JOB.');
    expect(top).toContain('The last traceback');
  });
});

describe('an error in a log', () => {
  it('is what the shell says of a process that was killed', async () => {
    const journey = await failedWith(
      'step 100 loss 0.2\n./run.sh: line 7:   233 Killed                  python train.py --lr 0.1\n',
    );
    expect(await causes(journey)).toContain('d1000001): Killed python train.py --lr 0.1');
  });

  it.each([
    ['in Chinese', './run.sh：行 7:   233 已杀死               python train.py', '已杀死 python train.py'],
    ['by another signal', './run.sh：行 7: 233 段错误 （核心已转储） python train.py', '段错误'],
    ['alone', 'Killed', 'Killed'],
  ])('is so too %s', async (_, line, right) => {
    expect(await causes(await failedWith(`step 100\n${line}\n`))).toContain(`d1000001): ${right}`);
  });

  it('is what an NPU says below the exception that came of it', async () => {
    const lines = [
      '[2026-11-30 11:57:40] step 0',
      'Traceback (most recent call last):',
      '  File "/home/ma-user/code/train.py", line 14, in main',
      '    dist.barrier()',
      'RuntimeError: [ERROR] HCCL error in: torch_npu/csrc/distributed/ProcessGroupHCCL.cpp:64',
      '[ERROR] 2026-11-30-11:57:54 (PID:927000, Device:3, RankID:3) ERR02200 DIST call hccl api failed.',
      'EJ0001: 2026-11-30-11:57:54.167.645 Failed to initialize the HCCP process. Reason: Maybe the last training process is running.',
      '        Solution: Wait for 10s after killing the last training process and try again.',
      '        TraceBack (most recent call last):',
      '        tsd client wait response fail, device response code[1]. unknown device error.[FUNC:WaitRsp][LINE:290]',
    ];
    const journey = await failedWith(lines.join('\n'));
    expect(await causes(journey)).toMatch(
      /d1000001\): EJ0001: .*Failed to initialize the HCCP process\. Reason: Maybe/,
    );
    expect((await logs(journey)).top).toContain('Solution: Wait for 10s');
  });

  it('is what an NPU says with no exception around it, rather than the code that the process ended with', async () => {
    const lines = [
      'epoch 3 step 400 loss 1.2031',
      '[W NPUStream.cpp:409] Warning: NPU warning, error code is 507046[Error]: ',
      '[Error]: In the specified timeout waiting event, all tasks in the specified stream are not completed. ',
      'EE1002: 2026-11-30-16:50:00.041.231 Stream synchronize timeout. rtDeviceSynchronize execute failed, reason=[stream sync timeout]',
      '        Possible Cause: 1. The timeout interval may be improperly set.',
      ' (function npuSynchronizeUsedDevices)',
      '[ModelArts Service Log]2026-11-30 16:50:03,101 - ERROR - proc-rank-0-device-0 (pid: 126) has exited with non-zero code: 255',
    ];
    const journey = await failedWith(lines.join('\n'));
    expect(await causes(journey)).toMatch(/d1000001\): EE1002: .*Stream synchronize timeout/);
    expect((await logs(journey)).top).toContain('EE1002: ');
  });

  it('is no metric that is called so', async () => {
    const lines = [
      'Epoch 2/3',
      'RootMeanSquaredError: 0.2713',
      'Epoch 3/3',
      'RootMeanSquaredError: 0.2598',
      '[Service Log] - ERROR - worker was killed, exit code 137',
    ];
    const journey = await failedWith(lines.join('\n'));
    const shown = await causes(journey);
    expect(shown).toContain('worker was killed, exit code 137');
    expect(shown).not.toContain('RootMeanSquaredError');
    const { top } = await logs(journey);
    expect(top).toContain('exit code 137');
    expect(top).not.toContain('RootMeanSquaredError');
  });

  it('is no loss either, so that a log of such lines does not say why', async () => {
    const lines = [
      'test metrics: MeanAbsoluteError: 0.123',
      'Max Relative Error: 0.002',
      'reconstruction error: 0.1',
    ];
    const journey = await failedWith(lines.join('\n'));
    expect(await causes(journey)).toContain('d1000001): the log does not say why.');
    expect((await logs(journey)).top).not.toContain('speak of an error');
  });

  it('is the code that a process ended with where nothing else is', async () => {
    const line = '[ModelArts Service Log] - ERROR - proc-rank-0 has exited with non-zero code: 255';
    expect(await causes(await failedWith(`step 1\n${line}`))).toContain('exited with non-zero code: 255');
    expect(await causes(await failedWith(`KeyError: 3\n${line}`))).toContain('d1000001): KeyError: 3');
  });
});

describe('a cause', () => {
  const two = (first: string, second: string) =>
    [
      ...RAY(second, 'model = build(config)', "KeyError: 'width'"),
      'epoch 2 loss 0.3',
      ...RAY(first, 'model = build(config)', 'ValueError: depth 7 is not divisible by 4'),
    ].join('\n');

  it('is of the trial that the log names, not of the newest', async () => {
    const failed = ['94bfe_00002', '94bfe_00005'].map((id) => ({ id, cells: { pid: '226225' } }));
    const shown = await causes(await failedWith(two('94bfe_00002', '94bfe_00005'), failed));
    expect(shown).toContain('94bfe_00002: ValueError: depth 7 is not divisible by 4');
    expect(shown).toContain("94bfe_00005: KeyError: 'width'");
  });

  it('is never that of a trial that has not failed', async () => {
    const journey = await failedWith(
      two('94bfe_00002', '94bfe_00005'),
      ['94bfe_00009'],
      [{ id: '94bfe_00005' }],
    );
    expect(await causes(journey)).toContain('94bfe_00009): the log does not say why.');
  });

  it('is of the trial whose process wrote it', async () => {
    const failed = ['aaaa1111', 'bbbb2222'].map((id, i) => ({ id, cells: { pid: 700 + i } }));
    const log = '(train_fn pid=701) KeyError: 7\n(train_fn pid=700) OSError: no space left';
    const shown = await causes(await failedWith(log, failed));
    expect(shown).toContain('aaaa1111: (train_fn pid=700) OSError: no space left');
    expect(shown).toContain('bbbb2222: (train_fn pid=701) KeyError: 7');
  });

  it('is not guessed where one error is there and two trials have failed', async () => {
    const shown = await causes(await failedWith('KeyError: 7\nepoch 3\n', ['aaaa1111', 'bbbb2222']));
    expect(shown).toContain('the log does not say why.');
    expect(shown).not.toContain('KeyError');
  });

  it('of hours before is not that of a trial that dies without a word', async () => {
    let table: TableSearch | undefined;
    const { viewer, store, clock, passing } = await begin((project) => {
      const rows = [
        { id: 'aaaa1111', status: 'ERROR' },
        { id: 'bbbb2222', status: 'RUNNING' },
      ];
      table = project.addTable({ name: 'JOB', rows, phase: 'Running' });
      project.records.write(table.id, { log: 'KeyError: 7\nepoch 3\n' });
    });
    await viewer.types('/modelarts digest JOB daily 09:00');
    const [digest] = await store.digests.list();
    await passing(viewer.types(`/modelarts digest now ${digest?.id ?? ''}`));
    await passing(viewer.sees('aaaa1111): KeyError: 7'));
    await clock.advance(3 * 3_600_000);
    if (table) table.row(1).status = 'ERROR';
    await clock.advance(120_000);
    const { shown } = await viewer.types('/modelarts digest now');
    expect(shown).toContain('bbbb2222): the log does not say why.');
    expect(shown).not.toContain('KeyError');
  });

  it('is that of all where it is there for each', async () => {
    const log =
      'RuntimeError: CUDA out of memory. Tried 20 MiB\nRuntimeError: CUDA out of memory. Tried 40 MiB\n';
    const shown = await causes(await failedWith(log, ['aaaa1111', 'bbbb2222']));
    expect(shown).toContain('RuntimeError: CUDA out of memory. Tried 40 MiB');
    expect(shown).not.toContain('does not say why');
  });
});

describe('masking', () => {
  it('leaves the symbol that an extension lacks', async () => {
    const symbol = '_ZN3c105ErrorC2ENS_14SourceLocationENSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE';
    const lines = [
      'Traceback (most recent call last):',
      '  File "t.py", line 1, in <module>',
      '    import flash_attn',
      `ImportError: /opt/x.so: undefined symbol: ${symbol}`,
    ];
    const journey = await failedWith(lines.join('\n'));
    const { text, top } = await logs(journey);
    expect(text).toContain('undefined symbol: _ZN3c105Error');
    expect(top).toContain(symbol);
    expect(top).not.toContain('[masked]');
    expect(await causes(journey)).toContain(symbol);
  });

  it('leaves lines of code, and takes a literal', async () => {
    const lines = [
      'Traceback (most recent call last):',
      '  File "t.py", line 7, in <module>',
      '    next_token = torch.argmax(logits)',
      '  File "t.py", line 3, in ask',
      '    api_key = "abcdefgh"',
      "KeyError: 'api_key'",
    ];
    const { top } = await logs(await failedWith(lines.join('\n')));
    expect(top).toContain('next_token = torch.argmax(logits)');
    expect(top).toContain('api_key = "[masked]"');
    expect(top).toContain("KeyError: 'api_key'");
  });
});
