import type { Workspace } from '../workspace.ts';
import { askerOf, type Body } from './body.ts';
import { eventCallback } from './event-payloads.ts';
import type { Fields } from './json.ts';
import { asApiFunction, type Execution, type StepEnd } from './steps.ts';

/** How a run of a workflow step ended, and the event that began it: Slack may deliver that again. */
export interface StepRun {
  readonly end: StepEnd;
  readonly event: Fields;
}

interface Start {
  readonly callbackId: string;
  readonly inputs: Fields;
  /** Milliseconds of real time. */
  readonly patience: number;
}

/**
 * Starts a workflow of one step, whose inputs are bound to these values; the person who started it is bound to
 * `in_name_of` unless something else is, or null for nothing. Resolves when the app has ended the step.
 */
export async function runStep({ callbackId, inputs, patience }: Start, body: Body): Promise<StepRun> {
  const { slack, workspace, userId } = body;
  askerOf(body);
  const bound = Object.entries({ in_name_of: userId, ...inputs }).filter(([, value]) => value !== null);
  const { execution, ended } = slack.steps.begin(callbackId, Object.fromEntries(bound));
  const event = functionExecuted(execution, workspace);
  // Not awaited: an event that is not acked is tried again for minutes.
  void slack.event(event);
  return { end: await within(patience, callbackId, ended), event };
}

async function within(patience: number, callbackId: string, ended: Promise<StepEnd>): Promise<StepEnd> {
  const { promise, reject } = Promise.withResolvers<never>();
  const sentence = `Nothing that was waited for came within ${patience} ms: the step ${callbackId} still runs.`;
  const timer = setTimeout(() => reject(new Error(sentence)), patience);
  return Promise.race([ended, promise]).finally(() => clearTimeout(timer));
}

function functionExecuted(execution: Execution, workspace: Workspace): Fields {
  const { id, inputs, token } = execution;
  return eventCallback(
    {
      type: 'function_executed',
      function: asApiFunction(execution, workspace.app.id),
      inputs,
      function_execution_id: id,
      workflow_execution_id: `Wx${id.slice(2)}`,
      event_ts: String(workspace.now() / 1000),
      bot_access_token: token,
    },
    workspace,
  );
}
