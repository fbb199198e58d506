import { describe, expect, it } from 'vitest';
import {
  searchEngines,
  type TrainingEngine,
  trainingEnginesNamed,
} from '../../../src/domain/platform/engines.ts';

function engine(version: string, searches?: boolean): TrainingEngine {
  return { id: `id-${version}`, name: 'Engine', version, searches };
}

const GUIDE = 'pytorch_1.8.0-cuda_10.2-py_3.7-ubuntu_18.04-x86_64';

describe('searchEngines', () => {
  it('believes the marks of ModelArts where there are any, before the guide', () => {
    const engines = [engine(GUIDE), engine('new', true), engine('old', false)];
    expect(searchEngines(engines)).toEqual({ engines: [engine('new', true)], source: 'marks' });
  });

  it.each([
    [GUIDE, true],
    ['tensorflow_2.1.0-cuda_10.1-py_3.7-ubuntu_18.04-x86_64', true],
    ['PyTorch-1.4.0-python3.6', true],
    ['TF-1.13.1-python3.6', true],
    ['PyTorch-1.4.0-python3.7', false],
    ['pytorch_1.8.2-cuda_11.1-py_3.7-ubuntu_18.04-x86_64', false],
    [`${GUIDE}-patched`, false],
    ['', false],
  ])('believes the guide where there are no marks: whether “%s” can search is %s', (version, can) => {
    const { engines, source } = searchEngines([engine(version)]);
    expect(source).toBe('guide');
    expect(engines).toHaveLength(can ? 1 : 0);
  });
});

describe('trainingEnginesNamed', () => {
  it('finds engines by a part of name, version or id', () => {
    const engines = [engine('pytorch_1.8'), engine('tf_2.1')];
    expect(trainingEnginesNamed(engines, 'pytorch1.8')).toEqual([engine('pytorch_1.8')]);
    expect(trainingEnginesNamed(engines, 'ID-tf')).toEqual([engine('tf_2.1')]);
    expect(trainingEnginesNamed(engines, 'engine')).toEqual(engines);
    expect(trainingEnginesNamed(engines, '*')).toEqual([]);
  });
});
