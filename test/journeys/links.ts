import type { Project } from '../../sandbox/project.ts';
import { linkShared } from '../../sandbox/slack/event-payloads.ts';
import type { Message } from '../../sandbox/slack/journal.ts';
import type { Fields } from '../../sandbox/slack/json.ts';
import { linksIn } from '../../sandbox/slack/links.ts';
import type { Journey } from './begin.ts';

/** Two searches, of which the second is only there to see that the first has been dealt with. */
export function searches(project: Project): void {
  project.addTable({
    name: 'resnet-lr',
    samples: 4,
    rows: [
      { id: 'steady', reward: 0.8 },
      { id: 'winner', reward: 0.9 },
      { id: 'ahead', reward: 0.95, status: 'RUNNING' },
    ],
  });
  project.addTable({ name: 'fence', rows: [{ reward: 0.1 }] });
  project.addJob({ name: 'plain' });
}

/** Of the job of that name. */
export function idOf(name: string, { project }: Pick<Journey, 'project'>): string {
  return project.jobs.find((job) => job.name === name)?.id ?? '';
}

/** The console in the region that the bot serves. */
export const HERE = 'https://console.huaweicloud.com/modelarts/?region=cn-north-4';

/** The page of the job of that name. */
export function linkTo(name: string, journey: Pick<Journey, 'project'>, console = HERE): string {
  return `${console}#/training/detail/${idOf(name, journey)}`;
}

/** Every preview that the bot has sent, or tried to. */
export function unfurls({ slack }: Journey) {
  return slack.calls.filter(({ method }) => method === 'chat.unfurl');
}

/** Resolves once everything that was shared before has been dealt with. */
export async function settled(journey: Journey): Promise<void> {
  await journey.viewer.pastes(linkTo('fence', journey));
  await journey.viewer.sees(({ shown, unfurls }) => unfurls !== undefined && shown.includes('fence'));
  await journey.stopBot();
}

/** The event of a message that is there, with other fields where they are given. */
export function eventOf(
  message: Message,
  { workspace }: Journey,
  more: Fields = {},
  wrapper: Fields = {},
): Fields {
  const person = workspace.people.get(message.from);
  if (!person) throw new Error('Nobody posted that.');
  const links = linksIn(message.text, workspace.app.unfurlDomains);
  const payload = linkShared(message, links, { workspace, person });
  const event = typeof payload.event === 'object' && payload.event !== null ? payload.event : {};
  return { ...payload, ...wrapper, event: { ...event, ...more } };
}

/** A message of which the bot has not been told. */
export function posted(text: string, { workspace }: Journey, channel = 'C0TRAINING'): Message {
  return workspace.post({ channel, from: 'U0VIEWER', text, blocks: [] });
}
