/** Something on the page that a person should not have to see. */
export interface Fault {
  readonly shot: string;
  readonly what: 'overflow' | 'cut text' | 'broken words' | 'not translated' | 'nothing drawn';
  readonly where: string;
}

const BROKEN = /\bundefined\b|\bNaN undefined|\[object Object\]|\bInvalid Date\b/;
// Names, terms and commands are Latin in Chinese too; four small words in a row are a sentence.
const SENTENCE = /\b[A-Za-z][a-z]+(?: [a-z]{2,}){3,}/;
/** What scrolls by itself, and what is a command to type. */
const MAY_OVERFLOW = '.table-scroll, .options, .carousel';
const LITERAL = 'code, pre, .field';

/** @param mayCut data so long that Slack itself would cut a label */
export function faultsOnPage(language: string, mayCut: boolean): Fault[] {
  const page = document.documentElement;
  const wide: Fault[] =
    page.scrollWidth > page.clientWidth ? [{ shot: 'the page', what: 'overflow', where: 'html' }] : [];
  return [
    ...wide,
    ...[...document.querySelectorAll('article')].flatMap((article) => [
      ...emptiness(article),
      ...overflows(article),
      ...(mayCut ? [] : cuts(article)),
      ...words(article, language),
    ]),
  ];
}

function emptiness(article: HTMLElement): Fault[] {
  return [...article.querySelectorAll('.blocks > *')]
    .filter((block) => block.getBoundingClientRect().height === 0)
    .map((block) => ({ shot: article.id, what: 'nothing drawn', where: block.className }));
}

function overflows(article: HTMLElement): Fault[] {
  const right = article.getBoundingClientRect().right;
  return [...article.querySelectorAll('*')]
    .filter((each) => !each.closest(MAY_OVERFLOW) && each.getBoundingClientRect().right > right + 1)
    .map((each) => ({ shot: article.id, what: 'overflow', where: described(each) }));
}

function cuts(article: HTMLElement): Fault[] {
  return [...article.querySelectorAll<HTMLElement>('*')]
    .filter((each) => !each.matches(MAY_OVERFLOW) && isCut(each))
    .map((each) => ({ shot: article.id, what: 'cut text', where: described(each) }));
}

function isCut(each: HTMLElement): boolean {
  const hides = getComputedStyle(each).overflowX !== 'visible';
  return hides && each.scrollWidth > each.clientWidth + 1;
}

function words(article: HTMLElement, language: string): Fault[] {
  return textsIn(article).flatMap((text): Fault[] => {
    const broken = BROKEN.exec(text)?.[0];
    const english = language === 'zh' ? SENTENCE.exec(text)?.[0] : undefined;
    return [
      ...(broken ? [{ shot: article.id, what: 'broken words', where: text.slice(0, 100) } as const] : []),
      ...(english ? [{ shot: article.id, what: 'not translated', where: english } as const] : []),
    ];
  });
}

function textsIn(article: HTMLElement): string[] {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest(LITERAL)) texts.push(node.textContent ?? '');
  }
  return texts;
}

function described(each: Element): string {
  return `${each.className || each.tagName}: ${(each.textContent ?? '').slice(0, 80)}`;
}
