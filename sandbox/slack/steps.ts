import { randomUUID } from 'node:crypto';
import { type Fields, isFields, textOf } from './json.ts';
import { Refused } from './refused.ts';
import type { Parameters, StepDefinition } from './step-definition.ts';

/** One run of a step. */
export interface Execution {
  readonly id: string;
  readonly step: StepDefinition;
  readonly inputs: Fields;
  /** The workflow token: good for this run alone, and while it runs. */
  readonly token: string;
}

/** How a run ended: with what the step hands on, or with what Slackbot tells whoever started the workflow. */
export type StepEnd = { readonly outputs: Fields } | { readonly error: string };

/** The runs of all steps. */
export interface Steps {
  /** @throws Error where the app has no such step */
  begin(
    callbackId: string,
    inputs: Fields,
  ): { readonly execution: Execution; readonly ended: Promise<StepEnd> };
  /** Whether the run that this token was made for has ended; undefined where there is none. */
  isSpent(token: string): boolean | undefined;
  /** @throws Refused `function_execution_not_found`, `execution_not_in_running_state` or `parameter_validation_failed` */
  end(id: string, end: StepEnd): void;
}

interface Run {
  readonly execution: Execution;
  readonly ending: PromiseWithResolvers<StepEnd>;
  isOver: boolean;
}

export function createSteps(definitions: readonly StepDefinition[]): Steps {
  const runs = new Map<string, Run>();
  return {
    begin(callbackId, inputs) {
      const step = definitions.find((each) => each.callbackId === callbackId);
      if (!step) throw new Error(`The app has no step ${callbackId}.`);
      const id = `Fx${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
      const execution = { id, step, inputs, token: `xwfp-sandbox-${randomUUID()}` };
      const ending = Promise.withResolvers<StepEnd>();
      runs.set(id, { execution, ending, isOver: false });
      return { execution, ended: ending.promise };
    },
    isSpent: (token) => runs.values().find(({ execution }) => execution.token === token)?.isOver,
    end(id, end) {
      const run = runs.get(id);
      if (!run) throw new Refused('function_execution_not_found');
      if (run.isOver) throw new Refused('execution_not_in_running_state');
      if ('outputs' in end) checkOutputs(end.outputs, run.execution.step);
      run.isOver = true;
      run.ending.resolve(end);
    },
  };
}

/** By the manifest, as Slack does. That a name which is not declared is refused is a guess on the safe side. */
function checkOutputs(outputs: Fields, { outputs: { types, required } }: StepDefinition): void {
  const faults = [
    ...required
      .filter((name) => outputs[name] === undefined)
      .map((name) => `missing required field: ${name}`),
    ...Object.entries(outputs)
      .filter(([name, value]) => !isOf(types[name], value))
      .map(([name]) => `${name} is not ${types[name] ?? 'declared'}`),
  ];
  if (faults.length > 0)
    throw new Refused('parameter_validation_failed', { response_metadata: { messages: faults } });
}

function isOf(type: string | undefined, value: unknown): boolean {
  if (type === 'number') return typeof value === 'number';
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'object') return isFields(value);
  if (type === 'array') return Array.isArray(value);
  return type !== undefined && typeof value === 'string';
}

/** The `function` of the event. */
export function asApiFunction({ step }: Execution, appId: string): Fields {
  const { callbackId, title, inputs, outputs } = step;
  return {
    id: `Fn${callbackId}`,
    callback_id: callbackId,
    title,
    type: 'app',
    input_parameters: asApiParameters(inputs),
    output_parameters: asApiParameters(outputs),
    app_id: appId,
  };
}

function asApiParameters({ types, required }: Parameters): Fields[] {
  return Object.entries(types).map(([name, type]) => ({
    type: textOf(type),
    name,
    title: name,
    is_required: required.includes(name),
  }));
}
