import { randomUUID } from 'node:crypto';
import { type Check, fault, flag, text, typed } from './blocks/check.ts';
import { plainText } from './blocks/composition.ts';
import { LIMITS } from './blocks/limits.ts';
import { faultsOf, sentence } from './blocks.ts';
import { withId } from './content.ts';
import { controlsIn } from './controls.ts';
import type { Faults } from './faults.ts';
import { type Fields, fieldsOf, listOf } from './json.ts';
import { Refused } from './refused.ts';
import type { View } from './views.ts';

const unchecked: Check = () => [];
const words = plainText(LIMITS.viewTitle);

const common = {
  private_metadata: text(LIMITS.privateMetadata, 0),
  callback_id: text(LIMITS.id, 0),
  external_id: text(LIMITS.id, 0),
};

const VIEW: Readonly<Record<View['type'], Check>> = {
  modal: typed(
    'modal',
    { title: words, blocks: unchecked },
    {
      ...common,
      submit: words,
      close: words,
      clear_on_close: flag,
      notify_on_close: flag,
      submit_disabled: flag,
    },
  ),
  home: typed('home', { blocks: unchecked }, common),
};

/**
 * A view as the bot sent it, judged as Slack judges it; every block has an id. One that Slack made up is another in
 * each version, so that typing survives an update only where the bot named its blocks.
 * @throws Refused `invalid_arguments` with what is wrong, or `view_too_large`
 */
export function viewContentOf(
  view: unknown,
  type: View['type'],
  faults: Pick<Faults, 'refuseNative'>,
): Pick<View, 'content' | 'blocks'> {
  const content = fieldsOf(view);
  if (JSON.stringify(content).length > LIMITS.viewSize) throw new Refused('view_too_large');
  const errors = [
    ...[...VIEW[type](view, '/view'), ...submittable(content, type), ...oneFocus(content)].map(sentence),
    ...faultsOf(content.blocks, '/view/blocks', { surface: type, refuseNative: faults.refuseNative }),
  ];
  if (errors.length > 0) {
    const messages = errors.map((each) => `[ERROR] ${each}`);
    throw new Refused('invalid_arguments', { errors, response_metadata: { messages } });
  }
  const version = randomUUID().slice(0, 6);
  return {
    content,
    blocks: listOf(content.blocks).map((block, place) => withId(fieldsOf(block), `${version}-${place}`)),
  };
}

function submittable({ blocks, submit }: Fields, type: View['type']) {
  const hasInput = listOf(blocks).some((block) => fieldsOf(block).type === 'input');
  return type === 'modal' && hasInput && submit === undefined
    ? fault('/view', 'missing required field: submit, which a view with input blocks needs')
    : [];
}

function oneFocus({ blocks }: Fields) {
  const focused = controlsIn(listOf(blocks).map(fieldsOf)).filter(({ element }) => element.focus_on_load);
  return focused.length > 1 ? fault('/view/blocks', 'only one element may have `focus_on_load`') : [];
}
