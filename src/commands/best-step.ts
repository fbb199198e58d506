import { randomUUID } from 'node:crypto';
import { apology } from '../blocks/kit/problem.ts';
import {
  noBestTrial,
  type StepOutputs,
  stepOutputs,
  stepProblem,
  stepWithoutPerson,
} from '../blocks/search/best-step.ts';
import { UserError } from '../errors.ts';
import { valueFault } from './arguments.ts';
import { best } from './best.ts';
import type { Context } from './command.ts';
import type { Standing } from './dispatch.ts';
import { gather, judge } from './gather.ts';
import { permit } from './permission.ts';

/** How a workflow step ends: with what it hands on, or with a sentence for whoever started the workflow. */
export type StepEnd =
  | { readonly kind: 'completed'; readonly outputs: StepOutputs }
  | { readonly kind: 'failed'; readonly error: string };

type StepContext = Pick<
  Context,
  'asker' | 'modelarts' | 'stops' | 'settings' | 'source' | 'signal' | 'log' | 't'
> & {
  /** What the asker may do; an error where that could not be found out. */
  readonly standing: Standing | Error;
};

/** What `best` answers, as values for the next step of a workflow. Never throws: whatever goes wrong becomes a sentence. */
export async function bestStep(
  inputs: Readonly<Record<string, unknown>>,
  context: StepContext,
): Promise<StepEnd> {
  try {
    return await findBest(inputs, context);
  } catch (error) {
    return { kind: 'failed', error: explain(error, context) };
  }
}

/** Nobody is named in whose name the step could ask: nobody's rights are no rights. */
export function stepForNobody({ t }: Pick<Context, 't'>): StepEnd {
  return { kind: 'failed', error: stepWithoutPerson(t) };
}

async function findBest(inputs: Readonly<Record<string, unknown>>, context: StepContext): Promise<StepEnd> {
  const { asker, standing, source, modelarts, t } = context;
  if (standing instanceof Error) throw standing;
  const { role, access } = standing;
  permit({ asker, role, channel: source.channel, access }, best.permission);
  const { job: word, by, metric, mode } = readInputs(inputs);
  const gathered = await gather(word, context);
  const { job, table } = gathered;
  const found = { job, table, ranking: judge(gathered, { by, metric, mode }) };
  const [winner] = found.ranking.ranked;
  if (!winner) return { kind: 'failed', error: noBestTrial(found, t) };
  const link = modelarts.console.job(job.id);
  return { kind: 'completed', outputs: stepOutputs({ ...found, link }, winner, t) };
}

/** As `best` reads its arguments. What was left empty in Workflow Builder comes as empty text or null. */
function readInputs(inputs: Readonly<Record<string, unknown>>) {
  const values = Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) => {
      const text = typeof value === 'string' ? value.trim() : '';
      return text === '' ? [] : [[name, text]];
    }),
  );
  if (values.job === undefined)
    throw new UserError({
      kind: 'badArguments',
      command: best.name,
      fault: { kind: 'missing', name: 'job' },
    });
  const args = best.args.safeParse(values);
  if (args.success) return args.data;
  const fault = valueFault(best.args, args.error, { values, positionals: [], options: [], fault: undefined });
  throw new UserError({ kind: 'badArguments', command: best.name, fault });
}

function explain(error: unknown, { asker, log, t }: StepContext): string {
  const asked = { user: asker.id, step: 'best_trial' };
  if (error instanceof UserError) {
    log.info({ ...asked, problem: error.problem }, 'answered with a problem');
    return stepProblem(error.problem, t);
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ ...asked, err: error, reference }, 'workflow step failed');
  return apology(reference, t).text;
}
