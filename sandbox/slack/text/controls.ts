import { labelOf } from '../controls.ts';
import type { Fields } from '../json.ts';
import type { Reader } from './reader.ts';

/** A button as `[ Stop ]`, a menu as `[ Pick a trial ▾ ]`; numbered where the reader picks by number. */
export function control(element: Fields, { nextNumber }: Reader): string {
  const face = `${labelOf(element)}${element.type === 'button' ? '' : ' ▾'}`;
  return `[${nextNumber ? nextNumber() : ''} ${face} ]`;
}
