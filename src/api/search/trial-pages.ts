import { UnexpectedAnswer } from '../http/errors.ts';
import type { RawTable, Row } from './trial-rows.ts';

export interface Page extends RawTable {
  /** How many rows the whole table has, where the page says so. */
  readonly total: number | undefined;
}

/** Asks for one page; what `offset` counts is for the server to know. */
export type AskPage = (range: { readonly offset: number; readonly limit: number }) => Promise<Page>;

export interface WholeTable extends RawTable {
  /** False when rows came, went or stayed away while the pages were read. */
  readonly settled: boolean;
}

const LIMIT = 50;
/** A server may have its own idea of a page, but not a thousand rows where fifty were asked for. */
const MAX_ROWS = 1_000;
const LANES = 4;
const READS = 3;
// 100,000 rows in pages of 50: more than any search has, and no total may send us further.
const MAX_PAGES = 2_000;

/**
 * Reads every page. The documents call `offset` an entry in one place and a page in another, so the second page is
 * asked for with 1 and shows which it is: a page of entries repeats the first one, shifted by a row. A table whose
 * `total` changes meanwhile is read again, three times at the most.
 * @throws UnexpectedAnswer for a total beyond 2,000 pages, and for a page of more than 1,000 rows.
 */
export async function readWholeTable(ask: AskPage, endpoint: string): Promise<WholeTable> {
  for (let read = 1; ; read += 1) {
    const { pages, moved } = await readOnce(ask, endpoint);
    const { header, data } = joined(pages);
    const isComplete = data.length >= (pages[0]?.total ?? 0);
    if (!moved || read === READS) return { header, data, settled: !moved && isComplete };
  }
}

async function readOnce(askAny: AskPage, endpoint: string) {
  const ask: AskPage = async (range) => {
    const page = await askAny(range);
    const rows = page.data.length;
    if (rows <= MAX_ROWS) return page;
    throw new UnexpectedAnswer({ endpoint, detail: `${rows} rows, ${range.limit} were asked for` });
  };
  const first = await ask({ offset: 0, limit: LIMIT });
  const size = first.data.length;
  const total = first.total ?? size;
  if (size === 0 || size >= total) return { pages: [first], moved: false };
  if (total / size > MAX_PAGES)
    throw new UnexpectedAnswer({ endpoint, detail: `total: ${total} is too large` });

  // The server may have its own idea of a page's size.
  const limit = size;
  const second = await ask({ offset: 1, limit });
  if (isSame(first, second)) return { pages: [first], moved: hasMoved([first, second]) };
  const countsRows = isShifted(first, second);
  const fresh = countsRows ? { ...second, data: second.data.slice(size - 1) } : second;
  const offsets = countsRows ? steps(size + 1, total, size) : steps(2, Math.ceil(total / size), 1);
  const rest = await sideBySide(offsets, (offset) => ask({ offset, limit }));
  const pages = [first, fresh, ...rest];
  return { pages, moved: hasMoved(pages) };
}

function hasMoved(pages: readonly Page[]): boolean {
  return new Set(pages.map(({ total }) => total).filter((total) => total !== undefined)).size > 1;
}

/** Whether `offset` was passed over altogether, so that asking on would bring the same page for ever. */
function isSame(first: Page, second: Page): boolean {
  const [a, b] = [idsOf(first), idsOf(second)];
  return a.length > 1 && a.length === b.length && a.every((id, at) => id === b[at]);
}

function isShifted(first: Page, second: Page): boolean {
  const expected = idsOf(first).slice(1);
  const ids = idsOf(second);
  return expected.length > 0 && expected.every((id, at) => id === ids[at]);
}

function idsOf({ header, data }: Page): string[] {
  const column = header.indexOf('trial_id');
  return data.map((row) => JSON.stringify(column === -1 ? row : row[column]) ?? '');
}

function steps(from: number, end: number, by: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil((end - from) / by)) }, (_, at) => from + at * by);
}

/** A few at a time, in any order; the results are in the order of the items. Stops at the first failure. */
async function sideBySide<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  let failed = false;
  async function lane(): Promise<void> {
    for (const [at, item] of waiting) {
      if (failed) return;
      results[at] = await work(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

/** One table of all pages. Columns differ between pages when some trials have reported and others have not. */
function joined(pages: readonly Page[]): RawTable {
  const [{ header = [] } = {}] = pages;
  const isAlike = (page: Page) =>
    page.header.length === header.length && page.header.every((name, at) => name === header[at]);
  if (pages.every(isAlike)) return { header, data: pages.flatMap(({ data }) => data) };
  const all = [...new Set(pages.flatMap((page) => page.header))];
  return { header: all, data: pages.flatMap((page) => realigned(page, all)) };
}

function realigned({ header, data }: Page, all: readonly string[]): Row[] {
  const places = all.map((name) => header.indexOf(name));
  return data.map((row) => places.map((place) => row[place]));
}
