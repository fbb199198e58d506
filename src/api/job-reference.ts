const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}';
const WHOLE_ID = new RegExp(`^(?:${ID})$`, 'i');
/** `#/training/detail/<id>` today, `#/trainingJobs/details/<id>` in the old console. */
const IN_LINK = new RegExp(`/training(?:-?jobs)?/details?/(${ID})(?![0-9a-z-])`, 'i');

/** The job id that `word` is or, as a link to the console, leads to. */
export function jobIdIn(word: string): string | undefined {
  if (WHOLE_ID.test(word)) return word.toLowerCase();
  // Slack wraps links as `<https://…>` or `<https://…|label>`.
  const link = word.replace(/^<([^|>]*)(?:\|[^>]*)?>$/, '$1');
  if (!/^https?:\/\//i.test(link)) return undefined;
  return IN_LINK.exec(decoded(decoded(link)))?.[1]?.toLowerCase();
}

/** Whether `word` may be the beginning of an id. */
export function isIdPrefix(word: string): boolean {
  return /^[0-9a-f]{4}[0-9a-f-]*$/i.test(word);
}

/** Links are percent-encoded once or, when they went through a login page, twice. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
