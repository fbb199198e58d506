import { type Fields, fieldsOf, isFields, listOf, textOf } from './json.ts';

/** Something in a message that a person can press or choose from. */
export interface Control {
  readonly blockId: string;
  readonly element: Fields;
  /** What the person reads on it. */
  readonly label: string;
}

const PRESSABLE =
  /^(button|icon_button|overflow|checkboxes|radio_buttons|(date|time|datetime)picker|.*_select)$/;

/** Every control of a message, in reading order. */
export function controlsIn(blocks: readonly Fields[]): Control[] {
  return blocks.flatMap((block) => {
    const blockId = textOf(block.block_id);
    return elementsOf(block)
      .filter(isControl)
      .map((element) => ({ blockId, element, label: labelOf(element) }));
  });
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
  return PRESSABLE.test(textOf(element.type));
}

function elementsOf(block: Fields): Fields[] {
  const cells = listOf(block.rows)
    .flatMap(listOf)
    .map((cell) => fieldsOf(cell).element);
  return [block.accessory, block.element, ...listOf(block.elements), ...cells].filter(isFields);
}
