/** A link as a `link_shared` event names it. */
export interface Link {
  readonly domain: string;
  readonly url: string;
}

/** The links of a message that lead to one of these domains or below it, each once. */
export function linksIn(text: string, domains: readonly string[]): Link[] {
  const urls = new Set(text.match(/https?:\/\/[^\s<>|]+/g)?.map((url) => url.replaceAll('&amp;', '&')));
  return [...urls].flatMap((url) => {
    const host = URL.parse(url)?.hostname ?? '';
    const domain = domains.find((each) => host === each || host.endsWith(`.${each}`));
    return domain === undefined ? [] : [{ domain, url }];
  });
}
