const TITLE = 'Traceback (most recent call last)';
/** Characters that are read from the title on. */
const SEGMENT = 64 * 1024;
/** Characters that a launcher may put before each line, such as `[rank0]: ` or a time. */
const PREFIX = 200;
const MOST_LINES = 400;

/**
 * The last Python traceback of a log, from its title to the line that names the exception; empty where there is none.
 * @param linesOf how the text is taken apart
 */
export function lastTraceback(content: string, linesOf: (text: string) => string[]): string[] {
  const at = content.lastIndexOf(TITLE);
  if (at === -1) return [];
  const from = Math.max(content.lastIndexOf('\n', at) + 1, at - PREFIX);
  const [title = '', ...rest] = linesOf(content.slice(from, from + SEGMENT));
  const ours = ofSameProcess(rest, title.slice(0, Math.max(0, title.indexOf(TITLE))));
  // An empty line does not end it: some launchers put one after each.
  const end = ours.findIndex((line) => /^\S/.test(line));
  return [`${TITLE}:`, ...ours.slice(0, end === -1 ? MOST_LINES : Math.min(end + 1, MOST_LINES))];
}

/** Several processes may write into one log, each with its own prefix; times in it go on counting. */
function ofSameProcess(lines: readonly string[], prefix: string): readonly string[] {
  if (prefix.trim() === '') return lines;
  const pattern = patternOf(prefix);
  const own = lines.flatMap((line) => {
    const found = pattern.exec(line);
    return found ? [line.slice(found[0].length)] : [];
  });
  // The prefix stands before the title alone, as after a progress bar.
  return own.length > 0 ? own : lines;
}

/** The prefix with any number in the place of each of its own. Cleaned lines have lost the spaces at their ends. */
function patternOf(prefix: string): RegExp {
  const words = prefix.trimEnd();
  const spaces = prefix.length - words.length;
  const literal = words.split(/\d+/).map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  return new RegExp(`^${literal.join(String.raw`\d+`)} {0,${spaces}}`);
}
