import { fieldsOf, textOf } from '../slack/json.ts';
import type { View } from '../slack/views.ts';
import type { Workspace } from '../workspace.ts';
import type { ModalView, Snapshot } from './contract.ts';

/** What the app has opened for one person. */
export function viewsOf(me: string, { views }: Pick<Workspace, 'views'>): Pick<Snapshot, 'home' | 'modals'> {
  return { home: views.homeOf(me)?.blocks ?? null, modals: views.modalsOf(me).map(asModal) };
}

function asModal({ id, content, blocks, errors }: View): ModalView {
  const words = (value: unknown) => textOf(fieldsOf(value).text);
  const submit = words(content.submit);
  return {
    id,
    title: words(content.title),
    ...(submit && { submit }),
    close: words(content.close) || 'Cancel',
    blocks,
    errors,
  };
}
