import { list, oneOf, shape } from './blocks/check.ts';
import { option, optionGroup } from './blocks/composition.ts';
import { LIMITS } from './blocks/limits.ts';
import { sentence } from './blocks.ts';
import { optionsOf } from './controls.ts';
import { type Fields, fieldsOf } from './json.ts';

interface Suggestions {
  /** Those of all groups, in order. */
  readonly options: readonly Fields[];
  /** Set where Slack would show none of them. */
  readonly error?: string;
  readonly errors: readonly string[];
}

const answer = shape(
  {},
  { options: list(option, LIMITS.options, 0), option_groups: list(optionGroup, LIMITS.options, 0) },
);
const one = oneOf('options', 'option_groups');

/** What the app answered to a `block_suggestion`. */
export function suggestionsIn(body: unknown): Suggestions {
  const given = fieldsOf(body);
  const errors = [...one(given, ''), ...answer(given, '')].map(sentence);
  // The name of the error is not documented: nobody but the person sees that nothing came.
  return errors.length > 0
    ? { options: [], error: 'invalid_options', errors }
    : { options: optionsOf(given), errors };
}
