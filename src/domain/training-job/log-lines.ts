/** Colours, cursor moves and titles as terminals are told them: `ESC [ … m` and `ESC ] … BEL`. */
const TERMINAL_CODES =
  /(?![\n\r\t])\p{Cc}(?:\[[0-?]*[ -/]*[@-~]|\][^\p{Cc}]{0,2000}(?:(?![\n\r\t])\p{Cc}\\)?)/gu;
/** What would be invisible, turn the direction of writing, or cut a word in two for whoever searches it. */
const INVISIBLE = /[^\P{Cc}\n\r\t]|\p{Cf}/gu;

/** The lines of a log as a terminal would leave them; bytes that are no UTF-8 have become `�` on the way. */
export function cleanLines(text: string): string[] {
  const visible = text.toWellFormed().replaceAll(TERMINAL_CODES, '').replaceAll(INVISIBLE, '');
  return visible.split('\n').map(afterReturns);
}

/** A progress bar writes itself again and again over the same line: only its last state is left. */
function afterReturns(line: string): string {
  const end = line.trimEnd();
  return end.slice(end.lastIndexOf('\r') + 1);
}

const HEAD = 300;
const TAIL = 100;

/** Long lines keep beginning and end: the message is at the one, the cause often at the other. */
export function shortened(line: string): string {
  if (line.length <= HEAD + TAIL + 1) return line;
  // Half of a surrogate pair would be refused by Slack.
  const [head, tail] = [line.slice(0, HEAD), line.slice(-TAIL)];
  return `${head.replace(/[\uD800-\uDBFF]$/, '')}…${tail.replace(/^[\uDC00-\uDFFF]/, '')}`;
}
