import { errorBody, Refusal, throttled } from './errors.ts';
import type { Trouble } from './faults.ts';
import type { Reply } from './request.ts';

const HTML = '<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>';

/** The answer that stands in for the real one, or nothing where the request is to be carried out. */
export function troubledReply(trouble: Trouble | undefined, requestId: string): Reply | undefined {
  if (!trouble) return undefined;
  switch (trouble.kind) {
    case 'throttle': {
      const { retryAfter } = trouble;
      const headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
      return { status: 429, headers, body: errorBody(throttled(), requestId) };
    }
    case 'fail':
      return trouble.as === 'html' ? html(trouble.status) : failure(trouble, requestId);
    case 'garbage':
      return garbage(trouble.as);
    case 'body':
      return { status: 200, body: trouble.body };
    case 'delay':
    case 'reset':
    case 'hang':
      return undefined;
  }
}

function failure({ status, code }: { status: number; code?: string }, requestId: string): Reply {
  const refusal = new Refusal(status, code ?? 'APIGW.0601', 'Something went wrong.', 'gateway');
  return { status, body: errorBody(refusal, requestId) };
}

function garbage(as: 'cut' | 'types' | 'html'): Reply {
  if (as === 'html') return html(200);
  if (as === 'cut') return { status: 200, body: '{"total": 8, "items": {"header": ["", "do' };
  const body = { total: 'many', items: 7, header: { a: 1 }, data: 'none', metadata: [], status: null };
  return { status: 200, body };
}

function html(status: number): Reply {
  return { status, headers: { 'Content-Type': 'text/html' }, body: HTML };
}
