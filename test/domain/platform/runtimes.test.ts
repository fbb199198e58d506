import { describe, expect, it } from 'vitest';
import {
  archOf,
  type EngineRuntimes,
  type Runtime,
  type RuntimeFilter,
  runtimesNamed,
  siftRuntimes,
} from '../../../src/domain/platform/runtimes.ts';

const EVERYTHING: RuntimeFilter = { accelerator: undefined, arch: undefined, isAsync: false };

function runtime(name: string, rest: Partial<Runtime> = {}): Runtime {
  return {
    engine: 'PyTorch',
    name,
    mode: 'sync',
    accelerator: on('none'),
    arch: 'x86_64',
    state: 'online',
    ...rest,
  };
}

function on(kind: string): NonNullable<Runtime['accelerator']> {
  return { kind, name: undefined, cuda: undefined, driver: undefined };
}

function engine(name: string, ...runtimes: Runtime[]): EngineRuntimes {
  return { engine: name, runtimes, isUneven: false };
}

const names = (runtimes: readonly Runtime[]) => runtimes.map(({ name }) => name);

describe('runtimesNamed', () => {
  const engines = [
    engine('TensorFlow', runtime('tf1.13-cpu'), runtime('python3.6')),
    engine('PyTorch', runtime('python3.6'), runtime('pytorch1.4')),
    engine('Scikit_Learn'),
  ];
  const found = (word: string) =>
    runtimesNamed(engines, word).map((each) => [each.engine, names(each.runtimes)]);

  it.each([
    ['pytorch', 'PyTorch'],
    ['PYTORCH', 'PyTorch'],
    ['scikit-learn', 'Scikit_Learn'],
    ['tensor', 'TensorFlow'],
  ])('finds by %s the engine %s', (word, name) => {
    expect(runtimesNamed(engines, word).map((each) => each.engine)).toEqual([name]);
  });

  it('finds runtimes by a part of their name where no engine is called so', () => {
    expect(found('python3.6')).toEqual([
      ['TensorFlow', ['python3.6']],
      ['PyTorch', ['python3.6']],
    ]);
  });

  it.each(['caffe', '', '-', '*'])('finds nothing for %j', (word) => expect(found(word)).toEqual([]));
});

describe('siftRuntimes', () => {
  it('lets everything through where nothing is asked', () => {
    const bare = runtime('a', { mode: undefined, accelerator: undefined, arch: undefined });
    expect(siftRuntimes([engine('A', bare), engine('B', runtime('b'))], EVERYTHING)).toEqual({
      fitting: [bare, runtime('b')],
      untold: 0,
      hinted: [],
    });
  });

  it('keeps those that are all that was asked for', () => {
    const runtimes = [
      runtime('fits', { accelerator: on('npu'), arch: 'aarch64', mode: 'async' }),
      runtime('sync', { accelerator: on('npu'), arch: 'aarch64' }),
      runtime('x86', { accelerator: on('npu'), mode: 'async' }),
      runtime('gpu', { accelerator: on('gpu'), arch: 'aarch64', mode: 'async' }),
    ];
    const sifted = siftRuntimes([engine('A', ...runtimes)], {
      accelerator: 'npu',
      arch: 'ARM64',
      isAsync: true,
    });
    expect(names(sifted.fitting)).toEqual(['fits']);
    expect(sifted.untold).toBe(0);
  });

  it('counts separately those of which too little is told', () => {
    const runtimes = [
      runtime('may', { accelerator: undefined }),
      runtime('cannot', { accelerator: undefined, arch: 'aarch64' }),
      runtime('fits', { accelerator: on('gpu') }),
    ];
    const sifted = siftRuntimes([engine('A', ...runtimes)], {
      accelerator: 'gpu',
      arch: 'x86_64',
      isAsync: false,
    });
    expect(names(sifted.fitting)).toEqual(['fits']);
    expect(sifted.untold).toBe(1);
  });

  it.each([
    ['gpu', 'pytorch_1.8.0-cuda_10.2', 1],
    ['gpu', 'mindspore-cann_6.0.1-snt3p-300i', 0],
    ['npu', 'mindspore-cann_6.0.1-snt3p-300i', 1],
    ['npu', 'python3.6', 0],
    ['none', 'pytorch_1.8.0-cuda_10.2', 0],
  ] as const)(
    'asked for %s, says of %s %i times that no accelerator does not mean CPU only',
    (accelerator, name, count) => {
      const { hinted } = siftRuntimes([engine('A', runtime(name))], { ...EVERYTHING, accelerator });
      expect(hinted).toHaveLength(count);
    },
  );

  it('hints at nothing that is of the wrong architecture', () => {
    const { hinted } = siftRuntimes([engine('A', runtime('cuda'))], {
      ...EVERYTHING,
      accelerator: 'gpu',
      arch: 'arm',
    });
    expect(hinted).toEqual([]);
  });
});

describe('archOf', () => {
  it.each([
    ['ARM64', 'aarch64'],
    ['arm', 'aarch64'],
    ['x86', 'x86_64'],
    ['amd64', 'x86_64'],
    ['riscv64', 'riscv64'],
  ])('reads %s as %s', (word, arch) => expect(archOf(word)).toBe(arch));
});
