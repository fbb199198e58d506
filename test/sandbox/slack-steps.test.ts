import { describe, expect, it } from 'vitest';
import { createSteps } from '../../sandbox/slack/steps.ts';

const definition = {
  callbackId: 'sum',
  title: 'Sum',
  inputs: { types: { a: 'number' }, required: ['a'] },
  outputs: {
    types: { sum: 'number', whole: 'integer', words: 'string', isOdd: 'boolean' },
    required: ['sum'],
  },
};

function running() {
  const steps = createSteps([definition]);
  return { steps, ...steps.begin('sum', { a: 1 }) };
}

describe('a run of a workflow step of the fake Slack', () => {
  it('ends with what the manifest declares', async () => {
    const { steps, execution, ended } = running();
    expect(steps.isSpent(execution.token)).toBe(false);
    const outputs = { sum: 1.5, whole: 2, words: 'two', isOdd: false };
    steps.end(execution.id, { outputs });
    expect(await ended).toEqual({ outputs });
    expect(steps.isSpent(execution.token)).toBe(true);
    expect(steps.isSpent('xoxb-sandbox')).toBeUndefined();
  });

  it.each([
    {},
    { sum: '1' },
    { sum: null },
    { sum: 1, whole: 1.5 },
    { sum: 1, words: 2 },
    { sum: 1, isOdd: 'no' },
    { sum: 1, words: null },
    { sum: 1, surprise: 'x' },
  ])('is not ended by outputs of another shape: %j', (outputs) => {
    const { steps, execution } = running();
    expect(() => steps.end(execution.id, { outputs })).toThrow('parameter_validation_failed');
    steps.end(execution.id, { error: 'it could not be done' });
  });

  it('ends once', () => {
    const { steps, execution } = running();
    steps.end(execution.id, { error: 'no' });
    expect(() => steps.end(execution.id, { outputs: { sum: 1 } })).toThrow('execution_not_in_running_state');
    expect(() => steps.end('Fx0', { error: 'no' })).toThrow('function_execution_not_found');
  });

  it('is of a step that the app has', () => {
    expect(() => createSteps([]).begin('sum', {})).toThrow('The app has no step sum.');
  });
});
