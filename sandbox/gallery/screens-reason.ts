import type { Message } from '../../src/blocks/kit/message.ts';
import { problemMessage } from '../../src/blocks/kit/problem.ts';
import type { ModelArtsReason } from '../../src/errors.ts';
import type { Words } from '../../src/i18n/en.ts';

/** A refusal for each reason that ModelArts may give. @param text stands for whatever comes from outside */
export function reasonScreens(text: string, t: Words): Record<string, Message> {
  const reasons = Object.keys(t.problem.reason).filter(
    (reason): reason is ModelArtsReason => reason in t.problem.reason,
  );
  return Object.fromEntries(reasons.map((reason) => [`refused: ${reason}`, screen(reason, text, t)]));
}

function screen(reason: ModelArtsReason, text: string, t: Words): Message {
  const problem = {
    kind: 'rejected',
    reason,
    endpoint: 'ShowTrainingJobDetails',
    status: 400,
    code: text,
    detail: text,
    requestId: text,
  } as const;
  return problemMessage({ problem, describe: () => undefined, lineWith: (word) => word }, t);
}
