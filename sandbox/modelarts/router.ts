import type { Route } from './routes.ts';

export interface Match<Of> {
  readonly route: Of;
  readonly params: Readonly<Record<string, string>>;
}

type Routable = Pick<Route, 'method' | 'path'>;

/** Matches to the letter, as the gateway does: with a slash more it is another API, which does not exist. */
export function createRouter<Of extends Routable>(
  routes: readonly Of[],
): (method: string, path: string) => Match<Of> | undefined {
  const patterns = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return (method, path) => {
    for (const { route, pattern } of patterns) {
      const found = route.method === method ? pattern.exec(path) : null;
      if (found) return { route, params: decodeAll(found.groups ?? {}) };
    }
    return undefined;
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function decodeAll(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decode(text)]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
