interface Known {
  nameOf(id: string): string;
}

/** A message's text as a notification shows it: Slack's markup read, nothing formatted. */
export function notificationOf(text: string, { nameOf }: Known): string {
  return text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_, id: string) => `@${nameOf(id)}`)
    .replace(/<#(\w+)(?:\|[^>]*)?>/g, (_, id: string) => `#${nameOf(id)}`)
    .replace(/<!subteam\^(\w+)(?:\|[^>]*)?>/g, (_, id: string) => `@${nameOf(id)}`)
    .replace(/<[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<(https?:[^<>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
