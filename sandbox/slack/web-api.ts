import { type Fields, fieldsOf } from './json.ts';
import { chat } from './methods/chat.ts';
import { conversations } from './methods/conversations.ts';
import { directory } from './methods/directory.ts';
import { files } from './methods/files.ts';
import { functions } from './methods/functions.ts';
import { history } from './methods/history.ts';
import type { Method, Methods } from './methods/method.ts';
import { SCOPES } from './methods/scopes.ts';
import { unfurl } from './methods/unfurl.ts';
import { views } from './methods/views.ts';
import type { Office } from './office.ts';
import { RateLimited, Refused } from './refused.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Fields;
}

interface Request {
  readonly method: string;
  /** The bearer token, from the header or the body. */
  readonly token: string;
  readonly args: Fields;
}

/** @param sockets answers `apps.connections.open`, the one method that takes the app-level token. */
export function createWebApi(office: Office, sockets: Methods): (request: Request) => Answer {
  const methods = new Map<string, Method>(
    Object.entries({
      ...chat,
      ...conversations,
      ...directory,
      ...files,
      ...functions,
      ...history,
      ...unfurl,
      ...views,
      ...sockets,
    }),
  );
  return (request) => {
    const answer = answerTo(request, { methods, office });
    const { method, args } = request;
    office.calls.push({ method, args, reply: answer.body, status: answer.status });
    return answer;
  };
}

interface Desk {
  readonly methods: ReadonlyMap<string, Method>;
  readonly office: Office;
}

function answerTo(request: Request, desk: Desk): Answer {
  const headers = scopeHeaders(request.method, desk.office);
  try {
    return { status: 200, headers, body: { ok: true, ...answered(request, desk) } };
  } catch (error) {
    if (error instanceof Refused)
      return { status: 200, headers, body: { ok: false, error: error.error, ...error.more } };
    if (error instanceof RateLimited)
      return {
        status: 429,
        headers: { ...headers, 'retry-after': String(error.seconds) },
        body: { ok: false, error: 'ratelimited' },
      };
    throw error;
  }
}

function answered({ method, token, args }: Request, { methods, office }: Desk): Fields {
  const answer = methods.get(method);
  if (!answer) throw new Refused('unknown_method', { req_method: method });
  spendFaults(method, office);
  checkToken(method, token, office);
  checkScope(method, office);
  return fieldsOf(answer(args, office));
}

function spendFaults(method: string, { faults }: Office): void {
  if (faults.rateLimited > 0) {
    faults.rateLimited -= 1;
    throw new RateLimited(faults.retryAfter);
  }
  const error = faults.errorFor[method];
  if (error !== undefined) throw new Refused(error);
}

function checkToken(method: string, token: string, { tokens, steps }: Office): void {
  if (token === '') throw new Refused('not_authed');
  // The workflow token ends its own step and, here, does nothing else; Slack lets it do what the bot token does.
  const isSpent = method.startsWith('functions.') ? steps.isSpent(token) : undefined;
  if (isSpent) throw new Refused('token_revoked');
  if (isSpent === false) return;
  const [wanted, other] = method.startsWith('apps.') ? [tokens.app, tokens.bot] : [tokens.bot, tokens.app];
  if (token === other) throw new Refused('not_allowed_token_type');
  if (token !== wanted) throw new Refused('invalid_auth');
}

function checkScope(method: string, { scopes }: Office): void {
  const [needed, ...others] = SCOPES[method] ?? [];
  if (needed === undefined || [needed, ...others].some((scope) => scopes.has(scope))) return;
  throw new Refused('missing_scope', { needed, provided: [...scopes].join(',') });
}

function scopeHeaders(method: string, { scopes, faults }: Office): Record<string, string> {
  if (faults.scopesHidden) return {};
  const accepted = SCOPES[method] ?? [];
  return {
    'x-oauth-scopes': [...scopes].join(','),
    ...(accepted.length > 0 && { 'x-accepted-oauth-scopes': accepted.join(',') }),
  };
}
