import { alert, card, carousel, plan, taskCard, video } from './cards.ts';
import { chart } from './charts.ts';
import { all, byType, type Check, flag, list, oneOf, text, typed, word } from './check.ts';
import { anyText, imageElement, plainText } from './composition.ts';
import { fileInput, inputElements } from './elements.ts';
import { input, layout, markdown, messageActions } from './layout.ts';
import { LIMITS } from './limits.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';

type Checks = Readonly<Record<string, Check>>;

const anywhere: Checks = { ...layout, input: input(inputElements), rich_text: richText, video, card };

const { card: _, ...inContainer } = anywhere;

const container = all(
  typed(
    'container',
    { child_blocks: list(byType({ ...inContainer, table }), LIMITS.children) },
    {
      title: plainText(LIMITS.containerTitle),
      rich_text_title: richText,
      subtitle: anyText(LIMITS.containerTitle),
      icon: imageElement,
      width: word('narrow', 'standard', 'wide', 'full'),
      is_collapsible: flag,
      default_collapsed: flag,
      has_header_divider: flag,
      block_id: text(LIMITS.id),
    },
  ),
  oneOf('title', 'rich_text_title'),
);

const wide: Checks = {
  ...anywhere,
  table,
  data_table: dataTable,
  // The reference names messages only; Slack's newer guidance adds the Home tab.
  data_visualization: chart,
  carousel,
  container,
};

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

/** What each surface takes. A `file` block Slack sends but never takes. */
export const BLOCK: Readonly<Record<Surface, Check>> = {
  message: byType({ ...wide, markdown, context_actions: messageActions, plan, task_card: taskCard }),
  modal: byType({ ...anywhere, alert, input: input({ ...inputElements, file_input: fileInput }) }),
  home: byType(wide),
};
