import type { KnownBlock, ModalView } from '@slack/types';
import { writeLine } from '../domain/command-line.ts';
import type { Words } from '../i18n/en.ts';
import { answerModal } from './answer-modal.ts';
import { modal } from './inputs.ts';
import { LIMITS } from './limits.ts';
import type { Message } from './message.ts';
import { actions, button, plainText } from './parts.ts';
import { jobInput } from './search-picker.ts';

/** Ids in the modal of the shortcut "Find a search". */
export const FINDER = {
  form: 'form:find',
  job: 'job',
  again: 'finder:again',
  /** Everything below an answer that stands for a command line. */
  press: /^finder:/,
} as const;

/** Asks for a search. */
export function finderForm(t: Words): ModalView {
  const { title, submit, label, placeholder } = t.shortcuts.find;
  return modal({ title, submit, form: FINDER.form }, [jobInput(FINDER.job, label, { placeholder })], t);
}

interface Found {
  readonly reply: Message;
  readonly jobId: string;
}

/** An answer about the search that was found, with its other views below and the way back to look for another. */
export function foundView({ reply, jobId }: Found, t: Words): ModalView {
  const { title, again } = t.shortcuts.find;
  const about = (key: string, label: string) => {
    const made = button({ key, label, line: writeLine(key, jobId) });
    return made && { ...made, action_id: `finder:${key}` };
  };
  const views = [
    about('best', t.button.best),
    about('progress', t.search.progress.button),
    about('trials', t.button.allTrials),
  ];
  const back = button({ key: 'again', label: again, line: 'best' });
  const below = actions(...views, back && { ...back, action_id: FINDER.again });
  const lines = new Set(views.map((each) => each?.value));
  const view = answerModal({ reply, memory: jobId }, t);
  return {
    ...view,
    title: plainText(title, LIMITS.viewTitle),
    blocks: [...view.blocks.flatMap((block) => heardHere(block, lines)), ...(below ? [below] : [])],
  };
}

/** What stands in the answer is pressed here, where the buttons below it stay. @param lines those of the buttons below */
function heardHere(block: AnyBlock, lines: ReadonlySet<string | undefined>): AnyBlock[] {
  if (isSection(block) && block.accessory) return [{ ...block, accessory: renamed(block.accessory) }];
  if (!isActions(block)) return [block];
  const elements = block.elements.filter(
    (element) =>
      // A menu that the bot fills carries its line in its block, and only answers where it was made for.
      element.type !== 'external_select' && !('value' in element && lines.has(element.value)),
  );
  // Slack refuses an empty row.
  return elements.length === 0 ? [] : [{ ...block, elements: elements.map(renamed) }];
}

function renamed<Element extends object>(element: Element): Element {
  if (!('action_id' in element) || typeof element.action_id !== 'string') return element;
  return { ...element, action_id: element.action_id.replace(/^modal:/, 'finder:') };
}

type AnyBlock = ModalView['blocks'][number];

function isActions(block: AnyBlock): block is Extract<KnownBlock, { type: 'actions' }> {
  return block.type === 'actions';
}

function isSection(block: AnyBlock): block is Extract<KnownBlock, { type: 'section' }> {
  return block.type === 'section';
}
