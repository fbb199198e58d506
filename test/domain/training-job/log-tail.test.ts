import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTail } from '../../../src/domain/training-job/log-tail.ts';

const lines = (count: number) => Array.from({ length: count }, (_, at) => `line ${at + 1}`);

describe('the end of a log', () => {
  it('is its last 80 lines, and says how many stand before', () => {
    const { lines: shown, before } = readTail(`${lines(100).join('\n')}\n`);
    expect(shown).toHaveLength(80);
    expect(shown.at(0)).toBe('line 21');
    expect(shown.at(-1)).toBe('line 100');
    expect(before).toBe(20);
  });

  it.each(['', '\n', '  \r\n \n\n'])('is empty for %j', (content) => {
    expect(readTail(content)).toEqual({ traceback: [], errors: [], lines: [], before: 0 });
  });

  it('counts the lines of a log that is far longer than what is read', () => {
    const { lines: shown, before } = readTail(lines(200_000).join('\n'));
    expect(before).toBe(199_920);
    expect(shown.at(-1)).toBe('line 200000');
  });

  it('keeps empty lines within, and drops those at the end', () => {
    expect(readTail('a\n\nb\n\n\n').lines).toEqual(['a', '', 'b']);
  });

  it.each([
    ['a progress bar', '  0%\r 50%\r100%| done\nnext', ['100%| done', 'next']],
    ['a progress bar that ends with a return', '  0%\r 50%\r\nnext', [' 50%', 'next']],
    ['lines of Windows', 'a\r\nb\r\n', ['a', 'b']],
    ['colours', '\u001b[1;31mERR\u001b[0m \u001b[38;5;196mred\u001b[K', ['ERR red']],
    ['a window title', '\u001b]0;title\u0007text', ['text']],
    ['cursor moves between lines', '\u001b[A\u001b[2Kbar\n[INFO] next', ['bar', '[INFO] next']],
    ['other control characters', 'a\u0000b\u0008c\td', ['abc\td']],
    ['marks that turn the writing around', 'abc\u202edef\u200b', ['abcdef']],
    ['half a character', 'a\ud83d b', ['a\ufffd b']],
    ['bytes that were no UTF-8', 'caf\ufffd', ['caf\ufffd']],
  ])('shows %s as a terminal would', (_, content, shown) => {
    expect(readTail(content).lines).toEqual(shown);
  });

  it('keeps beginning and end of a very long line', () => {
    const [shown = ''] = readTail(`start ${'x '.repeat(5_000)} end`).lines;
    expect(shown).toMatch(/^start x.*….* end$/);
    expect(shown.length).toBeLessThan(450);
  });

  it('shows a part of a single line of several megabytes', () => {
    const { lines: shown, before } = readTail(`${'word '.repeat(1_000_000)}end`);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatch(/end$/);
    expect(before).toBe(0);
  });

  it('shows nothing but well-formed text without control characters, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (content) => {
        const { lines: shown, traceback, errors, before } = readTail(content);
        for (const line of [...shown, ...traceback, ...errors]) {
          expect(line.isWellFormed()).toBe(true);
          expect(line).not.toMatch(/[^\P{Cc}\t]/u);
        }
        expect(before).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});

const CRASH = [
  'Traceback (most recent call last):',
  '  File "/home/ma-user/code/train.py", line 118, in <module>',
  '    main()',
  '',
  '  File "/home/ma-user/code/train.py", line 97, in main',
  '    loss = step(batch)',
  'RuntimeError: CUDA out of memory',
];

describe('the last traceback in a log', () => {
  it('is found wherever it stands, from its title to the exception', () => {
    const log = [...lines(10), ...CRASH, ...lines(1_000)].join('\n');
    expect(readTail(log).traceback).toEqual(CRASH);
  });

  it('is the last of several', () => {
    const again = CRASH.with(-1, 'ValueError: second');
    expect(readTail([...CRASH, 'During handling…', ...again].join('\n')).traceback.at(-1)).toBe(
      'ValueError: second',
    );
  });

  it.each([
    ['[rank0]: ', (line: string) => `[rank0]: ${line}`],
    ['a time that goes on', (line: string, at: number) => `2026-11-22 08:00:${10 + at},12${at} ${line}`],
    ['brackets and stars', (line: string) => `(train_func pid=314, *) ${line}`],
  ])('is told apart from what others write meanwhile by its prefix: %s', (_, prefixed) => {
    const mixed = CRASH.flatMap((line, at) => [prefixed(line, at), `(other pid=9) epoch ${at}`]);
    expect(readTail(mixed.join('\n')).traceback.filter((line) => line !== '')).toEqual(
      CRASH.filter((line) => line !== ''),
    );
  });

  it('is found behind a progress bar on the same line', () => {
    const log = [` 42%|████ | 42/100\r${CRASH[0]}`, ...CRASH.slice(1)].join('\n');
    expect(readTail(log).traceback).toEqual(CRASH);
    const glued = [` 42%|████ | 42/100${CRASH[0]}`, ...CRASH.slice(1)].join('\n');
    expect(readTail(glued).traceback).toEqual(CRASH);
  });

  it('goes to the end of a log that is cut within it', () => {
    expect(readTail(CRASH.slice(0, 3).join('\n')).traceback).toEqual(CRASH.slice(0, 3));
  });

  it('is absent where there is none', () => {
    expect(readTail('all is well').traceback).toEqual([]);
  });
});

describe('lines of a log that speak of an error', () => {
  it('are shown where there is no traceback, the last five of them', () => {
    const log = [...lines(300).map((line) => `ERROR ${line}`), ...lines(50)].join('\n');
    const { errors } = readTail(log);
    expect(errors).toEqual([296, 297, 298, 299, 300].map((at) => `ERROR line ${at}`));
  });

  it.each([
    'torch.OutOfMemoryError: no',
    'FATAL: no',
    'error: x',
    'Killed',
    'Segmentation fault (core dumped)',
  ])('“%s” is one', (line) => expect(readTail(`a\n${line}\nb`).errors).toEqual([line]));

  it.each(['mean error 0.3', 'error_rate=0.1', '0 errors', 'Killed 3 stragglers'])('“%s” is none', (line) =>
    expect(readTail(`a\n${line}\nb`).errors).toEqual([]),
  );

  it('are left out where there is a traceback', () => {
    expect(readTail([...CRASH, 'ERROR again'].join('\n')).errors).toEqual([]);
  });
});

describe('secrets in a log', () => {
  const SK = 'q8ZkP3nVt0YbR6wLxE2uJ9sHmC5aDfG7iKoT1vQy';

  it.each([
    ['a password in an environment', "environ({'DB_PASSWORD': 'hunter2', 'HOME': '/root'})", 'hunter2'],
    ['an access key', 'using HST3WIAQ7XLP0MKZ2C5D', 'HST3WIAQ7XLP0MKZ2C5D'],
    ['a secret key', `sk=${SK}`, SK],
    ['a signed address', 'GET https://b.obs.example/k?AccessKeyId=a&Signature=s3cr3t%3D', 's3cr3t'],
    ['an address of a person', 'mail sent to ming.li@example.com.cn', 'ming.li@'],
    ['a key with colours in it', `key ${SK.slice(0, 20)}\u001b[0m${SK.slice(20)}`, SK.slice(0, 20)],
    ['a key with something invisible in it', `key ${SK.slice(0, 20)}\u200b${SK.slice(20)}`, SK.slice(20)],
  ])('are masked: %s', (_, line, secret) => {
    const shown = JSON.stringify(readTail(`before\n${line}\nafter`));
    expect(shown).toContain('[masked]');
    expect(shown).not.toContain(secret);
  });

  it('are masked where a line is cut between beginning and end', () => {
    const log = `${'x '.repeat(140)}${SK} ${'y '.repeat(200)}`;
    expect(readTail(log).lines[0]).not.toContain(SK.slice(0, 10));
  });

  it('are masked where their first line stands before what is shown', () => {
    const key = [
      '-----BEGIN RSA PRIVATE KEY-----',
      ...Array(50).fill('MIIEowIBAAKCAQEA7xyz'),
      '-----END RSA PRIVATE KEY-----',
    ];
    expect(readTail([...key, ...lines(40)].join('\n')).lines.join('\n')).not.toContain('MIIEow');
  });

  it('are masked in a traceback', () => {
    const { traceback } = readTail([...CRASH.slice(0, -1), 'ValueError: bad token=abc123'].join('\n'));
    expect(traceback.at(-1)).toBe('ValueError: bad token=[masked]');
  });
});

/** A chain as Ray prints it, with the frames of the worker below what is raised for it. */
const OF_RAY = [
  'Traceback (most recent call last):',
  '  File "event_manager.py", line 110, in resolve_future',
  '    result = ray.get(future)',
  'ray.exceptions.RayTaskError(ValueError): ray::ImplicitFunc.train() (pid=226225, ip=10.0.0.7, repr=train_fn)',
  '  File "/home/ma-user/code/train.py", line 88, in train_fn',
  '    model = build(config["depth"])',
  'ValueError: depth 7 is not divisible by 4',
];
const STATE_DICT = [
  ...CRASH.slice(0, -1),
  'RuntimeError: Error(s) in loading state_dict for Net:',
  '\tMissing key(s) in state_dict: "fc.weight", "fc.bias".',
  '\tsize mismatch for conv1.weight: copying a param with shape torch.Size([64, 3])',
];
const GRAPH = [
  ...CRASH.slice(0, -1),
  'tensorflow.python.framework.errors_impl.InvalidArgumentError: Graph execution error:',
  '',
  "Detected at node 'sequential/dense/MatMul' defined at (most recent call last):",
  '    File "train.py", line 10, in <module>',
  '      model.fit(x, y)',
  "Node: 'sequential/dense/MatMul'",
  'Matrix size-incompatible: In[0]: [32,10], In[1]: [12,5]',
  '\t [[{{node sequential/dense/MatMul}}]] [Op:__inference_train_function_1000]',
];
const HANDLING = [
  'Traceback (most recent call last):',
  '  File "a.py", line 1, in f',
  "KeyError: 'width'",
  '',
  'During handling of the above exception, another exception occurred:',
  '',
  ...CRASH,
];
const RAY_CHAIN = [
  ...OF_RAY.slice(0, -1),
  "KeyError: 'width'",
  '',
  'The above exception was the direct cause of the following exception:',
  '',
  'ray::ImplicitFunc.train() (pid=226225, ip=10.0.0.7)',
  '  File "/home/ma-user/code/train.py", line 90, in train_fn',
  'RuntimeError: cannot build',
];
const GROUP = [
  '  + Exception Group Traceback (most recent call last):',
  '  |   File "a.py", line 9, in <module>',
  '  | ExceptionGroup: two workers (2 sub-exceptions)',
  '  +-+---------------- 1 ----------------',
  '    | Traceback (most recent call last):',
  '    |   File "a.py", line 3, in first',
  '    | ValueError: bad',
  '    +---------------- 2 ----------------',
  '    | Traceback (most recent call last):',
  '    |   File "a.py", line 6, in second',
  "    | TypeError: can't add",
  '    +------------------------------------',
];
const LOADER = [
  ...CRASH.slice(0, -1),
  'RuntimeError: Caught IndexError in DataLoader worker process 0.',
  'Original Traceback (most recent call last):',
  '  File "data.py", line 4, in __getitem__',
  'IndexError: list index out of range',
];
const REMOTE = [
  'multiprocessing.pool.RemoteTraceback: ',
  '"""',
  'Traceback (most recent call last):',
  '  File "pool.py", line 3, in worker',
  'ValueError: inner',
  '"""',
  '',
  'The above exception was the direct cause of the following exception:',
  '',
  'Traceback (most recent call last):',
  '  File "train.py", line 9, in <module>',
  'ValueError: inner',
];

describe('the exception that ends a traceback', () => {
  it.each([
    ['of Ray', OF_RAY, 'ValueError: depth 7 is not divisible by 4'],
    ['of a chain', HANDLING, 'RuntimeError: CUDA out of memory'],
    ['of a chain within Ray', RAY_CHAIN, 'RuntimeError: cannot build'],
    ['of a worker that loads data', LOADER, 'IndexError: list index out of range'],
    ['of another process', REMOTE, 'ValueError: inner'],
    ['of a group', GROUP, "TypeError: can't add"],
    [
      'with a list below',
      STATE_DICT,
      'RuntimeError: Error(s) in loading state_dict for Net: Missing key(s) in state_dict: "fc.weight", "fc.bias".',
    ],
    [
      'of TensorFlow',
      GRAPH,
      'tensorflow.python.framework.errors_impl.InvalidArgumentError: Graph execution error: Matrix size-incompatible: In[0]: [32,10], In[1]: [12,5]',
    ],
    ['without a message', CRASH.with(-1, 'KeyboardInterrupt'), 'KeyboardInterrupt'],
    ['of a module', CRASH.with(-1, 'socket.timeout: timed out'), 'socket.timeout: timed out'],
    ['called like a metric', CRASH.with(-1, 'BoundaryError: 3'), 'BoundaryError: 3'],
  ])('is known, with all its lines: %s', (_, log, exception) => {
    const last = log.at(-1) ?? '';
    for (const prefix of ['', '[rank0]: ', '(train_fn pid=314) ', '2026-11-22 08:00:01,003 ']) {
      const lines = [
        'epoch 1',
        ...log.map((line) => `${prefix}${line}`),
        'Result for t_00003: loss 0.41',
        'fine',
      ];
      const tail = readTail(lines.join('\n'));
      expect(tail.exception).toBe(exception);
      expect(tail.traceback.at(-1)).toBe(last);
      expect(exception).toContain(tail.traceback[tail.exceptionAt ?? -1]?.replace(/^[\s|]*/, ''));
    }
  });

  it('shows the frames of the user’s file below those of Ray', () => {
    expect(readTail(OF_RAY.join('\n')).traceback).toEqual(OF_RAY);
    expect(readTail(RAY_CHAIN.join('\n')).traceback).toEqual(RAY_CHAIN);
  });

  it('is that of the whole group, which is shown from its beginning', () => {
    expect(readTail(GROUP.join('\n')).traceback).toEqual(GROUP);
    expect(readTail([...GROUP, '', ...CRASH].join('\n')).exception).toBe('RuntimeError: CUDA out of memory');
  });

  it('is unknown where the log is cut before it, or goes on with something else', () => {
    expect(readTail(CRASH.slice(0, 4).join('\n')).exception).toBeUndefined();
    expect(readTail([...CRASH.slice(0, 4), 'epoch 3', 'loss 0.2'].join('\n')).exception).toBeUndefined();
  });

  it('is found past what another process writes into its midst', () => {
    const log = [...CRASH.slice(0, 3), 'epoch 3 loss 0.2', ...CRASH.slice(3, 6), '12%|#', ...CRASH.slice(6)];
    expect(readTail(log.join('\n'))).toMatchObject({
      traceback: CRASH.filter((line) => line !== ''),
      exception: 'RuntimeError: CUDA out of memory',
    });
  });

  it('is that of its own process, by the number that the prefix holds', () => {
    const other = CRASH.with(-1, 'ValueError: of the other');
    const log = CRASH.flatMap((line, at) => [
      `(train_fn pid=315) ${other[at] ?? ''}`,
      `(train_fn pid=314) ${line}`,
    ]);
    const { traceback, exception } = readTail(log.join('\n'));
    expect(exception).toBe('RuntimeError: CUDA out of memory');
    expect(traceback.join()).not.toContain('of the other');
  });

  it('is kept of a traceback that is longer than what is kept', () => {
    const frames = Array.from({ length: 600 }, (_, at) => `  File "a.py", line ${at}, in f`);
    const tail = readTail(
      ['Traceback (most recent call last):', ...frames, 'RecursionError: too deep'].join('\n'),
    );
    expect(tail.traceback).toHaveLength(400);
    expect(tail.traceback[tail.exceptionAt ?? -1]).toBe('RecursionError: too deep');
  });
});
