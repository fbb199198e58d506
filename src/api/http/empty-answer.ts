import { z } from 'zod';

/**
 * Reads `{}` as an answer whose fields are all null: a service written in Go leaves out what is empty. An answer that
 * has other fields but not those that `schema` asks for is still none that can be read.
 */
export function orEmpty<Schema extends z.ZodType>(fields: readonly string[], schema: Schema) {
  return z.preprocess(
    (answer) => (isEmpty(answer) ? Object.fromEntries(fields.map((field) => [field, null])) : answer),
    schema,
  );
}

function isEmpty(answer: unknown): boolean {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    !Array.isArray(answer) &&
    Object.keys(answer).length === 0
  );
}
