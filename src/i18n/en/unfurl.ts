import { type Inline, line } from '../line.ts';

/** The preview of a link to the console. */
export const enUnfurl = {
  title: (job: string, phase: string) => `${job} · ${phase}`,
  kind: (kind: string, phase: Inline) => line`${kind}, ${phase}`,
  search: 'Hyperparameter search',
  job: 'Training job',
  noTrials: 'It has no trials yet.',
  asOf: (time: Inline) => line`As it was at ${time}.`,
  details: 'Details',
};
