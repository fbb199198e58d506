const CURVES = /C \S+ \S+ \S+ \S+ (\S+ \S+)/g;

/** Keeps the lines of charts straight between their points, also when they are drawn anew. */
export function keepStraight(box: HTMLElement | null): (() => void) | undefined {
  if (!box) return undefined;
  straighten(box);
  const observer = new MutationObserver(() => straighten(box));
  observer.observe(box, { subtree: true, childList: true, attributes: true, attributeFilter: ['d'] });
  return () => observer.disconnect();
}

function straighten(box: HTMLElement): void {
  for (const path of box.querySelectorAll('[class*="data_visualization_chart"] path')) {
    const drawn = path.getAttribute('d') ?? '';
    const straight = drawn.replace(CURVES, 'L $1');
    if (straight !== drawn) path.setAttribute('d', straight);
  }
}
