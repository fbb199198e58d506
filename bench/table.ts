import { headerOf } from '../sandbox/modelarts/trials-view.ts';

/** As the vendor's published sample has them. */
const HEADER = headerOf(['acc', 'loss']);

interface Range {
  /** The first row; counts from 0. */
  readonly from: number;
  readonly count: number;
  /** Rows of the whole table. */
  readonly total: number;
}

/** A page of ShowAutoSearchTrials as it comes over the wire, of ended trials that all have a reward. */
export function tableText({ from, count, total }: Range): string {
  const data = Array.from({ length: count }, (_, at) => row(from + at));
  return JSON.stringify({ total, count, limit: count, group_by: '', items: { header: HEADER, data } });
}

function row(index: number): unknown[] {
  const reward = String(scattered(index));
  const learningRate = scattered(index * 3 + 1) / 10;
  return [
    String(index),
    'True',
    String(314 + index),
    {
      batch_size: 32,
      learning_rate: learningRate,
      trial_index: index,
      'param/batch_size': 32,
      'param/learning_rate': learningRate,
    },
    index.toString(16).padStart(8, '0'),
    '2',
    String(3 + scattered(index + 7)),
    '',
    reward,
    'TERMINATED',
    reward,
    `tensor(${scattered(index + 11).toFixed(4)}, device='cuda:0', requires_grad=True)`,
    reward,
  ];
}

/** 0 to 1, in no visible order, with all digits of a double and the same in every run. */
function scattered(index: number): number {
  return (index * 0.6180339887498949) % 1;
}
