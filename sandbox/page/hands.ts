import type { Failure } from '../slack/errands.ts';
import { type PersonAt, personAt } from '../slack/person.ts';
import type { FakeSlack } from '../slack/server.ts';
import type { Wiretap } from './exchanges.ts';
import type { Stage } from './stage.ts';

/** Longer than Slack waits for a press or a command, since an answer may follow the ack. */
const PATIENCE = 15_000;

/** The hands of one person, whose doings the inspector shows. */
export function personFor(me: string, { play: { world, wires } }: Stage): PersonAt {
  return personAt(noted(world.slack, wires), world.workspace, me, { patience: PATIENCE });
}

/** The same Slack, with each thing it carries to the bot noted as it leaves and as it is acked. */
export function noted(slack: FakeSlack, wires: Wiretap): FakeSlack {
  async function noting<T>(title: string, request: unknown, deliver: () => Promise<T>): Promise<T> {
    const before = slack.failures.length;
    const settle = wires.delivering(title, request);
    const result = await deliver();
    const failure: Failure | undefined = slack.failures[before];
    settle(failure?.error);
    return result;
  }

  return {
    ...slack,
    command: async (line, errand) => {
      const { person, channel } = errand.place;
      const request = { command: line, user: person.id, channel: channel.id };
      return noting(line, request, async () => slack.command(line, errand));
    },
    press: async (action, message, errand) => {
      const { channel, ts } = message;
      const request = { type: 'block_actions', user: errand.place.person.id, channel, ts, actions: [action] };
      return noting(`press ${String(action.action_id)}`, request, async () =>
        slack.press(action, message, errand),
      );
    },
    event: async (payload) => noting('event', payload, async () => slack.event(payload)),
    pressIn: async (action, view, asker) => {
      const request = { type: 'block_actions', user: asker.person.id, view: view.id, actions: [action] };
      return noting(`press ${String(action.action_id)}`, request, async () =>
        slack.pressIn(action, view, asker),
      );
    },
    submit: async (view, asker) => {
      const request = { type: 'view_submission', user: asker.person.id, values: view.values };
      return noting('view_submission', request, async () => slack.submit(view, asker));
    },
    closeView: async (view, asker, whole) => {
      const request = { type: 'view_closed', user: asker.person.id, view: view.id };
      return noting('view_closed', request, async () => slack.closeView(view, asker, whole));
    },
    shortcut: async (shortcut, asker, message) => {
      const request = { type: 'shortcut', user: asker.person.id, callback_id: shortcut.callbackId };
      return noting(`shortcut ${shortcut.callbackId}`, request, async () =>
        slack.shortcut(shortcut, asker, message),
      );
    },
    suggest: async (typed, sheet, asker) => {
      const request = { type: 'block_suggestion', user: asker.person.id, ...typed };
      return noting('block_suggestion', request, async () => slack.suggest(typed, sheet, asker));
    },
  };
}
