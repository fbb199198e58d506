import { z } from 'zod';
import { readJson } from './json.ts';

/** What came of a field that holds JSON as text. */
export type Unpacked<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'unreadable' };

/** JSON inside a string, or by itself where it was not packed. Nothing in it can fail the answer around it. */
export function packed<Content extends z.ZodType>(content: Content) {
  return z
    .unknown()
    .optional()
    .transform((field): Unpacked<z.output<Content>> => {
      if (field === null || field === undefined || field === '') return { kind: 'none' };
      const json = typeof field === 'string' ? parse(field) : field;
      const read = content.safeParse(json);
      return read.success ? { kind: 'value', value: read.data } : { kind: 'unreadable' };
    });
}

export function contentOf<T>(unpacked: Unpacked<T>): T | undefined {
  return unpacked.kind === 'value' ? unpacked.value : undefined;
}

function parse(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}
