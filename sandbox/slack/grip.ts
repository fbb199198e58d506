import { type Control, controlsIn, optionsOf } from './controls.ts';
import { slotOf } from './inputs.ts';
import { type Fields, fieldsOf, isFields, textOf } from './json.ts';
import { isView, type Sheet } from './view-payloads.ts';

/**
 * Which control is meant: what stands on it or over it, its action_id or block_id; its number in the message counted
 * from 1; or some of its fields.
 */
export type Which = string | number | Fields;

/** A control to press, in the message or view it is pressed in, and the option where it is a menu. */
export interface Grip {
  readonly sheet: Sheet;
  readonly control: Control;
  readonly option?: Fields;
}

/** What a confirm dialog says. */
export interface Confirm {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
}

/** Finds a control, from the newest sheet back. @throws Error naming the controls there are */
export function gripOn(which: Which, sheets: readonly Sheet[]): Grip {
  return find(sheets, which, (control, place) => (isMeant(control, which, place) ? {} : undefined));
}

/** Finds a menu by the label or value of one of its options. */
export function gripOnOption(option: string, menu: Which | undefined, sheets: readonly Sheet[]): Grip {
  return find(sheets, option, (control, place) => {
    if (menu !== undefined && !isMeant(control, menu, place)) return undefined;
    const found = optionsOf(control.element).find(
      (each) => textOf(fieldsOf(each.text).text) === option || each.value === option,
    );
    return found && { option: found };
  });
}

function find(
  sheets: readonly Sheet[],
  which: Which,
  matches: (control: Control, place: number) => Pick<Grip, 'option'> | undefined,
): Grip {
  for (const sheet of sheets.toReversed()) {
    for (const [i, control] of controlsOn(sheet).entries()) {
      const match = matches(control, i + 1);
      if (match) return { sheet, control, ...match };
    }
  }
  const labels = sheets.flatMap(controlsOn).map(({ label }) => label);
  throw new Error(
    `Nothing to press is ${JSON.stringify(which)}; there is: ${labels.join(', ') || 'nothing'}`,
  );
}

/** Those in the previews of a message's links come last. */
function controlsOn(sheet: Sheet): Control[] {
  const previews = isView(sheet) ? [] : (sheet.unfurls ?? []);
  return [sheet, ...previews].flatMap(({ blocks }) => controlsIn(blocks));
}

function isMeant({ element, label, blockId }: Control, which: Which, place: number): boolean {
  if (typeof which === 'number') return place === which;
  if (typeof which === 'string') return [label, element.action_id, blockId].includes(which);
  return Object.entries(which).every(([key, value]) => element[key] === value);
}

export function confirmOf({ control: { element } }: Grip): Confirm | undefined {
  if (element.confirm === undefined) return undefined;
  const { title, text, confirm, deny } = fieldsOf(element.confirm);
  const words = (value: unknown) => textOf(fieldsOf(value).text);
  return { title: words(title), text: words(text), confirm: words(confirm), deny: words(deny) };
}

/** The entry of `actions` that the use of this control becomes. @param entered goes into the slot of an input */
export function actionOf({ control: { element, blockId }, option }: Grip, entered: unknown = option): Fields {
  const { type, action_id, text, value, style, placeholder } = element;
  const slot = slotOf(element);
  const isOneOfMany = Array.isArray(slot?.empty) && isFields(entered);
  const given = Object.entries({
    action_id,
    text,
    value,
    style,
    placeholder,
    [slot?.entry ?? 'selected_option']: isOneOfMany ? [entered] : entered,
  });
  return {
    type,
    block_id: blockId,
    ...Object.fromEntries(given.filter(([, field]) => field !== undefined)),
  };
}
