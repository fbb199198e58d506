import type { Workspace } from '../workspace.ts';
import { type Body, HOME, placeOf, type Where } from './body.ts';
import { eyesOf, type Seen, type SeenView, type Wanted } from './eyes.ts';
import { close, type Filling, fill, openHome, submit, takeShortcut } from './form-hands.ts';
import { gripOn, type Which } from './grip.ts';
import {
  type Choosing,
  choose,
  labelOf,
  type Outcome,
  type Press,
  type Pressing,
  press,
  search,
  within,
} from './hands.ts';
import type { Message } from './journal.ts';
import type { Fields } from './json.ts';
import type { FakeSlack } from './server.ts';
import { runStep, type StepRun } from './step-hands.ts';
import { mention, open, paste, type } from './voice.ts';

/**
 * The hands and eyes of one person. Whatever waits rejects, with the screen in the error, when patience ends. An answer
 * is looked for where the question was asked; for one in another conversation there is `sees`.
 */
export interface PersonAt {
  /** Sends a slash command. Resolves with the first thing that comes of it, be it Slack's word that it failed. */
  types(line: string, where?: Where): Promise<Seen>;
  /** Sends a slash command that opens a modal. */
  opens(line: string, where?: Where): Promise<SeenView>;
  /** Posts `text` with the app mentioned in it. Resolves with the first answer. */
  mentions(text: string, where?: Where): Promise<Seen>;
  /** Posts plain words, of whose links the app is told. What it makes of them can be waited for with `sees`. */
  pastes(text: string, where?: Where): Promise<Seen>;
  /** Presses a control in the topmost modal; where none is open, in a message. Resolves with what came of it. */
  presses(which: Which, how?: Pressing): Promise<Press>;
  /** Chooses an option, by its label or value, from a menu. */
  chooses(option: string, how?: Choosing): Promise<Press>;
  /** Types into a menu that the app fills. Resolves with the labels it offers. */
  searches(menu: Which, typed: string, how?: Pressing): Promise<string[]>;
  /** Fills an input, by its label, block_id or action_id. Resolves when the app has acked it, if it is told. */
  fills(input: Which, value: Filling, how?: Pressing): Promise<void>;
  /** Submits the topmost modal. Resolves with the modal that is on top then, if one is. */
  submits(): Promise<SeenView | undefined>;
  /** Closes the topmost modal, or all of them. Resolves with the modal that is on top then, if one is. */
  closes(how?: { readonly whole?: boolean }): Promise<SeenView | undefined>;
  /** Comes to the app's Home tab. Resolves with what the bot publishes then. */
  opensHome(): Promise<SeenView>;
  /** Uses a shortcut, by its name or callback_id: a message shortcut where a message is given, else a global one. */
  uses(shortcut: string, on?: { readonly message?: Message }): Promise<Outcome>;
  /** Starts a workflow with one step of the app's in it, see `runStep`. Resolves when the app has ended the step. */
  runsStep(callbackId: string, inputs: Fields): Promise<StepRun>;
  /** Resolves with a matching message, now or as soon as there is one. */
  sees(wanted: Wanted): Promise<Seen>;
  /** Resolves with a matching modal or Home tab, now or as soon as there is one. */
  seesView(wanted: Wanted<SeenView>): Promise<SeenView>;
  /** The Home tab, if there is one, and the open modals, the topmost last. */
  views(): SeenView[];
  /** Every message of a channel that this person sees now, oldest first. @param numbered numbers the controls */
  screen(channel?: string, numbered?: boolean): Seen[];
}

/** Milliseconds of real time that a person waits for something to appear, unless told otherwise. */
export const WAIT_LIMIT_MS = 60_000;

interface Patience {
  /** Milliseconds of real time. */
  readonly patience?: number;
}

export function personAt(
  slack: FakeSlack,
  workspace: Workspace,
  userId: string,
  { patience = WAIT_LIMIT_MS }: Patience = {},
): PersonAt {
  const eyes = eyesOf({ workspace, personId: userId, patience });
  const body: Body = { slack, workspace, eyes, userId };
  return {
    types: async (line, where = {}) => type(line, where, body),
    opens: async (line, where = {}) => open(line, where, body),
    mentions: async (text, where = {}) => mention(text, where, body),
    pastes: async (text, where = {}) => paste(text, where, body),
    presses: async (which, how = {}) => press(gripOn(which, within(how, body)), how, body),
    chooses: async (option, how = {}) => choose(option, how, body),
    searches: async (menu, typed, how = {}) =>
      (await search(typed, gripOn(menu, within(how, body)), body)).map(labelOf),
    fills: async (input, value, how = {}) => fill(input, value, how, body),
    submits: async () => submit(body),
    closes: async (how = {}) => close(how, body),
    opensHome: async () => openHome(body),
    uses: async (shortcut, { message } = {}) => takeShortcut(shortcut, message, body),
    runsStep: async (callbackId, inputs) => runStep({ callbackId, inputs, patience }, body),
    sees: eyes.sees,
    seesView: eyes.seesView,
    views: () => eyes.views().map((view) => eyes.lookAt(view)),
    screen: (channel = HOME, numbered = false) =>
      eyes.visible(placeOf(channel, body).channel).map((message) => eyes.look(message, numbered)),
  };
}
