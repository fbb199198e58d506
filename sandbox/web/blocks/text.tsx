import type { ReactElement } from 'react';
import { fieldsOf, textOf } from '../../slack/json.ts';
import { Borrowed } from './borrowed.tsx';

/** A text object. Plain text is literal: no code of ours sets `emoji`, which would turn `:codes:` into pictures. */
export function Text({ of }: { readonly of: unknown }): ReactElement {
  const { type, text, emoji } = fieldsOf(of);
  const isMarked = type === 'mrkdwn' || (emoji === true && /:[\w+-]+:/.test(textOf(text)));
  if (isMarked) return <Borrowed block={{ type: 'section', text: fieldsOf(of) }} />;
  return <span className="plain-text">{textOf(text)}</span>;
}

/** The characters of a text object, where nothing but characters fits. */
export function labelOf(object: unknown): string {
  return textOf(fieldsOf(object).text);
}
