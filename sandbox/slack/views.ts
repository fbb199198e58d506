import { type Entered, entering, type Spot, stateOf } from './inputs.ts';
import { type Fields, textOf } from './json.ts';

/** A modal that a person has open, or their Home tab, as it is now. A change puts a new object in its place. */
export interface View {
  readonly id: string;
  readonly type: 'modal' | 'home';
  /** The only person who sees it. */
  readonly personId: string;
  /** As the bot sent it: title, submit, close, private_metadata … */
  readonly content: Fields;
  /** Each with its id. */
  readonly blocks: readonly Fields[];
  /** Another after each change by the bot. */
  readonly hash: string;
  readonly rootId: string;
  /** The modal below. */
  readonly previousId?: string;
  /** The current values of its inputs. */
  readonly values: Entered;
  /** Why its last submission was not taken, by block_id; under `''` what concerns no block. */
  readonly errors: Readonly<Record<string, string>>;
  /** Trigger id of what made the bot open it. */
  readonly cause?: string;
}

export interface ViewChange {
  /** `filled` is what the person does, `refused` what came of a submission; the others are the bot's. */
  readonly kind: 'opened' | 'published' | 'updated' | 'filled' | 'refused' | 'closed';
  readonly view: View;
}

interface ViewDraft {
  readonly personId: string;
  readonly content: Fields;
  readonly blocks: readonly Fields[];
  readonly cause?: string;
}

/** The open modals and the Home tabs of everyone. */
export interface Views {
  /** The open modals of a person, the lowest first. */
  modalsOf(personId: string): readonly View[];
  homeOf(personId: string): View | undefined;
  find(id: string): View | undefined;
  findExternal(externalId: string): View | undefined;
  /** Puts a modal on top of those that are open. */
  open(draft: ViewDraft): View;
  /** Sets a person's Home tab. */
  publish(draft: ViewDraft): View;
  /** What was entered stays where block_id and action_id do. Returns undefined where the view is gone. */
  update(id: string, content: Pick<ViewDraft, 'content' | 'blocks'>): View | undefined;
  /** Writes into an input, as the person. @param entry as in `state.values` */
  enter(id: string, spot: Spot, entry: Fields): View | undefined;
  /** Shows errors under inputs, by block_id. */
  refuse(id: string, errors: Readonly<Record<string, string>>): void;
  /** Closes a modal and those above it, from the top down. */
  close(id: string): void;
  /** Calls back after each change until the returned function is called. */
  watch(listener: (change: ViewChange) => void): () => void;
}

export function createViews(now: () => number): Views {
  const views = new Map<string, View>();
  const homes = new Map<string, string>();
  const watchers = new Set<(change: ViewChange) => void>();
  let made = 0;
  let changes = 0;

  function tell(kind: ViewChange['kind'], view: View): View {
    for (const watcher of [...watchers]) watcher({ kind, view });
    return view;
  }

  function keep(kind: ViewChange['kind'], view: View): View {
    views.set(view.id, view);
    return tell(kind, view);
  }

  function change(kind: ViewChange['kind'], id: string, to: Partial<View>): View | undefined {
    const before = views.get(id);
    return before && keep(kind, { ...before, ...to });
  }

  function freshHash(): string {
    changes += 1;
    return `${Math.floor(now() / 1000)}.${String(changes).padStart(8, '0')}`;
  }

  function create(type: View['type'], { personId, content, blocks, cause }: ViewDraft): View {
    made += 1;
    const id = `V${String(made).padStart(8, '0')}`;
    const below = type === 'modal' ? modalsOf(personId).at(-1) : undefined;
    return {
      id,
      type,
      personId,
      content,
      blocks,
      hash: freshHash(),
      rootId: below?.rootId ?? id,
      ...(below && { previousId: below.id }),
      values: stateOf(blocks, {}),
      errors: {},
      ...(cause !== undefined && { cause }),
    };
  }

  // A Map keeps the order in which the keys came, which for modals is the order of the stack.
  function modalsOf(personId: string): readonly View[] {
    return [...views.values()].filter((view) => view.personId === personId && view.type === 'modal');
  }

  function update(id: string, { content, blocks }: Pick<ViewDraft, 'content' | 'blocks'>): View | undefined {
    const values = stateOf(blocks, views.get(id)?.values ?? {});
    return change('updated', id, { content, blocks, values, errors: {}, hash: freshHash() });
  }

  return {
    modalsOf,
    homeOf: (personId) => views.get(homes.get(personId) ?? ''),
    find: (id) => views.get(id),
    findExternal: (externalId) =>
      views.values().find(({ content }) => textOf(content.external_id) === externalId),
    open: (draft) => keep('opened', create('modal', draft)),
    publish(draft) {
      const { content, blocks, personId } = draft;
      const id = homes.get(personId) ?? '';
      const before = views.get(id);
      const view = before
        ? { ...before, content, blocks, values: stateOf(blocks, before.values), hash: freshHash() }
        : create('home', draft);
      homes.set(personId, view.id);
      return keep('published', view);
    },
    update,
    enter(id, spot, entry) {
      const values = entering(views.get(id)?.values ?? {}, spot, entry);
      return change('filled', id, { values });
    },
    refuse: (id, errors) => void change('refused', id, { errors }),
    close(id) {
      const stack = modalsOf(views.get(id)?.personId ?? '');
      const from = stack.findIndex((view) => view.id === id);
      for (const view of from === -1 ? [] : stack.slice(from).toReversed()) {
        views.delete(view.id);
        tell('closed', view);
      }
    },
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
}
