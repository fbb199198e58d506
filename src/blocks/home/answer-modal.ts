import type { ActionsBlock, Button, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { readLine, writeLine } from '../../domain/text/command-line.ts';
import type { Words } from '../../i18n/en.ts';
import { modal } from '../kit/inputs.ts';
import type { Block, Message } from '../kit/message.ts';
import { actions, paragraph } from '../kit/parts.ts';
import { homeButton } from './home-buttons.ts';

/** Presses in such a modal begin so; what follows is the id that the control has in a message. */
const IN_MODAL = 'modal:';
const ASKS = /^(ask|turn):/;
const OPENS_LINK = /^open:/;
const TEXT = ['rich_text', 'context', 'header', 'divider'] as const;

/** The id of everything in such a modal that stands for a command line. */
export const MODAL_PRESSABLE = /^modal:/;

/** The one press that stands for no command line, but for the form in which a search is looked for. */
export const FIND_AGAIN = `${IN_MODAL}again`;

interface Answered {
  readonly reply: Message;
  /** The line that a button leads back to; left out where that answer is the one shown. */
  readonly back?: string | undefined;
  /** The line that the modal was opened with. Comes back to the bot with each press; 3,000 characters at most. */
  readonly memory: string;
}

/**
 * An answer as a modal. Tables and charts, which modals do not take, are in their plain form. Whatever asks goes on
 * doing so; sharing is left out, since a modal is in no channel, and so is what opens a modal of its own. Below is the
 * way on to another search.
 */
export function answerModal(answered: Answered, t: Words): ModalView {
  const { reply, memory } = answered;
  const blocks = (reply.plain ?? reply.blocks).map(inModal);
  return { ...modal({ title: t.home.title }, [...blocks, foot(answered, t)], t), private_metadata: memory };
}

function foot({ reply, back, memory }: Answered, t: Words): KnownBlock | undefined {
  const { again } = t.shortcuts.find;
  return actions(
    back === undefined
      ? progressOf(reply, memory, t)
      : homeButton(`${IN_MODAL}back`, { label: t.home.back, line: back }),
    homeButton(FIND_AGAIN, { label: again, line: 'best' }),
  );
}

/** The screen of the best trial leads to all the others, but not to this. A job without trials has none. */
function progressOf({ blocks }: Message, first: string, t: Words): Button | undefined {
  const [command, job] = readLine(first) ?? [];
  if (command !== 'best' || job === undefined || !blocks.some(leadsToTrials)) return undefined;
  return homeButton(`${IN_MODAL}progress`, {
    label: t.search.progress.button,
    line: writeLine('progress', job),
  });
}

function leadsToTrials(block: Block): boolean {
  return (
    block.type === 'actions' &&
    block.elements.some(
      (element) => element.type === 'button' && readLine(element.value ?? '')?.[0] === 'trials',
    )
  );
}

/** Stands in the modal until the answer is there. */
export function lookingModal(memory: string, t: Words): ModalView {
  return { ...modal({ title: t.home.title }, [paragraph(t.looking)], t), private_metadata: memory };
}

function inModal(block: Block): KnownBlock | undefined {
  if (block.type === 'actions') return withElements(block);
  if (block.type === 'section') return withAccessory(block);
  return isText(block) ? block : undefined;
}

/** Nothing else is in the plain form of any screen. */
function isText(block: Block): block is Extract<KnownBlock, { type: (typeof TEXT)[number] }> {
  return TEXT.some((type) => block.type === type);
}

/** The block keeps its id, in which the line of a menu travels. */
function withElements(block: ActionsBlock): KnownBlock | undefined {
  const elements = block.elements.map(heardInModal).filter((element) => element !== undefined);
  return elements.length === 0 ? undefined : { ...block, elements };
}

function withAccessory({ accessory, ...section }: SectionBlock): KnownBlock {
  const heard = accessory && heardInModal(accessory);
  return heard ? { ...section, accessory: heard } : section;
}

/** The same control for the modal's own listener. A press in a modal has no message that could be answered. */
function heardInModal<Element extends { readonly type: string; readonly action_id?: string }>(
  element: Element,
): Element | undefined {
  const id = element.action_id ?? '';
  if (OPENS_LINK.test(id)) return element;
  return ASKS.test(id) ? { ...element, action_id: `${IN_MODAL}${id}` } : undefined;
}
