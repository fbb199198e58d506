import { LogLevel, WebClient } from '@slack/web-api';

/** What `users.info` says of somebody. */
export type SlackUser = Readonly<Record<string, unknown>>;

/** How a call can go wrong: Slack refuses it with this word, or nothing comes back. */
export type Failure = { readonly refused: string } | 'silence';

/** A Slack that knows people and user groups, and nothing else. Tests may change it at any time. */
export function slackDirectory() {
  const users = new Map<string, SlackUser>();
  const groups = new Map<string, readonly string[]>();
  const asked: string[] = [];
  const failing = new Map<string, Failure>();
  const answer = (method: string, id: string): object => {
    const failure = failing.get(id);
    if (failure === 'silence') throw new TypeError('fetch failed');
    if (failure) return { ok: false, error: failure.refused };
    if (method === 'usergroups.users.list') return { ok: true, users: groups.get(id) ?? [] };
    const user = users.get(id);
    return user ? { ok: true, user } : { ok: false, error: 'user_not_found' };
  };
  const client = new WebClient('xoxb-test', {
    retryConfig: { retries: 0 },
    logLevel: LogLevel.ERROR,
    fetch: async (url, init) => {
      const method = String(url).split('/').at(-1) ?? '';
      const fields = new URLSearchParams(String(init?.body));
      const id = fields.get('user') ?? fields.get('usergroup') ?? '';
      asked.push(`${method} ${id}`);
      return Response.json(answer(method, id));
    },
  });
  return { client, users, groups, asked, failing };
}
