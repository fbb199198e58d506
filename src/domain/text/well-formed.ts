/** Text that Slack, Postgres and JSON take: free of NUL, and of half a character such as a cut leaves behind. */
export function wellFormed(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
