import type { Button, ExternalSelect, InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { readLine, writeLine } from '../../domain/text/command-line.ts';
import { input } from '../kit/inputs.ts';
import { LIMITS } from '../kit/limits.ts';
import { type Press, plainText } from '../kit/parts.ts';

/**
 * Menus that the bot fills while somebody types: Slack asks for their options by `block_suggestion`, and
 * `slack/surfaces/suggestions.ts` answers with those that this person may see. The value of an option is an id and nothing else.
 *
 * In a message: `searchMenu({ finds: 'job', line: writeLine('best', HOLE, '--top', 10), placeholder }, ...buttons)` is
 * a whole block, since the line travels in the `block_id`, with the buttons beside the menu. Choosing runs the line
 * with the chosen id in the hole, as a press of a button would. A menu of trials needs the job's id in its line:
 * `writeLine('trial', job.id, HOLE)`. One such block for each line in a message.
 *
 * In a modal: `jobInput('job', label, { placeholder })` is an input block. The submission has the id at
 * `state.values.job[FIND.job].selected_option.value`.
 */
type Finds = 'job' | 'trial';

/** What a person looks for in such a menu, and among which. */
export interface Find {
  readonly finds: Finds;
  /** Only what has not ended. */
  readonly onlyRunning: boolean;
}

/** Stands in a command line for the id that is yet to be chosen. */
export const HOLE = '…';

/** Ids of the menus of a modal, under which the submission holds what was chosen. */
export const FIND = { job: 'find:job', trial: 'find:trial' } as const;

/** Every menu that the bot fills, and nothing else, has such an `action_id`. */
export const FINDING = /^(?:modal:)?(?:(?:ask|turn|share):)?find:(job|trial)(:running)?$/;

const RUNNING = ':running';
const WITH_LINE = 'fill:';

interface MenuSpec {
  readonly finds: Finds;
  readonly onlyRunning?: boolean | undefined;
  /** With `HOLE` for the id. */
  readonly line: string;
  readonly placeholder: string;
  readonly press?: Press;
}

/** The menu, with buttons beside it; nothing where the line is longer than a `block_id` may be. */
export function searchMenu(
  { finds, onlyRunning = false, line, placeholder, press = 'ask' }: MenuSpec,
  ...beside: readonly (Button | undefined)[]
): KnownBlock | undefined {
  const block_id = `${WITH_LINE}${line}`;
  if (block_id.length > LIMITS.blockId) return undefined;
  const select: ExternalSelect = {
    type: 'external_select',
    action_id: `${press}:${FIND[finds]}${onlyRunning ? RUNNING : ''}`,
    placeholder: plainText(placeholder, LIMITS.placeholder),
    min_query_length: 0,
  };
  const buttons = beside.filter((each) => each !== undefined);
  return { type: 'actions', block_id, elements: [select, ...buttons] };
}

interface JobInputSpec {
  readonly placeholder: string;
  readonly optional?: boolean;
  /** What stands in it at first: an option with the right id as its value. */
  readonly chosen?: PlainTextOption;
}

export function jobInput(
  blockId: string,
  label: string,
  { placeholder, chosen, ...rest }: JobInputSpec,
): InputBlock {
  const element: ExternalSelect = {
    type: 'external_select',
    action_id: FIND.job,
    placeholder: plainText(placeholder, LIMITS.placeholder),
    min_query_length: 0,
    ...(chosen && { initial_option: chosen }),
  };
  return input(blockId, label, { ...rest, element });
}

/** What the menu with this `action_id` finds. */
export function findIn(actionId: string): Find | undefined {
  const [, finds, running] = FINDING.exec(actionId) ?? [];
  if (finds !== 'job' && finds !== 'trial') return undefined;
  return { finds, onlyRunning: running !== undefined };
}

/** The words of the line that a menu completes, after the command's name and before the hole. */
export function wordsIn(blockId: string): readonly string[] {
  const words = lineIn(blockId);
  const hole = words.indexOf(HOLE);
  return hole === -1 ? [] : words.slice(1, hole);
}

/** The command line that choosing this id stands for; empty where the block carries none, or nothing was chosen. */
export function lineWith(id: string, blockId: string): string {
  if (id === '') return '';
  const words = lineIn(blockId);
  const hole = words.indexOf(HOLE);
  return hole === -1 ? '' : writeLine(...words.with(hole, id));
}

function lineIn(blockId: string): readonly string[] {
  return blockId.startsWith(WITH_LINE) ? (readLine(blockId.slice(WITH_LINE.length)) ?? []) : [];
}
