import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Bot } from './bot.ts';
import { callSlack } from './rate-limit.ts';

/**
 * A trigger is good for three seconds and for one view, so open what needs no looking up, and update it.
 * @returns the view's id; nothing where Slack would not open it any more
 */
export async function openModal(
  view: ModalView,
  triggerId: string,
  client: WebClient,
  { log }: Pick<Bot, 'log'>,
): Promise<string | undefined> {
  try {
    const opened = await client.views.open({ trigger_id: triggerId, view });
    return opened.view?.id;
  } catch (error) {
    log.warn({ err: error }, 'a dialog did not open');
    return undefined;
  }
}

/** @returns whether the person can see it; not where they have closed the modal meanwhile */
export async function updateModal(
  view: ModalView,
  id: string,
  client: WebClient,
  { clock, log }: Pick<Bot, 'clock' | 'log'>,
): Promise<boolean> {
  try {
    await callSlack(clock, { repeatable: true }, async () => client.views.update({ view_id: id, view }));
    return true;
  } catch (error) {
    log.warn({ err: error }, 'a dialog could not be brought up to date');
    return false;
  }
}
