import { z } from 'zod';
import { saysNotYet } from './error-codes.ts';
import { errorFrom, requestIdIn, UnexpectedAnswer } from './errors.ts';
import type { Incoming } from './exchange.ts';
import { readJson } from './json.ts';

interface Expected<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly endpoint: string;
  readonly now: Date;
}

const Refused = z.object({ is_success: z.literal(false) });

/** What was said, and the id under which the vendor's support finds the request. */
export interface Answer<Data> {
  readonly data: Data;
  readonly requestId: string | undefined;
}

/**
 * What the answer says, checked; `undefined` stands for an empty one.
 * @throws ModelArtsError for a refusal, UnexpectedAnswer naming the field for anything that does not fit.
 */
export function readAnswer<Schema extends z.ZodType>(
  { status, headers, body }: Incoming,
  { schema, endpoint, now }: Expected<Schema>,
): Answer<z.output<Schema>> {
  if (status < 200 || status > 299 || saysNotYet({ endpoint, status }))
    throw errorFrom({ endpoint, status, headers, body, now });
  const unexpected = (detail: string, cause?: unknown) =>
    new UnexpectedAnswer({ endpoint, status, detail, requestId: requestIdIn(headers) }, { cause });
  const json = parseJson(body, () => unexpected('not JSON'));
  // The old v1 API refuses with HTTP 200.
  if (Refused.safeParse(json).success) throw errorFrom({ endpoint, status, headers, body, now });
  const parsed = schema.safeParse(json);
  if (parsed.success) return { data: parsed.data, requestId: requestIdIn(headers) };
  throw unexpected(describe(parsed.error), parsed.error);
}

/** The parser's own error is not kept: it quotes the text. */
function parseJson(text: string, fault: () => Error): unknown {
  if (text === '') return undefined;
  try {
    return readJson(text);
  } catch {
    throw fault();
  }
}

/** Names the field. People read it, so what is not there is not called by the words of this program. */
function describe({ issues: [first] }: z.ZodError): string {
  if (!first) return 'invalid';
  const said = first.message
    .replace(/, received undefined$/, ', missing')
    .replace(/, received null$/, ', empty')
    // JSON can write 1e999, which is read as infinity.
    .replace(/, received (?:NaN|-?Infinity)$/, ', no usable number');
  return first.path.length === 0 ? said : `${first.path.map(String).join('.')}: ${said}`;
}
