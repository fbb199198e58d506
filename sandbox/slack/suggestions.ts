import { list, oneOf, shape } from './blocks/check.ts';
import { option, optionGroup } from './blocks/composition.ts';
import { LIMITS } from './blocks/limits.ts';
import { sentence } from './blocks.ts';
import { labelOf, optionsOf } from './controls.ts';
import { type Fields, fieldsOf, listOf } from './json.ts';

/** Options under one heading; the heading is empty where there are no groups. */
export interface SuggestedGroup {
  readonly heading: string;
  readonly options: readonly Fields[];
}

interface Suggestions {
  readonly groups: readonly SuggestedGroup[];
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
    ? { groups: [], error: 'invalid_options', errors }
    : { groups: groupsIn(given), errors };
}

function groupsIn({ options, option_groups }: Fields): SuggestedGroup[] {
  if (option_groups === undefined) return [{ heading: '', options: optionsOf({ options }) }];
  return listOf(option_groups)
    .map(fieldsOf)
    .map((group) => ({ heading: labelOf({ text: group.label }), options: optionsOf(group) }));
}
