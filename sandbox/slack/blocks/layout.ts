import { fieldsOf } from '../json.ts';
import { all, byType, type Check, fault, flag, list, shape, text, typed, whole, word } from './check.ts';
import {
  anyText,
  confirmDialog,
  imageElement,
  imageSource,
  oneImageSource,
  plainText,
} from './composition.ts';
import { accessory, actionElement } from './elements.ts';
import { LIMITS } from './limits.ts';

const id = { block_id: text(LIMITS.id) };

const section = all(
  typed(
    'section',
    {},
    {
      text: anyText(LIMITS.text),
      fields: list(anyText(LIMITS.field), LIMITS.fields),
      accessory,
      expand: flag,
      ...id,
    },
  ),
  (block, at) => {
    const { text: words, fields } = fieldsOf(block);
    return words === undefined && fields === undefined
      ? fault(`${at}/type`, 'must define either `text` or `fields`')
      : [];
  },
);

const contextElement: Check = (value, at) =>
  (fieldsOf(value).type === 'image' ? imageElement : anyText(LIMITS.text))(value, at);

const trash = typed(
  'icon_button',
  { icon: word('trash'), text: plainText(LIMITS.button) },
  {
    action_id: text(LIMITS.id),
    value: text(LIMITS.buttonValue),
    accessibility_label: text(LIMITS.button),
    confirm: confirmDialog,
  },
);

const opinion = shape(
  { text: plainText(LIMITS.button), value: text(LIMITS.buttonValue) },
  { accessibility_label: text(LIMITS.button) },
);

const feedback = typed(
  'feedback_buttons',
  { positive_button: opinion, negative_button: opinion },
  { action_id: text(LIMITS.id) },
);

/** The row of small buttons under a message. */
export const messageActions = typed(
  'context_actions',
  { elements: list(byType({ icon_button: trash, feedback_buttons: feedback }), LIMITS.contextActions) },
  id,
);

export const markdown = typed('markdown', { text: text(LIMITS.markdown) }, id);

/** @param elements what may be entered, by type */
export function input(elements: Readonly<Record<string, Check>>): Check {
  return typed(
    'input',
    { label: plainText(LIMITS.inputText), element: byType(elements) },
    { hint: plainText(LIMITS.inputText), optional: flag, dispatch_action: flag, ...id },
  );
}

/** The plain blocks, which every surface takes. */
export const layout: Readonly<Record<string, Check>> = {
  section,
  header: typed('header', { text: plainText(LIMITS.header) }, { level: whole(1, LIMITS.headerLevel), ...id }),
  context: typed('context', { elements: list(contextElement, LIMITS.contextElements) }, id),
  actions: typed('actions', { elements: list(actionElement, LIMITS.actions) }, id),
  divider: typed('divider', {}, id),
  image: all(
    typed(
      'image',
      { alt_text: text(LIMITS.imageText) },
      { ...imageSource, title: plainText(LIMITS.imageText), ...id },
    ),
    oneImageSource,
  ),
};
