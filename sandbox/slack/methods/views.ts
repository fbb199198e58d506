import { LIMITS } from '../blocks/limits.ts';
import { type Fields, fieldsOf, textOf } from '../json.ts';
import type { Office } from '../office.ts';
import { Refused } from '../refused.ts';
import { viewContentOf } from '../view-content.ts';
import type { View } from '../views.ts';
import { asApiView } from './api-view.ts';
import type { Methods } from './method.ts';

/** Modals and Home tabs. None of these needs a scope. */
export const views: Methods = {
  'views.open'(args, office) {
    // A bad view is refused before the trigger is spent, so that it can be mended and sent again.
    const content = checked(args.view, 'modal', office);
    const { views: all } = office.workspace;
    const personId = office.triggers.spend(textOf(args.trigger_id));
    // What Slack does with a modal that is already open is not documented; here the new one takes its place.
    const [lowest] = all.modalsOf(personId);
    if (lowest) all.close(lowest.id);
    return shown(all.open({ ...content, personId, cause: textOf(args.trigger_id) }), office);
  },

  'views.push'(args, office) {
    const content = checked(args.view, 'modal', office);
    const personId = office.triggers.spend(textOf(args.trigger_id));
    return shown(pushed({ ...content, personId, cause: textOf(args.trigger_id) }, office), office);
  },

  'views.update'(args, office) {
    const { views: all } = office.workspace;
    const before = found(args, office);
    if (!before) throw new Refused('not_found');
    checkHash(args, before);
    const content = checked(args.view, before.type, office, before);
    const after = all.update(before.id, content);
    if (!after) throw new Refused('not_found');
    return shown(after, office);
  },

  'views.publish'(args, office) {
    const { people, views: all } = office.workspace;
    const personId = textOf(args.user_id);
    if (!people.has(personId)) throw new Refused('user_not_found');
    const before = all.homeOf(personId);
    if (before) checkHash(args, before);
    return shown(all.publish({ ...checked(args.view, 'home', office, before), personId }), office);
  },
};

type Draft = Pick<View, 'personId' | 'content' | 'blocks'> & { readonly cause?: string };

/** Puts a modal on those that are open. @throws Refused `push_limit_reached` beyond the third */
export function pushed(draft: Draft, { workspace }: Pick<Office, 'workspace'>): View {
  const stack = workspace.views.modalsOf(draft.personId);
  // Which error Slack has for a push onto nothing is not documented.
  if (stack.length === 0) throw new Refused('not_found');
  if (stack.length >= LIMITS.stack) throw new Refused('push_limit_reached');
  return workspace.views.open(draft);
}

/** @throws Refused as `viewContentOf` does, and `duplicate_external_id` */
export function checked(
  view: unknown,
  type: View['type'],
  { workspace, faults }: Pick<Office, 'workspace' | 'faults'>,
  itself?: View,
): Pick<View, 'content' | 'blocks'> {
  const content = viewContentOf(view, type, faults);
  const externalId = textOf(fieldsOf(view).external_id);
  const other = externalId === '' ? undefined : workspace.views.findExternal(externalId);
  if (other && other.id !== itself?.id) throw new Refused('duplicate_external_id');
  return content;
}

function found({ view_id, external_id }: Fields, { workspace: { views: all } }: Office): View | undefined {
  if (view_id === undefined && external_id === undefined) throw new Refused('invalid_arguments');
  return view_id === undefined ? all.findExternal(textOf(external_id)) : all.find(textOf(view_id));
}

function checkHash({ hash }: Fields, view: View): void {
  if (hash !== undefined && hash !== view.hash) throw new Refused('hash_conflict');
}

function shown(view: View, { workspace }: Office): Fields {
  return { view: asApiView(view, workspace) };
}
