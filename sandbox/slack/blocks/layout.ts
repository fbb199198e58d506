import { fieldsOf } from '../json.ts';
import { chart } from './charts.ts';
import { all, byType, type Check, fault, flag, list, text, typed, whole, word } from './check.ts';
import { anyText, imageElement, imageSource, oneImageSource, plainText } from './composition.ts';
import { accessory, actionElement, inputElement } from './elements.ts';
import { LIMITS } from './limits.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';

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
  { action_id: text(LIMITS.id), value: text(LIMITS.buttonValue), accessibility_label: text(LIMITS.button) },
);

/**
 * The blocks that the sandbox lets into a message. Slack knows some more (video, card, carousel, container, plan,
 * task_card), which are refused here until a screen needs them; `alert` and `file` Slack refuses in messages itself.
 */
const blocks: Readonly<Record<string, Check>> = {
  section,
  header: typed('header', { text: plainText(LIMITS.header) }, { level: whole(1, LIMITS.headerLevel), ...id }),
  context: typed('context', { elements: list(contextElement, LIMITS.contextElements) }, id),
  context_actions: typed('context_actions', { elements: list(trash, LIMITS.contextActions) }, id),
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
  markdown: typed('markdown', { text: text(LIMITS.markdown) }, id),
  input: typed(
    'input',
    { label: plainText(LIMITS.inputText), element: inputElement },
    { hint: plainText(LIMITS.inputText), optional: flag, dispatch_action: flag, ...id },
  ),
  rich_text: richText,
  table,
  data_table: dataTable,
  data_visualization: chart,
};

export const messageBlock = byType(blocks);
