import stringWidth from 'string-width';

/**
 * Text in lines of at most `width` columns of a fixed-width font, of which a Chinese character takes two; broken at
 * spaces where there are any.
 * @param indent stands before every line but the first, and counts
 */
export function fold(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let rest = text.trimEnd();
  while (rest !== '') {
    const before = lines.length === 0 ? '' : indent;
    const piece = firstPiece(rest, width - before.length);
    lines.push(before + piece.trimEnd());
    rest = rest.slice(piece.length).trimStart();
  }
  return lines;
}

function firstPiece(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let fitting = '';
  let room = width;
  for (const character of text) {
    room -= stringWidth(character);
    if (room < 0) break;
    fitting += character;
  }
  // One character at least, so that there is an end to it.
  if (fitting === '') return String.fromCodePoint(text.codePointAt(0) ?? 0);
  const space = fitting.lastIndexOf(' ');
  return text[fitting.length] !== ' ' && space > 0 ? fitting.slice(0, space) : fitting;
}
