import { type Fields, fieldsOf, isFields, listOf, textOf } from './json.ts';

/** Something that a person can press, choose from or write into. */
export interface Control {
  readonly blockId: string;
  readonly element: Fields;
  /** What the person reads on it, or over it where it is an input. */
  readonly label: string;
  /** The block it is in, for what that says of it. */
  readonly block: Fields;
}

const USABLE =
  /^(button|icon_button|overflow|checkboxes|radio_buttons|(date|time|datetime)picker|.*_select|.*_input)$/;

/** Every control in some blocks, in reading order. */
export function controlsIn(blocks: readonly Fields[]): Control[] {
  return blocks.flatMap(leavesOf).flatMap((block) =>
    elementsOf(block)
      .filter(isControl)
      .map((element) => ({
        blockId: textOf(block.block_id),
        element,
        label: labelIn(block, element),
        block,
      })),
  );
}

/** The blocks that a block holds, or itself where it holds none. */
export function leavesOf(block: Fields): Fields[] {
  const inner = { container: block.child_blocks, carousel: block.elements, plan: block.tasks };
  const { type } = block;
  return type === 'container' || type === 'carousel' || type === 'plan'
    ? listOf(inner[type]).filter(isFields)
    : [block];
}

function labelIn({ type, label }: Fields, element: Fields): string {
  return type === 'input' ? textOf(fieldsOf(label).text) : labelOf(element);
}

/** A select is read by its placeholder, a button by its text. */
export function labelOf({ text, placeholder }: Fields): string {
  return textOf(fieldsOf(text).text) || textOf(fieldsOf(placeholder).text);
}

/** The options of a menu, through its groups. */
export function optionsOf(element: Fields): Fields[] {
  const groups = listOf(element.option_groups).map(fieldsOf);
  return [element, ...groups].flatMap(({ options }) => listOf(options)).filter(isFields);
}

function isControl(element: Fields): boolean {
  return USABLE.test(textOf(element.type));
}

function elementsOf(block: Fields): Fields[] {
  const cells = listOf(block.rows)
    .flatMap(listOf)
    .map((cell) => fieldsOf(cell).element);
  return [
    block.accessory,
    block.element,
    ...listOf(block.elements),
    ...listOf(block.actions),
    ...cells,
  ].filter(isFields);
}
