import { randomUUID } from 'node:crypto';
import type { Message } from '../../blocks/kit/message.ts';
import { apology, problemMessage } from '../../blocks/kit/problem.ts';
import { UserError } from '../../errors.ts';
import type { Words } from '../../i18n/en.ts';
import type { Log } from '../../log.ts';

/** What a person is told of an error outside any command. The log has the whole of it, under the same reference. */
export function explain(error: unknown, log: Log, t: Words): Message {
  if (error instanceof UserError) {
    log.info({ err: error, problem: error.problem }, 'answered with a problem');
    // No command was typed here that the answer could quote.
    return problemMessage({ problem: error.problem, describe: () => undefined, lineWith: (word) => word }, t);
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference }, 'something that nobody typed failed');
  return apology(reference, t);
}
