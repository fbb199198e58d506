import type { App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import { bestStep, type StepEnd, stepForNobody } from '../../commands/best-step.ts';
import { wordsFor } from '../../i18n/index.ts';
import { type Bot, limited, whoAsks } from '../transport/bot.ts';
import { callSlack } from '../transport/rate-limit.ts';

type StepArgs = Pick<SlackEventMiddlewareArgs<'function_executed'>, 'inputs' | 'complete' | 'fail' | 'event'>;

/** A second end is refused by Slack, so telling one twice does no harm. */
const END = { repeatable: true };

/**
 * The step “Best trial of a search” in Workflow Builder. It only ever reads. Slack delivers the event again where the
 * acknowledgement did not reach it; where the database is away and both instances end the step, Slack takes one end.
 * A bot that dies between acknowledgement and end leaves the step waiting: Slack does not deliver it again, and a
 * run that waits can be cancelled in the workflow's activity and started anew.
 */
export function listenWorkflow(app: App, bot: Bot): void {
  app.function('best_trial', async (args) =>
    bot.track(bot.once(args.event.function_execution_id, async () => onBestTrial(args, bot))),
  );
}

async function onBestTrial({ inputs, complete, fail, event }: StepArgs, bot: Bot): Promise<void> {
  const { clock, log, people } = bot;
  const end = await run(inputs, bot);
  try {
    await callSlack(clock, END, async () => {
      // Bolt's own type of outputs has an index signature, which an interface lacks.
      if (end.kind === 'completed') return complete({ outputs: { ...end.outputs } });
      return fail({ error: end.error });
    });
  } catch (error) {
    log.error({ err: error, execution: event.function_execution_id }, 'a workflow step could not be ended');
    if (!isRefusedByManifest(error)) return;
    const { outdated } = wordsFor(people.languageOf(String(inputs.in_name_of))).workflow;
    await callSlack(clock, END, async () => fail({ error: outdated }));
  }
}

/** The app was installed by another manifest.yml than this bot's, whose outputs are others. */
function isRefusedByManifest(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === 'parameter_validation_failed';
}

/**
 * Asks in the name of the person in `in_name_of`, with what they may do everywhere: a workflow has no channel, and the
 * event does not say who started it. Whoever builds a workflow may put anybody there, so the step must never do more
 * than look.
 */
async function run(inputs: Readonly<Record<string, unknown>>, bot: Bot): Promise<StepEnd> {
  const { modelarts, stops, settings, log } = bot;
  const user = inputs.in_name_of;
  if (typeof user !== 'string' || !/^[UW][A-Z0-9]+$/.test(user)) return stepForNobody({ t: wordsFor('en') });
  const source = { channel: user };
  const { asker, standing } = await whoAsks(user, source, bot);
  const t = wordsFor(asker.language);
  return limited(async (signal) =>
    bestStep(inputs, { asker, standing, source, modelarts, stops, settings, signal, log, t }),
  );
}
