import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/domain/text/csv.ts';
import { rowsOfCsv } from '../../csv.ts';

describe('csv', () => {
  it('begins with a byte order mark and ends each line as RFC 4180 wants', () => {
    expect(
      csv([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toBe('\uFEFFa,b\r\n1,2\r\n');
  });

  it('puts quotes around what would break a line apart', () => {
    expect(csv([['a,b', 'say "hi"', 'two\nlines', 'plain']])).toBe(
      '\uFEFF"a,b","say ""hi""","two\nlines",plain\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1'])(
    'makes no formula of %j',
    (text) => {
      expect(rowsOfCsv(csv([[text]]))).toEqual([[`'${text}`]]);
    },
  );

  it.each(['a=b', '1-2', '–', 'x@example.com', "'quoted", '-1798406481619217041'])(
    'leaves %j as it is',
    (text) => {
      expect(rowsOfCsv(csv([[text]]))).toEqual([[text]]);
    },
  );

  it('is read back as it was written, but for the quote before a formula', () => {
    const nasty = fc.string({ unit: fc.constantFrom(...'ab,"\r\n\t=+-@;\' 试＝\uFEFF'), maxLength: 12 });
    const text = fc.oneof(nasty, fc.string({ unit: 'grapheme' }));
    const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, (written) => {
        const read = rowsOfCsv(csv(written));
        expect(read.map((row) => row.map(unguarded))).toEqual(written.map((row) => row.map(unguarded)));
      }),
    );
  });

  it('has no cell that a spreadsheet would run, whatever goes in', () => {
    const begun = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '＝', ''), fc.string());
    fc.assert(
      fc.property(fc.array(begun, { minLength: 1 }), (pairs) => {
        const cells = rowsOfCsv(csv([pairs.map((pair) => pair.join(''))])).flat();
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});

/** Both sides of the comparison lose the quote, so that a text that had one already is compared, too. */
function unguarded(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '');
}
