/** Pixels of a list with its field, as long as it may become. */
const WHOLE = 340;
/** With less than this above, a list that may be scrolled to below is the better one. */
const ENOUGH = 200;

/** Whether a list at this control would better open upwards: what scrolls around it may hide what is below. */
export function opensUp(control: Element | null | undefined): boolean {
  if (!control) return false;
  const { top, bottom } = control.getBoundingClientRect();
  const sight = inSight(control);
  const [above, below] = [top - sight.top, sight.bottom - bottom];
  return below < WHOLE && above > Math.max(below, ENOUGH);
}

/** From where to where anything at this element can be seen, as the page is scrolled now. */
function inSight(element: Element): { readonly top: number; readonly bottom: number } {
  let [top, bottom] = [0, window.innerHeight];
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    if (getComputedStyle(outer).overflowY === 'visible') continue;
    const edges = outer.getBoundingClientRect();
    [top, bottom] = [Math.max(top, edges.top), Math.min(bottom, edges.bottom)];
  }
  return { top, bottom };
}
