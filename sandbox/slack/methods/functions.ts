import { fieldsOf, isFields, textOf } from '../json.ts';
import { Refused } from '../refused.ts';
import type { Methods } from './method.ts';

/** How the app ends a run of one of its workflow steps. */
export const functions: Methods = {
  'functions.completeSuccess'({ function_execution_id, outputs }, { steps }) {
    if (!isFields(outputs)) throw new Refused('invalid_arguments');
    steps.end(textOf(function_execution_id), { outputs: fieldsOf(outputs) });
    return {};
  },
  'functions.completeError'({ function_execution_id, error }, { steps }) {
    const words = textOf(error);
    if (words === '') throw new Refused('invalid_arguments');
    steps.end(textOf(function_execution_id), { error: words });
    return {};
  },
};
