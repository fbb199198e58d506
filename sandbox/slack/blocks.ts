import { type Check, type Fault, fault, list } from './blocks/check.ts';
import { LIMITS } from './blocks/limits.ts';
import { BLOCK, type Surface } from './blocks/surfaces.ts';
import { charactersIn } from './blocks/tables.ts';
import { controlsIn, leavesOf } from './controls.ts';
import { fieldsOf, listOf, textOf } from './json.ts';

/** What the bot gets to hear about blocks that Slack will not take. */
export interface BlocksRefusal {
  /** Also for more than 50 blocks: `msg_blocks_too_long`, though documented, is not what is seen there. */
  readonly error: 'invalid_blocks';
  /** Each ends in a JSON pointer in brackets, as Slack writes them. */
  readonly errors: readonly string[];
}

export interface Judgement {
  /** Some workspaces refuse every `data_table` and `data_visualization`. */
  readonly refuseNative?: boolean;
}

/** Judges the blocks of one message as Slack does. One bad block sinks the message. */
export function refusalOf(blocks: unknown, judgement: Judgement = {}): BlocksRefusal | undefined {
  const errors = faultsOf(blocks, '/blocks', { surface: 'message', ...judgement });
  return errors.length === 0 ? undefined : { error: 'invalid_blocks', errors };
}

const MOST: Readonly<Record<Surface, number>> = {
  message: LIMITS.blocks,
  modal: LIMITS.viewBlocks,
  home: LIMITS.viewBlocks,
};

/** What Slack would say against these blocks, in its own words. @param at a JSON pointer to them */
export function faultsOf(
  blocks: unknown,
  at: string,
  { surface, refuseNative = false }: Judgement & { readonly surface: Surface },
): readonly string[] {
  const checks = [
    list(BLOCK[surface], MOST[surface], 0),
    distinctIds,
    sums,
    ...(refuseNative ? [noNative] : []),
  ];
  return checks.flatMap((check) => check(blocks, at)).map(sentence);
}

/** As Slack writes it. */
export function sentence({ at, message }: Fault): string {
  return `${message} [json-pointer:${at}]`;
}

const distinctIds: Check = (blocks, at) => {
  const leaves = listOf(blocks).flatMap((block, i) => leavesOf(fieldsOf(block)).map((leaf) => ({ leaf, i })));
  const ids = repeated(leaves.map(({ leaf }) => leaf.block_id));
  return leaves.flatMap(({ leaf, i }, place) => [
    ...(ids.includes(place) ? fault(`${at}/${i}/block_id`, '`block_id` must be unique in a message') : []),
    ...(repeated(controlsIn([leaf]).map(({ element }) => element.action_id)).length > 0
      ? fault(`${at}/${i}`, '`action_id` must be unique in a block')
      : []),
  ]);
};

/** Indexes of the values that were there before. */
function repeated(values: readonly unknown[]): number[] {
  return values.flatMap((value, i) => (value !== undefined && values.indexOf(value) < i ? [i] : []));
}

/** The limits over a whole message. */
const sums: Check = (blocks, at) => {
  const most = (type: string, count: (found: readonly unknown[]) => number, max: number, what: string) => {
    const found = listOf(blocks).filter((block) => fieldsOf(block).type === type);
    return count(found) > max ? fault(at, `no more than ${max} ${what} allowed`) : [];
  };
  const cells = (found: readonly unknown[]) =>
    found.reduce<number>((sum, each) => sum + charactersIn(each), 0);
  const words = (found: readonly unknown[]) =>
    found.map((each) => textOf(fieldsOf(each).text)).join('').length;
  return [
    ...most('table', (found) => found.length, LIMITS.tables, 'table blocks'),
    ...most('table', cells, LIMITS.tableText, 'characters in table cells'),
    ...most('data_table', cells, LIMITS.dataTableText, 'characters in data_table cells'),
    ...most('data_visualization', (found) => found.length, LIMITS.charts, 'data_visualization blocks'),
    ...most('plan', (found) => found.length, LIMITS.plans, 'plan blocks'),
    ...most('markdown', words, LIMITS.markdown, 'characters in markdown blocks'),
  ];
};

const noNative: Check = (blocks, at) =>
  listOf(blocks).flatMap((block, i) => {
    const { type } = fieldsOf(block);
    return type === 'data_table' || type === 'data_visualization'
      ? fault(`${at}/${i}/type`, `unsupported type: ${type}`)
      : [];
  });
