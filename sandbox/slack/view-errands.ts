import { directChannel, type Person, type Shortcut } from '../workspace.ts';
import type { Means } from './errands.ts';
import { complaintsOf } from './form.ts';
import { entryOf, spotOf } from './inputs.ts';
import { type Message, SLACKBOT } from './journal.ts';
import type { Fields } from './json.ts';
import { applySubmission, responseUrlsOf, troubleWith } from './submission.ts';
import { type SuggestedGroup, suggestionsIn } from './suggestions.ts';
import {
  blockSuggestion,
  globalShortcut,
  messageShortcut,
  type Sheet,
  type Typed,
  viewActions,
  viewClosed,
  viewSubmission,
} from './view-payloads.ts';
import type { View } from './views.ts';

export interface Asker {
  readonly person: Person;
  /** Marks what comes of it; unique. It is the trigger id too. */
  readonly cause: string;
}

/** What Slack carries to the bot from modals, Home tabs, shortcuts and menus that the app fills. */
export interface ViewErrands {
  /** A press or a choice in a view. What was chosen is kept as entered. */
  pressIn(action: Fields, view: View, asker: Asker): Promise<void>;
  /** Sends what is entered, unless Slack itself finds it incomplete; then shows what the bot answered. */
  submit(view: View, asker: Asker): Promise<void>;
  /** @param whole closes all that are open, as the cross in the corner does */
  closeView(view: View, asker: Asker, whole?: boolean): Promise<void>;
  /** @param message what a message shortcut is used on */
  shortcut(shortcut: Shortcut, asker: Asker, message?: Message): Promise<void>;
  /** What the app offers for what was typed; nothing where it failed. */
  suggest(typed: Typed, sheet: Sheet, asker: Asker): Promise<readonly SuggestedGroup[]>;
}

export function createViewErrands(means: Means): ViewErrands {
  const { office, delivery, responseUrls, failures } = means;
  const { workspace, triggers } = office;

  return {
    async pressIn(action, view, { person, cause }) {
      const entry = entryOf(action);
      const current = (entry && workspace.views.enter(view.id, spotOf(action), entry)) ?? view;
      triggers.issue(cause, person.id);
      const payload = viewActions(action, current, { workspace, person }, cause);
      const ack = await delivery.deliver('interactive', payload);
      if (ack.ok) return;
      failures.push({ what: String(action.action_id), error: ack.error, errors: [] });
      workspace.views.refuse(view.id, { '': `⚠ The app did not take the press: ${ack.error}` });
    },
    async submit({ id }, { person, cause }) {
      const view = workspace.views.find(id);
      if (!view) throw new Error('This view is closed.');
      const complaints = complaintsOf(view);
      if (Object.keys(complaints).length > 0) return workspace.views.refuse(id, complaints);
      triggers.issue(cause, person.id);
      const handles = { triggerId: cause, responseUrls: responseUrlsOf(view, cause, responseUrls) };
      const payload = viewSubmission(view, { workspace, person }, handles);
      const ack = await delivery.deliver('interactive', payload);
      const failure = ack.ok
        ? applySubmission(view, ack.body, { office, cause })
        : troubleWith(view, ack.error, office);
      if (failure) failures.push(failure);
    },
    async closeView(view, { person }, whole = false) {
      const { gone, isCleared } = closing(view, workspace.views.modalsOf(view.personId), whole);
      const lowest = gone.at(-1);
      if (lowest) workspace.views.close(lowest.id);
      for (const each of gone.filter(({ content }) => content.notify_on_close === true)) {
        const payload = viewClosed(each, { workspace, person }, isCleared);
        const ack = await delivery.deliver('interactive', payload);
        if (!ack.ok) failures.push({ what: 'view_closed', error: ack.error, errors: [] });
      }
    },
    async shortcut(shortcut, { person, cause }, message) {
      triggers.issue(cause, person.id);
      const actor = { workspace, person };
      const channel = message?.channel ?? directChannel(workspace, person.id).id;
      const responseUrl = responseUrls.issue({ channel, user: person.id, cause });
      const payload = message
        ? messageShortcut(shortcut, message, actor, { triggerId: cause, responseUrl })
        : globalShortcut(shortcut, actor, cause);
      const ack = await delivery.deliver('interactive', payload);
      if (ack.ok) return;
      failures.push({ what: shortcut.callbackId, error: ack.error, errors: [] });
      const text = `⚠ ${shortcut.name} did not work: ${ack.error}`;
      workspace.post({ channel, from: SLACKBOT, text, blocks: [], onlyFor: person.id, cause });
    },
    async suggest(typed, sheet, { person }) {
      const payload = blockSuggestion(typed, sheet, { workspace, person });
      const ack = await delivery.deliver('interactive', payload);
      const answer = ack.ok ? suggestionsIn(ack.body) : { groups: [], error: ack.error, errors: [] };
      const { groups, error, errors } = answer;
      if (error !== undefined) failures.push({ what: typed.actionId, error, errors });
      return groups;
    },
  };
}

/** Which modals go when one is closed, the topmost first. */
function closing(
  { id }: View,
  stack: readonly View[],
  whole: boolean,
): { readonly gone: readonly View[]; readonly isCleared: boolean } {
  const from = stack.findIndex((view) => view.id === id);
  const isCleared = whole || stack[from]?.content.clear_on_close === true;
  return { gone: from === -1 ? [] : stack.slice(isCleared ? 0 : from).toReversed(), isCleared };
}
