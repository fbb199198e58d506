import { bareName } from '../text/bare-name.ts';

/** A preset engine in which training jobs run. Not a runtime, in which models are deployed. */
export interface TrainingEngine {
  readonly id: string;
  /** Such as `PyTorch`. */
  readonly name: string;
  /** The image, such as `pytorch_1.8.0-cuda_10.2-py_3.7-ubuntu_18.04-x86_64`. */
  readonly version: string;
  /** Whether it can run a hyperparameter search, as ModelArts marks it. Absent where it is not marked. */
  readonly searches: boolean | undefined;
}

/** A way to choose the next trial. */
export interface SearchAlgorithm {
  readonly name: string;
  readonly description: string | undefined;
  readonly parameters: readonly { readonly name: string; readonly value: string | undefined }[];
}

export interface SearchEngines {
  readonly engines: readonly TrainingEngine[];
  /** Who says so: marks in the list itself or, where that has none, the vendor's guide. */
  readonly source: 'marks' | 'guide';
}

/**
 * The engines of which the vendor's guide says that they can search: develop-modelarts-0036, and an older edition of
 * it for Python 3.6.
 */
const IN_GUIDE = [
  /^pytorch_1\.8\.0-cuda_10\.2-py_3\.7-ubuntu_18\.04-x86_64$/i,
  /^tensorflow_2\.1\.0-cuda_10\.1-py_3\.7-ubuntu_18\.04-x86_64$/i,
  /^pytorch[-_]1\.4\.0\b.*py(?:thon)?_?3\.6/i,
  /^(?:tf|tensorflow)[-_]1\.13\.1\b.*py(?:thon)?_?3\.6/i,
];

/** The engines that can run a search. Only some regions mark them. */
export function searchEngines(engines: readonly TrainingEngine[]): SearchEngines {
  if (engines.some(({ searches }) => searches !== undefined))
    return { engines: engines.filter(({ searches }) => searches === true), source: 'marks' };
  return {
    engines: engines.filter(({ version }) => IN_GUIDE.some((pattern) => pattern.test(version))),
    source: 'guide',
  };
}

/** The engines that have `word` in their name, version or id. */
export function trainingEnginesNamed(engines: readonly TrainingEngine[], word: string): TrainingEngine[] {
  const wanted = bareName(word);
  return engines.filter(
    ({ name, version, id }) =>
      wanted !== '' && [name, version, id].some((each) => bareName(each).includes(wanted)),
  );
}
