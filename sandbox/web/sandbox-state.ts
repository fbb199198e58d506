import type { Exchange, Snapshot, Update } from '../page/contract.ts';
import type { Message } from '../slack/journal.ts';

/** What the page knows; nothing until the first snapshot has come. */
export interface SandboxState {
  readonly snapshot: Snapshot | undefined;
  /** The newest word from the sandbox itself, and how many there have been. */
  readonly notice: { readonly text: string; readonly count: number };
}

export const NOTHING_YET: SandboxState = { snapshot: undefined, notice: { text: '', count: 0 } };

const KEPT_EXCHANGES = 400;

export function reduce(state: SandboxState, update: Update): SandboxState {
  if (update.kind === 'snapshot') return { ...state, snapshot: update.snapshot };
  if (update.kind === 'notice')
    return { ...state, notice: { text: update.text, count: state.notice.count + 1 } };
  const { snapshot } = state;
  return snapshot ? { ...state, snapshot: changed(snapshot, update) } : state;
}

type Partial = Exclude<Update, { kind: 'snapshot' | 'notice' }>;

function changed(snapshot: Snapshot, update: Partial): Snapshot {
  switch (update.kind) {
    case 'message':
      return { ...snapshot, messages: changedMessages(snapshot.messages, update) };
    case 'clock':
      return { ...snapshot, now: update.now };
    case 'world':
      return { ...snapshot, world: update.world };
    case 'views':
      return { ...snapshot, home: update.home, modals: update.modals };
    case 'exchanges':
      return { ...snapshot, exchanges: merged(snapshot.exchanges, update.exchanges) };
  }
}

function changedMessages(
  messages: readonly Message[],
  { change, message }: Extract<Update, { kind: 'message' }>,
): readonly Message[] {
  const isIt = (each: Message) => each.channel === message.channel && each.ts === message.ts;
  if (change === 'deleted') return messages.filter((each) => !isIt(each));
  if (!messages.some(isIt)) return [...messages, message];
  return messages.map((each) => (isIt(each) ? message : each));
}

/** A request that was told of before its answer is replaced by the one with the answer. */
function merged(before: readonly Exchange[], news: readonly Exchange[]): readonly Exchange[] {
  const all = new Map([...before, ...news].map((each) => [each.id, each]));
  return [...all.values()].slice(-KEPT_EXCHANGES);
}
